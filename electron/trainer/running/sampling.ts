/*
 * Which photos an epoch shows, and in what order: each once, or each taxon equally often. Hangs on the seed, the epoch and
 * the photos alone. Pure; runs anywhere.
 */
import { addTo } from '../../domain/lists.ts';
import { chance, shuffled } from '../../domain/statistics/chance.ts';
import { type Slot, cutIntoSteps, epochBatches } from './dataset.ts';

/** A photo's turn in an epoch: `repeat`, from 0, tells the turns of one photo apart. */
export interface Draw {
  readonly slot: number;
  readonly repeat: number;
}

export interface EpochPlan {
  readonly slots: readonly Slot[];
  readonly steps: number;
  readonly seed: number;
  /** From 0. */
  readonly epoch: number;
  /** Each taxon equally often, in as many turns as there are photos. */
  readonly balanced: boolean;
}

/** Keeps the numbers of balanced epochs apart from others drawn with the same seed. */
const BALANCE = 5;

/** The steps of an epoch; their sizes differ by one at most. */
export function epochDraws({ slots, steps, seed, epoch, balanced }: EpochPlan): Draw[][] {
  if (balanced) return cutIntoSteps(balancedOrder(slots, seed, epoch), steps);
  return epochBatches(slots, steps, seed, epoch).map((batch) => batch.map((slot) => ({ slot, repeat: 0 })));
}

/**
 * As many turns as slots, shared out over the labels so that no two get numbers that differ by more than one, and within a
 * label over its photos likewise.
 */
function balancedOrder(slots: readonly Slot[], seed: number, epoch: number): Draw[] {
  const byLabel = new Map<number, number[]>();
  for (const [number, { label }] of slots.entries()) addTo(byLabel, label, number);
  const photoOf = (slot: number) => slots[slot]?.photoId ?? -1;
  const labels = shuffled([...byLabel.keys()], (label) => label, seed, BALANCE, epoch);
  const draws = labels.flatMap((label, place) => {
    const numbers = byLabel.get(label) ?? [];
    const turns = Math.floor(slots.length / labels.length) + (place < slots.length % labels.length ? 1 : 0);
    const rounds = Array.from({ length: Math.ceil(turns / numbers.length) }, (_, repeat) =>
      shuffled(numbers, photoOf, seed, BALANCE, epoch, repeat).map((slot) => ({ slot, repeat })),
    );
    return rounds.flat().slice(0, turns);
  });
  return draws
    .map((draw) => ({ draw, at: chance(seed, BALANCE, epoch, draw.repeat, 0, photoOf(draw.slot)) }))
    .sort((a, b) => a.at - b.at || photoOf(a.draw.slot) - photoOf(b.draw.slot) || a.draw.repeat - b.draw.repeat)
    .map(({ draw }) => draw);
}
