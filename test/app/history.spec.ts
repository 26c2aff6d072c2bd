/* Who did what: the history narrowed, opened and undone from, also after a restart; who sits at the desk, changed by key. */
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright/test';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { addTaxon } from '../../electron/catalogue/naming/taxa.ts';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { context } from '../helpers/a-context.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const DRAWER = join(programFolder, 'resources', 'sample', 'drawer');
const SPECIES = ['Carabus auratus', 'Carabus nitens'] as const;

/** Six photos of as many specimens, two taxa, and what Otto Braun said of them some days ago. */
async function aCatalogue(folder: string) {
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
  const wider = { authorship: null, parentId: null, acceptedId: null };
  const taxa = SPECIES.map((scientificName) =>
    addTaxon(opened.write, { ...wider, scientificName, rank: 'species' as const }),
  );
  const specimens = [...opened.read.ids('SELECT id FROM specimen ORDER BY id')];
  const said = {
    verdict: 'identified',
    qualifier: null,
    identifiedBy: 'Otto Braun',
    remarks: null,
    modelId: null,
  } as const;
  decide(opened.write, { ...said, specimenIds: specimens, taxonId: taxa[0]! }, '2026-03-01T09:00:00.000Z');
  decide(
    opened.write,
    { ...said, specimenIds: specimens.slice(0, 2), taxonId: taxa[1]!, remarks: 'elytra with three keels' },
    '2026-03-02T09:00:00.000Z',
  );
  opened.close();
  return { catalogue, profile };
}

const rooms = (page: Page) => page.getByRole('navigation', { name: 'Rooms' });
const acts = (page: Page) => page.getByRole('list', { name: 'Acts' }).locator('> li');

test('the history is narrowed, opened, written and undone from, over a restart', async ({ folder }) => {
  const { catalogue, profile } = await aCatalogue(folder);
  let { app, page, chooseFile } = await startProgram(profile, ['--catalogue', catalogue]);
  await page.setViewportSize({ width: 1280, height: 800 });

  await test.step('whoever names specimens is asked before the first of them, and may leave it', async () => {
    await rooms(page).getByRole('button', { name: 'Review' }).click();
    const panel = page.getByRole('dialog', { name: 'Who sits at the desk' });
    await expect(panel.getByRole('heading', { name: 'Whose determinations are these?' })).toBeVisible();
    await expect(panel.getByRole('textbox', { name: 'Your name as determiner' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await page.keyboard.press('F2');
    await panel.getByRole('textbox', { name: 'Your name as determiner' }).fill('Edith Moser');
    const orcid = panel.getByRole('textbox', { name: 'Your ORCID, if you have one' });
    await orcid.fill('0000-0002-1825-0098');
    await expect(panel.getByText('This is no ORCID')).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Use this name' })).toBeDisabled();
    await orcid.fill('https://orcid.org/0000-0002-1825-0097');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(panel).toBeHidden();
    await expect(page.getByRole('button', { name: 'At the desk: Edith Moser' })).toContainText('EM');
  });

  await test.step('several acts, across photos, one of them on several specimens at once', async () => {
    await rooms(page).getByRole('button', { name: 'Collection' }).click();
    const cards = page.getByRole('listbox', { name: 'Photos' }).getByRole('option');
    await cards.first().click();
    await cards.nth(2).click({ modifiers: ['Shift'] });
    await page.keyboard.press('r');
    const bar = page.getByRole('region', { name: 'Selection' });
    await bar.getByRole('combobox').fill('car nit');
    await bar
      .getByRole('option', { name: /Carabus nitens/ })
      .first()
      .click();
    await expect(page.getByText(/^3 specimens: Carabus nitens/)).toBeVisible();
    for (const at of [3, 4]) {
      await cards.nth(at).click();
      await page.keyboard.press('r');
      await bar.getByRole('combobox').fill('car nit');
      await bar
        .getByRole('option', { name: /Carabus nitens/ })
        .first()
        .click();
      await expect(page.getByRole('status').getByText(/: Carabus nitens$/)).toBeVisible();
    }
  });

  await test.step('the page has them newest first, with who did each', async () => {
    await rooms(page).getByRole('button', { name: 'History' }).click();
    await expect(acts(page)).toHaveCount(5);
    await expect(acts(page).first()).toContainText('Edith Moser');
    await expect(acts(page).last()).toContainText('6 specimens: Carabus auratus');
    await acts(page).nth(3).getByRole('button').first().click();
    const opened = acts(page).nth(3);
    await expect(opened).toContainText('“elytra with three keels”');
    await expect(opened.locator('ul > li')).toHaveCount(2);
    await expect(opened.locator('ul > li').first()).toContainText(/C(arabus|\.) auratus.*→.*C(arabus|\.) nitens/);
    await expect(opened).toContainText('Newer acts stand');
    await expectAccessible(page);
  });

  await test.step('it is narrowed by person, by day and to nothing', async () => {
    await page.getByRole('button', { name: /^Who: / }).click();
    await page.getByRole('menuitemradio', { name: 'Otto Braun' }).click();
    await expect(acts(page)).toHaveCount(2);
    await page.getByLabel('From this day on').fill('2026-03-02');
    await expect(acts(page)).toHaveCount(1);
    await page.getByLabel('To the end of this day').fill('2026-03-01');
    await expect(page.getByRole('heading', { name: 'Nothing that was done fits' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show everything' }).click();
    await expect(acts(page)).toHaveCount(5);
  });

  await test.step('what is shown is written as a table', async () => {
    const file = join(folder, 'history.csv');
    await chooseFile(file);
    await page.getByRole('button', { name: 'Write as CSV' }).click();
    await expect(page.getByText('5 acts, 13 rows written')).toBeVisible();
    const rows = parse(readFileSync(file), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.filter((row) => row['before'] === SPECIES[0] && row['after'] === SPECIES[1])).toHaveLength(5);
  });

  await test.step('a specimen in it opens in Review, and from there its own history', async () => {
    await acts(page).nth(4).getByRole('button').first().click();
    await acts(page).nth(4).locator('ul button.link').first().click();
    await expect(page.getByRole('region', { name: 'Review' })).toBeVisible();
    await page.getByRole('button', { name: 'With every value, in History' }).click();
    await expect(page.getByText(/^Only /)).toBeVisible();
    await expect(acts(page)).toHaveCount(3);
    await page.getByRole('button', { name: 'Show everything' }).first().click();
  });

  await test.step('after a restart every act is undone and done again, those on several specimens as one', async () => {
    await app.close();
    ({ app, page, chooseFile } = await startProgram(profile, ['--catalogue', catalogue]));
    await page.setViewportSize({ width: 1280, height: 800 });
    await rooms(page).getByRole('button', { name: 'Review' }).click();
    await rooms(page).getByRole('button', { name: 'History' }).click();
    await expect(acts(page)).toHaveCount(5);
    await acts(page).first().getByRole('button', { name: /^Undo/ }).click();
    await expect(acts(page)).toHaveCount(6);
    for (const count of [7, 8, 9, 10]) {
      await page.keyboard.press('Control+z');
      await expect(acts(page)).toHaveCount(count);
    }
    // All of Otto's and Edith's acts are undone: nobody has named anything.
    await rooms(page).getByRole('button', { name: 'Collection' }).click();
    await expect(page.getByRole('checkbox', { name: /^No name, 6 photos/ })).toBeVisible();
    await app.close();
    ({ app, page, chooseFile } = await startProgram(profile, ['--catalogue', catalogue]));
    await rooms(page).getByRole('button', { name: 'History' }).click();
    await expect(acts(page)).toHaveCount(10);
    for (const count of [11, 12, 13, 14, 15]) {
      await page.keyboard.press('Control+Shift+Z');
      await expect(acts(page)).toHaveCount(count);
    }
    await expect(acts(page).first()).toContainText('Edith Moser');
    await rooms(page).getByRole('button', { name: 'Collection' }).click();
    await expect(page.getByRole('checkbox', { name: /^Verified, 6 photos/ })).toBeVisible();
  });

  await test.step('another person takes the desk by key, and is asked for where several work', async () => {
    const panel = page.getByRole('dialog', { name: 'Who sits at the desk' });
    await page.keyboard.press('F2');
    await panel.getByRole('button', { name: 'Another person' }).click();
    await panel.getByRole('textbox', { name: 'Your name as determiner' }).fill('Karl Sharma');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'At the desk: Karl Sharma' })).toContainText('KS');
    await page.keyboard.press('F2');
    await expect(panel.getByRole('radio')).toHaveCount(2);
    await expectAccessible(page);
    await page.keyboard.press('F2');
    await expect(panel.getByRole('radio', { name: /Edith Moser/ })).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'At the desk: Edith Moser' })).toBeVisible();
    await app.close();
    ({ app, page, chooseFile } = await startProgram(profile, ['--catalogue', catalogue]));
    await rooms(page).getByRole('button', { name: 'Review' }).click();
    await expect(page.getByRole('dialog', { name: 'Who sits at the desk' })).toBeVisible();
    await page
      .getByRole('dialog')
      .getByRole('radio', { name: /Karl Sharma/ })
      .click();
    await expect(page.getByRole('button', { name: 'At the desk: Karl Sharma' })).toBeVisible();
  });
  await app.close();
});
