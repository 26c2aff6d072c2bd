/*
 * Text that fits its place: measured by the width of its letters, and cut with an ellipsis if it is too long. Pure.
 */
import { type NamePart, nameParts } from '../../domain/names/name-parts.ts';
import { isItalicRank, type NameRank } from '../../domain/taxonomy.ts';
import { element, escaped } from '../../domain/plots/svg.ts';
import { INKS, TEXT } from './look.ts';

export interface Span {
  readonly text: string;
  readonly italic?: boolean;
  readonly fill?: string;
}

export interface TextLook {
  readonly size?: number;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: number;
  /** Degrees about the text's own point, clockwise. */
  readonly turn?: number;
  /** What does not fit is cut. */
  readonly width?: number;
}

/** At a point on the baseline. */
export function text(x: number, y: number, words: string | readonly Span[], look: TextLook = {}): string {
  const { size = TEXT, fill = INKS.ink, anchor, weight, turn, width } = look;
  const whole: readonly Span[] = typeof words === 'string' ? [{ text: words }] : words;
  const spans = width === undefined ? whole : fitted(whole, width, size);
  const content = spans
    .map(({ text, italic, fill }) =>
      italic || fill
        ? element('tspan', { 'font-style': italic ? 'italic' : undefined, fill }, escaped(text))
        : escaped(text),
    )
    .join('');
  if (content === '') return '';
  return element(
    'text',
    {
      x,
      y,
      'font-size': size,
      fill,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      'font-weight': weight,
      transform: turn === undefined ? undefined : `rotate(${turn} ${x} ${y})`,
      'xml:space': 'preserve',
    },
    content,
  );
}

/** Widths of the letters from space to tilde in thousandths of the size, as in Helvetica and Arial. */
const LETTERS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
] as const;
/** Without Arial other fonts are used, which are wider: DejaVu Sans by 10 to 13 % over whole names. */
const WIDEST_FACE = 1.13;
const OTHER_LETTER = 800;
const FULL_LETTER = 1000;

/** Width in px, estimated too wide rather than too narrow. */
export function widthOf(words: string, size: number): number {
  let thousandths = 0;
  // Accents are above their letters and add no width.
  for (const letter of words.normalize('NFD').replace(/\p{M}/gu, '')) {
    const code = letter.codePointAt(0) ?? 0;
    thousandths += LETTERS[code - 32] ?? (code >= 0x2e80 ? FULL_LETTER : OTHER_LETTER);
  }
  return (thousandths / 1000) * size * WIDEST_FACE;
}

const ELLIPSIS = '…';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The spans, cut from the end until they fit. */
export function fitted(spans: readonly Span[], width: number, size: number): readonly Span[] {
  const all = spans.map(({ text }) => text).join('');
  if (widthOf(all, size) <= width) return spans;
  let room = width - widthOf(ELLIPSIS, size);
  const kept: Span[] = [];
  for (const span of spans) {
    let part = '';
    for (const { segment } of graphemes.segment(span.text)) {
      room -= widthOf(segment, size);
      if (room < 0) return [...kept, { ...span, text: `${part.trimEnd()}${ELLIPSIS}` }];
      part += segment;
    }
    kept.push({ ...span, text: part });
  }
  return kept;
}

/** A scientific name as it is set; its genus is cut to one letter if the whole does not fit into `width`. */
export function nameSpans(name: string, rank: NameRank | null, width: number, size: number): readonly Span[] {
  const italic = rank === null || isItalicRank(rank);
  const set = (short: boolean): Span[] =>
    nameParts(name, { italic, qualifier: null, short }).map((part: NamePart, index) => ({
      text: index === 0 ? part.text : ` ${part.text}`,
      italic: part.italic,
    }));
  const whole = set(false);
  return widthOf(name, size) <= width ? whole : fitted(set(true), width, size);
}
