/* The frame of a plot: scales, ticks, grid, titles. Pure. */
import { type Domain, linear, ticks } from '../../domain/plots/scale.ts';
import { INKS, SMALL, TEXT } from './look.ts';
import { line } from './svg.ts';
import { text, widthOf } from './text.ts';

/** The edges of what is drawn in, px. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Tick {
  readonly value: number;
  readonly label: string;
}

export interface Axis {
  readonly domain: Domain;
  readonly ticks: readonly Tick[];
  readonly title: string;
}

export interface Axes {
  readonly parts: readonly string[];
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** `bare`: without numbers and title below, for a panel above another one with the same axis. */
export function axes(frame: Frame, along: Axis & { readonly bare?: boolean }, up: Axis): Axes {
  const { left, right, top, bottom } = frame;
  const x = linear(along.domain, [left, right]);
  const y = linear(up.domain, [bottom, top]);
  const parts: string[] = [];
  for (const { value, label } of up.ticks) {
    parts.push(line(left, y(value), right, y(value), { stroke: INKS.grid }));
    parts.push(text(left - 6, y(value) + 3.5, label, { size: SMALL, fill: INKS.quiet, anchor: 'end' }));
  }
  parts.push(line(left, bottom, right, bottom, { stroke: INKS.axis }));
  for (const { value, label } of along.ticks) {
    parts.push(line(x(value), bottom, x(value), bottom + 4, { stroke: INKS.axis }));
    if (!along.bare) {
      parts.push(text(x(value), bottom + 15, label, { size: SMALL, fill: INKS.quiet, anchor: 'middle' }));
    }
  }
  parts.push(text(left, top - 9, up.title, { fill: INKS.ink, weight: 600 }));
  if (!along.bare) {
    parts.push(text((left + right) / 2, bottom + 30, along.title, { size: TEXT, fill: INKS.ink, anchor: 'middle' }));
  }
  return { parts, x, y };
}

/** Round numbers, at most `most` of them. */
export function figureTicks(domain: Domain, most: number, whole = false): Tick[] {
  return ticks(domain, most, whole).map((value) => ({ value, label: figure(value) }));
}

/** Whole epochs up to the last one, which is always included. */
export function epochTicks(last: number): Tick[] {
  const before = figureTicks([0, last], 10, true);
  const step = (before[1]?.value ?? last) - (before[0]?.value ?? 0);
  return [...before.filter(({ value }) => value < last - step * 0.4), { value: last, label: figure(last) }];
}

export function percentTicks(domain: Domain, most: number): Tick[] {
  return ticks(domain, most).map((value) => ({ value, label: `${Number((value * 100).toPrecision(6))} %` }));
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** "0.03", "5×10⁻⁴". */
function figure(value: number): string {
  if (value === 0 || Math.abs(value) >= 0.001) return String(Number(value.toPrecision(6)));
  const [digits = '', power = '0'] = value.toExponential().split('e');
  const raised = [...String(Math.abs(Number(power)))].map((digit) => RAISED[Number(digit)]).join('');
  return `${digits}×10⁻${raised}`;
}

export interface LegendEntry {
  readonly words: string;
  /** Draws the sign in a box of 22 by 10 px whose left middle is at this point. */
  readonly sign: (x: number, y: number) => string;
}

/** Signs and words from the right edge to the left, on one line. */
export function legend(right: number, y: number, entries: readonly LegendEntry[]): string[] {
  let at = right;
  return entries.toReversed().flatMap(({ words, sign }) => {
    at -= widthOf(words, SMALL);
    const drawn = [sign(at - 27, y - 3.5), text(at, y, words, { size: SMALL, fill: INKS.quiet })];
    at -= 27 + 14;
    return drawn;
  });
}
