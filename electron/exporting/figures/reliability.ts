/* Does 90 % mean 90 %? Share right against certainty before and after the temperature, and how many photos say so. Pure. */
import type { Calibration, CalibrationFigures, Evaluation, ReliabilityBin } from '../../domain/evaluation.ts';
import { RELIABILITY_COLUMNS, reliabilityRows } from '../../domain/plots/reliability.ts';
import { linePath, type Point, roundUp } from '../../domain/plots/scale.ts';
import { CAPTIONS, FIGURE_WORDS } from '../../domain/language/papers.ts';
import { axes, figureTicks, type Frame, legend, percentTicks } from './axes.ts';
import { type Figure, fromFileWords } from './figure.ts';
import { FIGURE_WIDTH, INKS, MARGIN, TINY } from './look.ts';
import { line, rect, ring, sheet, stroked } from './svg.ts';
import { text, widthOf } from './text.ts';

const [LEFT, RIGHT] = [62, FIGURE_WIDTH - MARGIN - 6];
const PLOT: Frame = { left: LEFT, right: RIGHT, top: 34, bottom: 334 };
const COUNTS: Frame = { left: LEFT, right: RIGHT, top: 372, bottom: 452 };

type Known = ReliabilityBin & {
  readonly certainty: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
};

const known = ({ bins }: CalibrationFigures) =>
  bins.filter(
    (bin): bin is Known => bin.certainty !== null && bin.right !== null && bin.low !== null && bin.high !== null,
  );

export function reliabilityFigure(evaluation: Evaluation, calibration: Calibration): Figure {
  const { before, after, temperature, inUse } = calibration;
  const sure = { domain: [0, 1] as const, ticks: percentTicks([0, 1], 10), title: FIGURE_WORDS.certainty };
  const plot = axes(
    PLOT,
    { ...sure, bare: true },
    { domain: [0, 1], ticks: percentTicks([0, 1], 10), title: FIGURE_WORDS.shareRight },
  );
  const most = roundUp(Math.max(...[...before.bins, ...after.bins].map(({ photos }) => photos)) * 1.15, 3);
  const counts = axes(COUNTS, sure, {
    domain: [0, most],
    ticks: figureTicks([0, most], 3, true),
    title: FIGURE_WORDS.photos,
  });
  const points = (figures: CalibrationFigures) =>
    known(figures).map(({ certainty, right }): Point => [certainty, right]);
  const series = (figures: CalibrationFigures, stroke: string, width: number) => [
    ...known(figures).map(({ certainty, low, high }) =>
      line(plot.x(certainty), plot.y(low), plot.x(certainty), plot.y(high), { stroke, width: width / 2 }),
    ),
    stroked(linePath(points(figures), plot.x, plot.y), { stroke, width }),
    ...points(figures).map(([x, y]) => ring(plot.x(x), plot.y(y), 3.2, { stroke, width })),
  ];
  const fitted = fittedWords(evaluation, calibration);
  const errors = { before: before.ece, after: after.ece };
  const said = CAPTIONS.reliability({ model: evaluation.modelName, temperature, fitted, ...errors, inUse });
  const caption = `${said}${fromFileWords(evaluation)}`;
  return {
    name: 'reliability',
    caption,
    svg: sheet(COUNTS.bottom + 42, caption, [
      ...plot.parts,
      line(plot.x(0), plot.y(0), plot.x(1), plot.y(1), { stroke: INKS.axis, dash: '4 4' }),
      ...series(before, INKS.learning, 1.4),
      ...series(after, INKS.held, 1.8),
      ...legend(RIGHT, PLOT.top - 9, [
        { words: FIGURE_WORDS.before(before.ece), sign: sample(INKS.learning, 1.4) },
        { words: FIGURE_WORDS.after(after.ece), sign: sample(INKS.held, 1.8) },
      ]),
      ...counts.parts,
      ...bars(before, 0, INKS.learning, counts),
      ...bars(after, 1, INKS.held, counts),
    ]),
    tables: [
      {
        name: 'reliability',
        head: RELIABILITY_COLUMNS,
        rows: reliabilityRows(calibration),
      },
    ],
  };
}

function fittedWords({ validation, namedHere }: Evaluation, { fittedOn, checkedOn }: Calibration): string {
  return namedHere?.temperatureCame
    ? CAPTIONS.temperatureCame(checkedOn)
    : CAPTIONS.fitted(fittedOn, checkedOn, validation !== null);
}

/** Two bars a bin, side by side, each with its count. */
function bars(
  { bins }: CalibrationFigures,
  side: 0 | 1,
  fill: string,
  { x, y }: { readonly x: (value: number) => number; readonly y: (value: number) => number },
): string[] {
  return bins.flatMap(({ from, to, photos }) => {
    if (photos === 0) return [];
    const half = (x(to) - x(from)) / 2;
    const left = x(from) + side * half;
    const words = String(photos);
    const size = Math.min(TINY, (half - 1) / widthOf(words, 1));
    return [
      rect({ x: left + 1, y: y(photos), width: half - 1.5, height: y(0) - y(photos) }, fill),
      text(left + half / 2, y(photos) - 2.5, words, { size, fill: INKS.ink, anchor: 'middle' }),
    ];
  });
}

function sample(stroke: string, width: number): (x: number, y: number) => string {
  return (x, y) => line(x, y, x + 22, y, { stroke, width }) + ring(x + 11, y, 3.2, { stroke, width });
}
