/* Entry of the file thread: copies, looks through and counts whole files of catalogues. Lives for one call. */
import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { serve } from '../../threads/call.ts';
import type { FileThread } from './calls.ts';
import { copyCatalogue, finishCopy, inWords } from './copy.ts';
import { dropCopy } from './folder.ts';
import { lookThrough } from './held.ts';
import { heldInFile, verifyFile } from './verify.ts';

if (!parentPort) throw new Error('catalogue/backups/thread runs as a worker thread');

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
    return null;
  },
  look: ({ files }) => files.map((file) => heldInFile(file)),
});
