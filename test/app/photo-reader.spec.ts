/*
 * Photos on a drive that does not answer, as a person meets it: the photo reader, stopped by the system, stands for one that
 * waits for its drive. The window goes on, and the program ends when it is told to, with all its processes.
 */
import { mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createSampleCollection } from '../../electron/sample/create.ts';
import { expectAccessible } from './accessible.ts';
import { expect, type Program, startProgram, test } from './program.ts';

const readerOf = (program: Program) =>
  program.app.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Vasculum photo reader')?.pid ?? null,
  );

function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('links are asked about, and a drive that does not answer stops neither the window nor its end', async ({
  folder,
}) => {
  test.setTimeout(300_000);
  test.skip(process.platform !== 'linux', 'finds processes in /proc');
  const photos = join(folder, 'photos');
  const outside = join(folder, 'elsewhere');
  const drawn = { seed: 3, specimensPerTaxon: 3, width: 200, height: 150 };
  await createSampleCollection({ ...drawn, folder: photos, taxa: ['papilio-machaon'] });
  await createSampleCollection({ ...drawn, folder: outside, taxa: ['quercus-robur'] });
  symlinkSync(outside, join(photos, 'tray 12'));
  const program = await startProgram(join(folder, 'profile'));
  const { page } = program;
  const main = program.app.process();

  await test.step('the plan tells of a link out of the folder, and follows it when asked', async () => {
    await program.chooseFolder(photos);
    await page.getByRole('button', { name: 'New catalogue from a folder' }).click();
    mkdirSync(join(folder, 'catalogue'));
    await program.chooseFolder(join(folder, 'catalogue'));
    await page.getByRole('button', { name: 'Choose its folder' }).click();
    await expect(page.getByText('1 link leads out of this folder and is left alone:')).toBeVisible();
    await expect(page.getByText('tray 12', { exact: true })).toBeVisible();
    const read = page.getByRole('button', { name: /^Read \d+ photos/ });
    const before = await read.innerText();
    await expectAccessible(page);
    await page.getByLabel('Follow links, and read the photos they lead to').check();
    const isPhoto = (name: string) => /\.(jpe?g|png|tiff?|webp)$/i.test(name);
    const elsewhere = readdirSync(outside, { recursive: true, encoding: 'utf8' }).filter(isPhoto).length;
    const number = (words: string) => Number(/\d+/.exec(words)?.[0]);
    const followed = number(before) + elsewhere;
    await expect.poll(async () => number(await read.innerText()), { timeout: 60_000 }).toBe(followed);
    await page.getByLabel('Follow links, and read the photos they lead to').uncheck();
    await expect.poll(async () => number(await read.innerText()), { timeout: 60_000 }).toBe(number(before));
  });

  const reader = await readerOf(program);
  expect(reader).not.toBeNull();
  await test.step('while the import waits for the drive, the window answers', async () => {
    await page.getByLabel('Who vouches for these names').fill('E. Moser');
    const read = page.getByRole('button', { name: /^Read \d+ photos/ });
    await expect(read).toBeEnabled();
    process.kill(reader ?? 0, 'SIGSTOP');
    await read.click();
    await expect(page.getByText('Looking for photos').first()).toBeVisible();
    const rooms = page.getByRole('navigation', { name: 'Rooms' });
    await rooms.getByRole('button', { name: 'Collection' }).click();
    await expect(
      page.getByRole('region', { name: 'Collection' }).or(page.getByText('No photos yet')).first(),
    ).toBeVisible();
    await rooms.getByRole('button', { name: 'Import' }).click();
    await expect(page.getByText('Looking for photos').first()).toBeVisible();
  });

  await test.step('the program ends when it is told to, and nothing of it is left', async () => {
    const ended = new Promise((resolve) => main.once('exit', resolve));
    const started = Date.now();
    await program.app.evaluate(({ app }) => app.quit()).catch(() => {});
    await ended;
    expect(Date.now() - started).toBeLessThan(30_000);
    await expect.poll(() => isRunning(reader ?? 0)).toBe(false);
  });
});

test('the reader ends with a program that was killed', async ({ folder }) => {
  test.skip(process.platform !== 'linux', 'finds processes in /proc');
  const program = await startProgram(join(folder, 'profile'));
  await program.app.evaluate(({ app }) => app.getVersion());
  const photos = join(folder, 'photos');
  await createSampleCollection({
    folder: photos,
    seed: 3,
    taxa: ['papilio-machaon'],
    specimensPerTaxon: 2,
    width: 200,
    height: 150,
  });
  await program.chooseFolder(photos);
  await program.page.getByRole('button', { name: 'New catalogue from a folder' }).click();
  mkdirSync(join(folder, 'catalogue'));
  await program.chooseFolder(join(folder, 'catalogue'));
  await program.page.getByRole('button', { name: 'Choose its folder' }).click();
  await expect(program.page.getByRole('button', { name: /^Read \d+ photos/ })).toBeVisible();
  const reader = await readerOf(program);
  expect(isRunning(reader ?? 0)).toBe(true);
  program.app.process().kill('SIGKILL');
  await expect.poll(() => isRunning(reader ?? 0), { timeout: 30_000 }).toBe(false);
});
