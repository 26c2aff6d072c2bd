/* What the program says of its own age when it starts: on the first screen and in its log. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronAge, newestElectron } from '../../native/electron-age.mjs';
import { expect, test } from './program.ts';

test('the program says in which Electron it runs, and how far that is behind', async ({ program }) => {
  const version = await program.app.evaluate(() => process.versions['electron'] ?? '');
  const { words } = electronAge(version, newestElectron());
  const said = `Electron ${version}${words && `, ${words}`}`;
  await expect(program.page.getByText(`in ${said}`)).toBeVisible();
  expect(readFileSync(join(program.profile, 'vasculum.log'), 'utf8')).toContain(`. ${said}\n`);
});
