/* What was read in wrongly is put right in the window, by key and by button, and undone. */
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { context } from '../helpers/a-context.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const DRAWER = join(programFolder, 'resources', 'sample', 'drawer');

test('a view is put right by key, and an import is taken out and put back', async ({ folder }) => {
  const [catalogue, photos, profile] = ['catalogue', 'photos', 'profile'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(photos);
  for (const file of readdirSync(DRAWER).slice(0, 6)) cpSync(join(DRAWER, file), join(photos, file));
  const opened = openCatalogue(catalogue, { create: true, knownHere: openKnownHere(profile) });
  const request = { labels: 'none', identifiedBy: '', nameRule: null, checklist: null, records: null } as const;
  await importFolder(opened, { ...request, folder: photos }, context(), { onWritten: () => {} });
  opened.close();

  const { app, page } = await startProgram(profile, ['--catalogue', catalogue]);
  await page.setViewportSize({ width: 1280, height: 800 });
  const cards = page.getByRole('listbox', { name: 'Photos' });
  await expect(cards.getByRole('option').first()).toBeVisible();
  await cards.getByRole('option').first().click();
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar.getByRole('button', { name: 'Put right' }).click();
  const panel = page.getByRole('region', { name: 'Put right what was read in wrongly' });
  await expect(panel.getByRole('button', { name: /^Take out/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+V');
  await panel.getByRole('textbox').fill('lateral');
  await expect(panel.getByText(/: view lateral$/)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(panel).toBeHidden();
  await expect(page.getByText(/: view lateral$/)).toBeVisible();

  // A name that no table and no folder brought.
  await cards.getByRole('option').first().click();
  await page.keyboard.press('r');
  const name = bar.getByRole('combobox');
  await name.fill('12 beetles');
  await bar.getByRole('button', { name: 'Add “12 beetles” as a name' }).click();
  await expect(bar.getByRole('alert')).toContainText('not understood as a scientific name');
  await expectAccessible(page);
  await name.fill('Carabus irregularis Fabricius, 1792');
  await bar.getByRole('button', { name: 'Add “Carabus irregularis Fabricius, 1792” as a name' }).click();
  await page.getByRole('textbox', { name: 'Your name as determiner' }).fill('K. Sharma');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: /Carabus irregularis/ })).toBeVisible();

  await page
    .getByRole('navigation')
    .getByRole('button', { name: /Import/ })
    .click();
  await page.getByRole('button', { name: /^Take this import out…: photos/ }).click();
  await expect(page.getByText(/taken out: 6 photos/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Do it to/ }).click();
  await expect(page.getByText('nothing of it is in the collection, 6 taken out')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^6 photos of/)).toBeVisible();
  await app.close();
});
