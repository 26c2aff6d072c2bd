/*
 * A snapshot ensemble: the networks at the ends of a run's cycles, asked together, their probabilities averaged (Huang et
 * al. 2017, arXiv:1704.00109). Runs in the trainer thread.
 */
import type { Checkpoints } from './checkpoint.ts';
import { type KeptTemperature, temperatureOfProbabilities } from './kept-temperature.ts';
import { type Measure, type MeasureRequest, Tally, askAll } from './measure.ts';
import { softmax } from '../../domain/statistics/metrics.ts';
import type { Tensors, TrainingNetwork } from '../../network/network.ts';
import { startingState } from '../../network/state.ts';

export interface MeasuredEnsemble extends Measure {
  /** From the first cycle to the last. */
  readonly members: readonly Tensors[];
  /** Of their answers together; null: too few of the photos can be read. */
  readonly calibrated: KeptTemperature | null;
}

export interface EnsembleRequest<E> extends MeasureRequest<E> {
  readonly checkpoints: Checkpoints;
  /** Cycles that came to their end. */
  readonly cycles: number;
  /** What the learner learned with, which is done: it is left with the weights of the last member. */
  readonly network: Pick<TrainingNetwork, 'read' | 'write'>;
}

/** Null when fewer than two snapshots are there. */
export async function measureEnsemble<E>(request: EnsembleRequest<E>): Promise<MeasuredEnsemble | null> {
  const { checkpoints, cycles, network, validation } = request;
  const members: Tensors[] = [];
  for (let cycle = 1; cycle <= cycles; cycle++) {
    const member = await checkpoints.readCycle(cycle);
    if (member) members.push(member);
  }
  if (members.length < 2) return null;
  const variables = [...network.read()].map(([name, { shape }]) => ({ name, shape }));
  const sums = new Map<number, Float32Array>();
  for (const member of members) {
    network.write(startingState(variables, member));
    await askAll(request, (slot, logits) => {
      const probabilities = softmax(logits);
      const sum = sums.get(slot);
      if (sum) probabilities.forEach((value, i) => (sum[i] = (sum[i] ?? 0) + value));
      else sums.set(slot, probabilities);
    });
  }
  const tally = new Tally(validation);
  const together = [...sums].map(([slot, sum]) => ({ slot, mean: sum.map((value) => value / members.length) }));
  for (const { slot, mean } of together) tally.add(slot, mean);
  const calibrated = temperatureOfProbabilities(
    together.map(({ mean }) => mean),
    together.map(({ slot }) => validation[slot]?.label ?? -1),
  );
  return { members, calibrated, ...tally.measure() };
}
