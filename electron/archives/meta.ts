/*
 * What meta.xml says of the files of an archive (Darwin Core text guide), as it says it: nothing is put right here. Runs in the
 * catalogue thread; reads bytes that it is given.
 */
import { type Attributes, readXml } from './xml.ts';

export interface MetaField {
  /** As it is written; null: not given. */
  readonly index: string | null;
  readonly term: string;
  readonly fixed: string | null;
}

export interface MetaFile {
  readonly isCore: boolean;
  readonly rowType: string;
  readonly encoding: string | null;
  readonly fieldsTerminatedBy: string | null;
  readonly fieldsEnclosedBy: string | null;
  readonly ignoreHeaderLines: string | null;
  readonly locations: string[];
  /** `index` of <id> or <coreid>; null: there is none. */
  id: string | null;
  readonly fields: MetaField[];
}

export interface Meta {
  readonly files: readonly MetaFile[];
  /** The file that describes the collection. */
  readonly metadata: string | null;
}

/** More of any kind is none that a person wrote. */
const MOST_FILES = 200;
const MOST_FIELDS = 2000;
const MOST_LOCATIONS = 50;

/** Throws Error for what is not well-formed, or has too much of something. */
export async function readMeta(bytes: Buffer): Promise<Meta> {
  const files: MetaFile[] = [];
  let metadata: string | null = null;
  let location: string | null = null;
  await readXml(chunksOf(bytes), {
    open(name, attributes) {
      const file = files.at(-1);
      if (name === 'archive') metadata ??= attributes['metadata'] ?? null;
      else if (name === 'core' || name === 'extension') files.push(fileOf(name === 'core', attributes));
      else if (name === 'location') location = '';
      else if (file && (name === 'id' || name === 'coreid')) file.id ??= attributes['index'] ?? '0';
      else if (file && name === 'field') addField(file, attributes);
      if (files.length > MOST_FILES) throw new Error('it names too many files');
    },
    text(text) {
      if (location !== null) location += text;
    },
    close(name) {
      const file = files.at(-1);
      if (name !== 'location' || location === null) return;
      if (file && file.locations.length < MOST_LOCATIONS) file.locations.push(location.trim());
      location = null;
    },
  });
  return { files, metadata };
}

function fileOf(isCore: boolean, attributes: Attributes): MetaFile {
  const said = (name: string) => attributes[name] ?? null;
  return {
    isCore,
    rowType: (attributes['rowType'] ?? '').trim(),
    encoding: said('encoding'),
    fieldsTerminatedBy: said('fieldsTerminatedBy'),
    fieldsEnclosedBy: said('fieldsEnclosedBy'),
    ignoreHeaderLines: said('ignoreHeaderLines'),
    locations: [],
    id: null,
    fields: [],
  };
}

function addField({ fields }: MetaFile, attributes: Attributes): void {
  if (fields.length >= MOST_FIELDS) throw new Error('it names too many columns');
  const { term = '', index = null, default: fixed = null } = attributes;
  fields.push({ index, term: term.trim(), fixed });
}

const MOST_COLUMNS = 1000;

/** A column that can be; null: it is none. */
export function columnOf(index: string | null): number | null {
  return index !== null && /^\d{1,4}$/.test(index.trim()) && Number(index) < MOST_COLUMNS ? Number(index) : null;
}

/** `\t` as it is written out. */
export function signOf(written: string): string {
  const signs: Readonly<Record<string, string>> = { '\\t': '\t', '\\n': '\n', '\\r': '\r', '\\r\\n': '\r\n' };
  return signs[written] ?? written;
}

/** Last part of the address of a term or of what a row is. */
export function lastOf(address: string): string {
  return address.split(/[/#:]/).at(-1) ?? '';
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve();
  yield bytes;
}
