/* A collection is described, the verdict seen and followed to its records, and the archive written and read back. */
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkArchive } from '../../electron/archives/check-archive.ts';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { context } from '../helpers/a-context.ts';
import { readArchiveByPython } from '../helpers/read-archive-by-python.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const DRAWER = join(programFolder, 'resources', 'sample', 'drawer');

test('a collection is described and written as a Darwin Core Archive that GBIF would index', async ({ folder }) => {
  const [catalogue, photos, profile] = ['catalogue', 'photos', 'profile'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(join(photos, 'Carabus auratus'), { recursive: true });
  for (const file of readdirSync(DRAWER).slice(0, 3)) cpSync(join(DRAWER, file), join(photos, 'Carabus auratus', file));
  const opened = openCatalogue(catalogue, { create: true, knownHere: openKnownHere(profile) });
  const request = { labels: 'folders', identifiedBy: 'Edith Moser', nameRule: null, checklist: null, records: null };
  await importFolder(opened, { ...request, labels: 'folders', folder: photos }, context(), { onWritten: () => {} });
  opened.close();

  const { app, page, chooseFile } = await startProgram(profile, ['--catalogue', catalogue]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('navigation').getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: /^Darwin Core Archive/ }).click();
  await expect(page.getByText(/^GBIF would refuse this: \d+ things to mend$/)).toBeVisible();
  await expect(page.getByText('The description has no title.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'First rows of occurrence.txt' }).getByRole('row')).toHaveCount(4);
  await expect(page.getByText('Carabus auratus').first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Describe the collection' }).first().click();
  await page.getByLabel('Title', { exact: true }).fill('Ground beetles');
  await page.getByLabel('Abstract', { exact: true }).fill('Three beetles & no more.');
  await page.getByLabel('Made by: Surname').fill('Moser');
  await page.getByLabel('Made by: ORCID').fill('0000-0002-1825-0098');
  await expect(page.getByText('This is no ORCID: a digit is wrong or missing.')).toBeVisible();
  await page.getByLabel('Made by: ORCID').fill('0000-0002-1825-0097');
  await page.getByLabel('Whom to ask: Organisation').fill('Museum of Beetles');
  await page.getByLabel('Whom to ask: E-mail').fill('info@beetles.example.org');
  await page.getByLabel('CC BY (naming you)').check();
  await page.getByLabel('Public address of the photos').fill('https://media.example.org/beetles');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep', exact: true }).click();

  await expect(page.getByText('GBIF would index this')).toBeVisible();
  for (const file of ['identification.txt', 'multimedia.txt', 'eml.xml', 'meta.xml']) {
    await page.getByRole('button', { name: new RegExp(`^${file}`) }).click();
    await expect(page.getByRole('region', { name: file })).toBeVisible();
  }
  await expectAccessible(page);

  const path = join(folder, 'beetles.zip');
  await chooseFile(path);
  await page.getByRole('button', { name: 'Write archive' }).click();
  await expect(page.getByText('Written.', { exact: true })).toBeVisible();
  const read = readArchiveByPython(path);
  expect(read.files['occurrence.txt']?.rows.map(({ scientificName }) => scientificName)).toEqual(
    Array(3).fill('Carabus auratus'),
  );
  expect(read.files['multimedia.txt']?.rows[0]?.['accessURI']).toMatch(
    /^https:\/\/media\.example\.org\/beetles\/Carabus%20auratus\//,
  );
  expect(read.texts['eml.xml']).toContain('<para>Three beetles &amp; no more.</para>');
  const checking = { today: '2099-01-01', gate: async () => {}, onRows: () => {} };
  expect((await checkArchive(path, checking)).wouldIndex).toBe(true);

  await page.getByRole('button', { name: 'Show them' }).first().click();
  await page.getByRole('dialog', { name: 'Records to look at' }).getByRole('button').first().click();
  await expect(page.getByRole('region', { name: /^(?:Collection|Review)$/ })).toBeVisible();
  await app.close();
});
