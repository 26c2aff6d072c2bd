/* Settings: look, text size and keys are set in one place, hold after a restart, and say where things lie. */
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { context } from '../helpers/a-context.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const DRAWER = join(programFolder, 'resources', 'sample', 'drawer');

test('look, text size and keys are chosen, and hold after a restart', async ({ folder }) => {
  const [catalogue, photos, profile] = ['catalogue', 'photos', 'profile'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(photos);
  for (const file of readdirSync(DRAWER).slice(0, 3)) cpSync(join(DRAWER, file), join(photos, file));
  const opened = openCatalogue(catalogue, { create: true, knownHere: openKnownHere(profile) });
  const request = { labels: 'none', identifiedBy: '', nameRule: null, checklist: null, records: null } as const;
  await importFolder(opened, { ...request, folder: photos }, context(), { onWritten: () => {} });
  opened.close();

  let { app, page } = await startProgram(profile, ['--catalogue', catalogue]);
  await expect(page.getByRole('option').first()).toBeVisible();
  const wide = await page.evaluate(() => innerWidth);
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings.getByText(catalogue, { exact: true })).toBeVisible();
  await expect(settings.getByText(profile, { exact: true })).toBeVisible();
  await expectAccessible(page);
  await settings.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await settings.getByRole('radio', { name: '125 %' }).click();
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeCloseTo(wide / 1.25, -1);

  // The table is asked for by J instead of T, which does what J did: nothing.
  await settings.getByRole('button', { name: 'All keys, and others for them' }).click();
  const list = page.getByRole('dialog', { name: 'Keys' });
  await list.getByRole('button', { name: /^T: / }).click();
  await expect(list.getByText('in place of T')).toBeVisible();
  await page.keyboard.press('j');
  await expect(list.getByRole('button', { name: /^J: / })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await expect(page.getByRole('listbox', { name: 'Photos' })).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('grid', { name: 'Photos' })).toBeVisible();
  await app.close();

  ({ app, page } = await startProgram(profile, ['--catalogue', catalogue]));
  // Playwright asks for the light one by itself.
  await page.emulateMedia({ colorScheme: null });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeCloseTo(wide / 1.25, -1);
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('radio', { name: '100 %' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(wide);
  await page.keyboard.press('g');
  await expect(page.getByRole('listbox', { name: 'Photos' })).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('grid', { name: 'Photos' })).toBeVisible();
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'All as they were' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('grid', { name: 'Photos' })).toBeVisible();
  await app.close();
});

test('another language is spoken at once, in the window and in its threads, and after a restart', async ({
  folder,
}) => {
  const profile = join(folder, 'profile');
  let { app, page } = await startProgram(profile);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const speak = async (label: string, name: string) => {
    await page.keyboard.press('Control+,');
    await page.getByRole('dialog', { name: label }).getByRole('radio', { name }).click();
  };
  await speak('Settings', 'Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('button', { name: 'Katalog öffnen' })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Sammlung' })).toBeVisible();
  await expectAccessible(page);
  const menu = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);
  expect(await menu()).toContain('Bearbeiten');
  await app.close();

  ({ app, page } = await startProgram(profile));
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('button', { name: 'Katalog öffnen' })).toBeVisible();
  await speak('Einstellungen', 'Español');
  await expect(page.getByRole('button', { name: 'Abrir un catálogo' })).toBeVisible();
  await speak('Ajustes', 'English');
  await expect(page.getByRole('button', { name: 'Open a catalogue' })).toBeVisible();
  await app.close();
});
