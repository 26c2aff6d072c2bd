/*
 * The one door between the bytes of a photo's path, its text (domain/path-text.ts), and what the system takes. Names that
 * hold the private characters of the text themselves are written the same way, byte by byte, so that every name has one
 * text and back. Pure.
 */
import { dirname } from 'node:path';
import { ESCAPES, fileOf, type PathText } from '../domain/path-text.ts';

/** What the system takes. */
export type DiskPath = string | Buffer;

/** Where a photo is of which no path here leads to its folder: no file has an empty path. */
export const NOWHERE = pathOf('');

/** From text as rows and messages hold it. */
export function pathOf(text: string): PathText {
  return text as unknown as PathText;
}

export function textOf(path: PathText): string {
  return path as unknown as string;
}

/** From a path that the system takes as it is, such as one inside the catalogue's folder. */
export function pathOfPlain(path: string): PathText {
  return pathOf(pathText(Buffer.from(path, 'utf8')));
}

/** With / between folders. */
export function pathBelow(folder: PathText, relative: string): PathText {
  const text = textOf(folder);
  return pathOf(text.endsWith('/') ? `${text}${relative}` : `${text}/${relative}`);
}

export function folderOf(path: PathText): PathText {
  return pathOf(dirname(textOf(path)));
}

/** The text of a path's or a name's bytes. For proper UTF-8 this is the path itself. */
export function pathText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!/[\uF780-\uF7FF\uFFFD]/.test(text)) return text;
  let result = '';
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at);
    const character = bytes.toString('utf8', at, at + length);
    const plain = length > 0 && !/[\uF780-\uF7FF]/.test(character);
    if (plain) result += character;
    else for (const byte of bytes.subarray(at, at + Math.max(1, length))) result += String.fromCharCode(ESCAPES + byte);
    at += Math.max(1, length);
  }
  return result;
}

/** The text itself where it is exact, else its bytes. */
export function pathOnDisk(path: PathText): DiskPath {
  const text = textOf(path);
  if (!/[\uF780-\uF7FF]/.test(text)) return text;
  const parts = text
    .split(/([\uF780-\uF7FF])/)
    .map((part, index) => (index % 2 === 1 ? Buffer.from([part.charCodeAt(0) - ESCAPES]) : Buffer.from(part, 'utf8')));
  return Buffer.concat(parts);
}

/** The file that a photo is in, or is. */
export function filePath(path: PathText): PathText {
  return pathOf(fileOf(textOf(path)));
}

/** Length in bytes of the valid UTF-8 character at `at`, or 0. */
export function characterLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  const length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : 4;
  const character = bytes.subarray(at, at + length);
  if (character.length < length) return 0;
  return Buffer.from(character.toString('utf8'), 'utf8').equals(character) ? length : 0;
}
