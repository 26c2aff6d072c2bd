/*
 * Paths of photos as text. A name on disk is bytes; nearly always UTF-8, but old archives hold names in other encodings.
 * Bytes that are no UTF-8 stand as U+F780 … U+F7FF (byte 0x80 … 0xFF) in rows and in messages, which so lose nothing.
 * files/path-text.ts makes and opens them.
 *
 * A page of a TIFF after its first is a photo of its own, whose path goes on with the page's number: `drawer.tif#page=2`. No
 * photo's file ends so.
 */
declare const mark: unique symbol;

/**
 * The text of a path, which is not yet what the system takes: a string when the program runs, but none for the compiler,
 * so that it cannot be opened, joined or cut without files/path-text.ts.
 */
export interface PathText {
  readonly [mark]: 'path';
}

/** The character of a byte is this and the byte. */
export const ESCAPES = 0xf700;
const ESCAPED = /[\uF780-\uF7FF]/g;

/** For people: each byte that is no UTF-8 as in a web address, such as `K%E4fer.jpg`. Any other text stays as it is. */
export function shownPath(text: string): string {
  return text.replace(ESCAPED, (one) => `%${(one.charCodeAt(0) - ESCAPES).toString(16).toUpperCase()}`);
}

/** The folder of a path below another, with / between folders; '' where it lies in none. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

const PAGE = /^(.*\.tiff?)#page=([2-9]|[1-9]\d{1,2})$/is;

/** From 1. */
export function pageOf(path: string): number {
  return Number(PAGE.exec(path)?.[2] ?? 1);
}

/** The path of the file that a photo is in, or is. */
export function fileOf(path: string): string {
  return path.includes('#') ? (PAGE.exec(path)?.[1] ?? path) : path;
}

/** `page`: from 2. */
export function pathOfPage(file: string, page: number): string {
  return `${file}#page=${page}`;
}

/** The last name of such a path. */
export function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
