/* What went wrong leaves a way on: the window says what is the matter and offers what helps. */
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beginRun, setRunState } from '../../electron/catalogue/learning/runs.ts';
import { type Catalogue, openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { DEFAULT_TRAINING } from '../../electron/domain/training.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { learningFrame } from '../../electron/studies/learning-frame.ts';
import { context } from '../helpers/a-context.ts';
import { expect, startProgram, test } from './program.ts';

const DRAWER = join(programFolder, 'resources', 'sample', 'drawer');

/** Two species of six photos each, named by their folders; `more` is done before it is closed. */
async function catalogueIn(
  folder: string,
  { name = 'catalogue', profile = 'profile' } = {},
  more: (opened: Catalogue) => unknown = () => {},
): Promise<{ catalogue: string; photos: string }> {
  const [catalogue, photos] = [join(folder, name), join(folder, `${name} photos`)];
  for (const [at, file] of readdirSync(DRAWER).slice(0, 12).entries()) {
    const species = join(photos, at % 2 === 0 ? 'Carabus auratus' : 'Cetonia aurata');
    mkdirSync(species, { recursive: true });
    cpSync(join(DRAWER, file), join(species, `VC_${100 + at}.jpg`));
  }
  const opened = openCatalogue(catalogue, { create: true, knownHere: openKnownHere(join(folder, profile)) });
  const request = { labels: 'folders', identifiedBy: 'Ada', nameRule: null, checklist: null, records: null } as const;
  await importFolder(opened, { ...request, folder: photos }, context(), { onWritten: () => {} });
  await more(opened);
  opened.close();
  return { catalogue, photos };
}

async function earlierRun({ read, write, places }: Catalogue): Promise<void> {
  const { frame } = await learningFrame(read, 2);
  const photos = frame.photos.map(({ photoId, label }) => ({ photoId, label, part: 'learn' as const }));
  const begun = { settings: DEFAULT_TRAINING, classes: frame.classes, photos, stepsPerEpoch: 1 };
  const utc = new Date().toISOString();
  setRunState(write, beginRun(write, places, begun, utc).runId, 'done', utc);
}

test('a run that cannot start leads back to the form and says why, beside an earlier one as well', async ({
  folder,
}) => {
  const { catalogue, photos } = await catalogueIn(folder, { profile: 'theirs' }, earlierRun);
  renameSync(photos, join(folder, 'away'));
  const { app, page } = await startProgram(join(folder, 'profile'), ['--catalogue', catalogue]);
  await page.getByRole('button', { name: 'Not now' }).click();
  const rail = page.getByRole('navigation');
  await rail.getByRole('button', { name: 'Train' }).click();
  await page.getByRole('radio', { name: 'Set up and check' }).or(page.getByText('Set up and check')).first().click();
  const stop = page.getByText('Cannot start yet: nobody has agreed');
  await expect(stop).toBeVisible();
  await page.getByRole('button', { name: 'Choose which folders may be read' }).click();
  await page.getByRole('button', { name: 'Read this folder' }).click();
  await expect(stop).toBeHidden();

  const begin = page.getByRole('button', { name: /^Start training/ });
  await begin.click();
  const problem = page.getByRole('alert').filter({ hasText: 'The run could not start' });
  await expect(problem).toBeVisible({ timeout: 60_000 });
  await expect(begin).toBeVisible();
  await expect(page.getByText('is learnt')).toHaveCount(0);
  await rail.getByRole('button', { name: 'Collection' }).click();
  await rail.getByRole('button', { name: 'Train' }).click();
  await expect(begin).toBeVisible();
  await app.close();
});

test('a photo on a drive that is back is shown without a word from the person', async ({ folder }) => {
  const { catalogue, photos } = await catalogueIn(folder);
  renameSync(photos, join(folder, 'away'));
  const { app, page } = await startProgram(join(folder, 'profile'), ['--catalogue', catalogue]);
  await page.getByRole('listbox', { name: 'Photos' }).getByRole('option').first().dblclick();
  const unreadable = page.getByText(/^Cannot be read: VC_/);
  await expect(unreadable).toBeVisible();
  renameSync(join(folder, 'away'), photos);
  await expect(page.locator('.pixels img')).toBeVisible({ timeout: 15_000 });
  await expect(unreadable).toBeHidden();
  await app.close();
});

test('an import that did not end is told on each opening until it is put off, and gone on with', async ({ folder }) => {
  const { catalogue, photos } = await catalogueIn(folder, {}, ({ write }) =>
    write.run('UPDATE import SET ended_utc = NULL'),
  );
  const before = await startProgram(join(folder, 'profile'), ['--catalogue', catalogue]);
  const toldBefore = before.page.getByRole('region', { name: 'An import did not end.' });
  await toldBefore.getByRole('button', { name: 'Not now' }).click();
  await expect(toldBefore).toBeHidden();
  await before.chooseFolder(photos);
  await before.page.keyboard.press('Control+o');
  await before.page.getByRole('button', { name: /^Go on in / }).click();
  await expect(before.page.getByRole('listbox', { name: 'Photos' })).toBeVisible();
  await expect(toldBefore).toBeHidden();
  await before.app.close();

  const { app, page } = await startProgram(join(folder, 'profile'), ['--catalogue', catalogue]);
  const told = page.getByRole('region', { name: 'An import did not end.' });
  await expect(told).toContainText(photos);
  await told.getByRole('button', { name: 'Go on' }).click();
  await expect(told).toBeHidden();
  await page.getByLabel('Who vouches for these names').fill('Ada');
  await page.getByRole('button', { name: /^Read 12 photos/ }).click();
  await expect(page.getByText('Nothing new since the last time.')).toBeVisible();
  await expect(told).toBeHidden();
  await app.close();
});

test('another catalogue that cannot be opened is told of in place, and nothing of the open one stays beside it', async ({
  folder,
}) => {
  const open = await catalogueIn(folder, { name: 'open' });
  const other = await catalogueIn(folder, { name: 'other', profile: 'theirs' }, ({ write }) =>
    write.script('PRAGMA user_version = 999'),
  );
  const program = await startProgram(join(folder, 'profile'), ['--catalogue', open.catalogue]);
  const { app, page } = program;
  const status = page.locator('footer.status');
  await expect(status).toContainText('12 photos');
  await program.chooseFolder(other.catalogue);
  await page.keyboard.press('Control+o');
  const problem = page.getByRole('alert').filter({ hasText: 'The other catalogue could not be opened' });
  await expect(problem).toContainText('newer Vasculum');
  await expect(status).not.toContainText('problem');
  await problem.getByRole('button', { name: 'Go on in open' }).click();
  await expect(problem).toBeHidden();

  // Changed by others, then gone.
  const file = join(other.catalogue, 'catalogue.sqlite');
  writeFileSync(file, 'x'.repeat(9_000));
  await page.keyboard.press('Control+o');
  const damaged = page.getByRole('region', { name: 'Damaged catalogue' });
  await expect(damaged).toBeVisible();
  await expect(page.locator('header.titlebar')).not.toContainText('open');
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Collection' })).toBeDisabled();
  await expect(status).toContainText('No catalogue open');
  rmSync(file);
  await page.keyboard.press('Control+o');
  await expect(damaged).toContainText('is gone');
  await expect(page.getByRole('button', { name: 'Save what can be read' })).toHaveCount(0);
  await page.getByRole('button', { name: new RegExp(`^${basename(open.catalogue)}`) }).click();
  await expect(status).toContainText('12 photos');
  await expect(status).not.toContainText('problem');
  await app.close();
});
