/*
 * What the window says and does for the safety of a catalogue: where it lies and that it was not closed, a check and a repair, a
 * diagnostics file that is read before it is saved, and a look into what another program has open.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Catalogue, openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { importFolder } from '../../electron/importing/import-job.ts';
import { thumbnailFile } from '../../electron/photos/write-thumbnail.ts';
import { openKnownHere } from '../../electron/profile/known-here.ts';
import { context } from '../helpers/a-context.ts';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const DRAWER = join(programFolder, 'resources', 'sample', 'drawer');

async function imported(folder: string, profile: string, photos: string): Promise<Catalogue> {
  mkdirSync(photos, { recursive: true });
  for (const file of readdirSync(DRAWER).slice(0, 3)) cpSync(join(DRAWER, file), join(photos, file));
  const catalogue = openCatalogue(folder, { create: true, knownHere: openKnownHere(profile) });
  const request = { labels: 'none', identifiedBy: '', nameRule: null, checklist: null, records: null } as const;
  await importFolder(catalogue, { ...request, folder: photos }, context(), { onWritten: () => {} });
  return catalogue;
}

test('a catalogue says where it lies, is checked and repaired, and is looked into while another program has it', async ({
  folder,
}) => {
  const profile = join(folder, 'profile');
  const home = join(folder, 'Dropbox', 'beetles');
  const catalogue = await imported(home, profile, join(folder, 'photos'));
  const ofNothing = thumbnailFile(catalogue.places, 'ab'.repeat(32));
  mkdirSync(dirname(ofNothing), { recursive: true });
  writeFileSync(ofNothing, 'left behind');
  catalogue.close();
  // As a computer leaves it that lost its power.
  writeFileSync(catalogue.places.holder, 'edith, process 7 on desk-12, since 2026-03-01 08:00 UTC\n');

  let { app, page, chooseFile } = await startProgram(profile, ['--catalogue', home]);
  const news = page.getByRole('region', { name: 'Where this catalogue lies' });
  await expect(news).toContainText('not closed properly (edith, process 7 on desk-12');
  await expect(news).toContainText('Dropbox keeps in step with other computers');
  await expectAccessible(page);
  await news.getByRole('button', { name: 'Understood' }).click();
  await expect(news).toBeHidden();

  await page.getByRole('button', { name: /^Backup|^No backup/ }).click();
  const check = page.getByRole('region', { name: 'Check of this catalogue' });
  await check.getByRole('button', { name: 'Check this catalogue' }).click();
  await expect(check).toContainText('1 thing to look at');
  await expect(check.getByRole('list', { name: 'What was found' })).toContainText('belongs to no photo');
  await expectAccessible(page);
  await check.getByRole('button', { name: 'Repair' }).click();
  await expect(check.getByRole('list', { name: 'What was repaired' })).toContainText(
    'Removed thumbnails of no photo: 1 in all',
  );
  expect(existsSync(ofNothing)).toBe(false);
  await expect(check).toContainText('All is in order.');
  await expect(page.getByRole('list', { name: 'Copies of this catalogue' })).toContainText(
    'before an import, a repair',
  );
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('button', { name: 'Make a diagnostics file' }).click();
  const text = settings.getByRole('region', { name: 'Diagnostics file' });
  await expect(text).toContainText('3 photos');
  await expect(text).not.toContainText('beetles');
  await expectAccessible(page);
  const file = join(folder, 'diagnostics.txt');
  await chooseFile(file);
  await settings.getByRole('button', { name: 'Save as a file' }).click();
  await expect(settings).toContainText('Saved as diagnostics.txt');
  expect(readFileSync(file, 'utf8')).toBe(await text.textContent());
  await app.close();

  const other = openCatalogue(home, { create: false });
  ({ app, page } = await startProgram(profile));
  await page.getByRole('button', { name: /^beetles/ }).click();
  await expect(page.getByRole('alert')).toContainText('open in another window or program');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Open to look only' }).click();
  await expect(page.locator('footer.status')).toContainText('Open to look only: another program has it open');
  await expect(page.getByRole('option')).toHaveCount(3);
  other.close();
  await app.close();

  ({ app, page } = await startProgram(profile, ['--catalogue', home], { VASCULUM_DRIVE: 'network' }));
  await expect(page.getByRole('option')).toHaveCount(3);
  // What was understood is not said again.
  await expect(page.getByRole('region', { name: 'Where this catalogue lies' })).toBeHidden();
  await app.close();

  const far = join(folder, 'far', 'beetles');
  cpSync(home, far, { recursive: true });
  ({ app, page } = await startProgram(profile, ['--catalogue', far], { VASCULUM_DRIVE: 'network' }));
  await expect(page.getByRole('region', { name: 'Where this catalogue lies' })).toContainText(
    'lies on a network drive',
  );
  await app.close();
});
