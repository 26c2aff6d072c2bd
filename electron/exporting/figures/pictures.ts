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

/** null if both the photo and its small picture are missing or damaged. */
export async function pictureOf(catalogue: Catalogue, photoId: number): Promise<Picture | null> {
  const file = await fileOfPhoto(catalogue, photoId, 'thumbnail');
  if (!file) return null;
  try {
    // The figure's renderer decodes it again, so only a picture that was decoded completely is passed on.
    const { width, height } = await catalogue.reader.call('photo.size', { path: file.path });
    const bytes = await readFile(pathOnDisk(file.path));
    return { uri: `data:${file.mime};base64,${bytes.toString('base64')}`, width, height };
  } catch {
    return null;
  }
}
