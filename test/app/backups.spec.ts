/* A copy made, a catalogue that is spoilt, and both ways out of it, by hand in the real window. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './accessible.ts';
import { expect, startProgram, test } from './program.ts';

const LONG_MS = 240_000;

test('a damaged catalogue is restored from its copy, or saved as far as it can be read', async ({
  folder,
  program,
}) => {
  test.setTimeout(2 * LONG_MS);
  const { page, profile } = program;
  await page.getByRole('button', { name: 'Try the sample collection' }).click();
  await expect(page.getByRole('button', { name: /^Backup|^No backup/ })).toBeVisible({ timeout: LONG_MS });
  const status = page.locator('footer.status');
  await expect(status).toContainText(/356 photos, 291 specimens/, { timeout: LONG_MS });

  await page.locator('.titlebar').getByRole('button', { name: 'Sample collection' }).click();
  await page.getByRole('menuitem', { name: 'Backups' }).click();
  const panel = page.getByRole('dialog', { name: 'Backups' });
  await panel.getByRole('button', { name: 'Make a copy now' }).click();
  await expect(panel.getByRole('list', { name: 'Copies of this catalogue' })).toContainText(
    /asked for; \d+ specimens/,
    {
      timeout: LONG_MS,
    },
  );
  await expect(status.getByRole('button', { name: /^Backup just now|^Backup today/ })).toBeVisible();
  await expectAccessible(page);
  await program.app.close();

  const catalogue = join(profile, 'sample', 'Sample collection');
  const file = join(catalogue, 'catalogue.sqlite');
  writeFileSync(file, readFileSync(file).fill(0xaa, 0, 4096));
  const again = await startProgram(profile);
  try {
    const recent = again.page.getByRole('button', { name: /^Sample collection/ });
    await recent.click();
    const damaged = again.page.getByRole('region', { name: 'Damaged catalogue' });
    await expect(damaged).toContainText('The catalogue file is damaged');
    await expect(damaged.getByRole('list', { name: 'Copies of this catalogue' })).toContainText('asked for');
    await expectAccessible(again.page);

    // The sample is saved in a moment: whatever was shown meanwhile is kept.
    await again.page.evaluate(() => {
      const seen = new Set<string>();
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const bar = document.querySelector('[role=progressbar][aria-label="Saving what can be read"]');
        if (bar) seen.add(bar.getAttribute('aria-valuenow') === null ? 'whole unknown' : 'whole known');
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    await again.chooseFolder(join(folder, 'saved'));
    await damaged.getByRole('button', { name: 'Save what can be read' }).click();
    await expect(again.page.locator('footer.status')).toContainText(/356 photos, 291 specimens/, { timeout: LONG_MS });
    await expect(again.page.getByRole('button', { name: /^saved/ })).toBeVisible();
    await expect(again.page.getByRole('region', { name: 'Saved from the damaged catalogue' })).toContainText(
      '291 specimens, 356 photos',
    );
    const seen = await again.page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
    expect(seen.sort()).toEqual(['whole known', 'whole unknown']);

    await again.chooseFolder(catalogue);
    await again.page.keyboard.press('Control+o');
    await expect(damaged).toBeVisible();
    await expect(again.page.locator('header.titlebar')).not.toContainText('saved');
    await damaged.getByRole('button', { name: /^Restore the copy of/ }).click();
    await expect(again.page.locator('footer.status')).toContainText(/356 photos, 291 specimens/, { timeout: LONG_MS });
    await expect(again.page.getByRole('button', { name: /^Sample collection/ })).toBeVisible();
    const kinds = readdirSync(join(catalogue, 'backups')).filter((name) => name.startsWith('damaged-'));
    expect(kinds.length).toBeGreaterThan(0);
  } finally {
    await again.app.close();
  }
});
