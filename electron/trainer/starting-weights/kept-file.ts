/* The file in which a catalogue keeps weights that were added. Runs in the trainer thread. */
import { because, ProblemError } from '../../domain/problems.ts';
import type { ClassTaxon } from '../../contract/threads.ts';
import { readWeightsFile } from '../../network/weights/weights-file.ts';
import type { Tensors } from '../../network/network.ts';
import { classTaxa } from '../model-folder/passport-check.ts';
import { LARGEST_NETWORK } from '../../network/weights/weights.ts';

export const KEPT_FILE = 'weights.safetensors';
export const KEPT_FORMAT = 'vasculum-starting-weights-1';

export interface KeptWeights {
  /** Without a last layer, but for a model of our own. */
  readonly tensors: Tensors;
  /** What that last layer tells apart, in its order. */
  readonly classes: readonly ClassTaxon[] | null;
}

/** Throws ProblemError 'weights-unreadable' for a file that is not there, cut short or damaged. */
export async function readKeptWeights(file: string, name: string): Promise<KeptWeights> {
  const kept = await readWeightsFile(file, LARGEST_NETWORK);
  if (kept?.metadata['format'] !== KEPT_FORMAT) {
    throw new ProblemError('weights-unreadable', {
      file: name,
      reason: because('weights-copy-missing'),
    });
  }
  return { tensors: kept.tensors, classes: classesIn(kept.metadata['classes']) };
}

/** Of what is no list of taxa its last layer is of no use, as of weights without one. */
function classesIn(text: string | undefined): readonly ClassTaxon[] | null {
  if (text === undefined) return null;
  try {
    return classTaxa.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
