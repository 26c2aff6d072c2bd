/* Rows as they lie in a page: what a page holds, and what its bytes say (sqlite.org/fileformat2.html). Runs in the file thread. */
import { isUtf8 } from 'node:buffer';
import type { Value } from '../database/database.ts';
import type { Pages } from './pages.ts';

export type PageKind = 'table-inner' | 'table-leaf' | 'index-inner' | 'index-leaf';

const KINDS: Readonly<Record<number, PageKind>> = {
  2: 'index-inner',
  5: 'table-inner',
  10: 'index-leaf',
  13: 'table-leaf',
};

export interface Row {
  /** null in an index and in a table without row ids. */
  readonly rowId: number | null;
  readonly values: readonly Value[];
}

export interface TreePage {
  readonly kind: PageKind;
  /** Pages below it, in order. */
  readonly children: readonly number[];
  /** Where its cells begin; of an inner page of a table there is nothing to read in them. */
  readonly cells: readonly number[];
  /** Cells that point outside the page. */
  readonly spoilt: number;
  /** A copy of the page. */
  readonly bytes: Buffer;
}

/** null: the page is none of a table or index. */
export function readTreePage(pages: Pages, number: number): TreePage | null {
  const found = pages.read(number);
  if (!found) return null;
  const start = number === 1 ? 100 : 0;
  const kind = KINDS[found[start] ?? 0];
  if (!kind) return null;
  const bytes = Buffer.from(found);
  const inner = kind.endsWith('inner');
  const count = bytes.readUInt16BE(start + 3);
  const pointers = start + (inner ? 12 : 8);
  if (pointers + 2 * count > bytes.length) return null;
  const cells: number[] = [];
  let spoilt = 0;
  for (let cell = 0; cell < count; cell++) {
    const at = bytes.readUInt16BE(pointers + 2 * cell);
    if (at >= pointers + 2 * count && at + 4 <= bytes.length) cells.push(at);
    else spoilt += 1;
  }
  const isPage = (page: number) => page > 1 && page <= 0x7fffffff;
  const children = inner ? [...cells.map((at) => bytes.readUInt32BE(at)), bytes.readUInt32BE(start + 8)] : [];
  return { kind, cells, spoilt, bytes, children: children.filter(isPage) };
}

/** null where the bytes are no row. `used` is told of every page that the row goes on in. */
export function readRow(pages: Pages, page: TreePage, cell: number, used: (page: number) => void): Row | null {
  const { bytes, kind } = page;
  let at = kind === 'index-inner' ? cell + 4 : cell;
  const size = varint(bytes, at);
  if (!size) return null;
  at += size.length;
  let rowId: number | null = null;
  if (kind === 'table-leaf') {
    const id = varint(bytes, at);
    if (!id) return null;
    at += id.length;
    rowId = id.value;
  }
  const payload = readPayload(pages, bytes, at, size.value, kind === 'table-leaf', used);
  const values = payload && readValues(payload);
  return values ? { rowId, values } : null;
}

function readPayload(
  pages: Pages,
  page: Buffer,
  at: number,
  size: number,
  isTable: boolean,
  used: (page: number) => void,
): Buffer | null {
  const room = pages.bytes;
  if (size < 1 || size > pages.count * room) return null;
  const most = isTable ? room - 35 : Math.floor(((room - 12) * 64) / 255) - 23;
  if (size <= most) return at + size <= page.length ? page.subarray(at, at + size) : null;
  const least = Math.floor(((room - 12) * 32) / 255) - 23;
  const wanted = least + ((size - least) % (room - 4));
  const local = wanted <= most ? wanted : least;
  if (at + local + 4 > page.length) return null;
  const parts = [Buffer.from(page.subarray(at, at + local))];
  let left = size - local;
  // Every part takes some of what is left, so that no chain of pages can go on for ever.
  for (let next = page.readUInt32BE(at + local); left > 0;) {
    const more = next > 1 && next <= pages.count ? pages.read(next) : null;
    if (!more) return null;
    used(next);
    const part = Buffer.from(more.subarray(4, 4 + Math.min(left, room - 4)));
    parts.push(part);
    left -= part.length;
    next = more.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

function readValues(payload: Buffer): Value[] | null {
  const header = varint(payload, 0);
  if (!header || header.value < 1 || header.value > payload.length) return null;
  const values: Value[] = [];
  let at = header.length;
  let body = header.value;
  while (at < header.value) {
    const type = varint(payload, at);
    if (!type) return null;
    at += type.length;
    const bytes = lengthOf(type.value);
    if (bytes === null || body + bytes > payload.length) return null;
    // The program writes no other text; a row that ends in a spoilt one is not what it was.
    if (isText(type.value) && !isUtf8(payload.subarray(body, body + bytes))) return null;
    values.push(readValue(payload, body, type.value, bytes));
    body += bytes;
  }
  // A row says exactly how long it is; bytes that are no row hardly ever do.
  return at === header.value && body === payload.length ? values : null;
}

const isText = (type: number) => type >= 13 && type % 2 === 1;

const LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function lengthOf(type: number): number | null {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return LENGTHS[type] ?? null;
}

function readValue(payload: Buffer, at: number, type: number, bytes: number): Value {
  if (type >= 12) {
    const part = payload.subarray(at, at + bytes);
    return type % 2 === 0 ? Buffer.from(part) : part.toString('utf8');
  }
  switch (type) {
    case 0:
      return null;
    case 6: {
      const value = payload.readBigInt64BE(at);
      return Number.isSafeInteger(Number(value)) ? Number(value) : value;
    }
    case 7:
      return payload.readDoubleBE(at);
    case 8:
      return 0;
    case 9:
      return 1;
    default:
      return payload.readIntBE(at, bytes);
  }
}

/** null: beyond the end, or more than a whole number holds here. */
function varint(bytes: Buffer, at: number): { readonly value: number; readonly length: number } | null {
  let value = 0;
  for (let length = 1; length <= 8; length++) {
    const byte = bytes[at + length - 1];
    if (byte === undefined) return null;
    value = value * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(value)) return null;
    if (byte < 0x80) return { value, length };
  }
  return null;
}
