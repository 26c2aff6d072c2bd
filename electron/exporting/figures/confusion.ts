/* The confusion matrix: rows are labels, columns what was predicted; by genus or wider where there are too many taxa. Pure. */
import { count } from '../../domain/words.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import { measuredOnWord } from '../../domain/named-here.ts';
import {
  confusionTable,
  type MatrixCell,
  matrixCells,
  type MatrixGroup,
  type MatrixView,
  matrixView,
} from '../../domain/plots/confusion.ts';
import { CAPTIONS, FIGURE_WORDS } from '../../domain/language/papers.ts';
import { type Figure, type Table, fromFileWords } from './figure.ts';
import { FIGURE_WIDTH, inkOn, INKS, MARGIN, SMALL, TEXT } from './look.ts';
import { rect, sheet } from './svg.ts';
import { nameSpans, text, widthOf } from './text.ts';

const LARGEST_CELL = 34;
/** Room for names: before the rows, below the columns. */
const NAMES = 168;
const OF = 44;
const HEAD = 40;
/** Columns' names stand so steep, degrees. */
const STEEP = -55;

export function confusionFigure(evaluation: Evaluation): Figure {
  const view = matrixView(evaluation, null);
  const photos = view.groups.reduce((sum, group) => sum + group.photos, 0);
  const said = CAPTIONS.confusion(evaluation.modelName, photos, measuredOnWord(evaluation), view.rank);
  const caption = `${said}${fromFileWords(evaluation)}`;
  const whole: Table = { name: 'confusion', ...confusionTable(evaluation) };
  return { name: 'confusion', caption, svg: drawMatrix(view, caption), tables: [whole, ...drawnTable(view)] };
}

/** Where the drawing is of wider taxa, its own numbers too. */
function drawnTable({ rank, groups, counts }: MatrixView): Table[] {
  if (rank === null) return [];
  const head = ['label', ...groups.map(({ name }) => name)];
  return [
    { name: `confusion-by-${rank}`, head, rows: counts.map((row, index) => [groups[index]?.name ?? '', ...row]) },
  ];
}

function drawMatrix(view: MatrixView, title: string): string {
  const size = Math.max(1, view.groups.length);
  const cell = Math.min(LARGEST_CELL, (FIGURE_WIDTH - 2 * MARGIN - NAMES - OF) / size);
  const left = MARGIN + NAMES + Math.max(0, (FIGURE_WIDTH - 2 * MARGIN - NAMES - OF - cell * size) / 2);
  const end = left + size * cell;
  const letters = Math.min(TEXT, cell * 0.8);
  const name = ({ name, italic }: MatrixGroup, room: number) =>
    nameSpans(name, italic ? null : 'family', room, letters);
  const bottom = HEAD + size * cell;
  const parts = [
    text(left - 8, HEAD - 8, FIGURE_WORDS.label, { weight: 600, anchor: 'end' }),
    text(left, HEAD - 8, FIGURE_WORDS.predictedAs, { weight: 600, width: size * cell }),
    text(end + OF - 6, HEAD - 8, FIGURE_WORDS.photos, { size: SMALL, fill: INKS.quiet, anchor: 'end' }),
  ];
  for (const [row, group] of view.groups.entries()) {
    const middle = HEAD + row * cell + cell / 2 + letters * 0.35;
    parts.push(text(left - 8, middle, name(group, NAMES - 8), { size: letters, anchor: 'end', width: NAMES - 8 }));
    parts.push(
      text(end + OF - 6, middle, count(group.photos), {
        size: Math.min(SMALL, letters),
        fill: INKS.quiet,
        anchor: 'end',
      }),
    );
  }
  for (const one of matrixCells(view)) parts.push(...drawCell(one, left, cell));
  const turned = (STEEP * Math.PI) / 180;
  const room = NAMES - 8;
  for (const [column, group] of view.groups.entries()) {
    const x = left + column * cell + cell / 2 + letters * 0.3;
    // Names lean to the left, so the first ones have less room.
    const own = Math.min(room, (x - MARGIN) / Math.cos(turned));
    const y = bottom + letters;
    parts.push(text(x, y, name(group, own), { size: letters, anchor: 'end', turn: STEEP, width: own }));
  }
  const longest = Math.max(0, ...view.groups.map(({ name }) => Math.min(room, widthOf(name, letters))));
  return sheet(bottom + letters + longest * Math.sin(-turned) + MARGIN, title, parts);
}

function drawCell({ row, column, count, right, strength }: MatrixCell, left: number, cell: number): string[] {
  const [x, y] = [left + column * cell, HEAD + row * cell];
  const box = { x: x + 0.4, y: y + 0.4, width: cell - 0.8, height: cell - 0.8 };
  if (count === 0) return [rect(box, INKS.quiet, 0.07)];
  const fill = right ? INKS.held : INKS.wrong;
  const words = String(count);
  const size = Math.min(TEXT, cell * 0.55, (cell - 1) / (widthOf(words, 1) || 1));
  return [
    rect(box, fill, strength),
    text(x + cell / 2, y + cell / 2 + size * 0.36, words, {
      size,
      fill: inkOn(fill, strength),
      anchor: 'middle',
    }),
  ];
}
