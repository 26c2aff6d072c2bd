/*
 * What went wrong, as a person meets it in the window: a catalogue that nothing can be written to, a program or a trainer
 * that died while it learned, a folder of photos that was deleted, files that a removal elsewhere left.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { createSampleCollection } from '../../electron/sample/create.ts';
import { context } from '../helpers/a-context.ts';
import { expectAccessible } from './accessible.ts';
import { expect, type Program, startProgram, test } from './program.ts';

const LONG_MS = 240_000;

/** A catalogue that was made in the profile of `folder`, with two folders of photos whose names somebody gave. */
async function newCatalogue(folder: string): Promise<{ catalogue: string; attic: string }> {
  const catalogue = join(folder, 'catalogue');
  const attic = join(folder, 'attic');
  const knownHere = openKnownHere(join(folder, 'profile'));
  const opened = openCatalogue(catalogue, { create: true, knownHere });
  for (const [seed, photos] of [join(folder, 'photos'), attic].entries()) {
    const taxa = ['papilio-machaon', 'quercus-robur'] as const;
    await createSampleCollection({ folder: photos, seed, taxa, specimensPerTaxon: 6, width: 160, height: 120 });
    const names = { labels: 'folders', identifiedBy: 'E. Moser' } as const;
    const request = { ...names, folder: photos, nameRule: null, checklist: null, records: null };
    await importFolder(opened, request, context(), { onWritten: () => {} });
  }
  opened.close();
  return { catalogue, attic };
}

const room = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name, exact: true });

/** A small run that is long enough to be broken off; returns when it has learned for an epoch. */
async function startLearning(page: Page, name: string): Promise<void> {
  await room(page, 'Train').click();
  await page.getByLabel('Name of the run').fill(name);
  await page.getByRole('radio', { name: '18' }).click();
  for (const [label, value] of [
    ['Photo size, pixels', '32'],
    ['Batch, photos a step', '8'],
    ['Epochs', '500'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Start training' }).click();
  await learnedAnEpoch(page);
}

async function learnedAnEpoch(page: Page): Promise<void> {
  const bar = page.getByRole('progressbar', { name: 'Run' });
  await expect(bar).toBeVisible({ timeout: LONG_MS });
  await expect
    .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: LONG_MS })
    .toBeGreaterThan(1);
}

async function keepTheBest(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stop and keep the best' }).click();
  await expect(page.getByRole('region', { name: 'The run is done' })).toBeVisible({ timeout: LONG_MS });
}

/** Ends the trainer's thread from outside, as a fault of its native library would. */
async function watchTrainer({ app }: Program): Promise<() => Promise<unknown>> {
  await app.evaluate(() => {
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message: { readonly name?: string }, ...rest: never[]) {
      if (message.name === 'job.train') Object.assign(globalThis, { trainer: this });
      return post.call(this, message, ...rest);
    };
  });
  return () =>
    app.evaluate(() => (globalThis as unknown as { trainer: { terminate(): Promise<number> } }).trainer.terminate());
}

test('a run goes on after its trainer died, and after the program did, which is told at the next start', async ({
  folder: given,
}) => {
  test.setTimeout(4 * LONG_MS);
  const folder = realpathSync(given);
  const { catalogue } = await newCatalogue(folder);
  const program = await startProgram(join(folder, 'profile'), ['--catalogue', catalogue]);
  const { page } = program;
  const status = page.locator('footer.status');
  const endTrainer = await watchTrainer(program);
  await startLearning(page, 'Broken off');

  await endTrainer();
  const halted = page.getByRole('region', { name: 'The run stands still' });
  await expect(halted).toContainText('Interrupted', { timeout: LONG_MS });
  await expect(status.getByRole('button', { name: /A part of Vasculum stopped unexpectedly/ })).toBeVisible();
  await expectAccessible(page);
  await halted.getByRole('button', { name: 'Go on', exact: true }).click();
  await learnedAnEpoch(page);

  const main = program.app.process();
  const ended = once(main, 'exit');
  main.kill('SIGKILL');
  await ended;
  const again = await startProgram(join(folder, 'profile'), ['--catalogue', catalogue]);
  try {
    const told = again.page.locator('footer.status').getByRole('button', {
      name: /Vasculum ended unexpectedly while training ‘Broken off’\. Its last checkpoint is kept/,
    });
    await expect(told).toBeVisible({ timeout: LONG_MS });
    await told.click();
    await again.page.getByRole('button', { name: 'Seen' }).click();
    await expect(told).toHaveCount(0);
    await room(again.page, 'Train').click();
    await again.page.getByRole('button', { name: 'Go on with Broken off' }).click();
    await learnedAnEpoch(again.page);
    await keepTheBest(again.page);
  } finally {
    await again.app.close();
  }
});

test('photos of a folder that was deleted are left out where a person says so, and counted', async ({
  folder: given,
}) => {
  test.setTimeout(3 * LONG_MS);
  const folder = realpathSync(given);
  const { catalogue, attic } = await newCatalogue(folder);
  rmSync(attic, { recursive: true });
  const { app, page } = await startProgram(join(folder, 'profile'), ['--catalogue', catalogue]);
  try {
    await room(page, 'Train').click();
    const checks = page.getByRole('group', { name: 'Check before the start' });
    await expect(checks).toContainText(`Photos in ${attic} cannot be reached: the folder is not there`);
    await checks.getByLabel('Go on without photos that are not there').check();
    const leftOut = new RegExp(`Left out: \\d+ photos in ${attic}, which cannot be reached`);
    await expect(checks).toContainText(leftOut);
    await expect(checks).not.toContainText('cannot be reached: the folder');
    await expectAccessible(page);
    await startLearning(page, 'The others');
    await expect(page.getByText(leftOut).first()).toBeVisible();
    await keepTheBest(page);
  } finally {
    await app.close();
  }
});

test('a catalogue that nothing can be written to says so in the status line', async ({ folder: given }) => {
  test.skip(process.platform === 'win32', 'a folder that cannot be written to is made otherwise there');
  const folder = realpathSync(given);
  const { catalogue } = await newCatalogue(folder);
  // Whoever may do everything is stopped by the drive alone.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    execFileSync('mount', ['--bind', catalogue, catalogue]);
    execFileSync('mount', ['-o', 'remount,bind,ro', catalogue]);
  } else chmodSync(catalogue, 0o555);
  try {
    const { app, page } = await startProgram(join(folder, 'profile'), ['--catalogue', catalogue]);
    const status = page.locator('footer.status');
    await expect(status).toContainText(
      `Open to look only: ${isRoot ? 'it lies where nothing can be written' : 'this account may not write in its folder'}.`,
    );
    await expect(status).not.toContainText('All work saved');
    await expect(page.locator('.photo img').first()).toBeVisible();
    await expectAccessible(page);
    await app.close();
  } finally {
    if (isRoot) execFileSync('umount', [catalogue]);
    else chmodSync(catalogue, 0o755);
  }
});

test('what a removal elsewhere left of a model can be removed here', async ({ folder: given }) => {
  const folder = realpathSync(given);
  const { catalogue } = await newCatalogue(folder);
  const opened = openCatalogue(catalogue, { create: false, knownHere: openKnownHere(join(folder, 'profile')) });
  const name = 'model-3b241101-e2bb-4255-8caf-4136c566a962';
  const utc = '2026-01-01T00:00:00.000Z';
  opened.write.run(`INSERT INTO model (id, name, folder, depth, size, created_utc) VALUES (1, 'Old', ?, 18, 64, ?)`, [
    name,
    utc,
  ]);
  opened.write.run(`INSERT INTO removal (kind, id, removed_utc) VALUES ('model', 1, ?)`, [utc]);
  const left = join(opened.places.models, name);
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, 'weights.safetensors'), Buffer.alloc(100_000));
  opened.close();

  const { app, page } = await startProgram(join(folder, 'profile'), ['--catalogue', catalogue]);
  await room(page, 'Models').click();
  await expect(page.getByRole('heading', { name: 'Files removed' })).toBeVisible();
  await expect(page.getByText(/of its files are still there/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove its files…' }).click();
  const asked = page.getByRole('region', { name: 'Before it is removed' });
  await expect(asked).toContainText('only its files are still there');
  await asked.getByRole('button', { name: 'Remove its files' }).click();
  await expect(page.getByText(/of its files are still there/)).toHaveCount(0);
  await app.close();
});
