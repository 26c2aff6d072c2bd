/*
 * Opens a model file and adds the model to this catalogue, once everything in it was looked at and it answers here as it
 * did where it was made. Until then nothing of it is anywhere but in a folder of its own, which goes when anything is
 * wrong. Runs in the trainer thread.
 */
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { ImportModelRequest, ImportModelResult, Passport } from '../../contract/model-file.ts';
import { because, ProblemError, type ProblemValue, UnfitFileError } from '../../domain/problems.ts';
import type { ClassTaxon } from '../../contract/threads.ts';
import { readRegular } from '../../files/read-regular.ts';
import { startPace } from '../../calls/pace.ts';
import type { CallContext } from '../../calls/call.ts';
import { allFinite } from '../running/checkpoint.ts';
import type { Store } from '../store.ts';
import { checkTensors } from '../tensorflow/graph-variables.ts';
import { type ModelOrigin, writeNetwork, writePassport } from '../model-folder/model-folder.ts';
import type { NetworkShape, Tensors } from '../../network/network.ts';
import { parametersOf } from '../../network/resnet.ts';
import { sync } from '../../files/whole-file.ts';
import { decodeWeights, longestWeights } from '../../network/weights/weights.ts';
import { whatIsWrongWith } from './check-graph.ts';
import { GRAPH, longest, memberName, PASSPORT, WEIGHTS } from '../../network/passport/layout.ts';
import { decodePassport, shapeOfPassport } from '../../network/passport/passport-file.ts';
import { answersOnCpu, largestDifference, readSelfTest, type SelfTest, TOLERANCE } from './self-test.ts';
import { unpack } from './unpack.ts';
import { PHASES } from '../../domain/language/language.ts';

/** What was read from the file, all of it looked at. */
interface Contents {
  readonly passport: Passport;
  readonly shape: NetworkShape;
  readonly weights: Tensors;
  /** The networks that answer together; of one alone, that of the weights. */
  readonly members: readonly Tensors[];
  readonly selfTest: SelfTest;
}

export async function importModel(
  store: Store,
  { path }: ImportModelRequest,
  context: CallContext,
): Promise<ImportModelResult> {
  if (!isAbsolute(path)) throw new ProblemError('bad-request', {}, { detail: `not an absolute path: ${path}` });
  const { folder } = await store.call('models.folder', null);
  const came = join(folder, 'came');
  try {
    const pace = startPace(PHASES.readingFile, 0);
    const { signal } = context;
    const onProgress = (done: number, total: number) => context.report({ ...pace(done), total });
    await unpack({ path, folder: came, signal, onProgress });
    await context.gate();
    const contents = await look(came, basename(path));
    await context.gate();

    context.report({ phase: PHASES.tryingSelfTest, done: 0, total: 0, rate: 0, secondsLeft: null });
    const { passport, shape, weights, members } = contents;
    const difference = await trySelfTest(contents, basename(path));
    await writeNetwork(folder, shape, weights, members);
    await context.gate();

    // From here on nothing is waited for that could be stopped.
    context.report({ phase: PHASES.addingModel, done: 0, total: 0, rate: 0, secondsLeft: null });
    const { taxa, added } = await store.call('models.taxa', { names: passport.taxa });
    await writePassport(folder, originOf(contents, taxa));
    await rename(join(came, PASSPORT), join(folder, 'passport.json'));
    await rename(join(came, 'self-test'), join(folder, 'self-test'));
    await rm(came, { recursive: true, force: true });
    await sync(join(folder, 'passport.json'));
    const model = await store.call('models.add', {
      runId: null,
      folder,
      name: passport.name,
      depth: passport.network.depth,
      size: passport.network.size,
      classes: taxa,
      heldOutAccuracy: passport.quality.heldOutAccuracy,
      heldOutLoss: passport.quality.heldOutLoss,
      temperature: passport.quality.temperature,
    });
    return {
      modelId: model.modelId,
      modelName: model.name,
      taxa: taxa.length,
      taxaAdded: added,
      pictures: contents.selfTest.pictures.length,
      largestDifference: difference,
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Everything that can be known of the file without running it. Throws 'model-unreadable'. */
export async function look(came: string, file: string): Promise<Contents> {
  const unreadable = (reason: ProblemValue, cause?: unknown) =>
    new ProblemError('model-unreadable', { file, reason }, { cause });
  try {
    const passport = decodePassport(await read(came, PASSPORT, 'passport', longest(PASSPORT) ?? 0).then(String));
    const shape = shapeOfPassport(passport);
    const mostGraph = longestWeights(parametersOf(shape), passport.members);
    const wrong = whatIsWrongWith(await read(came, GRAPH, 'graph', mostGraph), shape, passport.members);
    if (wrong !== null) throw new UnfitFileError(wrong);
    const weights = await readWeights(came, WEIGHTS, shape);
    const members = await membersOf(came, passport, shape);
    const selfTest = await readSelfTest(came, shape);
    return { passport, shape, weights, members: members.length > 0 ? members : [weights], selfTest };
  } catch (error) {
    // A system that cannot read its own disk is no fault of the file.
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    if (error instanceof UnfitFileError) throw unreadable(error.reason, error);
    throw unreadable(error instanceof ProblemError ? because('weights-do-not-fit') : (error as Error).message, error);
  }
}

async function readWeights(came: string, name: string, shape: NetworkShape): Promise<Tensors> {
  const { tensors } = decodeWeights(await read(came, name, 'weights', longestWeights(parametersOf(shape))));
  checkTensors(parametersOf(shape), tensors);
  if (!allFinite(tensors)) throw new UnfitFileError(because('weights-not-numbers'));
  return tensors;
}

/** As many as the passport says, and no more; none where it says one. */
async function membersOf(came: string, { members }: Passport, shape: NetworkShape): Promise<Tensors[]> {
  const names = await readdir(join(came, dirname(memberName(1)))).catch(() => []);
  if (names.length !== (members > 1 ? members : 0)) {
    throw new UnfitFileError(because('networks-miscounted', { networks: names.length, members }));
  }
  const read: Tensors[] = [];
  for (const index of names.keys()) read.push(await readWeights(came, memberName(index + 1), shape));
  return read;
}

type Part = 'passport' | 'graph' | 'weights';

async function read(came: string, name: string, part: Part, most: number): Promise<Buffer> {
  return await readRegular(join(came, name), most).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new UnfitFileError(because(`its-${part}-missing`));
    if (error instanceof UnfitFileError) throw new UnfitFileError(because(`its-${part}-too-long`), { cause: error });
    throw error;
  });
}

/** Gives the largest difference. Throws 'self-test-failed'. */
async function trySelfTest({ shape, members, selfTest }: Contents, file: string): Promise<number> {
  const given = await answersOnCpu(shape, members, selfTest.pictures).catch((error: unknown) => {
    if (!(error instanceof ProblemError) || error.code !== 'weights-mismatch') throw error;
    throw new ProblemError('model-unreadable', { file, reason: because('weights-not-numbers') }, { cause: error });
  });
  const difference = largestDifference(given, selfTest.probabilities);
  if (difference <= TOLERANCE) return difference;
  const reason = because('certainty-differs', { difference: Number(difference.toPrecision(2)), most: TOLERANCE });
  throw new ProblemError('self-test-failed', { file, reason });
}

function originOf({ passport, shape }: Contents, classes: readonly ClassTaxon[]): ModelOrigin {
  const { heldOutAccuracy, heldOutLoss, temperature } = passport.quality;
  const { validation, ...learned } = passport.learned;
  return {
    name: passport.name,
    network: shape,
    classes,
    settings: null,
    ...(passport.members > 1 ? { members: passport.members } : {}),
    learned: {
      ...learned,
      validation: validation && { ...validation, fittedOn: temperature === null ? 0 : validation.photos },
      heldOutAccuracy,
      heldOutLoss,
    },
  };
}
