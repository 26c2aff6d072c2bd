/*
 * How figures for a paper look: the colours of the window's light theme on white, sizes in CSS pixels (96 an inch). A figure
 * is as wide as a page's text, 169 mm, and its picture 2,000 px, which makes 300 pixels an inch. Pure.
 */

/** The same as in renderer/styles/tokens.css; test/exporting/figures.test.ts compares them. */
export const INKS = {
  ink: '#1b1c1a',
  quiet: '#5f615b',
  /** Held-out photos, and what is right. */
  held: '#17614f',
  learning: '#73756f',
  rate: '#a0681a',
  wrong: '#9d3226',
  grid: '#e4e4e0',
  axis: '#62645e',
} as const;

/** The background of the figure. */
export const PAPER = '#ffffff';
export const FONT = "Arial, Helvetica, 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', sans-serif";

export const FIGURE_WIDTH = 640;
export const MARGIN = 12;
export const PICTURE_WIDTH = 2000;
/** Pixels an inch, as written in the picture's file. */
export const PICTURE_DENSITY = 300;

/** Sizes of letters: 8.3, 7.5 and 6.4 points on paper. */
export const TEXT = 11;
export const SMALL = 10;
export const TINY = 8.5;

/** Ink or paper, whichever stands out more on this ink laid on paper with a strength of 0..1. */
export function inkOn(fill: string, strength: number): string {
  const mixed = channelsOf(fill).map((channel) => 255 - (255 - channel) * strength);
  const ground = luminance(mixed);
  const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  return contrast(ground, luminance(channelsOf(INKS.ink))) >= contrast(ground, 1) ? INKS.ink : PAPER;
}

/** "#17614f" as numbers of 0..255. */
function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** Relative luminance (WCAG 2.2), 0..1. */
function luminance(channels: readonly number[]): number {
  const linear = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}
