/* The learning rate as it was planned: restarts dotted, kept snapshots ringed. Pure. */
import { type Point, linePath, roundUp } from '../../domain/plots/scale.ts';
import { drawSchedule } from '../../domain/plots/schedule-drawing.ts';
import type { RunDetail } from '../../domain/training.ts';
import { CAPTIONS, FIGURE_WORDS } from '../../domain/language/papers.ts';
import { axes, epochTicks, figureTicks, type Frame, type LegendEntry, legend } from './axes.ts';
import { type Cell, type Figure } from './figure.ts';
import { FIGURE_WIDTH, INKS, MARGIN, SMALL } from './look.ts';
import { line, rect, ring, sheet, type Stroke, stroked } from './svg.ts';
import { text } from './text.ts';

const FRAME: Frame = { left: 62, right: FIGURE_WIDTH - MARGIN - 6, top: 34, bottom: 212 };

const RESTART: Stroke = { stroke: INKS.axis, dash: '0.1 3.2' };
const KEPT: Stroke = { stroke: INKS.held, width: 1.8 };
const restartSign: LegendEntry['sign'] = (x, y) => line(x + 11, y - 6, x + 11, y + 6, RESTART);
const keptSign: LegendEntry['sign'] = (x, y) => ring(x + 14, y, 4, KEPT);

export function scheduleFigure(run: RunDetail): Figure {
  const drawn = drawSchedule(run.settings, run.stepsPerEpoch);
  const { restarts, lines, epochs } = drawn;
  // A run that ended early kept no snapshot that lay beyond its end.
  const kept = drawn.kept.filter(([epoch]) => epoch <= run.epochsDone + 1e-9);
  const highest = roundUp(run.settings.learningRate * 1.02, 4);
  const { parts, x, y } = axes(
    FRAME,
    { domain: [0, epochs], ticks: epochTicks(epochs), title: FIGURE_WORDS.epoch },
    { domain: [0, highest], ticks: figureTicks([0, highest], 4), title: FIGURE_WORDS.learningRate },
  );
  const { top, bottom, right } = FRAME;
  const { name, stepsPerEpoch, epochsDone } = run;
  const marks = { restarts: restarts.length > 0, snapshots: kept.length > 0 };
  const caption = CAPTIONS.schedule({ run: name, epochs, stepsPerEpoch, rate: kindWords(run), ...marks, epochsDone });
  const early = epochsDone < epochs ? endedEarly(x(epochsDone)) : [];
  return {
    name: 'schedule',
    caption,
    svg: sheet(bottom + 42, caption, [
      ...parts,
      ...restarts.map((epoch) => line(x(epoch), top, x(epoch), bottom, RESTART)),
      ...lines.map((points) => stroked(linePath(points, x, y), { stroke: INKS.rate, width: 1.8 })),
      ...kept.map(([epoch, rate]) => ring(x(epoch), y(rate), 4, KEPT)),
      ...early,
      ...legend(right, top - 9, [
        ...(restarts.length > 0 ? [{ words: FIGURE_WORDS.restart, sign: restartSign }] : []),
        ...(kept.length > 0 ? [{ words: FIGURE_WORDS.snapshotKept, sign: keptSign }] : []),
      ]),
    ]),
    tables: [
      {
        name: 'schedule',
        head: ['epoch', 'learningRate', 'cycle', 'mark'],
        rows: [
          ...lines.flatMap((points, cycle) =>
            points.map(([epoch, rate], place): Cell[] => {
              const restarts = cycle > 0 && place === 0;
              return [epoch, rate, cycle + 1, restarts ? 'restart' : null];
            }),
          ),
          ...kept.map(([epoch, rate]: Point): Cell[] => [epoch, rate, null, 'snapshot']),
        ],
      },
    ],
  };
}

function endedEarly(from: number): string[] {
  const { top, bottom, right } = FRAME;
  return [
    rect({ x: from, y: top, width: right - from, height: bottom - top }, '#ffffff', 0.65),
    line(from, top, from, bottom, { stroke: INKS.quiet }),
    text(from + 4, top + 10, FIGURE_WORDS.endedHere, { size: SMALL, fill: INKS.quiet, width: right - from - 4 }),
  ];
}

function kindWords({ settings }: RunDetail): string {
  const { schedule, warmupEpochs } = settings;
  return CAPTIONS.rates[schedule](settings, warmupEpochs > 0 ? CAPTIONS.warmup(warmupEpochs) : '');
}
