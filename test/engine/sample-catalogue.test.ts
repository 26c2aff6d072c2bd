import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { toProblem } from '../../electron/domain/problems.ts';
import { Engine } from '../../electron/engine/engine.ts';
import { JobRegistry } from '../../electron/engine/jobs.ts';
import { trySample } from '../../electron/engine/sample-catalogue.ts';

const threads = {
  catalogue: fileURLToPath(new URL('../helpers/threads/catalogue.mjs', import.meta.url)),
  trainer: fileURLToPath(new URL('../helpers/threads/trainer.mjs', import.meta.url)),
};

let profile: string;
let engine: Engine;
let jobs: JobRegistry;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
  engine = new Engine(threads);
  jobs = new JobRegistry(
    engine,
    () => {},
    (_, error) => toProblem(error),
  );
});
afterEach(async () => {
  await engine.stop();
  rmSync(profile, { recursive: true, force: true });
});

const kinds = () => jobs.list().map(({ kind }) => kind);
const idle = () => vi.waitFor(() => expect(jobs.running()).toEqual([]), 30_000);

it('draws, reads and opens the sample once, and opens it ever after', async () => {
  const { folder } = await trySample(profile, engine, jobs);
  expect(engine.folder).toBe(folder);
  expect(folder.startsWith(profile)).toBe(true);
  await idle();
  expect(kinds()).toEqual(['sample', 'import']);
  await trySample(profile, engine, jobs);
  await engine.close();
  expect(await trySample(profile, engine, jobs)).toEqual({ folder });
  expect(engine.folder).toBe(folder);
  expect(kinds()).toEqual(['sample', 'import']);
});

it('the sample catalogue draws anew what was left half drawn, and reads again what was left half read', async () => {
  const photos = join(profile, 'sample', 'photos');
  mkdirSync(photos, { recursive: true });
  writeFileSync(join(photos, 'half.jpg'), '');
  await trySample(profile, engine, jobs);
  expect(existsSync(join(photos, 'half.jpg'))).toBe(false);
  await idle();
  rmSync(join(profile, 'sample', 'read'));
  await engine.close();
  await trySample(profile, engine, jobs);
  await idle();
  expect(kinds()).toEqual(['sample', 'import', 'import']);
});

it('the sample catalogue waits for nobody: while a job is under way it is refused', async () => {
  jobs.start('sample', { folder: '/elsewhere', seed: 1, specimensPerTaxon: 1, photos: null });
  await expect(trySample(profile, engine, jobs)).rejects.toMatchObject({ code: 'job-running' });
});
