/* The confusion matrix as a drawing of its own, whole, however much of it fits on the screen. Pure; no DOM. */
import { cellShare, cellStrength, DEEP, type MatrixView } from '../../../electron/contract/plots/confusion.ts';

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
    `<rect width="${width}" height="${height}" fill="${look.ground}"/>`,
    text(MARGIN, MARGIN + 8, title, { fill: look.ink, weight: 600 }),
    text(left + size * SIDE + OF - 8, top - 6, 'of', { fill: look.quiet, anchor: 'end' }),
  ];
  for (const [row, group] of view.groups.entries()) {
    const y = top + row * SIDE;
    parts.push(text(left - 8, y + SIDE / 2 + 4, group.name, { fill: look.ink, anchor: 'end', italic: group.italic }));
    parts.push(
      text(left + size * SIDE + OF - 8, y + SIDE / 2 + 4, String(group.photos), { fill: look.quiet, anchor: 'end' }),
    );
    for (const column of view.groups.keys()) {
      const count = view.counts[row]?.[column] ?? 0;
      const strength = cellStrength(cellShare(view, row, column), row === column);
      const fill =
        count === 0
          ? `fill="${look.quiet}" fill-opacity="0.07"`
          : `fill="rgb(${(row === column ? look.right : look.wrong).split(' ').join(',')})" fill-opacity="${strength.toFixed(3)}"`;
      const x = left + column * SIDE;
      parts.push(`<rect x="${x + 0.5}" y="${y + 0.5}" width="${SIDE - 1}" height="${SIDE - 1}" ${fill}/>`);
      if (count > 0) {
        const ink = strength > DEEP ? look.ground : look.ink;
        parts.push(text(x + SIDE / 2, y + SIDE / 2 + 4, String(count), { fill: ink, anchor: 'middle' }));
      }
    }
  }
  for (const [column, group] of view.groups.entries()) {
    const [x, y] = [left + column * SIDE + SIDE / 2 + 4, top + size * SIDE + 10];
    parts.push(
      text(x, y, group.name, { fill: look.ink, anchor: 'end', italic: group.italic, turn: `rotate(-52 ${x} ${y})` }),
    );
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(look.font)}" font-size="11">${parts.join('')}</svg>`;
}

interface TextLook {
  readonly fill: string;
  readonly anchor?: 'middle' | 'end';
  readonly italic?: boolean;
  readonly weight?: number;
  readonly turn?: string;
}

function text(x: number, y: number, words: string, { fill, anchor, italic, weight, turn }: TextLook): string {
  const more = [
    anchor ? ` text-anchor="${anchor}"` : '',
    italic ? ' font-style="italic"' : '',
    weight ? ` font-weight="${weight}"` : '',
    turn ? ` transform="${turn}"` : '',
  ].join('');
  return `<text x="${x}" y="${y}" fill="${fill}"${more}>${escaped(words)}</text>`;
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
