/*
 * The whole job as a person does it: a folder of photos, a catalogue, a trained network, names reviewed by key, a CSV.
 * What comes out is read by other people's tools: Python's csv and sqlite3.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { createSampleCollection } from '../../electron/sample/create.ts';
import { readTable } from '../helpers/read-figures.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const TAXA = ['coccinella-septempunctata', 'papilio-machaon', 'quercus-robur'] as const;

/** Forty-two photos of three taxa that are easily told apart, three in ten without a name, and three files that are no photos. */
async function photosToRead(folder: string): Promise<string> {
  const photos = join(folder, 'photos');
  await createSampleCollection({
    folder: photos,
    seed: 11,
    taxa: TAXA,
    specimensPerTaxon: 14,
    width: 320,
    height: 240,
  });
  const named = join(photos, 'Papilio machaon');
  const [first] = readdirSync(named);
  writeFileSync(join(named, 'VC_900001_d.jpg'), readFileSync(join(named, String(first))).subarray(0, 2500));
  writeFileSync(join(named, 'VC_900002_d.jpg'), '');
  writeFileSync(join(named, 'VC_900003_d.jpg'), 'The label has come off.\n');
  return photos;
}

/** Content and time of every file: what "originals are never written" means. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, name);
    const { mtimeMs } = statSync(file);
    hash.update(`${name}\0${statSync(file).isFile() ? `${mtimeMs}\0${readFileSync(file).toString('base64')}` : ''}\0`);
  }
  return hash.digest('hex');
}

function python(script: string, ...args: string[]): unknown {
  return JSON.parse(execFileSync('python3', ['-c', script, ...args], { encoding: 'utf8' }));
}

async function fillIn(page: Page, label: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(value);
}

test('from a folder of photos to a table of names', async ({ program, folder }) => {
  test.setTimeout(600_000);
  const { page } = program;
  const photos = await photosToRead(folder);
  const before = fingerprint(photos);
  const rooms = page.getByRole('navigation', { name: 'Rooms' });

  await test.step('a new catalogue from the folder', async () => {
    await expect(rooms.getByRole('button', { name: 'Collection' })).toBeDisabled();
    await expectAccessible(page);
    await program.chooseFolder(photos);
    await page.getByRole('button', { name: 'New catalogue from a folder' }).click();
    await program.chooseFolder(join(folder, 'Beetles and others'));
    mkdirSync(join(folder, 'Beetles and others'));
    await page.getByRole('button', { name: 'Choose its folder' }).click();
  });

  await test.step('import, with names from the folders', async () => {
    const read = page.getByRole('button', { name: /^Read \d+ photos/ });
    await expect(page.getByText('Say first who vouches for the names.')).toBeVisible();
    await expect(read).toBeDisabled();
    await expectAccessible(page);
    await fillIn(page, 'Who vouches for these names', 'E. Moser');
    await read.click();
    await expect(page.getByText(/^\d+ photos added, /)).toBeVisible({ timeout: 60_000 });
    const problems = page.getByRole('list', { name: /Problems/ });
    await expect(problems.getByRole('listitem')).toHaveCount(3);
    for (const name of ['VC_900001_d.jpg', 'VC_900002_d.jpg', 'VC_900003_d.jpg'])
      await expect(problems).toContainText(name);
    await expectAccessible(page);
  });

  await test.step('the collection shows real thumbnails', async () => {
    await page.getByRole('button', { name: 'Look at the collection' }).click();
    const grid = page.getByRole('listbox', { name: 'Photos' });
    const picture = grid.locator('img').first();
    await expect(picture).toBeVisible();
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(200);
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: /^No name, \d+ photos?/ }).click();
    await expect(grid.getByRole('option').first()).toContainText('No name');
    await page.getByRole('checkbox', { name: /^No name, \d+ photos?/ }).click();
  });

  await test.step('train a small network', async () => {
    await rooms.getByRole('button', { name: 'Train' }).click();
    await page.getByLabel('Name of the run').fill('Three taxa');
    await page.getByRole('radio', { name: '18' }).click();
    await fillIn(page, 'Photo size, pixels', '64');
    await fillIn(page, 'Batch, photos a step', '8');
    await fillIn(page, 'Epochs', '17');
    await expect(page.getByText('No specimen on both sides.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Start training' }).click();
    await expect(page.getByRole('progressbar', { name: 'Run' })).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('region', { name: 'The run is done' })).toBeVisible({ timeout: 400_000 });
    await expectAccessible(page);
    const kept = await page.getByRole('region', { name: 'The run is done' }).innerText();
    const accuracy = Number(/([\d.]+)\s*% of held-out photos right/.exec(kept)?.[1]);
    // Three taxa as unlike as a ladybird, a swallowtail and an oak leaf; chance is a third.
    expect(accuracy).toBeGreaterThanOrEqual(80);
  });

  await test.step('recognise the rest, review by key, undo', async () => {
    await page.getByRole('button', { name: 'Recognise the rest with this model' }).click();
    await expect(page.getByText(/^\d+ photos recognised\.$/)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Go to review' }).click();
    // Whoever vouched for the folder names was taken for the one who sits here; now somebody else does.
    await page.getByRole('button', { name: 'At the desk: E. Moser' }).click();
    await page.getByRole('button', { name: 'Another person' }).click();
    await fillIn(page, 'Your name as determiner', 'K. Sharma');
    await page.getByRole('button', { name: 'Use this name' }).click();
    await expect(page.getByRole('button', { name: 'At the desk: K. Sharma' })).toBeVisible();
    const accept = page.getByRole('button', { name: /^Accept/ });
    await expect(accept).toBeEnabled();
    await expectAccessible(page);
    // The focus is still on the button of the name, which Enter would press.
    await page.getByRole('heading', { name: /The model predicts/ }).click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(accept).toBeEnabled();
    await page.keyboard.press('r');
    await page.getByRole('combobox', { name: 'Name of this specimen' }).fill('pap mach');
    await expect(page.getByRole('option', { name: /Papilio machaon/ }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(accept).toBeEnabled();
    await page.keyboard.press('d');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+z');
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const reply = await (
            window as unknown as {
              vasculum: {
                request(name: string, input: null): Promise<{ value: { statuses: Record<string, number> } }>;
              };
            }
          ).vasculum.request('catalogue.summary', null);
          return reply.value.statuses['doubtful'];
        }),
      )
      .toBeGreaterThan(0);
  });

  await test.step('look at how good it is', async () => {
    await rooms.getByRole('button', { name: 'Train' }).click();
    await page.getByRole('button', { name: 'Look at how good it is' }).click();
    const matrix = page.getByRole('grid', { name: /^Confusion matrix/ });
    await expect(matrix).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/^measured on \d+ photos of \d+ specimens it never saw$/)).toBeVisible();
    await expect(page.getByText(/^Seed .*: \d+ of \d+ right/)).toBeVisible();
    await expectAccessible(page);
    await matrix.getByRole('gridcell', { name: /^Papilio machaon: / }).focus();
    await page.keyboard.press('Enter');
    const photos = page.getByRole('region', { name: 'Photos of the cell' });
    await expect(photos.getByRole('listitem').first()).toContainText('P. machaon');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(photos).toHaveCount(0);
    for (const view of ['Each taxon', 'Compare', 'Leakage']) {
      await page.getByRole('radio', { name: view }).click();
      await expectAccessible(page);
    }
    await page.getByRole('button', { name: 'Look for leakage' }).click();
    await expect(page.getByText('What it may have seen before')).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page);
  });

  await test.step('write the figures for a paper', async () => {
    await page.getByRole('radio', { name: 'Overview' }).click();
    const figures = join(folder, 'figures');
    mkdirSync(figures);
    await program.chooseFolder(figures);
    await page.getByRole('button', { name: 'Save figures' }).click();
    await page.getByRole('button', { name: 'Write figures…' }).click();
    const said = page.getByText(/^\d+ files written\.$/);
    await expect(said).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page);
    const files = readdirSync(figures);
    expect(files).toHaveLength(Number.parseInt(await said.innerText(), 10));
    for (const name of ['figure-1-collection', 'figure-2-predictions', 'confusion', 'schedule', 'fitting', 'ranks'])
      for (const ending of ['svg', 'png', 'csv']) expect(files).toContain(`${name}.${ending}`);
    for (const name of ['table-1.csv', 'network.csv', 'methods.txt', 'captions.txt']) expect(files).toContain(name);
    for (const name of files) expect(statSync(join(figures, name)).size, name).toBeGreaterThan(0);
    // What could not be drawn from so few photos is said, and not there.
    await expect(page.getByText(/^reliability is not there: too few held-out photos/)).toBeVisible();
    expect(files).not.toContain('reliability.svg');
    const confusion = python(
      'import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding="utf-8", newline="")))))',
      join(figures, 'confusion.csv'),
    ) as string[][];
    expect(confusion.slice(1).map(([label]) => label)).toEqual(confusion[0]?.slice(1));
  });

  await test.step('save a plot, but over no photo', async () => {
    const matrix = join(folder, 'matrix.png');
    const photo = join(photos, 'Papilio machaon', String(readdirSync(join(photos, 'Papilio machaon'))[0]));
    const bytes = readFileSync(photo);
    await program.chooseFile(matrix);
    await page.getByRole('button', { name: 'Confusion matrix as PNG' }).click();
    await expect.poll(() => existsSync(matrix) && readFileSync(matrix).subarray(1, 4).toString()).toBe('PNG');
    await program.chooseFile(photo);
    await page.getByRole('button', { name: 'Save figures' }).click();
    await page.getByRole('button', { name: 'Confusion matrix as PNG' }).click();
    await expect(page.getByText(/is a photo, or has the name of one/)).toBeVisible();
    expect(readFileSync(photo)).toEqual(bytes);
  });

  const table = join(folder, 'names.csv');
  await test.step('pass the model on as one file, and open it again', async () => {
    const file = join(folder, 'model.vasculum-model');
    await rooms.getByRole('button', { name: 'Models' }).click();
    await expect(page.getByRole('heading', { name: 'Taxa', exact: true })).toBeVisible();
    await expectAccessible(page);
    await program.chooseFile(file);
    await page.getByRole('button', { name: 'Export as one file…' }).click();
    await expect(page.getByText('Written.', { exact: true })).toBeVisible({ timeout: 60_000 });
    await program.chooseFolder(file);
    await page.getByRole('button', { name: 'Open a model file…' }).click();
    await expect(page.getByText(/Self-test: \d pictures answered as where it was made/)).toBeVisible();
    await expectAccessible(page);
    await program.chooseFolder(table);
    await page.getByRole('button', { name: 'Open a model file…' }).click();
    await expect(page.getByText('The model was not added')).toBeVisible();
  });

  await test.step('write the table', async () => {
    await rooms.getByRole('button', { name: 'Export' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Columns, / }).click();
    const lastColumn = page.getByRole('dialog', { name: 'Columns' }).getByRole('checkbox').last();
    await lastColumn.scrollIntoViewIfNeeded();
    await expect(lastColumn).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await program.chooseFile(table);
    await page.getByRole('button', { name: 'Write table' }).click();
    await expect(page.getByText('Written.', { exact: true })).toBeVisible({ timeout: 60_000 });
  });

  await test.step('draw the predicted results of the photos that wait', async () => {
    const figures = join(folder, 'figures of proposed');
    mkdirSync(figures);
    await program.chooseFolder(figures);
    await rooms.getByRole('button', { name: 'Collection' }).click();
    await page.getByRole('checkbox', { name: /^Predicted by a model/ }).check();
    await page.getByRole('button', { name: 'Figures…' }).click();
    await expectAccessible(page);
    await page.getByRole('dialog', { name: 'Figures of these photos' }).getByLabel('Photos').fill('7');
    await page.getByRole('button', { name: 'Write figures…' }).click();
    await expect(page.getByText('5 files written.')).toBeVisible({ timeout: 60_000 });
    const drawn = readTable(join(figures, 'table-1.csv'));
    expect(drawn.map(({ Label }) => Label)).toEqual(Array.from({ length: 7 }, () => ''));
    for (const { Predict } of drawn) expect(Predict).toMatch(/^[A-Z][a-z]+ [a-z]+$/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear' }).click();
  });

  await test.step('other tools read what was written', async () => {
    const rows = readTable(table);
    const catalogue = join(folder, 'Beetles and others', 'catalogue.sqlite');
    const stored = python(
      `import json,sqlite3,sys
c=sqlite3.connect("file:"+sys.argv[1]+"?mode=ro", uri=True)
one=lambda q: c.execute(q).fetchone()[0]
print(json.dumps({"specimens": one("select count(*) from specimen"), "integrity": one("pragma integrity_check"), "photos": one("select count(*) from photo")}))`,
      catalogue,
    ) as { specimens: number; integrity: string; photos: number };
    expect(stored.integrity).toBe('ok');
    expect(stored.photos).toBeGreaterThanOrEqual(42);
    // Three files cannot be read: they show no specimen, and the table leaves them out.
    expect(rows.length).toBe(stored.specimens - 3);
    const byPerson = rows.filter((row) => row['identifiedBy'] === 'K. Sharma' && row['scientificName'] !== '');
    expect(byPerson.length).toBeGreaterThanOrEqual(3);
    expect(rows.some((row) => row['scientificName'] === 'Papilio machaon' && row['identifiedBy'] === 'K. Sharma')).toBe(
      true,
    );
    // A machine's name stands in a column of its own and never as a determination.
    const proposed = rows.filter((row) => row['status'] === 'proposed');
    expect(proposed.length).toBeGreaterThan(0);
    for (const row of proposed) {
      expect(row['scientificName']).toBe('');
      expect(row['predictedName']).not.toBe('');
    }
    expect(new Set(rows.map((row) => row['occurrenceID'])).size).toBe(rows.length);
  });

  expect(fingerprint(photos)).toBe(before);
});

test('a catalogue that is open is not opened twice, and opens again after a kill', async ({ program, folder }) => {
  const photos = join(folder, 'photos');
  await createSampleCollection({ folder: photos, seed: 3, taxa: TAXA, specimensPerTaxon: 3, width: 160, height: 120 });
  const catalogue = join(folder, 'catalogue');
  mkdirSync(catalogue);
  await program.chooseFolder(photos);
  await program.page.getByRole('button', { name: 'New catalogue from a folder' }).click();
  await program.chooseFolder(catalogue);
  await program.page.getByRole('button', { name: 'Choose its folder' }).click();
  await expect(program.page.getByRole('button', { name: /^Read \d+ photos/ })).toBeVisible();

  const second = await startProgram(join(folder, 'profile-2'));
  await second.chooseFolder(catalogue);
  await second.page.getByRole('button', { name: 'Open a catalogue' }).click();
  await expect(second.page.getByText(/open in another window or program/)).toBeVisible();

  const died = once(program.app.process(), 'exit');
  program.app.process().kill('SIGKILL');
  await died;
  await second.page.getByRole('button', { name: 'Open a catalogue' }).click();
  await expect(second.page.getByText('No photos yet')).toBeVisible();
  await second.app.close();
});

test('a catalogue from a newer version is refused and left as it is', async ({ program, folder }) => {
  const newer = join(folder, 'newer');
  mkdirSync(newer);
  python(
    'import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute("pragma user_version=9999"); c.execute("create table t(a)"); c.commit(); print(1)',
    join(newer, 'catalogue.sqlite'),
  );
  const copy = join(folder, 'copy');
  cpSync(newer, copy, { recursive: true, preserveTimestamps: true });
  await program.chooseFolder(newer);
  await program.page.getByRole('button', { name: 'Open a catalogue' }).click();
  await expect(program.page.getByText(/written by a newer Vasculum/)).toBeVisible();
  const read = (at: string) => readFileSync(join(at, 'catalogue.sqlite')).toString('base64');
  expect(read(newer)).toBe(read(copy));
});
