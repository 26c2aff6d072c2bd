/*
 * Adds weights to a catalogue: reads and checks a file of any kind that is known, and keeps its numbers in our own format
 * in the catalogue's folder, so that the file itself is no longer needed. Runs in the trainer thread.
 */
import { join } from 'node:path';
import type { AddWeightsRequest, AddWeightsResult } from '../../contract/starting-weights.ts';
import type { CallContext } from '../../calls/call.ts';
import { writeWeightsFile } from '../../network/weights/weights-file.ts';
import { isThere } from '../../files/whole-file.ts';
import type { Store } from '../store.ts';
import { KEPT_FILE, KEPT_FORMAT } from './kept-file.ts';
import { contentOf, readFrom, readSource, requireAgreement } from './source.ts';
import { PHASES, weightsOfPart } from '../../domain/language/language.ts';

/** Throws ProblemError 'weights-unreadable', 'weights-mismatch'. `width`: channels of the first layer, given by tests. */
export async function addWeights(
  store: Store,
  { path, part: wanted }: AddWeightsRequest,
  context: CallContext,
  { width }: { readonly width?: number } = {},
): Promise<AddWeightsResult> {
  const phase = async (words: string, done: number) => {
    context.report({ phase: words, done, total: 3, rate: 0, secondsLeft: null });
    await context.gate();
  };
  await phase(PHASES.readingFile, 0);
  const source = await readSource(path);
  requireAgreement(source);
  await phase(PHASES.checkingNumbers, 1);
  const read = await readFrom(source, width, wanted);
  const { format, depth, stride, classes, parameters, tensors, part } = read;
  const { own } = source;
  const name = part?.chosen ? weightsOfPart(source.name, part.path) : source.name;
  const sha256 = contentOf(source, read);
  const known = await store.call('weights.known', { sha256 });
  const { folder } = await store.call('weights.folder', { sha256 });
  const file = join(folder, KEPT_FILE);
  if (known && (await isThere(file))) return { weights: known, added: false, part };

  await phase(PHASES.keepingWeights, 2);
  // A last layer is only of use to a run that learns the very same taxa.
  const kept = own ? tensors : new Map([...tensors].filter(([tensor]) => !tensor.startsWith('fc.')));
  await writeWeightsFile(file, kept, {
    format: KEPT_FORMAT,
    source: name,
    sha256,
    ...(own ? { classes: JSON.stringify(own.classes) } : {}),
  });
  const weights =
    known ?? (await store.call('weights.add', { name, sha256, format, depth, stride, classes, parameters }));
  return { weights, added: known === null, part };
}
