/* The plan of an import in the window: class folders named, left out and told apart by a person, then read as planned. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { drawPhotos } from '../helpers/drawn-photos.ts';
import { expectAccessible } from './accessible.ts';
import { expect, type Program, test } from './program.ts';

/** Pairs differ by a copy mark alone: one counter, two pictures. */
const FOLDERS = {
  rat: ['IMG_0101.jpg', 'IMG_0101 (2).jpg', 'IMG_0102.jpg'],
  pig: ['IMG_0201.jpg', 'IMG_0202.jpg'],
  tiger: ['IMG_0301.jpg'],
  blurred: ['IMG_0401.jpg', 'IMG_0402.jpg'],
} as const;
/** The tiger stays a label. */
const NAMES = { rat: 'Rattus rattus', pig: 'Sus scrofa' } as const;

async function classFolders(folder: string): Promise<string> {
  await drawPhotos(join(folder, 'drawn'), { taxa: 4, specimens: 2 });
  let drawn = 0;
  for (const [name, files] of Object.entries(FOLDERS)) {
    mkdirSync(join(folder, 'animals', name), { recursive: true });
    for (const file of files) {
      drawn += 1;
      cpSync(join(folder, 'drawn', `VC_000${drawn}.jpg`), join(folder, 'animals', name, file));
    }
  }
  return join(folder, 'animals');
}

/** Taxon, its rank, specimens and who determined them, of what people said. */
function determined(catalogue: string): unknown {
  const script = `import json,sqlite3,sys
c=sqlite3.connect("file:"+sys.argv[1]+"?mode=ro", uri=True)
print(json.dumps(c.execute("""select t.scientific_name, t.rank, count(distinct d.specimen_id), d.identified_by
  from determination d join taxon t on t.id = d.taxon_id group by 1, 4 order by 1""").fetchall()))`;
  return JSON.parse(execFileSync('python3', ['-c', script, join(catalogue, 'catalogue.sqlite')], { encoding: 'utf8' }));
}

/** A new catalogue in the test's folder, with the plan of these photos before it. */
async function lookOver(program: Program, folder: string, photos: string): Promise<string> {
  const { page } = program;
  const catalogue = join(folder, 'catalogue');
  mkdirSync(catalogue);
  await program.chooseFolder(photos);
  await page.getByRole('button', { name: 'New catalogue from a folder' }).click();
  await program.chooseFolder(catalogue);
  await page.getByRole('button', { name: 'Choose its folder' }).click();
  return catalogue;
}

const rowOf = (page: Page, folder: string) => page.getByRole('row', { name: new RegExp(`^${folder} `) });
const read = (page: Page, photos: number) => page.getByRole('button', { name: `Read ${photos} photos` });

test('class folders are named, left out and told apart in the plan, and read as planned', async ({
  program,
  folder,
}) => {
  test.setTimeout(180_000);
  const { page } = program;
  const catalogue = await lookOver(program, folder, await classFolders(folder));

  await test.step('folders that are called like no taxon are proposed as classes', async () => {
    await expect(page.getByRole('radio', { name: 'Each folder is a class' })).toBeChecked();
    await expect(page.getByRole('radio', { name: 'Names 4' })).toBeChecked();
    await expect(rowOf(page, 'pig')).toContainText('label');
    await expect(read(page, 8)).toBeDisabled();
    await page.getByLabel('Who vouches for these names', { exact: true }).fill('E. Moser');
    await expect(read(page, 8)).toBeEnabled();
  });

  await test.step('a row shows its photos, is given a name, and stays chosen', async () => {
    for (const [name, scientificName] of Object.entries(NAMES)) {
      await rowOf(page, name).click();
      const photos = page.getByRole('list', { name: 'Some of their photos' }).locator('img');
      await expect(photos).toHaveCount(FOLDERS[name as keyof typeof NAMES].length);
      await expect.poll(() => photos.first().evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
      await page.getByLabel('Name for their photos').fill(scientificName);
      await page.keyboard.press('Enter');
      await expect(rowOf(page, name)).toContainText(scientificName);
      await expect(rowOf(page, name)).toHaveAttribute('aria-selected', 'true');
      await expect(page.getByRole('grid', { name: 'Folders and their names' })).toBeFocused();
    }
    await rowOf(page, 'blurred').click();
    await page.getByRole('button', { name: 'Leave out' }).click();
    await expect(rowOf(page, 'blurred')).toContainText('left out');
    await expect(read(page, 6)).toBeEnabled();
    await expectAccessible(page);
  });

  await test.step('a counter joins nothing, until a person says that it does', async () => {
    await page.getByRole('radio', { name: 'Specimens 6' }).click();
    await expect(page.getByText('6 photos, each its own specimen')).toBeVisible();
    await page.getByRole('button', { name: 'Specimens of IMG_#: By evidence' }).click();
    await page.getByRole('menuitemradio', { name: 'One specimen a number' }).click();
    await expect(page.getByText('6 photos of 5 specimens')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the outcome is what was planned', async () => {
    await read(page, 6).click();
    await expect(page.getByText('6 photos added, 5 new specimens.')).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page);
    expect(determined(catalogue)).toEqual([
      ['Rattus rattus', 'species', 2, 'E. Moser'],
      ['Sus scrofa', 'species', 2, 'E. Moser'],
      ['tiger', 'label', 1, 'E. Moser'],
    ]);
  });

  await test.step('the same folder begins with what was chosen last', async () => {
    await page.getByRole('button', { name: 'Import another folder' }).click();
    await program.chooseFolder(join(folder, 'animals'));
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await expect(
      page.getByText('Begun with what was chosen for this folder last time, 4 choices in the plan.'),
    ).toBeVisible();
    await expect(rowOf(page, 'rat')).toContainText('Rattus rattus');
    await expect(rowOf(page, 'blurred')).toContainText('left out');
    await expect(page.getByText('6 known already')).toBeVisible();
    await page.getByRole('button', { name: 'Begin anew' }).click();
    await expect(rowOf(page, 'blurred')).toContainText('label');
  });
});

test('what lies in folders of two names is left to decide, and can be opened in Review', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await drawPhotos(join(folder, 'drawn'), { taxa: 3, specimens: 1 });
  const photos = join(folder, 'beetles');
  for (const [at, file] of ['Carabus auratus/VC_104233_d.jpg', 'Cetonia aurata/VC_104233_v.jpg'].entries()) {
    mkdirSync(join(photos, file, '..'), { recursive: true });
    cpSync(join(folder, 'drawn', `VC_000${at + 1}.jpg`), join(photos, file));
  }
  const catalogue = await lookOver(program, folder, photos);
  const sentence =
    /VC_104233 lies in folders of two names, Carabus auratus and Cetonia aurata \(.+\)\. No name is taken from them\./;

  await page.getByRole('radio', { name: 'To decide 1' }).click();
  await expect(page.getByText(sentence)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Who vouches for these names', { exact: true }).fill('E. Moser');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('2 photos added, 1 new specimen.')).toBeVisible({ timeout: 60_000 });
  const decide = page.getByRole('list', { name: /^To decide/ });
  await expect(decide).toContainText(sentence);
  await expectAccessible(page);
  expect(determined(catalogue)).toEqual([]);
  await expect(decide.getByRole('button', { name: 'Carabus auratus' })).toBeVisible();
  await expect(decide.getByRole('button', { name: 'Cetonia aurata' })).toBeVisible();
  await decide.getByRole('button', { name: 'Open in Review' }).click();
  await expect(page.getByText('VC_104233').first()).toBeVisible();
});

test('a table says names and numbers: its columns are put right, spoilt numbers agreed to, and all is read so', async ({
  program,
  folder,
}) => {
  const { page } = program;
  await drawPhotos(join(folder, 'drawn'), { taxa: 3, specimens: 1 });
  const photos = join(folder, 'beetles');
  mkdirSync(photos);
  for (const [at, file] of ['000233_d.jpg', '000244.jpg', 'VC_00107.jpg'].entries())
    cpSync(join(folder, 'drawn', `VC_000${at + 1}.jpg`), join(photos, file));
  const records = join(folder, 'records of 1932.csv');
  writeFileSync(
    records,
    `Cat. No.;Species;Determiner;det. date;Box;Remark
233;Carabus auratus;A. Winkler;1932-07;K1;Linz
000244;rat;B. Horn;1998;K2;Graz
VC 00107;Aglais io;;;K3;Wien
VC 9;Aglais io;;;K3;Wien
`,
  );
  const catalogue = await lookOver(program, folder, photos);

  await test.step('a table is chosen, and told row by row', async () => {
    await page.getByRole('radio', { name: 'Table 0' }).click();
    await program.chooseFolder(records);
    await page.getByRole('button', { name: 'Choose a table …' }).click();
    await expect(page.getByText('4 rows, 2 used')).toBeVisible();
    await expect(page.getByText('not used unless you agree: 233 (line 2) for 000233')).toBeVisible();
    await expect(page.getByText('1 row of no photo here and no specimen: VC 9 (line 5)')).toBeVisible();
    await expect(
      page.getByText('1 row whose name is not understood, so that none is taken: rat (line 3)'),
    ).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('what a person says of it counts', async () => {
    await page.getByRole('checkbox', { name: 'These numbers stand for the ones that are proposed' }).check();
    await expect(page.getByText('4 rows, 3 used')).toBeVisible();
    await page.getByRole('button', { name: /^What Remark is taken for/ }).click();
    await page.getByRole('menuitemradio', { name: 'locality', exact: true }).click();
    await expect(page.getByText('as you chose')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('determinations are those of the table, in their own words and dates', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('3 photos added, 3 new specimens.')).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page);
    expect(determined(catalogue)).toEqual([['Carabus auratus', 'species', 1, 'A. Winkler']]);
  });

  await test.step('the same folder begins with what was chosen for the table', async () => {
    await page.getByRole('button', { name: 'Import another folder' }).click();
    await program.chooseFolder(photos);
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await expect(page.getByText(/^Begun with what was chosen for this folder last time/)).toContainText(
      'the table records of 1932.csv',
    );
    await page.getByRole('radio', { name: 'Table 4' }).click();
    await expect(page.getByText('4 rows, 3 used')).toBeVisible();
    await expect(
      page.getByRole('checkbox', { name: 'These numbers stand for the ones that are proposed' }),
    ).toBeChecked();
    await expect(page.getByText('as you chose')).toBeVisible();
  });
});

test('a column that a person takes for labels names the photos by its words, and the column of names is none any more', async ({
  program,
  folder,
}) => {
  const { page } = program;
  const photos = join(folder, 'beetles');
  await drawPhotos(photos, { taxa: 3, specimens: 1 });
  const rows = ['VC_0001.jpg;Aglais io;Carabus', 'VC_0002.jpg;Aglais io;rat', 'VC_0003.jpg;;Carabus nitens'];
  writeFileSync(join(photos, 'catalogue.csv'), ['fileName;Species;Sort', ...rows, ''].join('\n'));
  const catalogue = await lookOver(program, folder, photos);

  const useOf = (heading: string) => page.getByRole('button', { name: `What ${heading} is taken for` });
  await page.getByRole('radio', { name: 'Table 3' }).click();
  await expect(useOf('Species')).toHaveText('name');
  await useOf('Sort').click();
  await page.getByRole('menuitemradio', { name: 'class or label' }).click();
  await expect(useOf('Sort')).toHaveText('class or label');
  await expect(useOf('Species')).toHaveText('kept as it is');
  await expect(page.getByRole('table').filter({ hasText: 'Names that it gives' })).toContainText('Carabus nitens');
  await expectAccessible(page);
  await page.getByLabel('Who vouches for these names', { exact: true }).fill('E. Moser');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('3 photos added, 3 new specimens.')).toBeVisible({ timeout: 60_000 });
  expect(determined(catalogue)).toEqual([
    ['Carabus', 'label', 1, 'E. Moser'],
    ['Carabus nitens', 'species', 1, 'E. Moser'],
    ['rat', 'label', 1, 'E. Moser'],
  ]);
});
