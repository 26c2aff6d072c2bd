/*
 * The settings proposed for a run, at the window and on the command line: a network that fits what there is to learn from, and
 * cycles that end with the last epoch. What a person gave stands. Pure; runs everywhere.
 */
import { wholeCycleEpochs } from './schedule.ts';
import { DEFAULT_VALUES, grouped, SETTING_NAMES, type SettingValues, ungrouped } from './setting-values.ts';
import type { SettingName } from './settings.ts';
import { type Depth, FROM_WEIGHTS, QUICK_TRAINING, type StartFrom, type TrainingSettings } from './training.ts';

/** What a person gave, under the names of the settings. */
export type Given = Partial<SettingValues>;

/** What a run begins from that does not begin from nothing. */
export interface Beginning {
  readonly startFrom: StartFrom;
  readonly depth: Depth;
  /** Photo size of a model; null for weights, which take any. */
  readonly size: number | null;
}

/** For few photos: small pictures, one fall of a higher rate, and the average of the weights, which is right sooner. */
const FEW: Given = { depth: 18, size: 64, schedule: 'cosine', learningRate: 0.06, averageDecay: 0.98 };

/** Of a full run from nothing, by the photos to learn from: the first row that they are below, else the defaults. */
export const PROPOSALS: readonly { readonly below: number; readonly values: Given }[] = [
  // Tried on the drawn sample collection (`npm run bench -- --only learn`); the rows after these are by judgement.
  { below: 200, values: FEW },
  { below: 350, values: { ...FEW, epochs: 20 } },
  // On photographs of small things among others (`--set photos`) 64 px are too few.
  { below: 800, values: { ...FEW, size: 96, epochs: 20 } },
  { below: 2_500, values: { depth: 18, size: 128 } },
  { below: 6_000, values: { depth: 34, size: 160 } },
];

type Why = 'photos' | 'start' | 'quick' | 'cycles';

export interface Proposal {
  readonly settings: TrainingSettings;
  /** The settings that are neither given nor by default, by why they are as they are. */
  readonly reasons: readonly { readonly why: Why; readonly names: readonly SettingName[] }[];
}

/** `learnPhotos`: those not held out; 0 while unknown, which leaves the defaults. */
export function proposalFor(given: Given, learnPhotos: number, start: Beginning | null): Proposal {
  const isQuick = given.mode === 'quick';
  const layers: readonly { readonly why: Why; readonly values: Given }[] = [
    { why: 'photos', values: isQuick || start ? {} : rowFor(learnPhotos, given) },
    { why: 'start', values: start ? valuesFrom(start) : {} },
    { why: 'quick', values: isQuick ? QUICK_TRAINING : {} },
  ];
  const values = Object.assign({}, DEFAULT_VALUES, ...layers.map((layer) => layer.values), given) as SettingValues;
  const asked = { ...grouped(values), name: '', startFrom: start?.startFrom ?? null };
  const settings = endingOnACycle(asked, given);
  const proposed = ungrouped(settings);
  const ended = SETTING_NAMES.filter((name) => proposed[name] !== values[name]);
  const isProposed = (name: SettingName, own: Given) =>
    own[name] === proposed[name] && proposed[name] !== DEFAULT_VALUES[name] && given[name] === undefined;
  const reasons = layers.map(({ why, values: own }) => ({
    why,
    names: SETTING_NAMES.filter((name) => isProposed(name, own)),
  }));
  return {
    settings,
    reasons: [...reasons, { why: 'cycles' as const, names: ended }].filter(({ names }) => names.length > 0),
  };
}

function rowFor(learnPhotos: number, given: Given): Given {
  const row = learnPhotos > 0 && PROPOSALS.find(({ below }) => learnPhotos < below);
  if (!row) return {};
  const { schedule, ...others } = row.values;
  // Who gives cycles wants them.
  return schedule === undefined || givesCycles(given) ? others : { ...others, schedule };
}

function givesCycles({ firstCycle, cycleFactor }: Given): boolean {
  return firstCycle !== undefined || cycleFactor !== undefined;
}

function valuesFrom({ depth, size }: Beginning): Given {
  return { ...FROM_WEIGHTS, depth, ...(size === null ? {} : { size }) };
}

/**
 * The same with cycles that end with the last epoch, as far as nobody chose otherwise. Where neither first cycle nor factor was
 * given, the first cycle gets the length, nearest to its own, with which whole cycles fill the epochs; where that is all of
 * them, it is a plain cosine. Else the epochs, where they were not given, are those of the nearest end of a cycle.
 */
export function endingOnACycle(settings: TrainingSettings, given: Given): TrainingSettings {
  const { epochs, schedule } = settings;
  if (schedule === 'constant') return settings;
  const isAllWarmup = settings.warmupEpochs >= epochs && given.warmupEpochs === undefined;
  const warmed = isAllWarmup ? { ...settings, warmupEpochs: 0 } : settings;
  if (schedule === 'cosine') return warmed;
  if (givesCycles(given)) {
    return given.epochs === undefined ? { ...settings, epochs: nearestEnd(settings) } : settings;
  }
  const left = epochs - warmed.warmupEpochs;
  const firstCycle = firstCycleFor(left, settings);
  if (firstCycle !== null && firstCycle < left) return { ...warmed, firstCycle };
  if (given.schedule === undefined) return { ...warmed, schedule: 'cosine' };
  return firstCycle === null ? warmed : { ...warmed, firstCycle };
}

function nearestEnd(settings: TrainingSettings): number {
  const away = (epochs: number) => Math.abs(epochs - settings.epochs);
  return wholeCycleEpochs(settings).toSorted((a, b) => away(a) - away(b))[0] ?? settings.epochs;
}

/** Of the lengths with which whole cycles last `epochs`, the one nearest to the set length, as a ratio; null where none does. */
function firstCycleFor(epochs: number, { firstCycle, cycleFactor }: TrainingSettings): number | null {
  let best: number | null = null;
  const away = (length: number) => Math.abs(Math.log(length / firstCycle));
  for (let parts = 1, last = 1; parts <= epochs; last *= cycleFactor, parts += last) {
    const length = epochs / parts;
    if (Number.isSafeInteger(length) && (best === null || away(length) < away(best))) best = length;
  }
  return best;
}
