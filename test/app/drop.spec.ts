/* What a person drops on the window: a folder of photos, a model file, weights. The system's own drag is played by Chromium. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { expect, startProgram, test } from './program.ts';

async function drop(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  }
  await devtools.detach();
}

test('what is dropped is opened where it would have been chosen', async ({ folder }) => {
  const catalogue = join(folder, 'catalogue');
  openCatalogue(catalogue, { create: true }).close();
  const [model, weights, letter] = ['letter.vasculum-model', 'letter.pth', 'letter.txt'].map((name) => {
    writeFileSync(join(folder, name), 'Dear curator, the model follows by post.\n');
    return join(folder, name);
  }) as [string, string, string];
  const photos = join(programFolder, 'resources', 'sample', 'drawer');

  const { app, page } = await startProgram(join(folder, 'profile'));
  await drop(page, model);
  await expect(page.getByText('Open a catalogue first')).toBeVisible();
  await drop(page, catalogue);
  await expect(page.getByText('No photos yet')).toBeVisible();
  await drop(page, model);
  await expect(page.getByText('The model was not added')).toBeVisible();
  await expect(page.getByText('it is no model file')).toBeVisible();
  await drop(page, weights);
  await expect(page.getByText('The file was not added')).toBeVisible();
  await drop(page, letter);
  await expect(page.getByText('Drop the folder that the photos are in')).toBeVisible();
  await drop(page, photos);
  await expect(page.getByRole('button', { name: 'Read 12 photos' })).toBeVisible();
  await app.close();
});
