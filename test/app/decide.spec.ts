/*
 * Review by keys alone, faster than specimens can be read: what is written is what each key meant for the specimen that was on
 * screen. And a program that is killed between keys: nothing is lost that was told as done, nothing is there twice.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { linkSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright/test';
import { reviewQueue, reviewSpecimen } from '../../electron/catalogue/browsing/review.ts';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { fillCatalogue } from '../helpers/large-catalogue.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const DRAWER = join(programFolder, 'resources', 'sample', 'drawer');
const DECISIONS = 200;
const KILLS = 5;

/** Specimens that a model answered, each with a real picture; those that wait, least certain first, with the names proposed. */
async function collection(folder: string, profile: string) {
  const knownHere = openKnownHere(profile);
  const catalogue = openCatalogue(join(folder, 'catalogue'), { create: true, knownHere });
  const { write, read } = catalogue;
  fillCatalogue(write, { photos: 780, photosPerSpecimen: 1, taxa: 40 });
  const photos = join(folder, 'photos');
  write.run(`UPDATE source SET folder = ? || '/' || id`, [photos]);
  const drawn = readdirSync(DRAWER);
  for (const { id, source, relativePath } of read.all<{ id: number; source: number; relativePath: string }>(
    'SELECT id, source_id AS source, relative_path AS relativePath FROM photo',
  )) {
    const file = join(photos, String(source), relativePath);
    mkdirSync(dirname(file), { recursive: true });
    linkSync(join(DRAWER, drawn[id % drawn.length] ?? ''), file);
  }
  const sources = read.all<{ folder: string }>('SELECT folder FROM source').map((source) => source.folder);
  knownHere.catalogue(catalogue.places.folder, { created: true, sources }).allow(sources);
  const asked = { order: 'doubt', modelId: null, statuses: ['proposed', 'unnamed'], limit: DECISIONS } as const;
  const { items } = await reviewQueue(catalogue, asked);
  const waiting = items.map(({ specimenId }) => ({
    specimenId,
    names: reviewSpecimen(read, specimenId, null).proposals.map(({ taxon }) => taxon.id),
  }));
  catalogue.close();
  return { catalogue: catalogue.places.folder, waiting };
}

/** By another program, while this one has it open. */
function rows<Row>(catalogue: string, sql: string): Row[] {
  const script = `import json,sqlite3,sys
c=sqlite3.connect("file:"+sys.argv[1]+"?mode=ro", uri=True)
c.row_factory=sqlite3.Row
print(json.dumps([dict(r) for r in c.execute(sys.argv[2])]))`;
  const file = join(catalogue, 'catalogue.sqlite');
  return JSON.parse(execFileSync('python3', ['-c', script, file, sql], { encoding: 'utf8' })) as Row[];
}

const OURS = `SELECT specimen_id AS specimenId, verdict, taxon_id AS taxonId,
  ifnull((SELECT withdrawn FROM withdrawal WHERE determination_id = determination.id ORDER BY id DESC LIMIT 1), 0) AS withdrawn
  FROM determination WHERE identified_by = 'K. Sharma' ORDER BY determination.id`;
interface Ours {
  readonly specimenId: number;
  readonly verdict: string;
  readonly taxonId: number | null;
  readonly withdrawn: number;
}

async function toReview(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('group', { name: 'Decisions' })).toBeVisible();
}

test('two hundred specimens are decided by keys alone, as each key says, and some of it taken back', async ({
  folder,
}) => {
  test.setTimeout(180_000);
  const profile = join(folder, 'profile');
  const { catalogue, waiting } = await collection(folder, profile);
  const { app, page } = await startProgram(profile, ['--catalogue', catalogue]);
  await toReview(page);
  await page.getByRole('textbox', { name: 'Your name as determiner' }).fill('K. Sharma');
  await page.keyboard.press('Enter');
  const KEYS = ['Enter', '2', 'd', '0', '5', 'a'] as const;
  const meant = waiting.map(({ specimenId, names }, at) => {
    const key = KEYS[at % KEYS.length];
    const place = { Enter: 0, '2': 1, d: -1, '0': -1, '5': 4, a: 0 }[key ?? 'a'];
    const verdict = key === 'd' ? 'doubtful' : key === '0' ? 'none-of-these' : 'identified';
    return { specimenId, verdict, taxonId: names[place] ?? null, withdrawn: 0 };
  });
  expect(meant).toHaveLength(DECISIONS);
  for (const at of meant.keys()) await page.keyboard.press(KEYS[at % KEYS.length] ?? 'a');
  const written = () => rows<Ours>(catalogue, OURS);
  await expect.poll(() => written().length, { timeout: 60_000 }).toBe(DECISIONS);
  expect(written()).toEqual(meant);

  for (let step = 0; step < 10; step++) await page.keyboard.press('Control+z');
  for (let step = 0; step < 4; step++) await page.keyboard.press('Control+Shift+z');
  const afterwards = meant.map((row, at) => ({ ...row, withdrawn: at >= DECISIONS - 6 ? 1 : 0 }));
  await expect.poll(written, { timeout: 30_000 }).toEqual(afterwards);
  await app.close();
  expect(rows(catalogue, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
});

test('killed between keys, what was told as done is there, once', async ({ folder }) => {
  test.setTimeout(180_000);
  const profile = join(folder, 'profile');
  const { catalogue, waiting } = await collection(folder, profile);
  const numbers = new Map(
    rows<{ id: number; number: string }>(catalogue, 'SELECT id, catalog_number AS number FROM specimen').map((row) => [
      row.number,
      row.id,
    ]),
  );
  let pressed = 0;
  for (let round = 0; round < KILLS; round++) {
    const { app, page } = await startProgram(profile, ['--catalogue', catalogue]);
    await toReview(page);
    if (round === 0) {
      await page.getByRole('textbox', { name: 'Your name as determiner' }).fill('K. Sharma');
      await page.keyboard.press('Enter');
    }
    for (let key = 0; key < 6 + 3 * round; key++, pressed++) await page.keyboard.press('Enter');
    const status = page.getByRole('contentinfo').getByRole('status').first();
    // In every other round something was told; in the others nothing may have been written yet.
    if (round % 2 === 1) await expect(status).toContainText(': ');
    const told = await status.innerText();
    const died = once(app.process(), 'exit');
    app.process().kill('SIGKILL');
    await died;
    const there = rows<Ours>(catalogue, OURS);
    const specimens = there.map(({ specimenId }) => specimenId);
    expect(new Set(specimens).size).toBe(specimens.length);
    expect(specimens.length).toBeLessThanOrEqual(pressed);
    for (const { specimenId, taxonId } of there)
      expect(taxonId).toBe(waiting.find((one) => one.specimenId === specimenId)?.names[0]);
    const number = /^(\S+): /.exec(told)?.[1];
    if (number !== undefined) expect(specimens).toContain(numbers.get(number));
    expect(rows(catalogue, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  }
  expect(rows(catalogue, OURS).length).toBeGreaterThan(0);
});

test('a photo is measured by its scale bar, as it lies and turned', async ({ folder }) => {
  const profile = join(folder, 'profile');
  const { catalogue } = await collection(folder, profile);
  const { app, page } = await startProgram(profile, ['--catalogue', catalogue]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await toReview(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  const stage = page.getByRole('img', { name: /, dorsal$/ });
  /** From the middle of the photo, px of the screen. */
  const draw = async (dx: number, dy: number) => {
    const { x, y, width, height } = (await stage.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + dx, y + height / 2 + dy, { steps: 4 });
    await page.mouse.up();
  };
  await expect(page.getByText('Draw a line along the scale bar')).toBeVisible();
  await draw(100, 0);
  await page.getByLabel('The line is').fill('10');
  await page.keyboard.press('Enter');
  await draw(60, 80);
  await expect(page.getByText('10 mm', { exact: true })).toBeVisible();
  await expectAccessible(page);
  const { width = 0 } = (await stage.boundingBox()) ?? {};
  await page.keyboard.press('t');
  // Turned, it is smaller on screen, so that as many pixels are more millimetres.
  const { height: turned = 1 } = (await stage.boundingBox()) ?? {};
  await draw(0, -100);
  await expect(page.getByText(`${((10 * width) / turned).toFixed(1)} mm`, { exact: true })).toBeVisible();
  await app.close();
});
