/*
 * Twelve class folders called like animals, with `1.jpg`, `2.jpg`, … in each, from the window to a model, its evaluation
 * and a table. Few photos, unless PHOTOS says how many.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { drawPhotos } from '../helpers/drawn-photos.ts';
import { textOf } from '../../electron/files/path-text.ts';
import { expect, test } from './program.ts';

const CLASSES = ['rat', 'pig', 'tiger', 'dog', 'horse', 'cow', 'sheep', 'goat', 'fox', 'wolf', 'deer', 'cat'] as const;
const PHOTOS = Number(process.env['PHOTOS'] ?? 60);
const EPOCHS = PHOTOS > 1000 ? 2 : 10;
const LONG_MS = 60_000 + PHOTOS * 600;

const photosOf = (label: number) => Math.ceil((PHOTOS - label) / CLASSES.length);

/** "rat/1.jpg" and so on, below the folder given back. */
async function classFolders(folder: string): Promise<string> {
  const each = Math.ceil(PHOTOS / CLASSES.length);
  const drawn = await drawPhotos(join(folder, 'drawn'), { taxa: CLASSES.length, specimens: each });
  const counts = new Map<number, number>();
  for (const { label, path } of drawn) {
    const number = (counts.get(label) ?? 0) + 1;
    counts.set(label, number);
    const into = join(folder, 'photos', CLASSES[label]!);
    mkdirSync(into, { recursive: true });
    if (number <= photosOf(label))
      renameSync(join(folder, 'drawn', basename(textOf(path))), join(into, `${number}.jpg`));
  }
  rmSync(join(folder, 'drawn'), { recursive: true });
  return join(folder, 'photos');
}

test('class folders called like animals become a model, its evaluation and a table', async ({ program, folder }) => {
  test.setTimeout(4 * LONG_MS);
  const { page } = program;
  const rooms = page.getByRole('navigation', { name: 'Rooms' });
  const photos = await classFolders(folder);
  const catalogue = join(folder, 'catalogue');
  mkdirSync(catalogue);

  await test.step('each folder is a class, each photo a specimen', async () => {
    await program.chooseFolder(photos);
    await page.getByRole('button', { name: 'New catalogue from a folder' }).click();
    await program.chooseFolder(catalogue);
    await page.getByRole('button', { name: 'Choose its folder' }).click();
    await expect(page.getByRole('radio', { name: 'Each folder is a class' })).toBeChecked();
    await page.getByLabel('Who vouches for these names', { exact: true }).fill('E. Moser');
    await page.getByRole('button', { name: /^Read [\d,]+ photos/ }).click();
    await expect(page.getByText(/^[\d,]+ photos added, /)).toBeVisible({ timeout: LONG_MS });
    const many = PHOTOS.toLocaleString('en');
    await expect(page.locator('footer.status')).toContainText(`${many} photos, ${many} specimens`);
  });

  await test.step('a network learns them', async () => {
    await rooms.getByRole('button', { name: 'Train' }).click();
    await page.getByRole('radio', { name: '18' }).click();
    for (const [label, value] of [
      ['Photo size, pixels', '64'],
      ['Batch, photos a step', '8'],
      ['Epochs', String(EPOCHS)],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByRole('button', { name: 'Start training' }).click();
    const done = page.getByRole('region', { name: 'The run is done' });
    await expect(done).toBeVisible({ timeout: 3 * LONG_MS });
    const accuracy = Number(/([\d.]+)\s*% of (?:held-out|validation) photos right/.exec(await done.innerText())?.[1]);
    // Chance is a twelfth.
    expect(accuracy).toBeGreaterThanOrEqual(50);
  });

  await test.step('how good it is', async () => {
    await page.getByRole('button', { name: 'Look at how good it is' }).click();
    const matrix = page.getByRole('grid', { name: /^Confusion matrix/ });
    await expect(matrix).toBeVisible({ timeout: 60_000 });
    for (const name of ['rat', 'cat'])
      await expect(matrix.getByRole('gridcell', { name: new RegExp(`^${name}: `) })).toBeVisible();
  });

  await test.step('a table', async () => {
    const table = join(folder, 'names.csv');
    await rooms.getByRole('button', { name: 'Export' }).click();
    await program.chooseFile(table);
    await page.getByRole('button', { name: 'Write table' }).click();
    await expect(page.getByText('Written.', { exact: true })).toBeVisible({ timeout: 60_000 });
    const script =
      'import csv,json,sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))))';
    const rows = JSON.parse(
      execFileSync('python3', ['-c', script, table], { encoding: 'utf8', maxBuffer: 2 ** 28 }),
    ) as Record<string, string>[];
    const named = CLASSES.map((name) => rows.filter((row) => row['verbatimIdentification'] === name));
    expect(named.map((of) => of.length)).toEqual(CLASSES.map((_, label) => photosOf(label)));
    for (const of of named) expect(new Set(of.map((row) => row['fileNames'])).size).toBe(of.length);
    expect(rows).toHaveLength(PHOTOS);
    // A label is no name.
    expect(rows.every((row) => row['scientificName'] === '' && row['identifiedBy'] === 'E. Moser')).toBe(true);
  });
});
