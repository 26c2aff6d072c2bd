/* The confusion matrix as a drawing of its own, whole, however much of it fits on the screen. Pure; no DOM. */
import { EVALUATE } from '../../../electron/domain/language/window.ts';
import { DEEP, matrixCells, type MatrixView } from '../../../electron/domain/plots/confusion.ts';
import { element, escaped } from '../../../electron/domain/plots/svg.ts';

/** Colours as CSS writes them; the two of the cells as "r g b". */
export interface DrawingLook {
  readonly ground: string;
  readonly ink: string;
  readonly quiet: string;
  readonly right: string;
  readonly wrong: string;
  readonly font: string;
}

const SIDE = 28;
const LABELS = 170;
const HEAD = 30;
const FOOT = 140;
const OF = 48;
const MARGIN = 16;

/** An SVG file's text. */
export function matrixDrawing(view: MatrixView, title: string, look: DrawingLook): string {
  const size = view.groups.length;
  const [left, top] = [MARGIN + LABELS, MARGIN + HEAD];
  const width = left + size * SIDE + OF + MARGIN;
  const height = top + size * SIDE + FOOT + MARGIN;
  const parts = [
    element('rect', { width, height, fill: look.ground }),
    text(MARGIN, MARGIN + 8, title, { fill: look.ink, weight: 600 }),
    text(left + size * SIDE + OF - 8, top - 6, EVALUATE.matrix.of, { fill: look.quiet, anchor: 'end' }),
  ];
  for (const [row, group] of view.groups.entries()) {
    const y = top + row * SIDE;
    parts.push(text(left - 8, y + SIDE / 2 + 4, group.name, { fill: look.ink, anchor: 'end', italic: group.italic }));
    parts.push(
      text(left + size * SIDE + OF - 8, y + SIDE / 2 + 4, String(group.photos), { fill: look.quiet, anchor: 'end' }),
    );
  }
  for (const { row, column, count, right, strength } of matrixCells(view)) {
    const [x, y] = [left + column * SIDE, top + row * SIDE];
    const box = { x: x + 0.5, y: y + 0.5, width: SIDE - 1, height: SIDE - 1 };
    if (count === 0) {
      parts.push(element('rect', { ...box, fill: look.quiet, 'fill-opacity': 0.07 }));
      continue;
    }
    const fill = `rgb(${(right ? look.right : look.wrong).split(' ').join(',')})`;
    const ink = strength > DEEP ? look.ground : look.ink;
    parts.push(element('rect', { ...box, fill, 'fill-opacity': strength }));
    parts.push(text(x + SIDE / 2, y + SIDE / 2 + 4, String(count), { fill: ink, anchor: 'middle' }));
  }
  for (const [column, group] of view.groups.entries()) {
    const [x, y] = [left + column * SIDE + SIDE / 2 + 4, top + size * SIDE + 10];
    parts.push(
      text(x, y, group.name, { fill: look.ink, anchor: 'end', italic: group.italic, turn: `rotate(-52 ${x} ${y})` }),
    );
  }
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': look.font,
    'font-size': 11,
  };
  return element('svg', root, parts.join(''));
}

interface TextLook {
  readonly fill: string;
  readonly anchor?: 'middle' | 'end';
  readonly italic?: boolean;
  readonly weight?: number;
  readonly turn?: string;
}

function text(x: number, y: number, words: string, { fill, anchor, italic, weight, turn }: TextLook): string {
  const look = {
    'text-anchor': anchor,
    'font-style': italic ? 'italic' : undefined,
    'font-weight': weight,
    transform: turn,
  };
  return element('text', { x, y, fill, ...look }, escaped(words));
}
