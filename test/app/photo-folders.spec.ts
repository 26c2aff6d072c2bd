/* A catalogue that was made elsewhere: the window asks before it reads photos outside the catalogue's folder. */
import { cpSync, mkdirSync, readdirSync, realpathSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { context } from '../helpers/a-context.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const DRAWER = join(programFolder, 'resources', 'sample', 'drawer');

/** Two folders of photos in a catalogue, as another installation leaves it. */
async function madeElsewhere(folder: string): Promise<{ catalogue: string; beetles: string; others: string }> {
  const [catalogue, beetles, others] = ['catalogue', 'Carabidae 2019', 'others'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const [at, file] of readdirSync(DRAWER).entries()) {
    const place = at % 3 === 0 ? others : beetles;
    mkdirSync(place, { recursive: true });
    cpSync(join(DRAWER, file), join(place, file));
  }
  const opened = openCatalogue(catalogue, { create: true, knownHere: openKnownHere(join(folder, 'theirs')) });
  const request = { labels: 'none', identifiedBy: '', nameRule: null, checklist: null, records: null } as const;
  for (const photos of [beetles, others])
    await importFolder(opened, { ...request, folder: photos }, context(), { onWritten: () => {} });
  opened.close();
  return { catalogue, beetles, others };
}

test('asks which folders may be read, keeps the answer, and shows what was refused', async ({ folder: given }) => {
  const folder = realpathSync(given);
  const { catalogue, beetles, others } = await madeElsewhere(folder);
  // One of them is a link here: where it leads is said before it is read.
  renameSync(others, join(folder, 'private'));
  symlinkSync(join(folder, 'private'), others, 'junction');
  const { app, page } = await startProgram(join(folder, 'profile'), ['--catalogue', catalogue]);
  await page.setViewportSize({ width: 1280, height: 800 });

  const panel = page.getByRole('region', { name: 'Read the photos in these 2 folders?' });
  await expect(panel.getByText(beetles)).toBeVisible();
  await expect(panel.getByText('8 photos')).toBeVisible();
  await expect(panel.getByText(others)).toBeVisible();
  await expectAccessible(page);
  // The photos themselves: small ones are there, large ones wait.
  await expect(page.locator('.photo img').first()).toBeVisible();
  const full = () =>
    page.evaluate(async () => {
      const load = (id: number) =>
        new Promise<string>((done) => {
          const image = new Image();
          image.addEventListener('load', () => done('shown'));
          image.addEventListener('error', () => done('refused'));
          image.src = `vasculum-photo://photo/full/${id}`;
        });
      return [await load(1), await load(12)];
    });
  expect(await full()).toEqual(['refused', 'refused']);

  // Put off, and found again in the menu.
  await panel.getByRole('button', { name: 'Not now' }).click();
  await expect(panel).toBeHidden();
  await page.getByRole('button', { name: 'catalogue', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Folders of photos/ }).click();
  await expect(panel).toBeVisible();

  // By keyboard: untick the second, read the first.
  const [first, second] = [panel.getByRole('checkbox').nth(0), panel.getByRole('checkbox').nth(1)];
  await expect(first).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(second).toBeFocused();
  await page.keyboard.press('Space');
  await expect(second).not.toBeChecked();
  await panel.getByRole('button', { name: 'Read these folders' }).press('Enter');
  await expect(panel).toBeHidden();
  expect(await full()).toEqual(['shown', 'refused']);

  // The link: told first, read when that was seen.
  await page.getByRole('button', { name: 'catalogue', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Folders of photos/ }).click();
  const one = page.getByRole('region', { name: 'Read the photos in this folder?' });
  const box = one.getByRole('checkbox');
  await box.check();
  await one.getByRole('button', { name: 'Read this folder' }).click();
  await expect(one.getByText(join(folder, 'private'))).toBeVisible();
  await expect(box).not.toBeChecked();
  expect(await full()).toEqual(['shown', 'refused']);
  await box.check();
  await one.getByRole('button', { name: 'Read this folder' }).click();
  await expect(one).toBeHidden();
  expect(await full()).toEqual(['shown', 'shown']);
  await app.close();

  const again = await startProgram(join(folder, 'profile'), ['--catalogue', catalogue]);
  await expect(again.page.getByText('12 photos, ')).toBeVisible();
  await expect(again.page.getByRole('button', { name: /^Read th/ })).toHaveCount(0);
  await again.app.close();
});

test('names the folders that links in an agreed one lead to, and reads nothing there before', async ({
  folder: given,
}) => {
  const folder = realpathSync(given);
  const { catalogue, beetles, others } = await madeElsewhere(folder);
  // All that lay in it lies elsewhere now, behind links.
  mkdirSync(join(folder, 'private'));
  for (const name of readdirSync(beetles)) {
    renameSync(join(beetles, name), join(folder, 'private', name));
    symlinkSync(join(folder, 'private', name), join(beetles, name));
  }
  const { app, page } = await startProgram(join(folder, 'profile'), ['--catalogue', catalogue]);
  await page.getByRole('button', { name: 'Read these folders' }).click();
  const one = page.getByRole('region', { name: 'Read the photos in this folder?' });
  await expect(one.getByText(beetles)).toBeVisible();
  await expect(one.getByText(others)).toHaveCount(0);
  await expect(one.getByText('Photos of it really lie in another folder, to which links lead.')).toBeVisible();
  await expect(one.getByText(join(folder, 'private'), { exact: true })).toBeVisible();
  await expect(one.getByRole('checkbox')).not.toBeChecked();
  await one.getByRole('checkbox').check();
  await one.getByRole('button', { name: 'Read this folder' }).click();
  await expect(one).toBeHidden();
  await app.close();
});
