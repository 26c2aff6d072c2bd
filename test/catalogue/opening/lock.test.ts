/* Whoever has a catalogue open is named to the second, and what a killed program left is told to the next. */
import { readFileSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogueSummary } from '../../../electron/catalogue/browsing/collection.ts';
import { openCatalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { newCatalogue, reopened } from '../../helpers/a-catalogue.ts';

test('the second is told the account, the computer and since when', () => {
  const { places } = newCatalogue();
  const said = new RegExp(
    `${userInfo().username}, process ${process.pid} on ${hostname()}, since \\d{4}-\\d\\d-\\d\\d`,
  );
  expect(readFileSync(places.holder, 'utf8')).toMatch(said);
  expect(() => openCatalogue(places.folder, { create: false })).toThrow(
    expect.objectContaining({ code: 'catalogue-in-use', message: expect.stringMatching(said) }),
  );
});

test('one that was not closed says so once, and by whom', async () => {
  const catalogue = newCatalogue();
  expect(await catalogueSummary(catalogue)).not.toHaveProperty('leftBy');
  const { holder } = catalogue.places;
  const left = readFileSync(holder, 'utf8').trim();
  catalogue.close();
  // As a computer that lost its power leaves it: the lock is gone, the text is not.
  writeFileSync(holder, `${left}\n`);
  const again = newCatalogue(join(holder, '..'));
  expect(await catalogueSummary(again)).toMatchObject({ leftBy: left });
  expect(await catalogueSummary(reopened(again))).not.toHaveProperty('leftBy');
});
