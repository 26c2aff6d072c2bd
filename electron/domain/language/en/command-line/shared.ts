/* What several commands say, and the program around them. Only the command line loads it. */
import { count, duration } from '../words.ts';

export const VASCULUM = {
  about: 'Name specimen photos with a network trained on your own collection. Offline.',
  exitCodes: 'Exit codes: 0 done, 1 failed with a problem, 2 wrong use.',
  helpThere: '(--help says what there is)',
} as const;

export const SHARED = {
  example: 'Example:',
  json: 'one JSON object a line on standard output, nothing else',
  catalogue: "the catalogue's folder",
  readPhotosFrom:
    'agree that the photos of this catalogue in DIR are read, now and later; needed once for a catalogue that came from elsewhere; may be given several times',
  withoutMissing: 'go on without photos that are not there, and say how many they are',
  howWithoutMissing: 'If they are gone for good, --without-missing goes on with the photos that are there.',
  newestModel: 'the newest model when left out',
  sameCollection: 'the same seed draws the same collection',
  samePhotos: 'the same seed draws the same photos',
  sameSample: 'the same seed draws the same sample',
  specimensPerTaxon: 'specimens of each taxon',
  replace: 'replace a file that is there',
  turnedBy: 'who does it, for the history',
  wholeNumber: 'It must be a whole number.',
  mustBe: (wanted: string) => `It must be ${wanted}.`,
  shard: 'It must be I/N with I from 0 to N-1, such as 0/4.',
  error: (message: string) => `error: ${message}`,
  onlyToLook: (why: string) => `Open to look only: ${why}.`,
  photosAgreed: (folder: string) => `The photos in ${folder} are read from now on.`,
  linksLead: (folders: readonly string[]) => `Links lead from there to ${folders.join(', ')}: name these too.`,
  stopping: 'Stopping cleanly; once more to quit at once.',
  more: (left: number) => `… and ${count(left)} more`,
  leftOut: (what: string) => `Left out: ${what}`,
  undone: 'Undone',
  doneAgain: 'Done again',
  undo: 'take back the newest act: a decision, or what was put right',
  redo: 'do again what was undone last',
} as const;

/** Columns of more than one list. */
export const COLUMN = {
  number: 'No.',
  begun: 'Begun',
  heldOut: 'Held out',
  kind: 'Kind',
  network: 'Network',
  photos: 'Photos',
  room: 'Room',
  specimens: 'Specimens',
} as const;

export const PROGRESS = {
  ended: (phase: string, done: number, seconds: number) => `${phase}: ${count(done)} in ${duration(seconds)}`,
  of: (done: number, total: number) => `${count(done)} of ${count(total)}`,
  left: (seconds: number) => `${duration(seconds)} left`,
  measuredOn: { heldOut: 'held out', validation: 'validation' },
  kept: {
    best: 'best so far, kept',
    'cycle-end': 'end of a cycle, kept',
    'best-and-cycle-end': 'best so far and end of a cycle, kept',
  },
  /** Shares are padded, so that epochs stand in columns. */
  epoch: (row: { epoch: string; loss: string; right: string; measuredOn: string; heldOut: string; rate: string }) =>
    `epoch ${row.epoch}   loss ${row.loss}   right ${row.right}   ${row.measuredOn} ${row.heldOut}   rate ${row.rate}`,
} as const;

/** What takes room is removed after asking. */
export const REMOVING = {
  yes: {
    remove: 'remove without asking',
    'take-out': 'take it out without asking',
  },
  ask: { remove: 'Remove it? [y/N] ', 'take-out': 'Take it out? [y/N] ' },
  agrees: /^y(es)?$/i,
  nobodyAsked: {
    remove: 'nobody can be asked here; say --yes to remove it',
    'take-out': 'nobody can be asked here; say --yes to take it out',
  },
  nothing: 'Nothing was removed.',
  done: 'Removed.',
  frees: (room: string) => `Frees ${room}.`,
  embeddings: (room: string) =>
    `Embeddings that nothing uses then: ${room}, which the catalogue's file keeps and fills again.`,
  lost: (what: string) => `Lost: ${what}`,
  kept: (what: string) => `Kept: ${what}`,
} as const;

export const REPAIRS = {
  dryRun: 'only say what would be done',
  would: (what: string) => `Would be done: ${what}`,
} as const;
