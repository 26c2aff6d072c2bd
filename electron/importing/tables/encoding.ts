/*
 * In which encoding a table's text is. Marks decide; UTF-16 shows by its zeros, UTF-8 by being valid. Of the encodings of one
 * byte a character the one is taken that gives letters where people write letters. Runs in the catalogue thread.
 */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Encoding, TableReading } from '../../contract/tables.ts';
import { takeTurns } from '../../calls/turns.ts';
import { characterLength } from '../../files/path-text.ts';

export interface Decided {
  readonly name: Encoding;
  readonly sure: boolean;
  /** Bytes of a mark, which are no text. */
  readonly mark: number;
}

/** Stands in decoded text after each character that was no UTF-8. No text holds this code point. */
export const BAD_BYTE = '\uFDD0';
const LOST = '\uFFFD';
const PIECE = 64 * 1024;

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

export async function decideEncoding(bytes: Buffer): Promise<Decided> {
  for (const [name, mark] of MARKS) {
    if (!mark.every((byte, at) => bytes[at] === byte)) continue;
    return { name, sure: name !== 'utf-8' || (await utf8Faults(bytes)).bad === 0, mark: mark.length };
  }
  const wide = byZeros(bytes.subarray(0, 2_000));
  if (wide) return { name: wide, sure: true, mark: 0 };
  const { good, bad } = await utf8Faults(bytes);
  if (bad === 0) return { name: 'utf-8', sure: true, mark: 0 };
  // Characters of several bytes come about by chance in no other encoding; so the others are damage.
  if (good >= bad) return { name: 'utf-8', sure: false, mark: 0 };
  return { ...byLetters(await highBytes(bytes)), mark: 0 };
}

/** The text, in pieces. */
export function* decoded(bytes: Buffer, { name, mark }: Decided): Generator<string> {
  if (name === 'utf-8') {
    for (const [from, to] of utf8Pieces(bytes, mark)) {
      const piece = bytes.subarray(from, to);
      yield isUtf8(piece) ? piece.toString('utf8') : damagedUtf8(bytes, from, to);
    }
    return;
  }
  const wide = name === 'utf-16le' || name === 'utf-16be' ? new TextDecoder(name) : null;
  for (let from = mark; from < bytes.length; from += PIECE) {
    const piece = bytes.subarray(from, from + PIECE);
    yield wide ? wide.decode(piece, { stream: true }) : iconv.decode(piece, name);
  }
  if (wide) yield wide.decode();
}

/** Words that show what was decided. */
export async function wordsOf(bytes: Buffer, decided: Decided): Promise<TableReading['encoding']> {
  const { name, sure } = decided;
  const words = new Set<string>();
  if (!sure) {
    const turn = takeTurns();
    for (const text of decoded(bytes, decided)) {
      for (const [word] of text.matchAll(/[\p{L}\p{M}]*[^\0-\x7f][\p{L}\p{M}\uFDD0]*/gu)) {
        if (name !== 'utf-8' || word.includes(BAD_BYTE)) words.add(word.replaceAll(BAD_BYTE, ''));
        if (words.size === 5) return { name, sure, words: [...words] };
      }
      await turn();
    }
  }
  return { name, sure, words: [...words] };
}

function byZeros(looked: Buffer): 'utf-16le' | 'utf-16be' | null {
  const zeros = { even: 0, odd: 0 };
  for (const [index, byte] of looked.entries()) if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  const many = looked.length / 5;
  if (zeros.odd > many && zeros.even < zeros.odd / 20) return 'utf-16le';
  return zeros.even > many && zeros.odd < zeros.even / 20 ? 'utf-16be' : null;
}

/** Places, each of which ends at the end of a character. */
function* utf8Pieces(bytes: Buffer, start: number): Generator<[from: number, to: number]> {
  for (let from = start; from < bytes.length;) {
    let to = Math.min(from + PIECE, bytes.length);
    for (let back = 0; back < 3 && to < bytes.length && ((bytes[to] ?? 0) & 0xc0) === 0x80; back += 1) to -= 1;
    yield [from, to];
    from = to;
  }
}

/** Bytes that are part of no character; where there are any, also how many characters of several bytes there are. */
async function utf8Faults(bytes: Buffer): Promise<{ good: number; bad: number }> {
  const turn = takeTurns();
  const faults = { good: 0, bad: 0 };
  let isWhole = true;
  for (const [from, to] of utf8Pieces(bytes, 0)) {
    isWhole &&= isUtf8(bytes.subarray(from, to));
    await turn();
  }
  if (isWhole) return faults;
  for (const [from, to] of utf8Pieces(bytes, 0)) {
    const isGood = isUtf8(bytes.subarray(from, to));
    for (let at = from; at < to; at += 1) {
      if ((bytes[at] ?? 0) < 0x80) continue;
      const length = isGood ? 1 : characterLength(bytes, at);
      if (length === 0) faults.bad += 1;
      // Of a piece without faults only the first bytes of characters are counted.
      else if (!isGood || ((bytes[at] ?? 0) & 0xc0) === 0xc0) faults.good += 1;
      at += Math.max(0, length - 1);
    }
    await turn();
  }
  return faults;
}

/** A byte that is no UTF-8 is taken for the letter that Windows has there, where a letter fits; BAD_BYTE tells of it. */
function damagedUtf8(bytes: Buffer, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to;) {
    const length = characterLength(bytes, at);
    text += length > 0 ? bytes.toString('utf8', at, at + length) : `${meant(bytes, at)}${BAD_BYTE}`;
    at += Math.max(1, length);
  }
  return text;
}

function meant(bytes: Buffer, at: number): string {
  const sign = iconv.decode(bytes.subarray(at, at + 1), 'windows-1252');
  const [before = '', after = ''] = [at - 1, at + 1].map((place) => String.fromCharCode(bytes[place] ?? 0));
  const isCut = at + 3 >= bytes.length && bytes.subarray(at + 1).every((byte) => (byte & 0xc0) === 0x80);
  const fits =
    (isLower(sign) && /[a-z]/i.test(before + after)) ||
    (isUpper(sign) && !/[a-z]/.test(before) && /[a-z]/i.test(after));
  return fits && !isCut ? sign : LOST;
}

const MOST_HIGH_BYTES = 50_000;

/** Bytes beyond ASCII with the two beside them, as one number, and how often each is there. */
async function highBytes(bytes: Buffer): Promise<Map<number, number>> {
  const turn = takeTurns();
  const found = new Map<number, number>();
  let all = 0;
  for (let at = 0; at < bytes.length && all < MOST_HIGH_BYTES; at += 1) {
    if (at % PIECE === 0) await turn();
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const key = ((bytes[at - 1] ?? 32) << 16) | (byte << 8) | (bytes[at + 1] ?? 32);
    found.set(key, (found.get(key) ?? 0) + 1);
    all += 1;
  }
  return found;
}

/** In the order in which they are taken where they fit alike. */
const OF_ONE_BYTE = ['windows-1252', 'macintosh', 'cp850', 'windows-1250'] as const;

/** Letters beyond ASCII that are written together; how much that counts follows how often collections write them. */
const ALPHABETS = Object.entries({
  äöüÄÖÜßé: 2.1,
  àâæçéèêëîïôœùûüÀÂÇÉÈÊÎÔŒ: 2,
  áéíóúüñÁÉÍÓÚÑ: 2,
  åäöæøéÅÄÖÆØ: 1.9,
  ãõáâàçéêíóôúÃÕÁÂÇÉÍÓÚ: 1.9,
  àèéìòùÀÈ: 1.9,
  áčďéěíňóřšťúůýžäôľĺŕÁČĎÉĚÍŇŘŠŤÚŮÝŽĽ: 1.4,
  ąćęłńóśźżĄĆĘŁŃÓŚŹŻ: 1.4,
  áéíóöőúüűÁÉÍÓÖŐÚÜŰ: 1.4,
  čćđšžČĆĐŠŽ: 1.4,
  ăâîșțşţĂÂÎŞŢ: 1.4,
}).map(([letters, weight]) => ({ letters: new Set(letters), weight }));

/** A second one that fits so much as well as the first makes the choice unsure. */
const NEARLY = 0.8;

function byLetters(found: ReadonlyMap<number, number>): { name: Encoding; sure: boolean } {
  const tried = OF_ONE_BYTE.map((name) => ({ name, ...fitness(name, found) })).sort((a, b) => b.score - a.score);
  const [best, ...others] = tried as [(typeof tried)[0], ...typeof tried];
  const next = others.find(({ text }) => text !== best.text);
  return { name: best.name, sure: best.score > 0 && (next === undefined || next.score < best.score * NEARLY) };
}

/** How well an encoding gives what people write, and what it makes of the bytes. */
function fitness(name: Encoding, found: ReadonlyMap<number, number>): { score: number; text: string } {
  const covered = ALPHABETS.map(() => 0);
  let score = 0;
  let text = '';
  for (const [key, times] of found) {
    const [before = '', sign = '', after = ''] = iconv.decode(
      Buffer.from([key >> 16, (key >> 8) & 255, key & 255]),
      name,
    );
    text += sign;
    score += times * inItsPlace(before, sign, after);
    for (const [index, { letters, weight }] of ALPHABETS.entries())
      if (letters.has(sign)) covered[index]! += times * weight;
  }
  return { score: score + Math.max(...covered), text };
}

const isLetter = (sign: string) => /\p{L}/u.test(sign);
const isUpper = (sign: string) => /\p{Lu}/u.test(sign);
const isLower = (sign: string) => /\p{Ll}/u.test(sign);

/** What ends a cell or a line, or opens a quotation; whoever writes names begins them with a capital. */
const BEGINS = /[\n\r;,\t|"]/;

function inItsPlace(before: string, sign: string, after: string): number {
  const inside = isLetter(before) && isLetter(after);
  if (isLetter(sign)) {
    if ((isUpper(sign) && isLower(before)) || (isLower(sign) && isUpper(after))) return -3;
    if (/\d/.test(before + after)) return -2;
    if (isLetter(after) && BEGINS.test(before)) return isUpper(sign) ? 1.5 : 0.2;
    if (!isLetter(before) && !isLetter(after)) return -0.5;
    return sign > 'ÿ' ? 0.7 : 1;
  }
  if (/[“”„‘«»‚]/.test(sign)) return isLetter(before) !== isLetter(after) ? 2.5 : -2;
  if (/[’–]/.test(sign)) return 2;
  if (sign === '\xa0') return inside ? 0 : 1;
  if (sign === '°' && /\d/.test(before)) return 3;
  if (/[…—°²³±½¼¾µ§×€£ºª·•®™]/.test(sign)) return inside ? -3 : 1;
  return -3;
}
