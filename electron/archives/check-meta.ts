/*
 * What is wrong in a meta.xml by itself: kinds of rows, terms, columns, identifiers. Gives each file as its rows are then
 * checked. Pure.
 */
import { isKnownCore, isKnownExtension, isKnownTerm } from '../domain/darwin-core/known-terms.ts';
import type { CheckedFile } from '../domain/darwin-core/verdict/check-rows.ts';
import type { Gathered } from '../domain/darwin-core/verdict/gather.ts';
import { addTo } from '../domain/lists.ts';
import { ROW_TYPES } from '../domain/darwin-core/archive-tables.ts';
import { columnOf, lastOf, type Meta, type MetaFile } from './meta.ts';
import { isEncoding } from './rows.ts';

export interface FileToCheck {
  readonly meta: MetaFile;
  readonly checked: CheckedFile;
  /** Columns that a row has by meta.xml, at least. */
  readonly width: number;
}

/** The files, the core first; null: without a core nothing can be joined. */
export function checkMeta({ files }: Meta, gathered: Gathered): readonly FileToCheck[] | null {
  const cores = files.filter(({ isCore }) => isCore);
  if (cores.length === 0) {
    gathered.add('core-missing');
    return null;
  }
  if (cores.length > 1) gathered.add('cores-several');
  const inOrder = [...cores.slice(0, 1), ...files.filter(({ isCore }) => !isCore)];
  return inOrder.map((file) => checkFile(file, inOrder.length > 1, gathered));
}

function checkFile(meta: MetaFile, hasExtensions: boolean, gathered: Gathered): FileToCheck {
  const { isCore, rowType, locations, encoding, id } = meta;
  const name = locations[0] ?? '';
  if (locations.length > 1) gathered.add('files-several', { file: name });
  if (!(isCore ? isKnownCore(rowType) : isKnownExtension(rowType)))
    gathered.add(isCore ? 'core-type-unknown' : 'extension-type-unknown', { file: name, about: rowType });
  if (encoding === null) gathered.add('encoding-missing', { file: name });
  else if (!isEncoding(encoding)) gathered.add('encoding-unknown', { file: name, about: encoding });
  if (id === null && (!isCore || hasExtensions || rowType === ROW_TYPES.occurrence))
    gathered.add(isCore ? 'id-missing' : 'coreid-missing', { file: name });
  const idColumn = columnOf(id);
  if (id !== null && idColumn === null) gathered.add('index-wrong', { file: name, about: id });
  const terms = checkTerms(meta, name, gathered);
  if (isCore && rowType === ROW_TYPES.occurrence) lookForNeeded(terms, name, gathered);
  const columns = [...terms.values()].flatMap((at) => ('column' in at ? [at.column] : []));
  return {
    meta,
    checked: { name, rowType, isCore, idColumn, terms },
    width: Math.max(-1, idColumn ?? -1, ...columns) + 1,
  };
}

function checkTerms({ fields }: MetaFile, file: string, gathered: Gathered): CheckedFile['terms'] {
  const terms = new Map<string, { readonly column: number } | { readonly fixed: string }>();
  const byColumn = new Map<number, string[]>();
  for (const { index, term, fixed } of fields) {
    const about = lastOf(term);
    if (!isKnownTerm(term)) gathered.add('term-unknown', { file, about: term });
    if (terms.has(term)) gathered.add('term-twice', { file, about });
    const column = columnOf(index);
    if (index !== null && column === null) gathered.add('index-wrong', { file, about: index });
    if (column !== null && fixed !== null) gathered.add('default-beside-index', { file, about });
    if (column !== null) addTo(byColumn, column, about);
    if (terms.has(term)) continue;
    if (column !== null) terms.set(term, { column });
    else if (fixed !== null) terms.set(term, { fixed });
  }
  for (const [column, names] of byColumn)
    if (names.length > 1) gathered.add('index-twice', { file, about: String(column) });
  return terms;
}

const NEEDED = ['occurrenceID', 'basisOfRecord', 'scientificName', 'eventDate'] as const;
const DWC = 'http://rs.tdwg.org/dwc/terms/';

function lookForNeeded(terms: CheckedFile['terms'], file: string, gathered: Gathered): void {
  for (const name of NEEDED) if (!terms.has(DWC + name)) gathered.add('term-missing', { file, about: name });
}
