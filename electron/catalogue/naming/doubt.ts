/*
 * How far a model's answer leaves a name in doubt, which orders of the review queue go by: kept beside the name that a
 * specimen shows, as whole millionths. Runs where the catalogue is written.
 */
import type { PooledAnswer } from './predictions.ts';

export interface Doubt {
  /** From the surest to the next name; only where the name is a machine's. */
  readonly margin: number | null;
  /** Of the five surest names and all others together, in nats, below 0; only where the name is a machine's. */
  readonly entropy: number | null;
  /** How sure the model is of another name than the person's, below 0; only where it is. */
  readonly contradiction: number | null;
}

/** What a specimen shows: a person's name has a determination, a machine's a certainty. */
interface Shown {
  readonly taxonId: number | null;
  readonly determinationId: number | null;
  readonly certainty: number | null;
}

const NONE: Doubt = { margin: null, entropy: null, contradiction: null };

/** Whole numbers, so that SQLite's sums (0025-doubt.ts) and ours are the same. */
const millionths = (value: number) => Math.round(value * 1_000_000);

/**
 * Margin and entropy are of the answer as the model gave it, whatever was struck out or made a synonym since. `accepted`: the
 * same answer as names count today; `struck`: what persons ruled out.
 */
export function doubtOf(
  { determinationId, taxonId, certainty }: Shown,
  answer: PooledAnswer | null,
  accepted: PooledAnswer | null,
  struck: ReadonlySet<number>,
): Doubt {
  if (determinationId !== null) {
    const best = accepted?.top.find((one) => !struck.has(one.taxonId));
    return best && best.taxonId !== taxonId ? { ...NONE, contradiction: -millionths(best.probability) } : NONE;
  }
  if (certainty === null || !answer) return NONE;
  const [first = 0, second = 0] = answer.top.map(({ probability }) => probability);
  return { ...NONE, margin: millionths(first - second), entropy: -millionths(entropyOf(answer)) };
}

function entropyOf({ top }: PooledAnswer): number {
  const rest = 1 - top.reduce((sum, { probability }) => sum + probability, 0);
  return [...top.map(({ probability }) => probability), rest].reduce(
    (sum, share) => (share > 0 ? sum - share * Math.log(share) : sum),
    0,
  );
}
