/* Keeps small pictures in the catalogue's folder. Runs in the catalogue thread. */
import { join } from 'node:path';
import type { Turned } from '../domain/photo-box.ts';
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
export function thumbnailFile(places: { readonly thumbnails: string }, sha256: string, turned: Turned = 0): string {
  return join(places.thumbnails, sha256.slice(0, 2), smallName(sha256, turned));
}

/** Of a small picture, as it was turned. */
export function smallName(sha256: string, turned: Turned): string {
  return turned === 0 ? `${sha256}.jpg` : `${sha256}-${turned}.jpg`;
}
