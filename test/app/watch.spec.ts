/* A folder watched in the window: photos appear as their files are written, what waits is decided, and the end is clean. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './program.ts';

async function photo(shade: number, dim: number): Promise<Buffer> {
  const stripes = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360"><rect width="480" height="360" fill="#e8e6df"/>
    <ellipse cx="240" cy="180" rx="150" ry="70" fill="hsl(${shade}, 50%, 30%)"/></svg>`;
  return await sharp(Buffer.from(stripes)).linear(dim, 0).jpeg({ quality: 92 }).toBuffer();
}

test('photos come in as they are written, one without a number is decided, a dark one is listed to be taken again', async ({
  program,
  folder,
}) => {
  const { page } = program;
  const [station, first, catalogue] = [join(folder, 'station'), join(folder, 'first'), join(folder, 'catalogue')];
  for (const one of [station, first, catalogue]) mkdirSync(one);
  writeFileSync(join(first, 'VC_1000_d.jpg'), await photo(10, 1));
  await program.chooseFolder(first);
  await page.getByRole('button', { name: 'New catalogue from a folder' }).click();
  await program.chooseFolder(catalogue);
  await page.getByRole('button', { name: 'Choose its folder' }).click();
  await page.getByRole('button', { name: 'Read 1 photo' }).click();
  await page.getByRole('button', { name: 'Import another folder' }).click();
  await page.getByRole('radio', { name: 'Watch a folder' }).click();
  await program.chooseFolder(station);
  await page.getByRole('button', { name: 'Choose the folder' }).click();
  await page.getByRole('radio', { name: 'The file name' }).first().click();
  await page.getByRole('textbox', { name: 'Rule of the file names' }).fill('VC_{number}.{ext}');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Begin to watch' }).click();

  await expect(page.getByText('Waiting for the first photo')).toBeVisible();
  writeFileSync(join(station, 'VC_1001.jpg'), await photo(20, 1));
  await expect(page.getByText('1 photo taken in')).toBeVisible({ timeout: 15_000 });
  writeFileSync(join(station, 'VC_1002.jpg'), await photo(30, 0.3));
  writeFileSync(join(station, 'someone.jpg'), await photo(40, 1));
  await expect(page.getByText('1 to decide')).toBeVisible({ timeout: 15_000 });
  await page.getByRole('textbox', { name: 'Number', exact: true }).fill('1003');
  await page.getByRole('button', { name: 'Take in' }).click();
  await expect(page.getByText('3 photos taken in')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Stop watching' }).click();
  await page.getByRole('button', { name: 'Watch again' }).click();
  const retakes = page.getByRole('region', { name: 'Photos to take again' });
  await expect(retakes.getByRole('listitem').filter({ hasText: '1002' })).toContainText(/too dark/i);
  await retakes.getByRole('button', { name: 'Good enough: 1002' }).click();
  await expect(page.getByRole('button', { name: 'Good enough: 1002' })).toBeHidden();
});
