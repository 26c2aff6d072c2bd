/*
 * The Catalogue of Life Data Package (github.com/CatalogueOfLife/coldp): names and taxa in one NameUsage file, or in Name, Taxon
 * and Synonym; VernacularName; metadata.yaml. Files are TSV, CSV or TXT, their names and headings in any spelling. Runs in the
 * catalogue thread; reads only.
 */
import { takeTurns } from '../../calls/turns.ts';
import { because } from '../../domain/problems.ts';
import { isBelowSpecies } from '../../domain/taxonomy.ts';
import { type Parts, unreadable } from '../layouts/parts.ts';
import { bareName } from '../label-taxon.ts';
import { refuseLong, tableOf, type Table, type TableRow } from '../tables/read-table.ts';
import { LONGEST_NAME } from '../tables/checklist-rows.ts';
import { nameGiven, remembered, widerIn } from './from-rows.ts';
import type { ListedRecord, ReadList, Told } from './listed.ts';
import { withVernacular } from './vernacular.ts';

const ENTITIES = ['nameusage', 'name', 'taxon', 'synonym', 'vernacularname'] as const;
type Entity = (typeof ENTITIES)[number];
const ENDINGS = ['tsv', 'csv', 'txt'];
const SPELLINGS: Readonly<Record<Entity, readonly string[]>> = {
  nameusage: ['NameUsage', 'nameusage', 'name_usage', 'name-usage'],
  name: ['name'],
  taxon: ['taxon'],
  synonym: ['synonym'],
  vernacularname: ['VernacularName', 'vernacularname', 'vernacular_name', 'vernacular-name'],
};

/** Without a rank a word of its own may be anything: "Angiosperms". */
const rankOf = (row: TableRow, written: string) => row.cell('rank') ?? (/\s/.test(written.trim()) ? null : 'unranked');

const plain = (name: string) => name.toLowerCase().replace(/[-_ ]/g, '');

/** The entity that a file of a package is called by; null: none that is read. */
export function entityOf(file: string): Entity | null {
  const [, base = '', ending = ''] = /^(?:.*\/)?([^/]+)\.(\w+)$/.exec(file) ?? [];
  if (!ENDINGS.includes(ending.toLowerCase())) return null;
  return ENTITIES.find((entity) => entity === plain(base)) ?? null;
}

/** Throws ProblemError 'csv-unreadable'. */
export async function readColdp(parts: Parts, told: Told): Promise<ReadList> {
  const tables = new Map<Entity, Table>();
  for (const entity of ENTITIES) {
    const table = await tableNamed(parts, entity);
    if (table) tables.set(entity, table);
  }
  const usages = tables.get('nameusage');
  const [names, taxa] = [tables.get('name'), tables.get('taxon')];
  if (!usages && !(names && taxa)) throw unreadable(parts.file, because('layout-part-missing', { part: 'NameUsage' }));
  const records = usages ? await ofUsages(usages, told) : await ofNames(names!, taxa!, tables.get('synonym'), told);
  const vernacular = (tables.get('vernacularname')?.rows ?? []).map((row) => ({
    id: row.cell('taxonid'),
    name: row.cell('name'),
    language: row.cell('language'),
  }));
  const said = await metadataOf(parts);
  return {
    title: said.title ?? parts.file.replace(/\.\w+$/, ''),
    version: said.version ?? said.issued ?? null,
    records: withVernacular(records, vernacular, told),
    tellsStatus: true,
  };
}

async function tableNamed(parts: Parts, entity: Entity): Promise<Table | null> {
  const names =
    parts.names?.filter((name) => entityOf(name) === entity) ??
    SPELLINGS[entity].flatMap((name) =>
      ENDINGS.flatMap((ending) => [`${name}.${ending}`, `${name.charAt(0).toUpperCase()}${name.slice(1)}.${ending}`]),
    );
  for (const name of names) {
    const bytes = await parts.read(name);
    if (bytes) return await tableOf(name, bytes, ['id', 'taxonid']);
  }
  return null;
}

/** Statuses that are no names in use: neither accepted nor synonyms. */
const NOT_IN_USE = /misapplied|bare name/i;

async function ofUsages(table: Table, told: Told): Promise<ListedRecord[]> {
  const turn = takeTurns();
  const bare = remembered(bareName);
  const records: ListedRecord[] = [];
  for (const row of table.rows) {
    await turn();
    const written = nameIn(table, row);
    const status = row.cell('status') ?? '';
    if (written === undefined) continue;
    if (NOT_IN_USE.test(status)) {
      told.add('not-in-use', written);
      continue;
    }
    const isSynonym = /synonym/i.test(status);
    const parent = row.cell('parentid') ?? null;
    const name = nameGiven(written, row.cell('authorship') ?? null, rankOf(row, written), told);
    records.push({
      line: row.line,
      id: row.cell('id') ?? null,
      name,
      parentId: isSynonym ? null : parent,
      acceptedId: isSynonym ? parent : null,
      acceptedName: null,
      wider: name ? widerIn(row, name.rank, bare) : {},
      vernacular: [],
    });
  }
  return records;
}

async function ofNames(names: Table, taxa: Table, synonyms: Table | undefined, told: Told): Promise<ListedRecord[]> {
  const turn = takeTurns();
  const bare = remembered(bareName);
  const given = new Map<string, Pick<ListedRecord, 'name'>>();
  for (const row of names.rows) {
    await turn();
    const [id, written] = [row.cell('id'), nameIn(names, row)];
    if (id === undefined || written === undefined) continue;
    if (given.has(id)) told.add('doubled-id', id);
    else given.set(id, { name: nameGiven(written, row.cell('authorship') ?? null, rankOf(row, written), told) });
  }
  const records: ListedRecord[] = [];
  const add = (row: TableRow, joined: Pick<ListedRecord, 'id' | 'parentId' | 'acceptedId'>) => {
    const nameId = row.cell('nameid') ?? '';
    const found = given.get(nameId);
    if (!found) return told.add('not-understood', nameId);
    const wider = found.name ? widerIn(row, found.name.rank, bare) : {};
    records.push({ line: row.line, ...joined, name: found.name, acceptedName: null, wider, vernacular: [] });
  };
  for (const row of taxa.rows)
    add(row, { id: row.cell('id') ?? null, parentId: row.cell('parentid') ?? null, acceptedId: null });
  for (const row of synonyms?.rows ?? []) {
    await turn();
    if (NOT_IN_USE.test(row.cell('status') ?? '')) told.add('not-in-use', row.cell('nameid') ?? '');
    // A synonym's own identifier is not that of a taxon.
    else add(row, { id: null, parentId: null, acceptedId: row.cell('taxonid') ?? '' });
  }
  return records;
}

/** Whole, or in its parts. */
function nameIn(table: Table, row: TableRow): string | undefined {
  refuseLong(table, row, 'scientificname', LONGEST_NAME);
  const whole = row.cell('scientificname');
  if (whole !== undefined) return whole;
  const genus = row.cell('genericname') ?? row.cell('genus');
  const [epithet, below, rank] = [row.cell('specificepithet'), row.cell('infraspecificepithet'), row.cell('rank')];
  if (genus === undefined || epithet === undefined) return row.cell('uninomial');
  const marker = { variety: 'var.', form: 'f.', subspecies: null }[String(rank)] ?? null;
  const isBelow = below !== undefined && (rank === undefined || isBelowSpecies(rank as 'subspecies'));
  return [genus, epithet, ...(isBelow ? [marker, below] : [])].filter(Boolean).join(' ');
}

type Metadata = Partial<Record<'title' | 'version' | 'issued', string>>;

/** The few lines of metadata.yaml that are needed stand at its outermost level; metadata.json has the same keys. */
async function metadataOf(parts: Parts): Promise<Metadata> {
  const yaml = (await parts.read('metadata.yaml')) ?? (await parts.read('metadata.yml'));
  const found: Metadata = {};
  for (const line of yaml?.toString('utf8').split(/\r?\n/).slice(0, 2000) ?? []) {
    const [, key, value = ''] = /^(title|version|issued)\s*:\s*(.*)$/.exec(line) ?? [];
    const text = value.replace(/^(["'])(.*)\1\s*(?:#.*)?$/, '$2').trim();
    if (key && text !== '' && !/^[|>]/.test(text)) found[key as keyof Metadata] ??= text.slice(0, 300);
  }
  return found;
}
