/*
 * An Excel workbook (.xlsx, a zip of XML) as a table: the first sheet that has headings. Only the parts that are needed are
 * unpacked, piece by piece and within limits; macros, pictures and links to elsewhere are never looked at. Runs in the
 * catalogue thread.
 */
import { because, ProblemError, type ProblemValue } from '../../domain/problems.ts';
import { count } from '../../domain/words.ts';
import { builtInFormat, type CellFormat, formatOfCode, workbookText } from './cell-format.ts';
import { headingAt, MOST_ABOVE } from './headings.ts';
import { kindOfZip } from './kind.ts';
import { SheetRows, type SheetSurroundings, TooManyColumns } from './sheet.ts';
import { type FoundCell, type Table, type TableBounds, TableInReading } from './table-in-reading.ts';
import { type Attributes, readXml, type XmlEvents } from '../../archives/xml.ts';
import { isTooLarge, zipEntries } from '../../archives/zip-entries.ts';

const MOST_PART_BYTES = 1_000_000_000;
const MOST_SHEETS_TRIED = 50;

class Unreadable extends Error {
  readonly reason: ProblemValue;

  constructor(reason: ProblemValue) {
    super('the workbook cannot be read');
    this.reason = reason;
  }
}

/** Throws ProblemError 'csv-unreadable'. */
export async function readWorkbook(
  file: string,
  bytes: Buffer,
  required: readonly string[],
  bounds: TableBounds,
): Promise<Table> {
  const unreadable = (reason: ProblemValue, cause: unknown) =>
    new ProblemError('csv-unreadable', { file, reason }, { cause });
  try {
    const parts = await openParts(bytes);
    const sheets = await sheetsOf(parts, bounds);
    const { sheet, others } = await chosenSheet(parts, sheets, required);
    const known = { encoding: null, delimiter: null, sheet: sheet.name, otherSheets: others, strict: false };
    const table = new TableInReading(file, required, bounds, known);
    let waiting: [readonly FoundCell[], number][] = [];
    const rows = new SheetRows(sheets.around, (cells, line) => waiting.push([cells, line]));
    await parts.read(sheet.part, rows, () => {
      for (const [cells, line] of waiting) table.add(cells, line);
      waiting = [];
      return false;
    });
    for (const [cells, line] of waiting) table.add(cells, line);
    table.end();
    return table;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (error instanceof Unreadable) throw unreadable(error.reason, error);
    if (error instanceof TooManyColumns) {
      throw unreadable(because('too-many-columns', { line: error.line, most: count(bounds.columns) }), error);
    }
    throw unreadable(because('workbook-damaged'), error);
  }
}

interface Parts {
  has(name: string): boolean;
  /** `enough` is asked between pieces. */
  read(name: string, events: XmlEvents, enough?: () => boolean): Promise<void>;
}

async function openParts(bytes: Buffer): Promise<Parts> {
  // Part names are compared without regard to case (ECMA-376, part 2).
  const zip = await zipEntries(bytes, (name) => name.toLowerCase());
  if (!zip) throw new Unreadable(because('workbook-too-large'));
  const { entries } = zip;
  const kind = kindOfZip([...entries.values()].map(({ fileName }) => fileName));
  if (kind) throw new Unreadable(because(kind));
  return {
    has: (name) => entries.has(name.toLowerCase()),
    read: async (name, events, enough) => {
      const entry = entries.get(name.toLowerCase());
      if (!entry) throw new Error(`${name} is missing`);
      if (entry.isEncrypted()) throw new Unreadable(because('table-locked'));
      if (isTooLarge(entry, MOST_PART_BYTES)) throw new Unreadable(because('workbook-too-large'));
      await readXml(zip.read(entry), events, enough);
    },
  };
}

interface Sheet {
  readonly name: string;
  readonly part: string;
}

interface Sheets {
  /** Those that are shown first, each in the order of the workbook. */
  readonly all: readonly Sheet[];
  readonly around: SheetSurroundings;
}

async function sheetsOf(parts: Parts, bounds: TableBounds): Promise<Sheets> {
  const main = (await relations(parts, ''))('officeDocument') ?? 'xl/workbook.xml';
  const related = await relations(parts, main);
  const listed: { name: string; id: string; hidden: boolean }[] = [];
  let since1904 = false;
  await parts.read(
    main,
    opening((name, attributes) => {
      if (name === 'workbookPr') since1904 = /^(?:1|true|on)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      listed.push({ name: attributes['name'] ?? '', id: byLocal(attributes, 'id') ?? '', hidden });
    }),
  );
  listed.sort((a, b) => Number(a.hidden) - Number(b.hidden));
  const all = listed.flatMap(({ name, id }) => {
    const part = related(id);
    return part !== null && parts.has(part) ? [{ name, part }] : [];
  });
  const around = {
    strings: await stringsOf(parts, related('sharedStrings'), bounds),
    formats: await formatsOf(parts, related('styles')),
    since1904,
    columns: bounds.columns,
  };
  return { all, around };
}

/** What a part refers to, by the identifier or the kind of the reference: the name of another part. */
async function relations(parts: Parts, from: string): Promise<(by: string) => string | null> {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const list = `${folder}_rels/${from.slice(folder.length)}.rels`;
  const found = new Map<string, string>();
  if (!parts.has(list)) return () => null;
  await parts.read(
    list,
    opening((name, { Id, Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const target = new URL(Target, `file:///${folder}`).pathname.slice(1);
      const part = decodeURIComponent(target);
      if (Id !== undefined) found.set(Id, part);
      const kind = Type.slice(Type.lastIndexOf('/') + 1);
      if (!found.has(kind)) found.set(kind, part);
    }),
  );
  return (by) => found.get(by) ?? null;
}

async function stringsOf(parts: Parts, part: string | null, bounds: TableBounds): Promise<string[]> {
  const strings: string[] = [];
  if (part === null || !parts.has(part)) return strings;
  let text = '';
  let taking = false;
  let inReading = false;
  let length = 0;
  await parts.read(part, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') inReading = true;
      else if (name === 't') taking = !inReading;
    },
    text(more) {
      if (taking) text += more;
    },
    close(name) {
      if (name === 't') taking = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si') {
        length += text.length;
        if (length > bounds.bytes || strings.length >= bounds.cells)
          throw new Unreadable(because('workbook-too-large'));
        strings.push(workbookText(text));
      }
    },
  });
  return strings;
}

/** The format of each style that cells may have. */
async function formatsOf(parts: Parts, part: string | null): Promise<CellFormat[]> {
  const codes = new Map<number, CellFormat>();
  const formats: CellFormat[] = [];
  if (part === null || !parts.has(part)) return formats;
  let inCells = false;
  await parts.read(part, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'cellXfs') inCells = true;
      else if (name === 'numFmt' && formatCode.length < 500) codes.set(Number(numFmtId), formatOfCode(formatCode));
      else if (name === 'xf' && inCells) formats.push(codes.get(Number(numFmtId)) ?? builtInFormat(Number(numFmtId)));
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

/** The first sheet with headings that are known, else the first that holds anything; and the other ones that do. */
async function chosenSheet(
  parts: Parts,
  { all, around }: Sheets,
  required: readonly string[],
): Promise<{ readonly sheet: Sheet; readonly others: string[] }> {
  const holding: { sheet: Sheet; known: number }[] = [];
  for (const sheet of all.slice(0, MOST_SHEETS_TRIED)) {
    const rows: string[][] = [];
    const first = new SheetRows(around, (cells) => {
      if (rows.length < MOST_ABOVE) rows.push(cells.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
    });
    await parts.read(sheet.part, first, () => rows.length >= MOST_ABOVE);
    if (rows.length > 0) holding.push({ sheet, known: headingAt(rows, required).known });
  }
  const chosen = holding.find(({ known }) => known > 0) ?? holding[0];
  if (!chosen) throw new Unreadable(because('sheet-none'));
  const others = holding.filter((one) => one !== chosen).map(({ sheet }) => sheet.name);
  return { sheet: chosen.sheet, others };
}

/** Events of which only opening tags count. */
function opening(open: XmlEvents['open']): XmlEvents {
  return { open, text() {}, close() {} };
}

function byLocal(attributes: Attributes, name: string): string | undefined {
  const found = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
  return found === undefined ? undefined : attributes[found];
}
