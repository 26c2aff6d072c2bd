/* The collection as it is looked at: sets, columns, map, timeline, one photo; found in the catalogue's file afterwards. */
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { setSpecimenTerms } from '../../electron/catalogue/specimens/specimens.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { context } from '../helpers/a-context.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const DRAWER = join(programFolder, 'resources', 'sample', 'drawer');
const PLACES = [
  [47.3, 11.4, '1962-06-01', 'Austria'],
  [47.4, 11.5, '1963', 'Austria'],
  [51.5, -0.3, '1990-05-02', 'England'],
  [-17.8, 178.1, '2001-01', 'Fiji'],
] as const;

async function collectionOf(folder: string) {
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
  for (const [index, [decimal_latitude, decimal_longitude, event_date, country]] of PLACES.entries()) {
    opened.write.transaction(() =>
      setSpecimenTerms(opened.write, index + 1, { decimal_latitude, decimal_longitude, event_date, country }),
    );
  }
  opened.close();
  return { catalogue, photos, profile };
}

test('a set, the table, the map and the timeline narrow the collection down and show it', async ({ folder }) => {
  const { catalogue, profile } = await collectionOf(folder);
  const { app, page } = await startProgram(profile, ['--catalogue', catalogue]);
  await page.setViewportSize({ width: 1280, height: 800 });
  const status = page.locator('.toolbar').getByRole('status');
  await expect(status).toHaveText('6');

  // The map: a circle narrows down, and is let go by its chip.
  await page.keyboard.press('m');
  await expect(page.getByText('4 specimens with coordinates; 2 without, which no map can show.')).toBeVisible();
  await page.getByRole('button', { name: 'As a list' }).click();
  await page.getByRole('button', { name: /^2 specimens near 47\.35° N, 11\.45° E/ }).click();
  await expect(page.getByRole('button', { name: /^Take away: On the map: 2 specimens/ })).toBeVisible();
  await expect(status).toHaveText('2 of 6');
  await expectAccessible(page);

  // What is shown is kept as a set.
  await page.getByRole('button', { name: 'Save as a set' }).click();
  await page.getByRole('textbox', { name: 'Name of the set' }).fill('Tyrol');
  await page.keyboard.press('Enter');
  const set = page.getByRole('button', { name: /^Tyrol ?, 2 photos$/ });
  await expect(set).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(status).toHaveText('6');

  // The timeline, by its handles.
  await page.keyboard.press('y');
  const from = page.getByRole('slider', { name: 'Collected from' });
  await expect(from).toHaveAttribute('aria-valuetext', '1962');
  await expect(page.getByText('2 specimens without a date')).toBeVisible();
  await from.focus();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('button', { name: 'Take away: Collected 1982 to 2001' })).toBeVisible();
  await expect(status).toHaveText('2 of 6');

  // The table, with a column more, ordered by it.
  await page.keyboard.press('t');
  await page.getByRole('button', { name: 'All dates' }).click();
  await page.getByRole('button', { name: 'Columns, 6' }).click();
  for (const column of ['Country', 'Collected on', 'Size'])
    await page.getByLabel(column, { exact: false }).first().check();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Order by Collected on' }).click();
  const countries = page
    .getByRole('grid')
    .getByRole('row')
    .filter({ hasText: /Austria|England|Fiji/ });
  await expect(countries.nth(0)).toContainText('1962-06-01');
  await page.getByRole('button', { name: 'Order by Collected on' }).click();
  await expect(countries.nth(0)).toContainText('Fiji');
  await page.getByRole('separator', { name: 'Width of Country' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('separator', { name: 'Width of Country' })).toHaveAttribute('aria-valuenow', '156');

  await set.click();
  await expect(status).toHaveText('2 of 6');
  await page.getByRole('button', { name: 'Change the set Tyrol' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'Remove the set' }).click();
  await expect(set).toBeHidden();
  await app.close();
});
