/* A checklist is looked at before it is written, written, and undone; names are pinned, and given by their keys in Review. */
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

/** 400 names in two families, with what is not written among them. */
function checklist(): string {
  const letters = (index: number) => [...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  const rows = [
    'taxonID,parentNameUsageID,acceptedNameUsageID,scientificName,scientificNameAuthorship,taxonRank,vernacularName,language',
  ];
  rows.push('1,,,Coleoptera,"Linnaeus, 1758",order,beetles,en', '2,1,,Carabidae,"Latreille, 1802",family,,');
  rows.push(
    '3,2,,Carabus,"Linnaeus, 1758",genus,,',
    '4,3,,Carabus auratus,"Linnaeus, 1761",species,golden ground beetle,en',
  );
  rows.push('5,3,4,Carabus aureus,"Author, 1800",species,,', '6,9999,,Cicindela,"Linnaeus, 1758",genus,,');
  for (let index = 0; index < 400; index++)
    rows.push(`${index + 10},3,,Carabus ${letters(index)}us,"Author, 1900",species,,`);
  return `${rows.join('\n')}\n`;
}

test('a checklist is shown as what it would change, and pinned names are given by key', async ({ folder }) => {
  const [catalogue, photos, profile] = ['catalogue', 'photos', 'profile'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(join(photos, 'Carabus aureus'), { recursive: true });
  for (const file of readdirSync(DRAWER).slice(0, 2)) cpSync(join(DRAWER, file), join(photos, 'Carabus aureus', file));
  for (const file of readdirSync(DRAWER).slice(2, 4)) cpSync(join(DRAWER, file), join(photos, file));
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
  const list = join(folder, 'beetles.csv');
  writeFileSync(list, checklist());

  const { app, page, chooseFolder } = await startProgram(profile, ['--catalogue', catalogue]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('navigation').getByRole('button', { name: 'Names' }).click();
  const tree = page.getByRole('treegrid', { name: 'Names by rank' });
  await expect(tree.getByRole('row', { name: /^Carabus genus/ })).toBeVisible();
  await chooseFolder(list);
  await page.getByRole('button', { name: /^Add a checklist/ }).click();
  await expect(page.getByText('406 names in it; 0 are here as the list has them.')).toBeVisible();
  await expect(page.getByText(/The wider taxon is not in the list.*1 \(Cicindela\)/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('radio', { name: /^Other status/ }).click();
  await expect(page.getByRole('row', { name: /Carabus aureus.*accepted synonym of Carabus auratus/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Write 4\d\d changes/ }).click();
  await expect(page.getByText('404 names added, 2 changed. Undo takes all of it back.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Back to the names/ }).click();
  await expect(tree.getByRole('row', { name: /^Coleoptera/ })).toBeVisible();

  // A wrong letter is forgiven, and the name is pinned.
  await page.keyboard.press('f');
  await page.getByRole('combobox', { name: 'Find a name' }).fill('carbus auratsu');
  await expect(page.getByRole('option').first()).toContainText('similar');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'The chosen name' });
  await expect(panel).toContainText('2 verified');
  await panel.getByRole('button', { name: /^Pin/ }).click();
  await expect(panel.getByRole('button', { name: /^Unpin from Shift\+1/ })).toBeVisible();
  await expectAccessible(page);

  // By its key in Review, and among those given last.
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /Review/ })
    .click();
  await expect(page.getByRole('group', { name: 'Pinned names' })).toContainText('C. auratus');
  await expectAccessible(page);
  // Asked on coming here, before anything is decided.
  await page.getByRole('textbox', { name: 'Your name as determiner' }).fill('K. Sharma');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Digit1');
  await expect(page.getByText(/: Carabus auratus$/).first()).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByRole('listbox', { name: 'Names given last' }).getByRole('option')).toContainText([
    'Carabus auratus',
  ]);
  await expectAccessible(page);
  await page.keyboard.press('Alt+p');
  await expect(page.getByRole('group', { name: 'Pinned names' })).toHaveCount(0);
  await app.close();
});
