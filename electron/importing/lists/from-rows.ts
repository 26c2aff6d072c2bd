/*
 * Records of a checklist whose headings are Darwin Core's: CSV, TSV, workbooks, and the core of a Darwin Core Archive. Runs
 * in the catalogue thread.
 */
import { headingKey, HEADING } from '../../domain/darwin-core/terms.ts';
import { isBelowSpecies, type Rank, RANKS } from '../../domain/taxonomy.ts';
import { takeTurns } from '../../calls/turns.ts';
import { nameInRow, refuseLongNames } from '../tables/checklist-rows.ts';
import { givenName } from '../tables/given-name.ts';
import { cellOf, type Table, type TableRow } from '../tables/read-table.ts';
import { bareName } from '../label-taxon.ts';
import type { ListedRecord, Told } from './listed.ts';

const WIDER_COLUMNS = RANKS.filter((rank) => rank !== 'species' && !isBelowSpecies(rank));
const STATUS = headingKey('taxonomicStatus');

export interface Rows {
  readonly records: readonly ListedRecord[];
  readonly tellsStatus: boolean;
}

/** `idKey`: of the column that joins an archive's files, where it is not the taxonID. */
export async function recordsOf(table: Table, told: Told, idKey: string = HEADING.taxonID): Promise<Rows> {
  const turn = takeTurns();
  const bare = remembered(bareName);
  const records: ListedRecord[] = [];
  for (const row of table.rows) {
    await turn();
    refuseLongNames(table, row);
    const record = recordOf(row, bare, told, idKey);
    if (record) records.push(record);
  }
  const headers = new Set(table.headers.keys());
  const tellsStatus = [STATUS, HEADING.acceptedNameUsage, HEADING.acceptedNameUsageID].some((key) => headers.has(key));
  return { records, tellsStatus };
}

function recordOf(row: TableRow, bare: (written: string) => string, told: Told, idKey: string): ListedRecord | null {
  const written = nameInRow(row);
  if (written === undefined) return null;
  const status = row.cell(STATUS)?.toLowerCase() ?? '';
  if (/misapplied|bare name|invalid name/.test(status)) {
    told.add('not-in-use', written);
    return null;
  }
  const id = row.cell(idKey) ?? cellOf(row, 'taxonID') ?? null;
  const name = nameGiven(
    written,
    cellOf(row, 'scientificNameAuthorship') ?? null,
    cellOf(row, 'taxonRank') ?? null,
    told,
  );
  if (!name && id === null) return null;
  const accepted = cellOf(row, 'acceptedNameUsageID') ?? null;
  const parentId = cellOf(row, 'parentNameUsageID') ?? null;
  // Some lists give a synonym's accepted name as its parent.
  const isSynonym = /synonym/.test(status);
  const asParent = isSynonym && accepted === null && cellOf(row, 'acceptedNameUsage') === undefined;
  return {
    line: row.line,
    id,
    name,
    parentId: asParent ? null : parentId,
    acceptedId: asParent ? parentId : accepted === id ? null : accepted,
    acceptedName: cellOf(row, 'acceptedNameUsage') ?? null,
    wider: name ? widerIn(row, name.rank, bare) : {},
    vernacular: (cellOf(row, 'vernacularName')?.split(/\s*[|;]\s*/) ?? [])
      .filter((one) => one.trim() !== '')
      .map((one) => ({ name: one.trim().normalize('NFC'), language: cellOf(row, 'language') ?? null })),
  };
}

/** Told where it is none, or of a rank that is not kept. */
export function nameGiven(
  written: string,
  authorship: string | null,
  rank: string | null,
  told: Told,
): ListedRecord['name'] {
  const given = givenName({ written, authorship, rank }, true, true);
  const isCutShort = given?.rank === 'genus' && (rank === 'species' || isBelowSpecies(rank as Rank));
  if (given && !isCutShort)
    return { scientificName: given.scientificName, authorship: given.authorship, rank: given.rank };
  const alone = givenName({ written, authorship, rank: null }, true, true);
  told.add(
    rank !== null && alone ? 'rank-not-kept' : 'not-understood',
    rank === null ? written : `${written} (${rank})`,
  );
  return null;
}

export function widerIn(row: TableRow, rank: Rank, bare: (written: string) => string): ListedRecord['wider'] {
  const wider: Partial<Record<Rank, string>> = {};
  for (const one of WIDER_COLUMNS.slice(0, RANKS.indexOf(rank))) {
    const written = row.cell(headingKey(one));
    if (written !== undefined) wider[one] = bare(written);
  }
  return wider;
}

/** Thousands of rows name the same family. */
export function remembered(read: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const value = known.get(text) ?? read(text);
    known.set(text, value);
    return value;
  };
}
