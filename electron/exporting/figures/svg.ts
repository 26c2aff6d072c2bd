/* SVG as text: shapes, and the sheet around them. Pure; knows nothing of what is drawn. */
import { type Attributes, element, escaped } from '../../domain/plots/svg.ts';
import { FIGURE_WIDTH, FONT, PAPER } from './look.ts';

export interface Stroke {
  readonly stroke: string;
  readonly width?: number;
  /** Lengths of dashes and gaps. */
  readonly dash?: string;
}

function strokeOf({ stroke, width = 1, dash }: Stroke): Attributes {
  return { stroke, 'stroke-width': width, 'stroke-dasharray': dash, 'stroke-linecap': dash ? 'round' : undefined };
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): string {
  return element('line', { x1, y1, x2, y2, ...strokeOf(stroke) });
}

/** Along `d`, as in SVG. */
export function stroked(d: string, stroke: Stroke): string {
  return element('path', { d, fill: 'none', 'stroke-linejoin': 'round', ...strokeOf(stroke) });
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `opacity` of the fill, 0..1. */
export function rect({ x, y, width, height }: Box, fill: string, opacity?: number): string {
  return element('rect', { x, y, width, height, fill, 'fill-opacity': opacity });
}

export function outline({ x, y, width, height }: Box, stroke: Stroke): string {
  return element('rect', { x, y, width, height, fill: 'none', ...strokeOf(stroke) });
}

export function dot(x: number, y: number, radius: number, fill: string): string {
  return element('circle', { cx: x, cy: y, r: radius, fill });
}

export function ring(x: number, y: number, radius: number, stroke: Stroke): string {
  return element('circle', { cx: x, cy: y, r: radius, fill: PAPER, ...strokeOf(stroke) });
}

/** A picture within a box, whole and in its own proportions. `uri` is a data URI; older programs know only its XLink name. */
export function image({ x, y, width, height }: Box, uri: string): string {
  return element('image', { x, y, width, height, preserveAspectRatio: 'xMidYMid meet', 'xlink:href': uri });
}

/** A whole file. `title` says what it shows, for screen readers. */
export function sheet(height: number, title: string, parts: readonly string[]): string {
  const head = element('title', {}, escaped(title)) + rect({ x: 0, y: 0, width: FIGURE_WIDTH, height }, PAPER);
  const tall = Math.ceil(height);
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    width: FIGURE_WIDTH,
    height: tall,
    viewBox: `0 0 ${FIGURE_WIDTH} ${tall}`,
    role: 'img',
    'font-family': FONT,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('svg', root, head + parts.join(''))}\n`;
}
