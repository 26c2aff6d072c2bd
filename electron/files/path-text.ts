/*
 * File names as text that loses nothing. A name on disk is bytes; nearly always UTF-8, but old archives hold names in
 * other encodings. Bytes that are no UTF-8 are written as U+F780 … U+F7FF (byte 0x80 … 0xFF); names that hold these
 * private characters themselves are written the same way, byte by byte, so that every name has one text and back. Pure.
 */

const ESCAPES = 0xf700;

/** The text of a path's bytes. For proper UTF-8 this is the path itself. */
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

/** A path that the system takes: the text itself where it is exact, else its bytes. */
export function pathOnDisk(text: string): string | Buffer {
  if (!/[\uF780-\uF7FF]/.test(text)) return text;
  const parts = text
    .split(/([\uF780-\uF7FF])/)
    .map((part, index) => (index % 2 === 1 ? Buffer.from([part.charCodeAt(0) - ESCAPES]) : Buffer.from(part, 'utf8')));
  return Buffer.concat(parts);
}

/** Length in bytes of the valid UTF-8 character at `at`, or 0. */
function characterLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  const length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : 4;
  const character = bytes.subarray(at, at + length);
  if (character.length < length) return 0;
  return Buffer.from(character.toString('utf8'), 'utf8').equals(character) ? length : 0;
}
