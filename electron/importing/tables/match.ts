/*
 * Which photos and specimens the rows of a table are about, and what is told of it. Nothing is settled that the table leaves
 * open: rows that contradict each other, that fit several photos, or whose number a spreadsheet spoilt are told, not used.
 * Runs in the catalogue thread; writes nothing.
 */
import { takeTurns } from '../../calls/turns.ts';
import type { ColumnUse, OddCellReason, TableColumns, TableReport } from '../../contract/tables.ts';
import { columnsOf, type Layout, layoutOf, proposeColumns } from './columns.ts';
import { FileIndex } from './file-index.ts';
import { numberIdentity } from '../../domain/intake/number-identity.ts';
import { fileOf } from '../../domain/path-text.ts';
import { isMadeExponent, SpoiltIndex } from './number-index.ts';
import { refuseLong } from './read-table.ts';
import { contentOf, NAME_USES, readTerms, type RowContent } from './row-content.ts';
import { Several } from './several.ts';
import type { Table, TableRow } from './table-in-reading.ts';
import { lookAtNames, Told, withUnread } from './told-rows.ts';

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

/** Where numbers come to light while photos are read. */
export interface MatchedLater extends Matched {
  /** The one row, of those that fit nothing, that a number found in a photo fits: from then on it counts as matched. */
  readonly ofCode: (number: string) => MatchedRow | undefined;
  /** What is to be told by now. */
  readonly reportNow: () => Promise<TableReport>;
}

/** Names and numbers are kept as keys and shown in lists; the longest valid names have less than half of it. */
const LONGEST = 500;
const SHORT_USES = [...NAME_USES, 'catalogue-number', 'occurrenceID', 'view'] as const satisfies readonly ColumnUse[];

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
  #withoutKey = 0;
  #repeated = 0;
  /** Rows whose number fits nothing, by its identity, and those of them that a code in a photo was found for, by line. */
  readonly #unfit = new Several<Numbered>();
  readonly #byCodes = new Map<number, UsedRow>();
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
  async matched(numbers: Numbers): Promise<MatchedLater> {
    const { ofFiles, numbered } = await this.#files();
    const ofNumbers = await this.#numbers(await this.#once(numbered), numbers);
    const rows: UsedRow[] = [];
    for (const { row, key, how, photos, number } of [...ofFiles, ...ofNumbers]) {
      await this.#turn();
      if (how === 'loose') this.#loosely.add(row, key, number === null ? photos : [number]);
      rows.push(new UsedRow(row, this.#layout, { how, photos, number }));
    }
    rows.sort((a, b) => a.line - b.line);
    const report = await this.#report(rows);
    return {
      rows,
      report,
      ofCode: (number) => this.#ofCode([number, ...(numbers.alsoWritten?.(number) ?? [])]),
      reportNow: async () =>
        this.#byCodes.size === 0 ? report : await this.#report([...rows, ...this.#byCodes.values()]),
    };
  }

  /** `ways`: the number as the code says it, and other ways to write it. */
  #ofCode(ways: readonly [string, ...string[]]): MatchedRow | undefined {
    const [number] = ways;
    const rows = new Set([...new Set(ways.map(numberIdentity))].flatMap((way) => this.#unfit.get(way)));
    const [only] = rows;
    if (!only || rows.size > 1) return undefined;
    const { row, number: key } = only;
    const how = key.normalize('NFC') === number.normalize('NFC') ? 'exact' : 'loose';
    if (how === 'loose' && !this.#byCodes.has(row.line)) this.#loosely.add(row, key, [number]);
    const used = new UsedRow(row, this.#layout, { how, photos: [], number });
    this.#byCodes.set(row.line, used);
    return used;
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
    return { ofFiles: await this.#agreeing(agreeing, specimenOf, 'specimen'), numbered };
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
    return JSON.stringify([number, own, name, occurrenceId]);
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
    for (const { row, number } of left) {
      this.#unmatched.add(row, number);
      if (!isMadeExponent(number)) this.#unfit.add(numberIdentity(number), { row, number });
    }
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

  async #report(used: readonly UsedRow[]): Promise<TableReport> {
    const { file, reading, rows, headers } = this.#table;
    const filled = new Map<string, number>();
    for (const row of rows) {
      await this.#turn();
      for (const key of headers.keys()) if (row.cell(key) !== undefined) filled.set(key, (filled.get(key) ?? 0) + 1);
    }
    const told = ({ count, first }: Told) => ({ count, first: [...first] });
    const { unnamed, notUnderstood } = await lookAtNames(used);
    const proposed = proposeColumns(this.#table);
    const keys = [...headers.keys()];
    const unmatched = told(this.#unmatched);
    return {
      file,
      from: null,
      reading: { ...reading, oddCells: await withUnread(reading.oddCells, used, headers) },
      columns: this.#columns.map(({ heading, use }, index) => ({
        heading,
        use,
        proposed: proposed[index]?.use ?? 'custom',
        filled: filled.get(keys[index] ?? '') ?? 0,
      })),
      rows: rows.length,
      matched: used.length,
      loosely: told(this.#loosely),
      unmatched: {
        count: unmatched.count - this.#byCodes.size,
        first: unmatched.first.filter(({ line }) => !this.#byCodes.has(line)),
      },
      withoutKey: this.#withoutKey,
      ambiguous: told(this.#ambiguous),
      contradicting: told(this.#contradicting),
      repeated: this.#repeated,
      spoilt: told(this.#spoilt),
      spoiltUsed: this.#agreeSpoilt,
      unnamed: told(unnamed),
      notUnderstood: told(notUnderstood),
    };
  }
}

/** What tells the specimen of a row that names files: its number, and the file whose pages are all of one. */
function specimenOf({ row, photos }: Candidate, { keys }: Layout): readonly string[] {
  const number = row.cell(keys.get('catalogue-number') ?? '');
  const files = new Set(photos.map((photo) => `file ${fileOf(photo)}`));
  return [...(number === undefined ? [] : [number.normalize('NFC')]), ...files];
}
