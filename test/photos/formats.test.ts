/* What a photo is, by its content: a closed list, whatever a name says. */
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { formatByBytes, shownAs } from '../../electron/files/photo-format.ts';
import { networkPicture } from '../../electron/photos/network-picture.ts';
import { smallPicture } from '../../electron/photos/decode.ts';
import { pathOfPlain } from '../../electron/files/path-text.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, picture, put, request } from '../helpers/a-folder.ts';

const raw = () => sharp(Buffer.alloc(40 * 30 * 3, 90), { raw: { width: 40, height: 30, channels: 3 } });

const STRANGERS: Readonly<Record<string, () => Promise<Buffer> | Buffer>> = {
  SVG: () =>
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9" height="9"/></svg>'),
  GIF: () => raw().gif().toBuffer(),
  PDF: () => Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'),
  'JPEG XL': () => Buffer.from('ff0afa7f0190080604004b1800', 'hex'),
  'a sound in RIFF': () => Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt '), Buffer.alloc(40)]),
};

test.each(['jpeg', 'png', 'tiff', 'webp'] as const)('%s is known by its first bytes', async (format) => {
  expect(formatByBytes(await picture(format))).toBe(format);
  expect(shownAs(format)).toBe(format === 'tiff' ? null : `image/${format}`);
});

test.each(Object.keys(STRANGERS))('%s under a photo’s name is no photo, and goes to no decoder', async (name) => {
  const content = await STRANGERS[name]?.();
  const folder = temporaryFolder();
  // sharp itself would take most of them.
  const path = put(folder, 'a.jpg', content ?? '');
  expect(formatByBytes(content ?? Buffer.alloc(0))).toBeNull();
  const decodings = [
    () => networkPicture(pathOfPlain(path), 16),
    () => networkPicture(content ?? Buffer.alloc(0), 16),
    () => smallPicture(pathOfPlain(path), 64, {}),
  ];
  for (const decode of decodings)
    await expect(decode()).rejects.toMatchObject({ name: 'PhotoFault', trouble: { trouble: 'not-a-photo' } });
  put(folder, 'b.jpg', await picture());
  const result = await imported(newCatalogue(), request(folder));
  expect(result).toMatchObject({ found: 2, added: 1, problemCount: 1 });
  expect(result.problems[0]).toMatchObject({ path: join(folder, 'a.jpg'), trouble: 'not-a-photo' });
});

test('a photo under the name of another format is read as what it is', async () => {
  const folder = temporaryFolder();
  put(folder, 'a.jpg', await picture('png'));
  put(folder, 'b.png', await picture('webp'));
  const catalogue = newCatalogue();
  expect(await imported(catalogue, request(folder))).toMatchObject({ added: 2, problemCount: 0 });
  expect(catalogue.read.all('SELECT format FROM photo ORDER BY file_name')).toEqual([
    { format: 'png' },
    { format: 'webp' },
  ]);
});
