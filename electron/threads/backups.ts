/* Entry of the file thread: copies, looks through and counts whole files of catalogues. Lives for one call. */
import { closeSync, openSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { makePrivateFolder } from '../files/private-folder.ts';
import { serve } from '../calls/call.ts';
import { closing, copySnapshot, openForReading } from '../catalogue/database/database.ts';
import { unsoundness } from '../catalogue/database/soundness.ts';
import { lookAtDamage } from '../catalogue/salvage/damage.ts';
import { saveReadable } from '../catalogue/salvage/save.ts';
import type { FileThread } from '../catalogue/backing-up/calls.ts';
import { copyAsItIs, copyCatalogue, finishCopy, inWords } from '../catalogue/backing-up/copy.ts';
import { namesInCopies } from '../catalogue/backing-up/named.ts';
import { dropCopy } from '../catalogue/backups/folder.ts';
import { lookThrough } from '../catalogue/backups/held.ts';
import { heldInFile, verifyFile } from '../catalogue/backing-up/verify.ts';
import { followLanguage } from './language.ts';

if (!parentPort) throw new Error('catalogue/backups/thread runs as a worker thread');
await followLanguage();

serve<FileThread>(parentPort, {
  copy: (request) => copyCatalogue(request),
  finish: ({ place, backups, expected, modifiedMs }) =>
    inWords(async () => {
      try {
        return finishCopy(place, backups, expected, modifiedMs === null ? null : new Date(modifiedMs));
      } catch (error) {
        dropCopy(place);
        throw error;
      }
    }),
  verify: ({ file, name }) => verifyFile(file, name, null),
  sound: ({ file }) => {
    lookThrough(file, basename(file), null);
  },
  damage: async ({ file, open = false }) => {
    if (!open) return lookAtDamage(file);
    const folder = makePrivateFolder('check');
    try {
      const copy = join(folder.path, 'catalogue.sqlite');
      closeSync(openSync(copy, 'wx'));
      // Page by page as they are, sound or not.
      await copySnapshot(file, copy, () => null);
      return lookAtDamage(copy);
    } finally {
      folder.remove();
    }
  },
  save: ({ file, into }, { report }) => saveReadable(file, into, report),
  look: ({ files }) => files.map((file) => heldInFile(file)),
  named: ({ files, names }) => namesInCopies(files, names),
  unsound: ({ file }) => closing(openForReading(file), unsoundness),
  'as-it-is': ({ file, backups }) => inWords(() => copyAsItIs(file, backups)),
});
