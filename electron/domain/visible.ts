/*
 * Text that may come from anybody, as one line that a terminal only shows: no escape sequence, line break or change of
 * direction in it does anything. Runs everywhere.
 */

/** Of Unicode's pictures of control characters, the first, that of NUL. */
const PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';

/** Control characters, line and paragraph separators, and what turns the direction of the text after it. */
// oxlint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** Each such character as a sign: its picture where there is one, else its number, such as `<U+009B>`. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (one) => {
    const code = one.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(PICTURES + code);
    return code === 0x7f ? PICTURE_OF_DELETE : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}
