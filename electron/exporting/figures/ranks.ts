/* Accuracy at each rank, with its interval. Pure. */
import type { Evaluation, RankScore } from '../../domain/evaluation.ts';
import type { Domain } from '../../domain/plots/scale.ts';
import { measuredOnWord } from '../../domain/named-here.ts';
import { CAPTIONS, FIGURE_WORDS } from '../../domain/language/papers.ts';
import { axes, type Frame, percentTicks } from './axes.ts';
import { type Figure, fromFileWords } from './figure.ts';
import { FIGURE_WIDTH, INKS, MARGIN, SMALL } from './look.ts';
import { dot, line, sheet } from './svg.ts';
import { text } from './text.ts';

const ROW = 34;
const LEFT = 92;
const WORDS = 214;

/** Needs at least one rank. */
export function ranksFigure(evaluation: Evaluation): Figure {
  const { modelName, ranks } = evaluation;
  const lowest = Math.min(...ranks.map(({ accuracy }) => accuracy.low));
  const domain: Domain = [Math.min(0.9, Math.floor(lowest * 10) / 10), 1];
  const frame: Frame = { left: LEFT, right: FIGURE_WIDTH - MARGIN - WORDS, top: 34, bottom: 34 + ranks.length * ROW };
  const { parts, x } = axes(
    frame,
    { domain, ticks: percentTicks(domain, 5), title: FIGURE_WORDS.shareOfPhotos },
    { domain: [0, 1], ticks: [], title: FIGURE_WORDS.rightAtRank },
  );
  const caption = `${CAPTIONS.ranks(modelName, measuredOnWord(evaluation))}${fromFileWords(evaluation)}`;
  return {
    name: 'ranks',
    caption,
    svg: sheet(frame.bottom + 42, caption, [
      ...parts,
      ...percentTicks(domain, 5).map(({ value }) =>
        line(x(value), frame.top, x(value), frame.bottom, { stroke: INKS.grid }),
      ),
      ...ranks.flatMap((score, row) => drawRank(score, frame.top + row * ROW + ROW / 2, frame, x)),
    ]),
    tables: [
      {
        name: 'ranks',
        head: ['rank', 'right', 'photos', 'accuracy', 'low', 'high', 'taxa', 'precision', 'recall', 'f1'],
        rows: ranks.map(({ rank, accuracy, macro }) => [
          rank,
          accuracy.right,
          accuracy.n,
          accuracy.value,
          accuracy.low,
          accuracy.high,
          macro.taxa,
          macro.precision,
          macro.recall,
          macro.f1,
        ]),
      },
    ],
  };
}

function drawRank(
  { rank, accuracy, macro }: RankScore,
  y: number,
  frame: Frame,
  x: (value: number) => number,
): string[] {
  const { low, high, value, right, n } = accuracy;
  const cap = (at: number) => line(x(at), y - 4, x(at), y + 4, { stroke: INKS.held, width: 1.4 });
  return [
    text(frame.left - 8, y + 4, rank, { anchor: 'end' }),
    line(x(low), y, x(high), y, { stroke: INKS.held, width: 1.4 }),
    cap(low),
    cap(high),
    dot(x(value), y, 4.2, INKS.held),
    text(frame.right + 12, y, FIGURE_WORDS.interval(value, low, high), { width: WORDS - 12 }),
    text(frame.right + 12, y + 12, FIGURE_WORDS.ofPhotos(right, n, macro.taxa), {
      size: SMALL,
      fill: INKS.quiet,
      width: WORDS - 12,
    }),
  ];
}
