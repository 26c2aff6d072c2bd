/* Specimen records (a table by catalogue number): what is known of the specimens beside their photos. Runs in the catalogue thread. */
import type { WriteHandle } from '../../catalogue/database/database.ts';
import {
  setOccurrenceId,
  setSpecimenTerms,
  specimenNumbered,
  type SpecimenTerms,
} from '../../catalogue/specimens/specimens.ts';
import type { PathText } from '../../domain/path-text.ts';
import type { ColumnUse } from '../../contract/tables.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import { takeTurns } from '../../calls/turns.ts';
import type { Reader } from '../../reader/calls.ts';
import { readerOfThread } from '../../reader/of-thread.ts';
import { layoutOf, proposeColumns } from './columns.ts';
import { numberIdentity } from '../../domain/intake/number-identity.ts';
import { readTable, refuseLong } from './read-table.ts';
import { contentOf, NAME_USES } from './row-content.ts';

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

/** No column of a specimen holds them. */
const AS_WRITTEN: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  ...NAME_USES,
  'identificationRemarks',
  'verbatimIdentification',
  'file-name',
  'view',
]);

/** Throws ProblemError 'csv-unreadable'. Where a number stands twice, the first row counts. Names are kept as they stand. */
export async function readRecords(path: PathText, reader: Reader = readerOfThread): Promise<SpecimenRecords> {
  const table = await readTable(path, [], reader);
  const columns = proposeColumns(table).map(({ heading, use }) => ({
    heading,
    use: AS_WRITTEN.has(use) ? ('custom' as const) : use,
  }));
  const layout = layoutOf(table, columns);
  const number = layout.keys.get('catalogue-number');
  if (number === undefined) {
    const reason = because('column-missing', { line: table.reading.headingLine, column: 'catalogNumber' });
    throw new ProblemError('csv-unreadable', { file: table.file, reason });
  }
  const exact = new Map<string, SpecimenRecord>();
  const loose = new Map<string, SpecimenRecord | 'several'>();
  const turn = takeTurns();
  for (const row of table.rows) {
    await turn();
    for (const key of [number, layout.keys.get('occurrenceID') ?? '']) refuseLong(table, row, key, LONGEST_NUMBER);
    const { catalogNumber, occurrenceId, terms } = contentOf(row, layout);
    if (catalogNumber === null || exact.has(catalogNumber)) continue;
    const record = { catalogNumber, occurrenceId, terms };
    exact.set(catalogNumber, record);
    const key = numberIdentity(catalogNumber);
    loose.set(key, loose.has(key) ? 'several' : record);
  }
  const looselyNumbered = (number: string) => {
    const found = loose.get(numberIdentity(number));
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
