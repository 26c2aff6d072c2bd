/* Keeps small pictures in the catalogue's folder. Runs in the catalogue thread. */
import { join } from 'node:path';
import { writeWhole } from '../files/whole-file.ts';

/** Long edge, px. */
export const THUMBNAIL_EDGE = 320;
/** Of photos that the window cannot show itself, px. */
export const PREVIEW_EDGE = 2560;

export type WriteFile = (path: string, content: Uint8Array) => Promise<void>;

/** Whole or not at all, in a folder that is made at need. Not waited for on the disk: one that is lost is made again. */
export const writeThumbnail: WriteFile = (path, content) =>
  writeWhole(path, [content], { sync: false, makeFolder: true });

/** Thumbnails are named by content, so that copies share one and a moved photo keeps its own. */
export function thumbnailFile(places: { readonly thumbnails: string }, sha256: string): string {
  return join(places.thumbnails, sha256.slice(0, 2), `${sha256}.jpg`);
}
