/* Which part of the photos a content is in, written out: machines that share the work agree on it without speaking. */
import { expect, test } from 'vitest';
import { unansweredPhotos } from '../../../electron/catalogue/learning/recognition.ts';
import { newCatalogue, newModel, newSpecimen } from '../../helpers/a-catalogue.ts';

const sha256 = (first: string) => first.padEnd(64, '0');

/** The first four digits as a number: 0, 1, 15, 16, 4096, 43981, 65535. */
const CONTENTS = ['0000', '0001', '000f', '0010', '1000', 'abcd', 'ffff'];

test.each([
  [1, [0, 0, 0, 0, 0, 0, 0]],
  [4, [0, 1, 3, 0, 0, 1, 3]],
  [7, [0, 1, 1, 2, 1, 0, 1]],
  [100, [0, 1, 15, 16, 96, 81, 35]],
])('of %i parts each content is in the one that its first four digits say', (parts, expected) => {
  const catalogue = newCatalogue();
  const modelId = newModel(catalogue, 'm');
  const ids = CONTENTS.map((content) => newSpecimen(catalogue, { sha256: sha256(content) }).photos[0] ?? 0);
  const found = ids.map(() => -1);
  for (const part of new Set(expected)) {
    const todo = { modelId, photos: 'all', shard: [part, parts], afterPhotoId: 0, limit: 100 } as const;
    for (const { photoId } of unansweredPhotos(catalogue.read, todo).photos) found[ids.indexOf(photoId)] = part;
  }
  expect(found).toEqual(expected);
});
