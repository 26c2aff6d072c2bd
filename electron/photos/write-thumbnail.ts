/* Keeps small pictures in the catalogue's folder. Runs in the catalogue thread. */
import { writeWhole } from '../files/whole-file.ts';

export type WriteFile = (path: string, content: Uint8Array) => Promise<void>;

/** Whole or not at all, in a folder that is made at need. Not waited for on the disk: one that is lost is made again. */
export const writeThumbnail: WriteFile = (path, content) =>
  writeWhole(path, [content], { sync: false, makeFolder: true });
