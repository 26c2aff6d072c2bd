/* Specimen records (CSV by catalogNumber): what is known of the specimens beside their photos. Runs in the catalogue thread. */
import type { WriteHandle } from '../catalogue/database/database.ts';
import { looseNumber } from '../catalogue/database/number-key.ts';
import {
  setOccurrenceId,
  setSpecimenTerms,
  specimenNumbered,
  type SpecimenTerms,
} from '../catalogue/specimens/specimens.ts';
import type { PathText } from '../domain/path-text.ts';
import { HEADING, headingKey, SPECIMEN_TERMS, type SpecimenColumn } from '../domain/darwin-core/terms.ts';
import { takeTurns } from '../calls/turns.ts';
import type { Reader } from '../reader/calls.ts';
import { readerOfThread } from '../reader/of-thread.ts';
import { cellOf, readTable, refuseLong, type TableRow } from './read-table.ts';

export interface SpecimenRecord {
  readonly catalogNumber: string;
  readonly occurrenceId: string | null;
  readonly terms: Partial<SpecimenTerms>;
}

export interface SpecimenRecords {
  /** The record of a number as the file-name rule found it; `prefix` is the rule's text before it. */
  find(number: string, prefix: string): SpecimenRecord | undefined;
  /** To a specimen that was just made. */
  apply(db: WriteHandle, specimenId: number, record: SpecimenRecord): void;
  /** To every specimen that is there; gives those that it changed. */
  applyToAll(db: WriteHandle): Promise<number[]>;
}

const RECORDS_A_TRANSACTION = 50;

/** Numbers and identifiers are kept as keys and shown in lists. */
const LONGEST_NUMBER = 500;

/** Throws ProblemError 'csv-unreadable'. Where a number stands twice, the first row counts. */
export async function readRecords(path: PathText, reader: Reader = readerOfThread): Promise<SpecimenRecords> {
  const table = await readTable(path, ['catalogNumber'], reader);
  const { rows, headers } = table;
  for (const row of rows) for (const key of OWN_COLUMNS) refuseLong(table, row, key, LONGEST_NUMBER);
  const exact = new Map<string, SpecimenRecord>();
  const loose = new Map<string, SpecimenRecord | 'several'>();
  for (const row of rows) {
    const record = recordOf(row, headers);
    if (!record || exact.has(record.catalogNumber)) continue;
    exact.set(record.catalogNumber, record);
    const key = looseNumber(record.catalogNumber);
    loose.set(key, loose.has(key) ? 'several' : record);
  }
  const looselyNumbered = (number: string) => {
    const found = loose.get(looseNumber(number));
    return found === 'several' ? undefined : found;
  };
  return {
    find: (number, prefix) => exact.get(number) ?? looselyNumbered(number) ?? looselyNumbered(`${prefix}${number}`),
    apply: (db, specimenId, { occurrenceId, terms }) => {
      if (occurrenceId !== null && !isTaken(db, occurrenceId)) setOccurrenceId(db, specimenId, occurrenceId);
      setSpecimenTerms(db, specimenId, terms);
    },
    applyToAll: async (db) => {
      const turn = takeTurns();
      const changed: number[] = [];
      const all = [...exact.values()];
      for (let from = 0; from < all.length; from += RECORDS_A_TRANSACTION) {
        db.transaction(() => {
          for (const { catalogNumber, terms } of all.slice(from, from + RECORDS_A_TRANSACTION)) {
            const id = specimenNumbered(db, catalogNumber);
            if (id !== null && setSpecimenTerms(db, id, terms)) changed.push(id);
          }
        });
        await turn();
      }
      return changed;
    },
  };
}

function isTaken(db: WriteHandle, occurrenceId: string): boolean {
  return db.get('SELECT 1 FROM specimen WHERE occurrence_id = ?', [occurrenceId]) !== undefined;
}

const SPECIMEN_TERM_OF = new Map(SPECIMEN_TERMS.map((row) => [headingKey(row.term), row]));
const OWN_COLUMNS: ReadonlySet<string> = new Set([HEADING.catalogNumber, HEADING.occurrenceID]);

function recordOf(row: TableRow, headers: ReadonlyMap<string, string>): SpecimenRecord | null {
  const catalogNumber = cellOf(row, 'catalogNumber');
  if (catalogNumber === undefined) return null;
  const terms: Partial<Record<SpecimenColumn, string | number>> = {};
  const others: Record<string, string> = {};
  for (const [key, text] of row.cells) {
    if (OWN_COLUMNS.has(key)) continue;
    const term = SPECIMEN_TERM_OF.get(key);
    if (term?.none?.some((nothing) => nothing === text || nothing === headingKey(text))) continue;
    const value = term?.within ? within(text, ...term.within) : text;
    // A cell that its column cannot take is kept among the other terms, as it is written.
    if (term && value !== undefined) terms[term.column] = value;
    else others[headers.get(key) ?? key] = text;
  }
  const other_terms = Object.keys(others).length === 0 ? {} : { other_terms: JSON.stringify(others) };
  return {
    catalogNumber,
    occurrenceId: cellOf(row, 'occurrenceID') ?? null,
    terms: { ...(terms as Partial<SpecimenTerms>), ...other_terms },
  };
}

/** A number between these limits, with a decimal point or comma. */
function within(text: string, low: number, high: number): number | undefined {
  const value = /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return value >= low && value <= high ? value : undefined;
}
