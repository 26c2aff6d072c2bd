/* Photos for figures: the catalogue's small pictures as data URIs, one at a time. Runs in the catalogue thread. */
import { readFile } from 'node:fs/promises';
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import { pathOnDisk } from '../../files/path-text.ts';
import { fileOfPhoto } from '../../catalogue/browsing/photo-file.ts';

export interface Picture {
  readonly uri: string;
  /** px */
  readonly width: number;
  readonly height: number;
}

/** null where the photo and its small picture are gone or broken. */
export async function pictureOf(catalogue: Catalogue, photoId: number): Promise<Picture | null> {
  const file = await fileOfPhoto(catalogue, photoId, 'thumbnail');
  if (!file) return null;
  try {
    // What draws the figure decodes it again: only what was decoded to its end goes there.
    const { width, height } = await catalogue.reader.call('photo.size', { path: file.path });
    const bytes = await readFile(pathOnDisk(file.path));
    return { uri: `data:${file.mime};base64,${bytes.toString('base64')}`, width, height };
  } catch {
    return null;
  }
}
