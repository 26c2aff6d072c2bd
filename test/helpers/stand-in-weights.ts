/* The starting weights that the stand-in for a catalogue keeps (stand-in-store.ts). */
import type { Handlers } from '../../electron/calls/call.ts';
import { isWeightsName } from '../../electron/catalogue/database/inside.ts';
import type { WeightsSummary } from '../../electron/contract/starting-weights.ts';
import type { TrainerStore } from '../../electron/contract/threads.ts';
import { because, ProblemError } from '../../electron/domain/problems.ts';

type Answers = Pick<Handlers<TrainerStore>, Extract<keyof TrainerStore, `weights.${string}`>>;

/** Keeps them in `kept`, added at `utc`; `made` makes the folder of a content. */
export function answerWeights(kept: WeightsSummary[], utc: string, made: (sha256: string) => string): Answers {
  const folderOf = (sha256: string) => {
    if (!isWeightsName(sha256)) throw new ProblemError('bad-request', {}, { detail: `no SHA-256: ${sha256}` });
    return { folder: made(sha256) };
  };
  const known = (sha256: string) => kept.find((one) => one.sha256 === sha256) ?? null;
  return {
    'weights.known': ({ sha256 }) => known(sha256),
    'weights.folder': ({ sha256 }) => folderOf(sha256),
    'weights.add': (weights) => {
      const there = known(weights.sha256);
      if (there) return there;
      const added = { ...weights, id: kept.length + 1, addedUtc: utc };
      kept.push(added);
      return added;
    },
    'weights.files': ({ id }) => {
      const weights = kept.find((one) => one.id === id);
      if (!weights) throw new ProblemError('weights-missing', { name: because('number', { id }) });
      return { weights, ...folderOf(weights.sha256) };
    },
  };
}
