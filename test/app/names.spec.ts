/* The names in the window: the tree opened by keys, a name found, corrected, added, made a synonym, and all of it undone. */
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { context } from '../helpers/a-context.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const DRAWER = join(programFolder, 'resources', 'sample', 'drawer');
const SPECIES = 600;

/** Hundreds of ground beetles made up, and four real ones of which there are photos. */
function checklist(): string {
  const rows = [
    'scientificName,scientificNameAuthorship,taxonRank,kingdom,order,family,vernacularName,language,acceptedNameUsage',
  ];
  const beetle = (name: string, author: string, vernacular = '', language = '', accepted = '') =>
    rows.push(`${name},"${author}",species,Animalia,Coleoptera,Carabidae,${vernacular},${language},${accepted}`);
  beetle('Carabus auratus', 'Linnaeus, 1761', 'Golden ground beetle', 'en');
  beetle('Carabus nitens', 'Linnaeus, 1758');
  beetle('Carabus violaceus', 'Linnaeus, 1758', 'Violet ground beetle', 'en');
  beetle('Megodontus violaceus', '(Linnaeus, 1758)', '', '', 'Carabus violaceus');
  beetle('Carabus purpurascens', 'Fabricius, 1787');
  const letters = (index: number) => [...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  for (let index = 0; index < SPECIES; index++)
    beetle(`Bembidion ${letters(index)}um`, `Author, ${1800 + (index % 100)}`);
  return `${rows.join('\n')}\n`;
}

test('names are looked through, found, corrected and merged, and every act is undone', async ({ folder }) => {
  const [catalogue, photos, profile] = ['catalogue', 'photos', 'profile'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const [index, file] of readdirSync(DRAWER).slice(0, 4).entries()) {
    const into = join(photos, ['Carabus auratus', 'Carabus purpurascens'][index % 2] ?? '');
    mkdirSync(into, { recursive: true });
    cpSync(join(DRAWER, file), join(into, file));
  }
  writeFileSync(join(photos, 'names.csv'), checklist());
  const opened = openCatalogue(catalogue, { create: true, knownHere: openKnownHere(profile) });
  const request = {
    labels: 'folders',
    identifiedBy: 'E. Moser',
    nameRule: null,
    checklist: null,
    records: null,
  } as const;
  await importFolder(opened, { ...request, folder: photos }, context(), { onWritten: () => {} });
  opened.close();

  const { app, page } = await startProgram(profile, ['--catalogue', catalogue]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('navigation').getByRole('button', { name: 'Names' }).click();
  const tree = page.getByRole('treegrid', { name: 'Names by rank' });
  const row = (name: string | RegExp) => tree.getByRole('row', { name });
  const panel = page.getByRole('complementary', { name: 'The chosen name' });
  await expect(row(/^Animalia/)).toContainText('4');
  await expect(page.getByRole('status').filter({ hasText: /names$/ })).toContainText(`${SPECIES + 11} names`);
  await expectAccessible(page);

  // By keys down to the species.
  await row(/^Animalia/).click();
  for (const below of ['Coleoptera', 'Carabidae', 'Bembidion']) {
    await page.keyboard.press('ArrowRight');
    await expect(row(new RegExp(`^${below}`))).toBeVisible();
    await page.keyboard.press('ArrowRight');
  }
  await expect(tree.getByRole('row', { selected: true })).toContainText('Bembidion');
  // The level is read page by page: its last name is there once it is scrolled to.
  await page.keyboard.press('ArrowRight');
  await expect(row(/^Bembidion \w+um/).first()).toBeVisible();
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('End');
    await page.waitForTimeout(150);
  }
  await expect(row(/^Carabus genus/)).toBeVisible();
  await expectAccessible(page);

  // Found by parts of its words, shown in the tree.
  await page.keyboard.press('f');
  await page.getByRole('combobox', { name: 'Find a name' }).fill('car vio');
  await expect(page.getByRole('option').first()).toContainText('Carabus violaceus');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Carabus violaceus Linnaeus, 1758');
  await expect(row(/^Carabus violaceus/)).toBeInViewport({ ratio: 1 });
  await expect(panel).toContainText('Violet ground beetle');
  await expect(panel.getByRole('button', { name: 'Megodontus violaceus' })).toBeVisible();
  await expectAccessible(page);

  // Vernacular names in their languages.
  await panel.getByRole('button', { name: /^Vernacular names/ }).click();
  await panel.getByRole('button', { name: 'Another one' }).click();
  await panel.getByRole('textbox', { name: 'Name' }).nth(1).fill('Violetter Laufkäfer');
  await panel.getByRole('textbox', { name: 'Language' }).nth(1).fill('de');
  await expect(panel.getByText('Violet ground beetle, Violetter Laufkäfer.')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByText('German')).toBeVisible();

  // A name that is a synonym: what specimens show follows.
  await page.getByRole('combobox', { name: 'Find a name' }).fill('purpurascens');
  await page.keyboard.press('Enter');
  await expect(panel).toContainText('2 verified');
  await panel.getByRole('button', { name: /^Synonym of/ }).click();
  await panel.getByRole('combobox').fill('car vio');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('2 specimens show Carabus violaceus from now on.')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(panel).toContainText('Its specimens show the accepted name.');
  await expect(row(/^Carabus purpurascens/)).toContainText('synonym of Carabus violaceus');
  await panel.getByRole('button', { name: 'Carabus violaceus' }).click();
  await expect(panel).toContainText('2 verified');
  await panel.getByRole('button', { name: /^Show in Collection/ }).click();
  await expect(page.getByRole('listbox', { name: 'Photos' }).getByRole('option')).toHaveCount(2);
  await page.getByRole('navigation').getByRole('button', { name: 'Names' }).click();
  await page.keyboard.press('Control+z');
  await expect(panel).toContainText('No specimen shows it.');

  // A name is added; one that is there already is refused in words.
  await page.getByRole('button', { name: /^Add a name/ }).click();
  await panel.getByRole('textbox', { name: 'Name with its author' }).fill('Carabus nitens');
  await expect(panel.getByRole('alert')).toContainText('There is a species named Carabus nitens already');
  await panel.getByRole('textbox', { name: 'Name with its author' }).fill('Rosalia alpina (Linnaeus, 1758)');
  await expect(panel.getByText('Rosalia is added with it.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('Rosalia alpina (Linnaeus, 1758)');

  // Its genus is put below its family.
  await panel.getByRole('button', { name: 'Rosalia', exact: true }).click();
  await panel.getByRole('button', { name: /^Correct/ }).click();
  await panel.getByRole('textbox', { name: 'Author and year' }).fill('Audinet-Serville, 1834');
  await expect(panel.getByText('Author: Audinet-Serville, 1834.')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(row(/^Rosalia Audinet-Serville, 1834/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(row(/^Rosalia/)).toHaveCount(0);
  await expect(panel).toContainText('Choose a name to see what is known of it.');
  await app.close();
});
