/*
 * Determinations that an archive lists beside its records (Darwin Core's Identification). A record's own name stands, and the
 * newest determination that says the same gives determiner and date where the record has neither. One that the archive calls
 * current and that says something else contradicts the record. Pure.
 */
import { parseName } from '../../domain/names/parse-name.ts';
import { Several } from '../tables/several.ts';
import type { TableRow } from '../tables/table-in-reading.ts';
import { isoDate } from '../tables/written-date.ts';
import type { MadeCells } from './made-table.ts';

/** What a determination says, under Darwin Core's terms. */
const NAME = [
  'scientificName',
  'scientificNameAuthorship',
  'genus',
  'specificEpithet',
  'infraspecificEpithet',
] as const;
const BY = ['identifiedBy', 'dateIdentified', 'identificationQualifier', 'identificationRemarks'] as const;

export class Identifications {
  readonly #rows = new Several<TableRow>();

  add(id: string, row: TableRow): void {
    if (row.cell('scientificname') !== undefined) this.#rows.add(id, row);
  }

  /** The record as it is with its determinations: twice and more where they contradict each other. */
  with(id: string, record: MadeCells): MadeCells[] {
    const all = this.#rows.get(id).toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
    if (all.length === 0) return [record];
    const own = record['scientificName'];
    const current = all.filter((row) => CURRENT.some((key) => /^(?:1|true|yes)$/i.test(row.cell(key) ?? '')));
    const counting =
      current.length > 0 ? current : own !== undefined ? all.filter((row) => isOf(row, own)) : newest(all);
    // Of several that say the same the newest, which is the last.
    const used = [...new Map(counting.map((row) => [nameIn(row), row])).values()];
    const earlierDeterminations = all.filter((row) => !used.some((one) => nameIn(one) === nameIn(row))).map(told);
    const kept = { ...record, earlierDeterminations: earlierDeterminations.join(' | ') };
    if (own === undefined) return used.map((row) => ({ ...kept, ...cellsOf(row, [...NAME, ...BY]) }));
    const same = used.find((row) => isOf(row, own));
    const isSaid = record['identifiedBy'] !== undefined || record['dateIdentified'] !== undefined;
    const others = used
      .filter((row) => row !== same)
      .map((row) => ({ ...kept, ...EMPTY, ...cellsOf(row, [...NAME, ...BY]) }));
    return [same && !isSaid ? { ...kept, ...cellsOf(same, BY) } : kept, ...others];
  }
}

/** Of Darwin Core since 2026, and of Symbiota. */
const CURRENT = ['isacceptedidentification', 'identificationiscurrent'];
const EMPTY: MadeCells = Object.fromEntries([...NAME, ...BY].map((term) => [term, undefined]));

function dayOf(row: TableRow): string {
  return isoDate(row.cell('dateidentified') ?? '') ?? '';
}

/** The last one where each has a day; else nobody knows which is the newest. */
function newest(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.every((row) => dayOf(row) !== '') ? rows.slice(-1) : rows;
}

function isOf(row: TableRow, name: string): boolean {
  return nameIn(row) === plainName(name);
}

function nameIn(row: TableRow): string {
  return plainName(row.cell('scientificname') ?? '');
}

/** Without its authors, which records and determinations write or leave out. */
function plainName(written: string): string {
  const name = parseName(written, { isName: true });
  return 'why' in name ? written.toLowerCase() : name.scientificName;
}

function told(row: TableRow): string {
  const by = [row.cell('identifiedby'), row.cell('dateidentified')].filter((text) => text !== undefined);
  return `${row.cell('scientificname') ?? ''}${by.length > 0 ? ` (${by.join(', ')})` : ''}`;
}

function cellsOf(row: TableRow, terms: readonly string[]): MadeCells {
  return Object.fromEntries(
    terms.flatMap((term) => {
      const text = row.cell(term.toLowerCase());
      return text === undefined ? [] : [[term, text]];
    }),
  );
}
