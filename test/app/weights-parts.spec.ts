/* A weights file that holds two networks of one shape: a person says which is meant, and runs can begin from it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { encodeWeights, resNet18, twice } from '../helpers/written-weights.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const LONG_MS = 60_000;

test('the network that is chosen of a file is added under its name', async ({ folder }) => {
  const catalogue = join(folder, 'catalogue');
  const profile = join(folder, 'profile');
  openCatalogue(catalogue, { create: true, knownHere: openKnownHere(profile) }).close();
  const file = join(folder, 'two.safetensors');
  writeFileSync(file, encodeWeights(twice(resNet18(), 'online', 'target'), { format: 'pt' }));

  const { app, page, chooseFolder } = await startProgram(profile, ['--catalogue', catalogue]);
  await chooseFolder(file);
  await page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: 'Models', exact: true }).click();
  await page.getByRole('radio', { name: 'Starting weights' }).click();
  await page.getByRole('button', { name: 'Add a file…' }).click();
  const question = page.getByRole('region', { name: 'Several networks in one file' });
  await expect(question).toBeVisible({ timeout: LONG_MS });
  await expectAccessible(page);
  await question.getByRole('button', { name: 'target' }).click();
  await expect(page.getByText('Taken is its part target; left out: online.')).toBeVisible({ timeout: LONG_MS });
  await expect(question).toBeHidden();
  await expect(page.getByRole('cell', { name: 'two.safetensors (target)', exact: true })).toBeVisible();
  await app.close();
});
