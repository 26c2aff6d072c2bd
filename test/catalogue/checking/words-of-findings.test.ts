/* What a look over a catalogue says of one thing, and of none, reads as people say it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { thumbnailFile } from '../../../electron/photos/write-thumbnail.ts';
import { openKnownHere } from '../../../electron/profile/known-here.ts';
import { newCatalogue, temporaryFolder } from '../../helpers/a-catalogue.ts';
import { imported, putPictures, request } from '../../helpers/a-folder.ts';

const saidOf = async (catalogue: Catalogue) =>
  (await checkCatalogue(catalogue))
    .map(({ sentence }) => sentence)
    .filter((sentence) => /photo|thumbnail/.test(sentence));

async function withPhotos(count: number) {
  const folder = temporaryFolder();
  await putPictures(
    folder,
    Array.from({ length: count }, (_, index) => `p${index}.jpg`),
  );
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder, { labels: 'none' }));
  return { folder, catalogue };
}

test('no photo, one photo, and one of several that is gone with its thumbnail', async () => {
  expect(await saidOf(newCatalogue())).toEqual(['There are no photos yet.', 'Every readable photo has its thumbnail.']);
  expect((await saidOf((await withPhotos(1)).catalogue))[0]).toBe('The one photo is where it was.');
  const { folder, catalogue } = await withPhotos(3);
  rmSync(join(folder, 'p1.jpg'));
  const sha256 = catalogue.read.value<string>(`SELECT lower(hex(sha256)) FROM photo WHERE file_name = 'p1.jpg'`);
  rmSync(thumbnailFile(catalogue.places, sha256));
  expect(await saidOf(catalogue)).toEqual([
    `1 of 3 photos is not where it was: ${join(folder, 'p1.jpg')}. Import the folder that it is in now; it is known by its content.`,
    '1 thumbnail is missing; it is made again when it is shown.',
  ]);
});

test('where no photo may be looked at, nothing is said of all of them', async () => {
  const { catalogue } = await withPhotos(2);
  catalogue.close();
  // Another installation, where nobody has agreed to anything.
  const elsewhere = newCatalogue(catalogue.places.folder, openKnownHere(temporaryFolder()));
  expect(await saidOf(elsewhere)).toContain('Of 2 photos none may be looked at here, or none could be.');
});
