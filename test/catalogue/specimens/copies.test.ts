/* Files that are the same to the last byte are told after their import too: in a look over all, and of each photo. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reviewSpecimen } from '../../../electron/catalogue/browsing/review.ts';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import { specimenNumbered } from '../../../electron/catalogue/specimens/specimens.ts';
import { newCatalogue, temporaryFolder } from '../../helpers/a-catalogue.ts';
import { imported, put, putPictures, request } from '../../helpers/a-folder.ts';
import { putRight } from '../../helpers/repairs.ts';

async function withCopies() {
  const folder = temporaryFolder();
  await putPictures(folder, ['a.jpg', 'VC_00101.jpg', 'VC_00301.jpg']);
  for (const [from, to] of [
    ['a.jpg', 'b.jpg'],
    ['VC_00101.jpg', 'VC_00201.jpg'],
  ] as const)
    copyFileSync(join(folder, from), join(folder, to));
  // Nothing is the same in what cannot be read.
  for (const name of ['VC_00401.jpg', 'VC_00501.jpg']) put(folder, name, 'no picture');
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder, { labels: 'none', identifiedBy: '' }));
  const told = async () =>
    (await checkCatalogue(catalogue)).flatMap(({ verdict, sentence }) =>
      sentence.includes(' = ') ? [[verdict, sentence]] : [],
    );
  const copiesOf = (number: string) =>
    reviewSpecimen(catalogue.read, specimenNumbered(catalogue.read, number) ?? 0, null).photos.map(
      ({ copies }) => copies,
    );
  return { catalogue, told, copiesOf };
}

test('a check tells pictures of several specimens as a doubt, and copies in one specimen as no fault', async () => {
  const { catalogue, told } = await withCopies();
  const ofOne = ['ok', 'Pictures that are there more than once as photos of one specimen: a.jpg = b.jpg.'];
  expect(await told()).toEqual([
    ofOne,
    [
      'warn',
      'Pictures that are there as photos of several specimens: VC_00101.jpg = VC_00201.jpg. Join those that are one specimen, or take the photos out that are not of it.',
    ],
  ]);
  const [photoId] = catalogue.read.ids(`SELECT id FROM photo WHERE file_name = 'VC_00201.jpg'`);
  putRight(catalogue, { act: 'take-photos-out', photoIds: [photoId ?? 0] });
  expect(await told()).toEqual([ofOne]);
});

test('a photo says which others are the same file, and of which specimen', async () => {
  const { catalogue, copiesOf } = await withCopies();
  expect(copiesOf('VC_00101')).toEqual([[{ path: 'VC_00201.jpg', catalogNumber: 'VC_00201' }]]);
  expect(copiesOf('VC_00301')).toEqual([undefined]);
  const [unnumbered] = catalogue.read.ids(`SELECT specimen_id FROM photo WHERE file_name = 'a.jpg'`);
  expect(reviewSpecimen(catalogue.read, unnumbered ?? 0, null).photos.map(({ copies }) => copies)).toEqual([
    [{ path: 'b.jpg', catalogNumber: null }],
    [{ path: 'a.jpg', catalogNumber: null }],
  ]);
  expect(copiesOf('VC_00401')).toEqual([undefined]);
});
