/*
 * Writes a model of this catalogue as one file. Runs in the trainer thread.
 */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { ExportModelRequest, ExportModelResult, Passport } from '../../contract/model-file.ts';
import { because, ProblemError, type Reason } from '../../domain/problems.ts';
import type { ModelFiles } from '../../contract/threads.ts';
import { programFolder } from '../../files/program-folder.ts';
import { refuseToReplace } from '../../files/whole-file.ts';
import { startPace } from '../../calls/pace.ts';
import type { CallContext } from '../../calls/call.ts';
import type { Store } from '../store.ts';
import { networkBytes } from '../../network/memory.ts';
import { readModel, readNetworks } from '../model-folder/model-folder.ts';
import type { NetworkShape } from '../../network/network.ts';
import { encodeInferenceModel } from '../networks/open-network.ts';
import { bytesWords } from '../../domain/words.ts';
import { labelsCsv } from './labels.ts';
import {
  CARD,
  GRAPH,
  LABELS,
  MOST_MEMBERS,
  PASSPORT,
  VARIABLES,
  WEIGHTS,
  longest,
  memberName,
} from '../../network/passport/layout.ts';
import { memberFiles } from '../model-folder/members.ts';
import { modelCard } from './model-card.ts';
import { pack } from './pack.ts';
import { encodePassport } from '../../network/passport/passport-file.ts';
import { answersOnCpu, readSelfTest, selfTestParts, selfTestPictures } from './self-test.ts';
import { PHASES } from '../../domain/language/language.ts';

export async function exportModel(
  store: Store,
  request: ExportModelRequest,
  context: CallContext,
): Promise<ExportModelResult> {
  const { path, replace } = request;
  if (!isAbsolute(path)) throw new ProblemError('bad-request', {}, { detail: `not an absolute path: ${path}` });
  // Told before the self-test, which takes a while.
  await refuseToReplace(path, replace);
  context.report({ phase: PHASES.makingSelfTest, done: 0, total: 0, rate: 0, secondsLeft: null });
  const files = await store.call('models.files', { modelId: request.modelId });
  const passport = await passportOf(store, files.modelId, request);
  const { folder } = files;
  const model = await readModel(files);
  const shape = model.passport.network;
  const memberPaths = await membersOf(files, model.passport.members ?? 1, shape);
  const networks = await readNetworks(files, model);
  await context.gate();

  const pictures = await picturesFor(store, files.modelId, folder, shape, request);
  const probabilities = await answersOnCpu(shape, networks, pictures);
  await context.gate();
  const test = await selfTestParts({ pictures, probabilities }, shape.size);
  const pace = startPace(PHASES.writing, 0);
  const bytes = await pack({
    path,
    replace,
    mtime: new Date(passport.createdUtc),
    signal: context.signal,
    parts: [
      { name: PASSPORT, bytes: encodePassport(passport) },
      { name: CARD, bytes: Buffer.from(modelCard(passport)) },
      { name: LABELS, bytes: Buffer.from(labelsCsv(passport)) },
      ...test,
      { name: VARIABLES, folder: true },
      { name: GRAPH, numbers: encodeInferenceModel(shape, networks) },
      { name: WEIGHTS, file: join(folder, WEIGHTS) },
      ...memberPaths.map((file, index) => ({ name: memberName(index + 1), file })),
    ],
    onProgress: (done, total) => context.report({ ...pace(done), total }),
  });
  return { path, bytes, modelName: passport.name, pictures: pictures.length };
}

/** Files of the weights of an ensemble's networks; none for one network. Throws 'ensemble-in-file'. */
async function membersOf(files: ModelFiles, members: number, shape: NetworkShape): Promise<string[]> {
  if (members < 2) return [];
  const refuse = (reason: Reason) => new ProblemError('ensemble-in-file', { model: files.name, reason });
  if (members > MOST_MEMBERS) throw refuse(because('too-many-networks', { networks: members, most: MOST_MEMBERS }));
  const size = members * networkBytes(shape);
  const most = longest(GRAPH) ?? 0;
  if (size > most) {
    throw refuse(because('networks-too-large', { networks: members, size: bytesWords(size), most: bytesWords(most) }));
  }
  const found = await memberFiles(files, members);
  if (!found) throw refuse(because('network-weights-gone'));
  return found;
}

async function passportOf(store: Store, modelId: number, request: ExportModelRequest): Promise<Passport> {
  const { modelId: _, from, ...passport } = await store.call('models.passport', { modelId });
  // Somebody else's model is passed on as it came: neither its licence nor its makers change on the way.
  if (from === 'file') return passport;
  const { version } = JSON.parse(await readFile(join(programFolder, 'package.json'), 'utf8')) as { version: string };
  const credit = request.credit.trim();
  return {
    ...passport,
    software: `Vasculum ${version}`,
    licence: request.licence,
    credit: credit === '' ? null : credit,
  };
}

/** A model that came in a file keeps its pictures. */
async function picturesFor(
  store: Store,
  modelId: number,
  folder: string,
  shape: NetworkShape,
  request: ExportModelRequest,
): Promise<readonly Uint8Array[]> {
  const kept = await readSelfTest(folder, shape).catch(() => null);
  return kept?.pictures ?? (await selfTestPictures(store, modelId, shape.size, request.pictures));
}
