/* The queue of Review in the window: an order that people's names are looked at in, a filter, and work that two people share. */
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { refreshNames } from '../../electron/catalogue/naming/current-name.ts';
import { addPredictions } from '../../electron/catalogue/naming/predictions.ts';
import { namedAndWaiting } from '../helpers/named-and-waiting.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const TAXA = ['Cetonia aurata', 'Carabus auratus'] as const;
const WAITING = 20;

/** Of each taxon five with a person's name, of which the model calls 102 and 112 otherwise; twenty wait. */
async function collection(folder: string, profile: string): Promise<void> {
  const catalogue = await namedAndWaiting(folder, profile, { taxa: TAXA, named: 5, waiting: WAITING });
  const { write: db, read } = catalogue;
  const taxa = TAXA.map((name) => read.value<number>('SELECT id FROM taxon WHERE scientific_name = ?', [name]));
  db.run(`INSERT INTO model (name, folder, depth, size, created_utc)
    VALUES ('m', 'model-00000000-0000-4000-8000-000000000000', 18, 64, '2026-01-01T00:00:00Z')`);
  const rows = read.all<{ photoId: number; number: number }>(
    'SELECT photo.id AS photoId, CAST(catalog_number AS INTEGER) AS number FROM photo JOIN specimen ON specimen.id = specimen_id',
  );
  db.transaction(() => {
    for (const { photoId, number } of rows) {
      const isSecond = number >= 200 ? number % 4 === 0 : number >= 110;
      const said = Number(isSecond !== (number === 102 || number === 112));
      const probability = number === 112 ? 0.9 : 0.5 + (number % 30) / 100;
      const top = [said, 1 - said].map((at, place) => ({
        taxonId: taxa[at] ?? 0,
        probability: place === 0 ? probability : 0.95 - probability,
      }));
      refreshNames(db, addPredictions(db, 1, [{ photoId, top }], '2026-01-02T00:00:00Z'));
    }
  });
  catalogue.close();
}

async function pick(page: Page, menu: string, choice: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${menu}: `) }).click();
  await page.getByRole('menuitemradio', { name: choice, exact: true }).click();
}

test('names that the model contradicts, a filter, and a part of shared work', async ({ folder }) => {
  const profile = join(folder, 'profile');
  await collection(folder, profile);
  const { app, page } = await startProgram(profile, ['--catalogue', join(folder, 'catalogue')]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Review/ })
    .click();
  await page.getByRole('textbox', { name: 'Your name as determiner' }).fill('K. Sharma');
  await page.keyboard.press('Enter');
  const left = async () => Number(/^(\d+) specimens? left/m.exec(await page.locator('.toolbar p').innerText())?.[1]);
  await expect.poll(left).toBe(WAITING);

  await pick(page, 'Order', 'Named otherwise than predicted');
  await expect(page.getByRole('button', { name: 'Show: Named by people' })).toBeVisible();
  await expect.poll(left).toBe(2);
  const number = page.getByRole('complementary', { name: 'Specimen' });
  await expect(number).toContainText('112');
  await page.keyboard.press('ArrowRight');
  await expect(number).toContainText('102');

  await pick(page, 'Order', 'What teaches the model most');
  await expect(page.getByRole('button', { name: 'Show: To be named' })).toBeVisible();
  await expect.poll(left).toBe(WAITING);

  await page.keyboard.press('f');
  const field = page.getByRole('searchbox');
  await expect(field).toBeFocused();
  await page.getByRole('checkbox', { name: /^Carabus auratus/ }).click();
  await expect.poll(left).toBe(WAITING / 4);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take away: Carabus auratus' }).click();
  await field.fill('nothing is called so');
  await expect(page.getByText('Nothing that waits is among what you chose to see.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all that wait' }).click();
  await expect.poll(left).toBe(WAITING);

  const parts: number[] = [];
  for (const part of ['Part 1 of 2', 'Part 2 of 2']) {
    await pick(page, 'Share the work', part);
    await expect(page.getByRole('button', { name: `Share the work: ${part}` })).toBeVisible();
    await expect.poll(left).toBeLessThan(WAITING);
    parts.push(await left());
  }
  await expect.poll(async () => (parts[0] ?? 0) + (await left())).toBe(WAITING);
  await app.close();
});
