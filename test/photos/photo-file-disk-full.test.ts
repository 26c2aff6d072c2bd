/* A disk that fills up while a small picture is made. */
import { readdirSync, rmSync } from 'node:fs';
import type * as Files from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { fileOfPhoto } from '../../electron/catalogue/browsing/photo-file.ts';
import { newCatalogue, temporaryFolder } from '../helpers/a-catalogue.ts';
import { imported, picture, put, request } from '../helpers/a-folder.ts';

const disk = vi.hoisted(() => ({ full: false }));
vi.mock('node:fs/promises', async (original) => {
  const files = await original<typeof Files>();
  return {
    ...files,
    open: async (...asked: Parameters<typeof Files.open>) => {
      const handle = await files.open(...asked);
      if (disk.full && asked[1] === 'wx') {
        const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
        handle.writeFile = () => Promise.reject(error);
      }
      return handle;
    },
  };
});

test('a full disk under the thumbnails is told in words, and leaves nothing half', async () => {
  const folder = temporaryFolder();
  put(folder, 'a.tif', await picture('tiff'));
  const catalogue = newCatalogue();
  await imported(catalogue, request(folder));
  rmSync(catalogue.places.thumbnails, { recursive: true });
  disk.full = true;
  for (const size of ['thumbnail', 'full'] as const)
    await expect(fileOfPhoto(catalogue, 1, size)).rejects.toMatchObject({ code: 'disk-full' });
  const written = readdirSync(catalogue.places.thumbnails, { recursive: true, withFileTypes: true });
  expect(written.filter((entry) => entry.isFile())).toEqual([]);
  disk.full = false;
  expect(await fileOfPhoto(catalogue, 1, 'full')).toMatchObject({ mime: 'image/jpeg' });
});
