/*
 * Records of specimens (a table by catalogue number, or by file name): what is known of them beside their photos, and who
 * named them when. Runs in the catalogue thread; writes nothing.
 */
import type { TableChoice } from '../../contract/import.ts';
import type { ColumnUse, TableReport } from '../../contract/tables.ts';
import { numberIdentity } from '../../domain/intake/number-identity.ts';
import { fileOf } from '../../domain/path-text.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import { shortened } from '../../domain/words.ts';
import { takeTurns } from '../../calls/turns.ts';
import { columnsOf, type Layout, layoutOf } from './columns.ts';
import { type Matchable, type MatchedRow, Matching } from './match.ts';
import type { Table, TableRow } from './table-in-reading.ts';

const AS_PROPOSED: TableChoice = { columns: null, agreeSpoilt: false };

/** What rows say of single photos, before these are told apart. */
export interface OfPhoto {
  readonly catalogNumber: string | null;
  readonly view: string | null;
}

export interface MatchedRecords {
  readonly report: TableReport;
  readonly rows: readonly MatchedRow[];
  ofPhoto(path: string): MatchedRow | undefined;
  ofNumber(number: string): MatchedRow | undefined;
  /** The same of a number that a code in a photo says; `ofNumber` knows it from then on. */
  ofCode(number: string): MatchedRow | undefined;
  /** See `MatchedLater`. */
  reportNow(): Promise<TableReport>;
}

/** Throws ProblemError 'csv-unreadable' where no column says which photos or specimens the rows are about. */
export function recordsOf(table: Table, photos: readonly string[], choice: TableChoice = AS_PROPOSED): Records {
  const columns = columnsOf(table, choice.columns);
  const { keys } = layoutOf(table, columns);
  if (!keys.has('catalogue-number') && !keys.has('file-name')) {
    const headings = shortened([...table.headers.values()]);
    const reason = because('columns-unknown', { line: table.reading.headingLine, headings });
    throw new ProblemError('csv-unreadable', { file: table.file, reason });
  }
  return new Records(table, layoutOf(table, columns), new Matching(table, photos, choice));
}

export class Records {
  readonly #table: Table;
  readonly #layout: Layout;
  readonly #matching: Matching;
  #identities: ReadonlySet<string> | null = null;

  constructor(table: Table, layout: Layout, matching: Matching) {
    [this.#table, this.#layout, this.#matching] = [table, layout, matching];
  }

  /** Whether a row has this number, however it is written. */
  isRecorded(number: string): boolean {
    this.#identities ??= new Set(this.#table.rows.flatMap((row) => this.#identity(row) ?? []));
    return this.#identities.has(numberIdentity(number));
  }

  #identity(row: TableRow): string | undefined {
    const number = this.#said(row, 'catalogue-number');
    return number === undefined ? undefined : numberIdentity(number);
  }

  #said(row: TableRow, use: ColumnUse): string | undefined {
    return row.cell(this.#layout.keys.get(use) ?? '');
  }

  /** By path, of rows that name files and give them a number or a view. */
  async photos(): Promise<ReadonlyMap<string, OfPhoto>> {
    const { keys } = this.#layout;
    const found = new Map<string, OfPhoto>();
    if (!keys.has('file-name') || !(keys.has('catalogue-number') || keys.has('view'))) return found;
    for (const { photos, content } of await this.#matching.ofFiles()) {
      for (const path of photos) {
        const { catalogNumber, view } = content;
        found.set(path, { catalogNumber, view });
        // Pages are of the specimen of their file, and each has its own view.
        const file = fileOf(path);
        if (!found.has(file)) found.set(file, { catalogNumber, view: null });
      }
    }
    return found;
  }

  /**
   * `numbers`: of the photos. `inCatalogue`: the number of the specimen in the catalogue that a number means. Throws
   * ProblemError 'csv-unreadable'.
   */
  async match(
    { numbers, alsoWritten }: Omit<Matchable, 'photos'>,
    inCatalogue: (number: string) => string | null,
  ): Promise<MatchedRecords> {
    const all = new Set(numbers);
    const own = new Set(numbers.flatMap((one) => [one, ...(alsoWritten?.(one) ?? [])].map(numberIdentity)));
    const turn = takeTurns();
    for (const row of this.#table.rows) {
      await turn();
      const written = this.#said(row, 'catalogue-number');
      if (written === undefined || own.has(numberIdentity(written))) continue;
      const known = inCatalogue(written);
      if (known !== null) all.add(known);
    }
    const { rows, report, reportNow, ...later } = await this.#matching.matched({
      numbers: [...all],
      ...(alsoWritten && { alsoWritten }),
    });
    const ofPhoto = new Map<string, MatchedRow>();
    const ofNumber = new Map<string, MatchedRow>();
    for (const row of rows) {
      await turn();
      if (row.number !== null) ofNumber.set(numberIdentity(row.number), row);
      for (const path of row.photos) {
        ofPhoto.set(path, row);
        if (!ofPhoto.has(fileOf(path))) ofPhoto.set(fileOf(path), row);
      }
    }
    return {
      report,
      rows,
      ofPhoto: (path) => ofPhoto.get(path),
      ofNumber: (number) => ofNumber.get(numberIdentity(number)),
      ofCode: (number) => {
        const row = ofNumber.get(numberIdentity(number)) ?? later.ofCode(number);
        if (row) ofNumber.set(numberIdentity(number), row);
        return row;
      },
      reportNow,
    };
  }
}
