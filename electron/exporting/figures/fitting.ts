/* How a run went: loss, accuracy and rate over the epochs, in three panels on one axis. Pure. */
import { type Domain, linePath, type Point, roundUp } from '../../domain/plots/scale.ts';
import { drawSchedule } from '../../domain/plots/schedule-drawing.ts';
import { type EpochFigures, type RunDetail, choosingWord } from '../../domain/training.ts';
import { CAPTIONS, FIGURE_WORDS } from '../../domain/language/papers.ts';
import { axes, type Axis, epochTicks, figureTicks, type Frame, legend, percentTicks } from './axes.ts';
import { type Figure } from './figure.ts';
import { FIGURE_WIDTH, INKS, MARGIN, SMALL } from './look.ts';
import { dot, line, ring, sheet, stroked } from './svg.ts';
import { text, widthOf } from './text.ts';

const [LEFT, RIGHT] = [62, FIGURE_WIDTH - MARGIN - 6];
const FRAMES: readonly [Frame, Frame, Frame] = [
  { left: LEFT, right: RIGHT, top: 34, bottom: 164 },
  { left: LEFT, right: RIGHT, top: 202, bottom: 332 },
  { left: LEFT, right: RIGHT, top: 370, bottom: 450 },
];
/** With more epochs than this the points would overlap. */
const MOST_DOTS = 40;

const COLUMNS = ['epoch', 'loss', 'accuracy', 'heldOutLoss', 'heldOutAccuracy', 'learningRate', 'kept'] as const;

/** Needs at least one epoch. */
export function fittingFigure(run: RunDetail): Figure {
  const { epochFigures: figures, settings, stepsPerEpoch } = run;
  const last = figures.at(-1)?.epoch ?? 1;
  const along: Axis = { domain: [0, last], ticks: epochTicks(last), title: FIGURE_WORDS.epoch };
  const kept = keptEpochs(run);
  const pick = (key: keyof EpochFigures) => figures.map((one): Point => [one.epoch, Number(one[key])]);
  const losses: Domain = [0, roundUp(Math.max(...figures.flatMap((one) => [one.loss, one.heldOutLoss])) * 1.02, 4)];
  const rates = rateLines(run);
  const highest = roundUp(settings.learningRate * 1.02, 4);
  const loss = panel(
    FRAMES[0],
    { ...along, bare: true },
    { domain: losses, ticks: figureTicks(losses, 4), title: FIGURE_WORDS.loss },
    [
      { points: pick('loss'), held: false },
      { points: pick('heldOutLoss'), held: true },
    ],
  );
  const accuracy = panel(
    FRAMES[1],
    { ...along, bare: true },
    { domain: [0, 1], ticks: percentTicks([0, 1], 5), title: FIGURE_WORDS.accuracy },
    [
      { points: pick('accuracy'), held: false },
      { points: pick('heldOutAccuracy'), held: true },
    ],
  );
  const rate = panel(
    FRAMES[2],
    along,
    { domain: [0, highest], ticks: figureTicks([0, highest], 4), title: FIGURE_WORDS.learningRate },
    [],
  );
  const said = CAPTIONS.fitting({
    run: run.name,
    epochs: last,
    stepsPerEpoch,
    learnPhotos: run.learnPhotos,
    judgingPhotos: run.validation?.photos ?? run.heldOutPhotos,
    isValidated: run.validation !== null,
  });
  const caption = `${said}${keptWords(kept, run.validation)}`;
  return {
    name: 'fitting',
    caption,
    svg: sheet(FRAMES[2].bottom + 42, caption, [
      ...loss.parts,
      ...accuracy.parts,
      ...rate.parts,
      ...rates.map((points) => stroked(linePath(points, rate.x, rate.y), { stroke: INKS.rate, width: 1.8 })),
      ...kept.flatMap((one) => keptMark(rate.x(one.epoch), accuracy.y(one.heldOutAccuracy))),
      ...keptLabel(kept, rate.x),
      ...legend(RIGHT, FRAMES[0].top - 9, [
        { words: FIGURE_WORDS.learning, sign: sample(INKS.learning, 1.4) },
        { words: run.validation ? FIGURE_WORDS.validation : FIGURE_WORDS.heldOut, sign: sample(INKS.held, 2) },
        { words: FIGURE_WORDS.rate, sign: sample(INKS.rate, 1.8) },
      ]),
    ]),
    tables: [{ name: 'fitting', head: COLUMNS, rows: figures.map((one) => COLUMNS.map((column) => one[column])) }],
  };
}

/** The rate of each step, one line for each cycle. */
function rateLines({ settings, stepsPerEpoch, steps }: RunDetail): Point[][] {
  const { restarts, lines } = drawSchedule(settings, stepsPerEpoch);
  const cycleOf = (epoch: number) => restarts.filter((restart) => restart <= epoch + 1e-9).length;
  // A step is reported when it is done, so the rate of the first one is the rate at the start of the run.
  const points = steps.map(({ step, learningRate }): Point => [(step - 1) / stepsPerEpoch, learningRate]);
  return lines.map((_, cycle) => points.filter(([epoch]) => cycleOf(epoch) === cycle));
}

function panel(frame: Frame, along: Axis & { readonly bare?: boolean }, up: Axis, series: readonly Series[]) {
  const { parts, x, y } = axes(frame, along, up);
  const drawn = series.flatMap(({ points, held }) => {
    const ink = held ? INKS.held : INKS.learning;
    return [
      stroked(linePath(points, x, y), { stroke: ink, width: held ? 2 : 1.4 }),
      ...(points.length <= MOST_DOTS
        ? points.map(([epoch, value]) => dot(x(epoch), y(value), held ? 2.4 : 1.9, ink))
        : []),
    ];
  });
  return { x, y, parts: [...parts, ...drawn] };
}

interface Series {
  readonly points: readonly Point[];
  readonly held: boolean;
}

function sample(stroke: string, width: number): (x: number, y: number) => string {
  return (x, y) => line(x, y, x + 22, y, { stroke, width });
}

/** The epochs whose weights are the model: the best one, or the ends of the cycles for an ensemble. */
function keptEpochs({ settings, epochFigures }: RunDetail): readonly EpochFigures[] {
  const ends = epochFigures.filter(({ kept }) => kept === 'cycle-end' || kept === 'best-and-cycle-end');
  if (settings.ensemble === 'keep' && ends.length > 1) return ends;
  const best = epochFigures.findLast(({ kept }) => kept === 'best' || kept === 'best-and-cycle-end');
  return best ? [best] : [];
}

function keptWords(kept: readonly EpochFigures[], validation: RunDetail['validation']): string {
  const [first] = kept;
  if (!first) return '';
  if (kept.length > 1) return CAPTIONS.keptEpochs(kept.map(({ epoch }) => epoch));
  return CAPTIONS.keptEpoch(first.epoch, first.heldOutAccuracy, choosingWord(validation));
}

/** A line through all panels and a ring on the held-out accuracy. */
function keptMark(x: number, y: number): string[] {
  return [
    ...FRAMES.map(({ top, bottom }) => line(x, top, x, bottom, { stroke: INKS.held, width: 0.8, dash: '4 3' })),
    ring(x, y, 4.5, { stroke: INKS.held, width: 2 }),
  ];
}

/** Beside the last line, on the side where there is room. */
function keptLabel(kept: readonly EpochFigures[], x: (epoch: number) => number): string[] {
  const last = kept.at(-1);
  if (!last) return [];
  const words = FIGURE_WORDS.kept(kept.map(({ epoch }) => epoch));
  const at = x(last.epoch);
  const before = at + 6 + widthOf(words, SMALL) > RIGHT;
  return [
    text(before ? at - 6 : at + 6, FRAMES[1].bottom - 8, words, {
      size: SMALL,
      fill: INKS.held,
      anchor: before ? 'end' : 'start',
      width: before ? at - LEFT : RIGHT - at,
    }),
  ];
}
