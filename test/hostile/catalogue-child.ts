/*
 * Does with changed catalogues what a person would: looks them over, opens them, pages through them, removes a model, a run
 * and weights, closes them. In a process of its own, which may hang or die of one. Arguments: folder of the whole one,
 * folder to work in, numbers of the changes.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueHandlers } from '../../electron/threads/catalogue-handlers.ts';
import { EVERYTHING } from '../../electron/contract/collection.ts';
import { toProblem } from '../../electron/domain/problems.ts';
import { DEFAULT_TRAINING } from '../../electron/domain/training.ts';
import { context } from '../helpers/a-context.ts';
import type { Target } from './catalogue-change.ts';
import { CHANGES } from './catalogue-changes.ts';
import { treeOf } from './tree.ts';

const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`);
const [whole = '', folder = '', ...numbers] = process.argv.slice(2);

type Handler = (input: unknown, context: unknown) => unknown;

for (const number of numbers.map(Number)) {
  const change = CHANGES[number];
  if (!change) throw new Error(`no change ${number}`);
  say({ number });
  rmSync(folder, { recursive: true, force: true });
  cpSync(whole, folder, { recursive: true });
  const target: Target = { folder: join(folder, 'catalogue'), guard: join(folder, 'guard') };
  mkdirSync(join(target.guard, 'inside'), { recursive: true });
  for (const name of ['letter.txt', 'model.json', 'inside/letter.txt'])
    writeFileSync(join(target.guard, name), 'Dear colleague');
  const faults: string[] = [];
  try {
    change.make(target);
  } catch (error) {
    say({ number, outcome: 'none', faults: [`could not be made: ${String(error)}`] });
    continue;
  }
  const before = { guard: treeOf(target.guard), photos: treeOf(join(folder, 'photos')) };
  const handlers = catalogueHandlers(() => {}) as unknown as Record<string, Handler>;
  const ask = async (name: string, input: unknown): Promise<unknown> => {
    try {
      return await handlers[name]?.(input, context());
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === 'unexpected') faults.push(`${name}: ${problem.message}\n${problem.detail ?? ''}`);
      return null;
    }
  };
  const opened = (await ask('catalogue.open', { folder: target.folder, create: false })) !== null;
  if (opened) {
    await ask('job.check', { contents: true });
    await ask('collection.page', { filter: EVERYTHING, sort: 'number', after: null, limit: 50 });
    await ask('collection.facets', EVERYTHING);
    await ask('collection.progress', null);
    await ask('names.search', { text: 'car', limit: 20 });
    await ask('training.check', DEFAULT_TRAINING);
    await ask('learning.frame', { minimumSpecimens: 1 });
    for (const photoId of [1, 2]) for (const size of ['thumbnail', 'full']) await ask('photo.file', { photoId, size });
    await ask('runs.list', null);
    await ask('models.list', null);
    await ask('weights.list', null);
    await ask('models.passport', { modelId: 1 });
    for (const kind of ['model', 'run', 'weights']) {
      await ask('removal.plan', { kind, id: 1 });
      await ask('removal.remove', { kind, id: 1 });
    }
    await ask('actions.undo', { by: '' });
    await ask('catalogue.close', null);
    await ask('catalogue.open', { folder: target.folder, create: false });
    await ask('catalogue.close', null);
  }
  if (treeOf(target.guard) !== before.guard) faults.push('the guard folder is not as it was');
  if (treeOf(join(folder, 'photos')) !== before.photos) faults.push('the photos are not as they were');
  say({ number, outcome: opened ? 'opened' : 'refused', faults });
}
process.exit(0);
