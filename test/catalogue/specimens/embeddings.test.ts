/* Embeddings by backbone and content: byte for byte, never of a content that a photo no longer has. */
import { createHash } from 'node:crypto';
import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { addEmbeddings, findEmbeddings, forgetEmbeddings } from '../../../electron/catalogue/specimens/embeddings.ts';
import { inputKey } from '../../../electron/network/backbone.ts';
import { replaceContent } from '../../../electron/catalogue/specimens/photos.ts';
import { newCatalogue, newSpecimen, putBox, temporaryFolder } from '../../helpers/a-catalogue.ts';

const ONE = '1a'.repeat(32);
const OTHER = '2b'.repeat(32);

/** Photos whose files are there, as the catalogue knows them. */
function photosIn(catalogue: Catalogue, contents: readonly string[]) {
  const folder = temporaryFolder();
  return contents.map((content) => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const [photoId = 0] = newSpecimen(catalogue, { source: folder, sha256 }).photos;
    const { name } = catalogue.read.get<{ name: string }>('SELECT file_name AS name FROM photo WHERE id = ?', [
      photoId,
    ])!;
    const path = join(folder, name);
    writeFileSync(path, content);
    const { size, mtimeMs } = statSync(path);
    catalogue.write.run('UPDATE main.photo SET bytes = ?, modified_ms = ? WHERE id = ?', [size, mtimeMs, photoId]);
    return { photoId, sha256, path };
  });
}

type Kept = Parameters<typeof addEmbeddings>[2]['photos'];
const keep = (catalogue: Catalogue, backbone: string, photos: Kept, values: number[]) =>
  addEmbeddings(catalogue.read, catalogue.write, { backbone, photos, vectors: Float32Array.from(values) });
const find = (catalogue: Catalogue, backbone: string, photos: readonly { readonly sha256: string }[]) => {
  const { found, vectors } = findEmbeddings(catalogue.read, {
    backbone,
    contents: photos.map(({ sha256 }) => sha256),
  });
  return { found, vectors: [...vectors] };
};
const count = ({ read }: Catalogue) => read.value<number>('SELECT count(*) FROM embedding');

test('they are kept byte for byte, and found by backbone and content in the order asked for', async () => {
  const catalogue = newCatalogue();
  const photos = photosIn(catalogue, ['a', 'b', 'c']);
  const [a, b, c] = photos as [(typeof photos)[0], (typeof photos)[0], (typeof photos)[0]];
  expect(find(catalogue, ONE, photos)).toEqual({ found: [], vectors: [] });
  await keep(catalogue, ONE, [a, c], [1.5, -2.25, Math.fround(3e-8), 0]);
  expect(find(catalogue, ONE, [c, b, a])).toEqual({ found: [0, 2], vectors: [Math.fround(3e-8), 0, 1.5, -2.25] });
  expect(find(catalogue, OTHER, photos)).toEqual({ found: [], vectors: [] });
  // Another network has other lengths; what is there stays.
  await keep(catalogue, OTHER, [a], [7, 8, 9]);
  await keep(catalogue, ONE, [a, b], [0, 0, 4, 5]);
  expect(find(catalogue, OTHER, [a])).toEqual({ found: [0], vectors: [7, 8, 9] });
  expect(find(catalogue, ONE, [a, b])).toEqual({ found: [0, 1], vectors: [1.5, -2.25, 4, 5] });
  await expect(keep(catalogue, ONE, [a], [1, 2, 3])).rejects.toThrow('3 numbers for 2');
});

test('of a file that was changed or is gone nothing is kept', async () => {
  const catalogue = newCatalogue();
  const photos = photosIn(catalogue, ['a', 'b', 'c', 'd']);
  const [longer, touched, gone] = photos;
  writeFileSync(longer!.path, 'longer');
  utimesSync(touched!.path, 1_700_000_000, 1_700_000_000);
  rmSync(gone!.path);
  await keep(catalogue, ONE, photos, [1, 2, 3, 4]);
  expect(find(catalogue, ONE, photos)).toEqual({ found: [3], vectors: [4] });
  // Nor of a content that the catalogue has replaced meanwhile.
  await keep(catalogue, OTHER, [{ ...photos[3]!, sha256: photos[0]!.sha256 }], [1]);
  expect(find(catalogue, OTHER, photos)).toEqual({ found: [], vectors: [] });
});

test('with a photo’s new content the embedding of the old one goes, unless a copy is there', async () => {
  const catalogue = newCatalogue();
  const [a, copy, b] = photosIn(catalogue, ['a', 'a', 'b']) as ReturnType<typeof photosIn> & { length: 3 };
  await keep(catalogue, ONE, [a!, b!], [1, 2]);
  await keep(catalogue, OTHER, [a!, b!], [3, 4]);
  const change = (photoId: number, sha256: string, to: string) => {
    const about = { bytes: 1, modifiedMs: 1, format: 'jpeg' as const, width: 1, height: 1, orientation: 1 };
    const nowhere = { takenLocal: null, latitude: null, longitude: null, trouble: null, troubleMessage: null };
    const known = { id: photoId, sha256 } as Parameters<typeof replaceContent>[1];
    replaceContent(catalogue.write, known, { ...about, ...nowhere, sha256: to.repeat(64) } as Parameters<
      typeof replaceContent
    >[2]);
  };
  change(a!.photoId, a!.sha256, 'c');
  expect(find(catalogue, ONE, [copy!, b!])).toEqual({ found: [0, 1], vectors: [1, 2] });
  change(copy!.photoId, copy!.sha256, 'd');
  expect(find(catalogue, ONE, [copy!, b!])).toEqual({ found: [1], vectors: [2] });
  expect(count(catalogue)).toBe(2);
  expect(find(catalogue, ONE, [{ sha256: 'c'.repeat(64) }])).toEqual({ found: [], vectors: [] });
});

test('of a box it is kept under content and box, and goes with the photo’s box alone', async () => {
  const catalogue = newCatalogue();
  const photos = photosIn(catalogue, ['a', 'a', 'a']);
  const [whole, boxed, other] = photos as [(typeof photos)[0], (typeof photos)[0], (typeof photos)[0]];
  const box = { x: 0.25, y: 0.333333, width: 0.5, height: 0.125 };
  for (const { photoId } of [boxed, other]) putBox(catalogue, photoId, box);
  await keep(catalogue, ONE, [whole, { ...boxed, box }], [1, 2]);
  const keys = [whole, { ...boxed, box }, { ...boxed, box: { ...box, x: 0.24 } }].map((photo) => ({
    sha256: inputKey(photo),
  }));
  expect(find(catalogue, ONE, keys)).toEqual({ found: [0, 1], vectors: [1, 2] });
  // Not of a box that the photo has no more.
  await keep(catalogue, OTHER, [{ ...boxed, box: { ...box, x: 0.24 } }, boxed], [3, 4]);
  expect(find(catalogue, OTHER, keys)).toEqual({ found: [], vectors: [] });
  forgetEmbeddings(catalogue.write, boxed.photoId);
  expect(find(catalogue, ONE, keys).found).toEqual([0, 1]);
  catalogue.write.run('DELETE FROM photo_box WHERE photo_id = ?', [other.photoId]);
  forgetEmbeddings(catalogue.write, boxed.photoId);
  expect(find(catalogue, ONE, keys)).toEqual({ found: [0], vectors: [1] });
});

test('a page is bounded, and a vector of the wrong length is none', async () => {
  const catalogue = newCatalogue();
  const photos = photosIn(catalogue, ['a', 'b']);
  await keep(catalogue, ONE, photos, [1, 2, 3, 4]);
  catalogue.write.run(`UPDATE embedding SET vector = x'0000' WHERE sha256 = unhex(?)`, [photos[0]!.sha256]);
  expect(find(catalogue, ONE, photos)).toEqual({ found: [1], vectors: [3, 4] });
  const many = Array.from({ length: 513 }, () => photos[0]!);
  expect(() => find(catalogue, ONE, many)).toThrow(expect.objectContaining({ code: 'bad-request' }));
});
