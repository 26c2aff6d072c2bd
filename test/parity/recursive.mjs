// The learning rate in its recursive form, as PyTorch works it out: another way to the same numbers.

/**
 * The rate of the step after `step`, from the rate that `step` had: the recursive, chainable form. A rate that was changed
 * from outside stays changed in proportion, through the cycle and over its restart.
 *
 * Inside a cycle: eta' = eta_min + (eta - eta_min) (1 + cos(pi (t+1) / T)) / (1 + cos(pi t / T)), with 1 + cos(x) written as
 * 2 cos(x / 2)^2, which keeps its digits near the end. Where the fraction has no value (a plain cosine at its minimum,
 * t = T, 3T ...): eta' = eta + (eta_max - eta_min) (1 - cos(pi / T)) / 2.
 * @param {typeof import('../../electron/domain/schedule.ts').cycleOf} cycleOf from the sources or as they were compiled
 * @param {import('../../electron/domain/schedule.ts').Schedule} schedule
 * @param {number} step
 * @param {number} rate
 */
export function nextLearningRate(cycleOf, schedule, step, rate) {
  const { kind, maximum, minimum, warmupSteps, cycleSteps } = schedule;
  if (step < warmupSteps) return (rate * (step + 2)) / (step + 1);
  if (kind === 'constant') return rate;
  if (kind === 'cosine' && (step - warmupSteps) % (2 * cycleSteps) === cycleSteps) {
    return rate + ((maximum - minimum) * (1 - Math.cos(Math.PI / cycleSteps))) / 2;
  }
  const [before, after] = [step, step + 1].map((one) => {
    const { start, length } = cycleOf(schedule, one);
    return Math.cos(((Math.PI / 2) * (one - start)) / length);
  });
  return minimum + (rate - minimum) * (after / before) ** 2;
}
