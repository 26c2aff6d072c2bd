/*
 * Which photos and specimens the rows of a table are about, and what is told of it. Nothing is settled that the table leaves
 * open: rows that contradict each other, that fit several photos, or whose number a spreadsheet spoilt are told, not used.
 * Runs in the catalogue thread; writes nothing.
 */
import { takeTurns } from '../../calls/turns.ts';
import type {
  ColumnUse,
  OddCell,
  OddCellReason,
  Some,
  TableColumns,
  TableReport,
  ToldRow,
} from '../../contract/tables.ts';
import { columnsOf, type Layout, layoutOf, proposeColumns } from './columns.ts';
import { FileIndex } from './file-index.ts';
import { readRow } from './given-name.ts';
import { numberIdentity } from '../../domain/intake/number-identity.ts';
import { isMadeExponent, SpoiltIndex } from './number-index.ts';
import { refuseLong } from './read-table.ts';
import { contentOf, NAME_USES, readTerms, type RowContent } from './row-content.ts';
import { Several } from './several.ts';
import type { Table, TableRow } from './table-in-reading.ts';

/** What rows may be about. */
export interface Matchable {
  /** Paths below the folder of the import, with / between folders. */
  readonly photos: readonly string[];
  /** Catalogue numbers that names of files give, and those that are in the catalogue. */
  readonly numbers: readonly string[];
  /** Other ways to write a number: a table of a collection often leaves its code out ("104233" for VC_104233). */
  readonly alsoWritten?: (number: string) => readonly string[];
}

export interface MatchChoice {
  /** What a person chose; null: as it is proposed. */
  readonly columns: TableColumns | null;
  /** A person agreed that numbers which a spreadsheet changed stand for those that are proposed. */
  readonly agreeSpoilt: boolean;
}

/** A row and what it is about: photos where it names files, else the specimen of a number. */
export interface MatchedRow {
  readonly line: number;
  readonly how: 'exact' | 'loose' | 'spoilt';
  readonly photos: readonly string[];
  /** The number of `Matchable` that the row is about; of rows that name files, null. Their own number is in `content`. */
  readonly number: string | null;
  /** Put together at each call, so that a long table is not held twice. */
  readonly content: RowContent;
}

export interface Matched {
  readonly rows: readonly MatchedRow[];
  readonly report: TableReport;
}

/** Names and numbers are kept as keys and shown in lists; the longest valid names have less than half of it. */
const LONGEST = 500;
const SHORT_USES = [...NAME_USES, 'catalogue-number', 'occurrenceID', 'view'] as const satisfies readonly ColumnUse[];

const MOST_TOLD = 20;

class Told implements Some<ToldRow> {
  readonly first: ToldRow[] = [];
  count = 0;

  add({ line }: Pick<TableRow, 'line'>, key: string, fits: readonly string[] = []): void {
    this.count += 1;
    if (this.first.length < MOST_TOLD) this.first.push({ line, key, fits: fits.slice(0, 5) });
  }
}

/** Throws ProblemError 'csv-unreadable' for a cell that is too long for what it stands for. */
export async function matchRows(table: Table, among: Matchable, choice: MatchChoice): Promise<Matched> {
  const { photos, ...numbers } = among;
  return await new Matching(table, photos, choice).matched(numbers);
}

type Numbers = Omit<Matchable, 'photos'>;

interface Candidate {
  readonly row: TableRow;
  readonly key: string;
  readonly how: MatchedRow['how'];
  readonly photos: readonly string[];
  readonly number: string | null;
}

/** A row that is about the specimen of a number. */
interface Numbered {
  readonly row: TableRow;
  readonly number: string;
}

interface ByFiles {
  readonly ofFiles: readonly Candidate[];
  readonly numbered: readonly Numbered[];
}

class UsedRow implements MatchedRow {
  readonly how: MatchedRow['how'];
  readonly photos: readonly string[];
  readonly number: string | null;
  readonly #row: TableRow;
  readonly #layout: Layout;

  constructor(row: TableRow, layout: Layout, { how, photos, number }: Pick<MatchedRow, 'how' | 'photos' | 'number'>) {
    [this.#row, this.#layout, this.how, this.photos, this.number] = [row, layout, how, photos, number];
  }

  get line(): number {
    return this.#row.line;
  }

  get content(): RowContent {
    return contentOf(this.#row, this.#layout);
  }

  get unread(): readonly { readonly key: string; readonly text: string; readonly why: OddCellReason }[] {
    return readTerms(this.#row, this.#layout).unread.map((cell) => ({ ...cell, text: this.#row.cell(cell.key) ?? '' }));
  }
}

/** First by files, then by the numbers that are known once the photos are told apart. */
export class Matching {
  readonly #table: Table;
  readonly #photos: readonly string[];
  readonly #agreeSpoilt: boolean;
  readonly #columns: TableColumns;
  readonly #layout: Layout;
  readonly #turn = takeTurns();
  readonly #unmatched = new Told();
  readonly #ambiguous = new Told();
  readonly #contradicting = new Told();
  readonly #spoilt = new Told();
  readonly #loosely = new Told();
  readonly #unnamed = new Told();
  readonly #notUnderstood = new Told();
  #withoutKey = 0;
  #repeated = 0;
  #byFiles: Promise<ByFiles> | null = null;

  /** `photos`: paths below the folder of the import. */
  constructor(table: Table, photos: readonly string[], { columns, agreeSpoilt }: MatchChoice) {
    this.#table = table;
    this.#photos = photos;
    this.#agreeSpoilt = agreeSpoilt;
    this.#columns = columnsOf(table, columns);
    this.#layout = layoutOf(table, this.#columns);
  }

  /** The rows that name photos. Throws as `matchRows` does. */
  async ofFiles(): Promise<readonly MatchedRow[]> {
    const { ofFiles } = await this.#files();
    return ofFiles.map((one) => new UsedRow(one.row, this.#layout, one));
  }

  /** To be asked once. Throws as `matchRows` does. */
  async matched(numbers: Numbers): Promise<Matched> {
    const { ofFiles, numbered } = await this.#files();
    const ofNumbers = await this.#numbers(await this.#once(numbered), numbers);
    const rows: UsedRow[] = [];
    for (const { row, key, how, photos, number } of [...ofFiles, ...ofNumbers]) {
      await this.#turn();
      if (how === 'loose') this.#loosely.add(row, key, number === null ? photos : [number]);
      rows.push(new UsedRow(row, this.#layout, { how, photos, number }));
    }
    rows.sort((a, b) => a.line - b.line);
    return { rows, report: await this.#report(rows) };
  }

  #files(): Promise<ByFiles> {
    return (this.#byFiles ??= this.#matchFiles());
  }

  async #matchFiles(): Promise<ByFiles> {
    const byFile: Candidate[] = [];
    const numbered: Numbered[] = [];
    const files = await this.#index();
    for (const row of this.#table.rows) {
      await this.#turn();
      this.#refuseLong(row);
      const file = this.#said(row, 'file-name');
      const number = this.#said(row, 'catalogue-number');
      const found = file === undefined ? null : files.find(file);
      if (found?.how === 'ambiguous') this.#ambiguous.add(row, file ?? '', found.photos);
      else if (found) byFile.push({ row, key: file ?? '', how: found.how, photos: found.photos, number: null });
      else if (number !== undefined) numbered.push({ row, number });
      else if (file === undefined) this.#withoutKey += 1;
      else this.#unmatched.add(row, file);
    }
    const agreeing = await this.#agreeing(byFile, ({ photos }) => photos, 'all');
    return { ofFiles: await this.#agreeing(agreeing, numberOf, 'specimen'), numbered };
  }

  #said(row: TableRow, use: ColumnUse): string | undefined {
    return row.cell(this.#layout.keys.get(use) ?? '');
  }

  #refuseLong(row: TableRow): void {
    for (const use of SHORT_USES) {
      const key = this.#layout.keys.get(use);
      if (key !== undefined) refuseLong(this.#table, row, key, LONGEST);
    }
  }

  async #index(): Promise<FileIndex> {
    const index = new FileIndex();
    if (!this.#layout.keys.has('file-name')) return index;
    for (const photo of this.#photos) {
      index.add(photo);
      await this.#turn();
    }
    return index;
  }

  /** What rows say beside their keys; `specimen`: of the specimen, which its photos have in common. */
  #saying(row: TableRow, what: 'all' | 'specimen'): string {
    const { catalogNumber, terms, name, occurrenceId, view } = contentOf(row, this.#layout);
    const number = catalogNumber === null ? null : numberIdentity(catalogNumber);
    if (what === 'all') return JSON.stringify([number, terms, name, occurrenceId, view]);
    const { other_terms: _, ...own } = terms;
    return JSON.stringify([own, name, occurrenceId]);
  }

  /**
   * Rows without those that contradict another of the same thing, which are told. Of rows that say the same of the same
   * photo, one is left.
   */
  async #agreeing(
    all: readonly Candidate[],
    thingsOf: (candidate: Candidate, layout: Layout) => readonly string[],
    what: 'all' | 'specimen',
  ): Promise<Candidate[]> {
    const byThing = new Several<Candidate>();
    for (const one of all) {
      await this.#turn();
      for (const thing of thingsOf(one, this.#layout)) byThing.add(thing, one);
    }
    const without = new Map<Candidate, 'contradicting' | 'repeated'>();
    for (const same of byThing.lists()) {
      await this.#turn();
      if (same === null) continue;
      const [first, ...others] = same.map((one) => this.#saying(one.row, what));
      const agree = others.every((other) => other === first);
      if (!agree) for (const one of same) without.set(one, 'contradicting');
      else if (what === 'all') for (const one of same.slice(1)) if (!without.has(one)) without.set(one, 'repeated');
    }
    return all.filter((one) => {
      const why = without.get(one);
      if (why === 'contradicting') this.#contradicting.add(one.row, one.key, one.photos);
      else if (why === 'repeated') this.#repeated += 1;
      return why === undefined;
    });
  }

  /** Each number once: a number given twice with different content counts for neither row. */
  async #once(all: readonly Numbered[]): Promise<Numbered[]> {
    const candidates = all.map(({ row, number }) => ({ row, key: number, how: 'exact', photos: [], number }) as const);
    const left = await this.#agreeing(candidates, ({ key }) => [key.normalize('NFC')], 'all');
    return left.map(({ row, key }) => ({ row, number: key }));
  }

  /** First numbers that are the same, then those that differ in letters and separators alone, then spoilt ones. */
  async #numbers(all: readonly Numbered[], { numbers, alsoWritten = () => [] }: Numbers): Promise<Candidate[]> {
    const free = new Map(numbers.map((number) => [number.normalize('NFC'), number]));
    const found: Candidate[] = [];
    const take = (row: TableRow, key: string, how: MatchedRow['how'], number: string) => {
      free.delete(number.normalize('NFC'));
      found.push({ row, key, how, photos: [], number });
    };
    let left: Numbered[] = [];
    for (const one of all) {
      await this.#turn();
      const same = free.get(one.number.normalize('NFC'));
      if (same === undefined) left.push(one);
      else take(one.row, one.number, 'exact', same);
    }
    const loose = new Several<string>();
    for (const number of free.values()) {
      const ways = new Set([number, ...alsoWritten(number)].map(numberIdentity));
      for (const way of ways) loose.add(way, number);
    }
    left = await this.#pairs(
      left,
      (number) => (isMadeExponent(number) ? [] : loose.get(numberIdentity(number))),
      (one, number) => take(one.row, one.number, 'loose', number),
    );
    const spoilt = new SpoiltIndex([...free.values()]);
    left = await this.#pairs(
      left,
      (number) => spoilt.find(number),
      ({ row, number: written }, number) => {
        this.#spoilt.add(row, written, [number]);
        if (this.#agreeSpoilt) take(row, written, 'spoilt', number);
      },
    );
    for (const { row, number } of left) this.#unmatched.add(row, number);
    return found;
  }

  /** Takes those of which one row fits one number and the other way round; gives the rows that fit none. */
  async #pairs(
    rows: readonly Numbered[],
    find: (number: string) => readonly string[],
    take: (row: Numbered, number: string) => void,
  ): Promise<Numbered[]> {
    const fits = new Map<string, number>();
    const left: Numbered[] = [];
    const single: [row: Numbered, number: string][] = [];
    for (const one of rows) {
      await this.#turn();
      const found = find(one.number);
      for (const number of found) fits.set(number, (fits.get(number) ?? 0) + 1);
      if (found.length === 0) left.push(one);
      else if (found.length === 1) single.push([one, found[0] ?? '']);
      else this.#ambiguous.add(one.row, one.number, found);
    }
    for (const [one, number] of single) {
      if (fits.get(number) === 1) take(one, number);
      else this.#ambiguous.add(one.row, one.number, [number]);
    }
    return left;
  }

  async #lookAtNames(used: readonly UsedRow[]): Promise<void> {
    for (const row of used) {
      await this.#turn();
      const { name } = row.content;
      const said = name && readRow(name);
      if (said === 'nobody') this.#unnamed.add(row, name?.text ?? '');
      else if (said === 'unclear') this.#notUnderstood.add(row, name?.text ?? '');
    }
  }

  /** With the cells of dates and coordinates that could not be read as such. */
  async #withUnread(odd: Some<OddCell>, used: readonly UsedRow[]): Promise<Some<OddCell>> {
    const first = [...odd.first];
    let { count } = odd;
    for (const { line, unread } of used) {
      await this.#turn();
      for (const { key, text, why } of unread) {
        count += 1;
        const heading = this.#table.headers.get(key) ?? key;
        if (first.length < MOST_TOLD) first.push({ line, heading, text, why });
      }
    }
    return { count, first };
  }

  async #report(used: readonly UsedRow[]): Promise<TableReport> {
    const { file, reading, rows, headers } = this.#table;
    const filled = new Map<string, number>();
    for (const row of rows) {
      await this.#turn();
      for (const key of headers.keys()) if (row.cell(key) !== undefined) filled.set(key, (filled.get(key) ?? 0) + 1);
    }
    await this.#lookAtNames(used);
    const proposed = proposeColumns(this.#table);
    const keys = [...headers.keys()];
    const told = ({ count, first }: Told) => ({ count, first });
    return {
      file,
      from: null,
      reading: { ...reading, oddCells: await this.#withUnread(reading.oddCells, used) },
      columns: this.#columns.map(({ heading, use }, index) => ({
        heading,
        use,
        proposed: proposed[index]?.use ?? 'custom',
        filled: filled.get(keys[index] ?? '') ?? 0,
      })),
      rows: rows.length,
      matched: used.length,
      loosely: told(this.#loosely),
      unmatched: told(this.#unmatched),
      withoutKey: this.#withoutKey,
      ambiguous: told(this.#ambiguous),
      contradicting: told(this.#contradicting),
      repeated: this.#repeated,
      spoilt: told(this.#spoilt),
      spoiltUsed: this.#agreeSpoilt,
      unnamed: told(this.#unnamed),
      notUnderstood: told(this.#notUnderstood),
    };
  }
}

/** The number that a row which names files gives its specimen. */
function numberOf({ row }: Candidate, { keys }: Layout): readonly string[] {
  const number = row.cell(keys.get('catalogue-number') ?? '');
  return number === undefined ? [] : [number.normalize('NFC')];
}
