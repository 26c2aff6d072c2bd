/* Fields are typed in the window: of one specimen, of many with what would come of it first, undone, and found in the catalogue's file. */
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openForReading } from '../../electron/catalogue/database/database.ts';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { context } from '../helpers/a-context.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const DRAWER = join(programFolder, 'resources', 'sample', 'drawer');
type Row = [country: string | null, date: string | null, others: string | null];

test('fields of one specimen and of many are typed, planned, saved and undone', async ({ folder }) => {
  const [catalogue, photos, profile] = ['catalogue', 'photos', 'profile'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(photos);
  for (const file of readdirSync(DRAWER).slice(0, 4)) cpSync(join(DRAWER, file), join(photos, file));
  const opened = openCatalogue(catalogue, { create: true, knownHere: openKnownHere(profile) });
  const request = { labels: 'none', identifiedBy: '', nameRule: null, checklist: null, records: null } as const;
  await importFolder(opened, { ...request, folder: photos }, context(), { onWritten: () => {} });
  opened.close();
  const rows = () => {
    const db = openForReading(join(catalogue, 'catalogue.sqlite'));
    const found = db.raw<Row>('SELECT country, event_date, other_terms FROM specimen ORDER BY id');
    db.close();
    return found;
  };

  const { app, page } = await startProgram(profile, ['--catalogue', catalogue]);
  await page.setViewportSize({ width: 1280, height: 800 });
  const cards = page.getByRole('listbox', { name: 'Photos' });
  await cards.getByRole('option').first().click();
  await page.keyboard.press('Shift+E');
  const one = page.getByRole('region', { name: /^Fields of / });
  await expect(one.getByRole('textbox', { name: 'Number' })).toBeFocused();
  const field = (name: string) =>
    one.getByRole('combobox', { name, exact: true }).or(one.getByLabel(name, { exact: true }));
  await field('Country').fill('Austria');
  await field('Collected on').fill('3/5/1998');
  await expect(one.getByText(/write 1998-05-03 or 1998-03-05/)).toBeVisible();
  await field('Collected on').fill('12.v.1998');
  await expect(one.getByText('kept as 1998-05-12')).toBeVisible();
  await expectAccessible(page);
  await one.getByRole('button', { name: 'Country: carry forward to the next specimen' }).click();
  await one.getByRole('button', { name: 'Add a field' }).click();
  await page.getByRole('textbox', { name: 'A field of your own' }).fill('Host plant');
  await page.keyboard.press('Enter');
  await one.getByLabel('Host plant', { exact: true }).fill('Salix');
  await page.keyboard.press('Control+Shift+Enter');
  // The next specimen has what is carried forward, not saved yet.
  await expect(one.getByText('1 change, not saved yet')).toBeVisible();
  await expect(field('Country')).toHaveValue('Austria');
  await expect(field('Collected on')).toHaveValue('');
  expect(rows().filter(([country]) => country !== null)).toEqual([['Austria', '1998-05-12', '{"Host plant":"Salix"}']]);
  await one.getByRole('button', { name: 'As it was' }).click();
  await page.keyboard.press('Escape');
  await expect(one).toBeHidden();

  await cards.getByRole('option').first().click();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: /^Edit fields/ }).click();
  const many = page.getByRole('region', { name: 'Fields of specimens' });
  await many.getByRole('button', { name: 'Add a field' }).click();
  await page.getByRole('button', { name: 'Country', exact: true }).click();
  await many.getByLabel('Country: value').fill('Costa Rica');
  await expect(many.getByText(/^Country: 4 specimens get Costa Rica, which replaces Austria \(1\)/)).toBeVisible();
  await expectAccessible(page);
  await many.getByRole('radio', { name: 'Only where empty' }).click();
  await expect(many.getByText('Country: 3 specimens get Costa Rica; 1 with another value, which stays')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(many).toBeHidden();
  const countries = () => rows().map(([country]) => country);
  expect(countries().toSorted()).toEqual(['Austria', 'Costa Rica', 'Costa Rica', 'Costa Rica']);
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Undone: 3 specimens: country set to Costa Rica/)).toBeVisible();
  expect(countries().filter((country) => country !== null)).toEqual(['Austria']);

  // From the card in Review, too.
  await page.keyboard.press('Escape');
  await cards.getByRole('option').first().dblclick();
  await page.getByTitle('Edit the fields of this specimen').click();
  await field('Sensitive place').fill('yes');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTitle('yes', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await app.close();
});
