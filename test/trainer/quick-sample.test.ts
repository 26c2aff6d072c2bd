/* Quick training on the drawn sample, in a real catalogue, and killed on the way. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openForReading, openForWriting } from '../../electron/catalogue/database/database.ts';
import { createSampleCollection } from '../../electron/sample/create.ts';
import { DEFAULT_TAXA } from '../../electron/sample/draw/taxa.ts';
import { BACKBONE, QUICK, openCatalogueFor } from '../helpers/quick-catalogue.ts';

const folder = mkdtempSync(join(tmpdir(), 'vasculum-quick-'));
const [photos, catalogue, killed] = ['photos', 'catalogue', 'killed'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await createSampleCollection({
    folder: photos,
    taxa: DEFAULT_TAXA.slice(0, 5),
    specimensPerTaxon: 9,
    width: 320,
    height: 240,
  });
  const { thread, learn, modelFolder, close } = await openCatalogueFor(catalogue, true);
  await thread.call('job.import', {
    folder: photos,
    labels: 'folders',
    identifiedBy: 'A. Curator',
    nameRule: null,
    checklist: null,
    records: null,
  });
  const { modelId } = await learn(BACKBONE);
  // As if it knew other taxa: a run from it has a new last layer.
  const passport = join(await modelFolder(modelId), 'model.json');
  writeFileSync(passport, readFileSync(passport, 'utf8').replaceAll('"scientificName": "', '"scientificName": "X'));
  await close();
  const db = openForWriting(join(catalogue, 'catalogue.sqlite'));
  db.run("UPDATE model_class SET scientific_name = 'X' || scientific_name", []);
  db.close();
  cpSync(catalogue, killed, { recursive: true });
}, 120_000);

/** What lies in the catalogue's file, read from outside while another process has it open. */
function count(where: string, table: 'embedding' | 'run_epoch'): number {
  const db = openForReading(join(where, 'catalogue.sqlite'));
  try {
    return db.value<number>(`SELECT count(*) FROM ${table}`);
  } finally {
    db.close();
  }
}

/** Runs the child to its end, or kills it as soon as `isTime` says so. */
async function childRun(isTime: () => boolean): Promise<number | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'quick-kill-child.mjs'), killed], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TF_ENABLE_ONEDNN_OPTS: '1', TF_CPP_MIN_LOG_LEVEL: '2' },
  });
  child.stderr.resume();
  const watch = setInterval(() => isTime() && child.kill('SIGKILL'), 5);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  return code;
}

it('a quick run over the sample is right on most held-out photos, and killed twice ends with the same weights', async () => {
  const whole = await openCatalogueFor(catalogue);
  const result = await whole.learn(QUICK);
  const { classes, learnPhotos, heldOutPhotos, epochs } = {
    ...(await whole.thread.call('runs.detail', { runId: result.runId })),
  };
  expect(classes).toHaveLength(5);
  expect(result.heldOutAccuracy).toBeGreaterThanOrEqual(0.5);
  expect(epochs).toBe(QUICK.epochs);
  const expected = await whole.weightsOf(result.modelId);
  await whole.close();
  expect(count(catalogue, 'embedding')).toBe(learnPhotos + heldOutPhotos);

  const backboneEpochs = count(killed, 'run_epoch');
  expect(count(killed, 'embedding')).toBe(0);
  expect(await childRun(() => count(killed, 'embedding') > 0)).toBeNull();
  const kept = count(killed, 'embedding');
  expect(kept).toBeGreaterThan(0);
  expect(await childRun(() => count(killed, 'run_epoch') > backboneEpochs + 3)).toBeNull();
  expect(await childRun(() => false)).toBe(0);

  const after = await openCatalogueFor(killed);
  const [model] = await after.thread.call('models.list', null);
  expect(model?.name).toBe('Quick');
  expect((await after.weightsOf(model?.id ?? -1)).equals(expected)).toBe(true);
  await after.close();
}, 240_000);
