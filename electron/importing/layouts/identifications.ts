/*
 * Determinations that an archive lists beside its records (Darwin Core's Identification). A record's own name stands, and the
 * newest determination that says the same gives determiner and date where the record has neither. One that the archive calls
 * current and that says something else contradicts the record. Pure.
 */
import { parseName } from '../../domain/names/parse-name.ts';
import { Several } from '../tables/several.ts';
import type { TableRow } from '../tables/table-in-reading.ts';
import { isoDate } from '../../domain/intake/written-date.ts';
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

/** Of a record; the newest of them are told. */
const MOST_EARLIER = 20;

interface Determination {
  readonly row: TableRow;
  /** Without its authors, which records and determinations write or leave out. */
  readonly name: string;
  readonly day: string;
}

export class Identifications {
  readonly #rows = new Several<TableRow>();

  add(id: string, row: TableRow): void {
    if (row.cell('scientificname') !== undefined) this.#rows.add(id, row);
  }

  /** The record as it is with its determinations: twice and more where they contradict each other. */
  with(id: string, record: MadeCells): MadeCells[] {
    const all = this.#rows.get(id).map(determinationIn);
    if (all.length === 0) return [record];
    all.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
    const own = record['scientificName'] === undefined ? null : plainName(record['scientificName']);
    const current = all.filter(({ row }) => CURRENT.some((key) => /^(?:1|true|yes)$/i.test(row.cell(key) ?? '')));
    const ofRecord = own === null ? newest(all) : all.filter(({ name }) => name === own);
    // Of several that say the same the newest, which is the last.
    const used = new Map((current.length > 0 ? current : ofRecord).map(({ name, row }) => [name, row]));
    const earlier = all.filter(({ name }) => name !== own && !used.has(name)).slice(-MOST_EARLIER);
    const kept = { ...record, earlierDeterminations: earlier.map(({ row }) => told(row)).join(' | ') };
    if (own === null) return [...used.values()].map((row) => ({ ...kept, ...cellsOf(row, NAME), ...cellsOf(row, BY) }));
    const same = used.get(own);
    const isSaid = record['identifiedBy'] !== undefined || record['dateIdentified'] !== undefined;
    const others = [...used].filter(([name]) => name !== own);
    return [
      same && !isSaid ? { ...kept, ...cellsOf(same, BY) } : kept,
      ...others.map(([, row]) => ({ ...kept, ...EMPTY, ...cellsOf(row, NAME), ...cellsOf(row, BY) })),
    ];
  }
}

/** Of Darwin Core since 2026, and of Symbiota. */
const CURRENT = ['isacceptedidentification', 'identificationiscurrent'];
const EMPTY: MadeCells = Object.fromEntries([...NAME, ...BY].map((term) => [term, undefined]));

function determinationIn(row: TableRow): Determination {
  return {
    row,
    name: plainName(row.cell('scientificname') ?? ''),
    day: isoDate(row.cell('dateidentified') ?? '') ?? '',
  };
}

/** The last one where each has a day; else nobody knows which is the newest. */
function newest(all: readonly Determination[]): readonly Determination[] {
  return all.every(({ day }) => day !== '') ? all.slice(-1) : all;
}

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
