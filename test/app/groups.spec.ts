/* What looks alike, in the window: evidence beside the photo, groups that are accepted and undone as one, the light table. */
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { refreshNames } from '../../electron/catalogue/naming/current-name.ts';
import { addPredictions } from '../../electron/catalogue/naming/predictions.ts';
import { type Catalogue, openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { namedAndWaiting } from '../helpers/named-and-waiting.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const FEATURES = 64;
const TAXA = ['Cetonia aurata', 'Carabus auratus'] as const;

/** 41 that wait and look alike: 39 are said to be the first taxon, a type among them; 2 the other. 5 more look otherwise. */
async function collection(folder: string, profile: string): Promise<Catalogue> {
  const catalogue = await namedAndWaiting(folder, profile, { taxa: TAXA, named: 6, waiting: 46 });
  const { write: db, read } = catalogue;
  const taxa = TAXA.map((name) => read.value<number>('SELECT id FROM taxon WHERE scientific_name = ?', [name]));
  const [first = 0, other = 0] = taxa;
  db.run("UPDATE main.specimen SET type_status = 'holotype' WHERE catalog_number = '200'");
  const model = db.runOne('INSERT INTO model (name, folder, depth, size, created_utc) VALUES (?, ?, 18, 64, ?)', [
    'm',
    `model-${randomUUID()}`,
    '2026-01-01T00:00:00Z',
  ]).id;
  const backbone = createHash('sha256').update('backbone').digest('hex');
  db.run('INSERT INTO backbone (identity, features) VALUES (unhex(?), ?)', [backbone, FEATURES]);
  const rows = read.all<{ photoId: number; number: number }>(
    'SELECT photo.id AS photoId, CAST(catalog_number AS INTEGER) AS number FROM photo JOIN specimen ON specimen.id = specimen_id',
  );
  db.transaction(() => {
    for (const { photoId, number } of rows) {
      const look = number < 200 ? (number < 110 ? 0 : 1) : number < 241 ? 0 : 1;
      const vector = Float32Array.from({ length: FEATURES }, (_, at) => {
        return (at % 4 === look ? 3 : 0.5) + ((number * 37 + at * 11) % 17) / 40;
      });
      db.run('INSERT INTO embedding (backbone_id, sha256, vector) SELECT 1, sha256, ? FROM main.photo WHERE id = ?', [
        new Uint8Array(vector.buffer),
        photoId,
      ]);
      if (number < 200) continue;
      const said = look === 1 || number === 201 || number === 202 ? other : first;
      const top = [
        { taxonId: said, probability: look === 1 ? 0.93 : 0.6 + (number % 30) / 100 },
        { taxonId: said === first ? other : first, probability: 0.05 },
      ];
      refreshNames(db, addPredictions(db, model, [{ photoId, top }], '2026-01-02T00:00:00Z'));
    }
  });
  return catalogue;
}

async function toReview(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Review/ })
    .click();
  await page.getByRole('textbox', { name: 'Your name as determiner' }).fill('K. Sharma');
  await page.keyboard.press('Enter');
}

test('evidence, a group accepted and undone as one, and two names on the light table', async ({ folder }) => {
  const profile = join(folder, 'profile');
  (await collection(folder, profile)).close();
  const place = join(folder, 'catalogue');
  const { app, page } = await startProgram(profile, ['--catalogue', place]);
  await toReview(page);

  // Evidence: of this look, named by a person, with the year.
  const evidence = page.getByRole('region', { name: 'Looks like' });
  await expect(evidence.getByRole('button')).toHaveCount(4);
  await expect(evidence.getByRole('button').first()).toHaveAccessibleName(/^10\d C\. aurata E\. Moser \d{4}$/);
  await expectAccessible(page);

  // Groups: the type and those that say otherwise come first and are not ticked.
  await page.keyboard.press('g');
  await expect(page.getByRole('heading', { name: '41 like this, 39 say Cetonia aurata' })).toBeVisible();
  const cards = page.getByRole('listbox', { name: 'Specimens of this group' });
  await expect(cards.getByRole('option')).toHaveCount(41);
  await expect(cards.getByRole('option', { selected: true })).toHaveCount(38);
  await expect(cards.getByRole('option').first()).toHaveAccessibleName(/^200 Type one by one/);
  await expect(cards.getByRole('option').nth(1)).toContainText('C. auratus');
  await expectAccessible(page);

  // A type stays unticked, whatever is pressed.
  await page.keyboard.press('Control+a');
  await expect(cards.getByRole('option', { selected: true })).toHaveCount(40);
  await page.keyboard.press('Home');
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await expect(cards.getByRole('option', { selected: true })).toHaveCount(40);
  for (let step = 0; step < 2; step++) {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: 'Accept 38' }).click();
  await expect(page.getByText('2 groups, 8 specimens left')).toBeVisible();
  await expect(page.getByRole('heading', { name: '5 like this, all say Carabus auratus' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: '41 like this, 39 say Cetonia aurata' })).toBeVisible();
  await expect(cards.getByRole('option', { selected: true })).toHaveCount(38);
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 groups, 8 specimens left')).toBeVisible();

  // What is left of it is not ticked; one of them is opened alone, and laid beside two names.
  await page
    .getByRole('complementary', { name: /look alike/ })
    .getByRole('button', { name: /3 left/ })
    .click();
  await expect(cards.getByRole('option')).toHaveCount(3);
  await expect(cards.getByRole('option', { selected: true })).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(page.getByRole('button', { name: /^Accept C\. auratus/ })).toBeVisible();
  await evidence.getByRole('button').first().click();
  const [one, two] = [page.getByRole('region', { name: 'Name 1' }), page.getByRole('region', { name: 'Name 2' })];
  await expect(one).toContainText('Cetonia aurata');
  await expect(two).toContainText('Carabus auratus');
  await expect(one.getByRole('img')).toHaveJSProperty('complete', true);
  await expectAccessible(page);
  // All go together.
  const suspect = page.getByRole('region', { name: 'Which of the two?' });
  const widths = async () =>
    Promise.all([one, suspect, two].map(async (pane) => (await pane.getByRole('img').boundingBox())?.width ?? 0));
  const before = await widths();
  await page.keyboard.press('z');
  for (const [at, width] of (await widths()).entries()) expect(width).toBeGreaterThan(2 * (before[at] ?? 0));
  await page.keyboard.press('1');
  await expect(page.getByText(/^20[0-2]: Cetonia aurata$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(suspect).toBeHidden();
  await app.close();

  const { read, close } = openCatalogue(place, { create: false, look: true });
  const rows = read.value<number>("SELECT count(*) FROM determination WHERE identified_by = 'K. Sharma'");
  const acts = read.value<number>("SELECT count(*) FROM action WHERE kind = 'decision'");
  const types = read.value<number>(
    `SELECT count(*) FROM determination JOIN specimen ON specimen.id = specimen_id
     WHERE identified_by = 'K. Sharma' AND type_status IS NOT NULL AND action_id IN (
       SELECT action_id FROM determination GROUP BY action_id HAVING count(*) > 1)`,
  );
  close();
  expect({ rows, acts, types }).toEqual({ rows: 38 + 38 + 1, acts: 3, types: 0 });
});
