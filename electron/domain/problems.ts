/*
 * The one closed list of what can go wrong, worded for a curator. Problems cross every border (thread, window, command
 * line) as data; the stack goes to the log. Runs everywhere.
 */
import { faultWords, systemFault } from './system-errors.ts';

/** Code -> the sentence shown when nothing more exact is known. `{name}` parts are filled from the problem's values. */
const WORDS = {
  'backup-failed': 'The backup copy could not be made: {reason}. Work goes on, and is saved as always.',
  'backup-missing': 'There is no backup {name} in this catalogue any more.',
  'backup-unusable': 'The backup {name} cannot be used: {reason}. Nothing was changed; choose another one.',
  'bad-request': 'The window asked for something that is not allowed.',
  cancelled: 'Stopped at your wish. What was finished before is kept.',
  'catalogue-damaged': 'The catalogue file is damaged: {reason}. Restore it from a backup.',
  'catalogue-foreign':
    'This catalogue is not as Vasculum leaves one: {reason}. Somebody or some other program changed it, so this was not used, and nothing was changed now. Ask whoever it came from, or restore a copy from its backups.',
  'catalogue-in-use': 'This catalogue is open in another window or program ({holder}). Close it there first.',
  'catalogue-missing': 'There is no catalogue in {folder}. Create one by importing a folder of photos.',
  'catalogue-read-only':
    'Nothing can be changed in this catalogue now: {reason}. Looking, searching and exporting work.',
  'catalogue-newer':
    'This catalogue was written by a newer Vasculum (version {found}, this one reads up to {known}). Update Vasculum to open it; nothing was changed.',
  'csv-unreadable': 'The table {file} cannot be read: {reason}.',
  'disk-full':
    'The disk is full: {path} could not be written. What was finished before is kept; free some space and go on.',
  'ensemble-in-file': 'The model {model} cannot be written as one file: {reason}.',
  'ended-unexpectedly': 'Vasculum ended unexpectedly while {doing}. {next}',
  'drive-failed':
    '{path} could not be read or written: {reason}. What was finished before is kept. Connect the drive again, or try another place.',
  'file-exists': '{path} exists already. Choose another name, or say that it may be replaced.',
  'file-missing': '{path} is not there any more. Is its drive connected?',
  'folder-empty': 'No photos were found in {folder}. Photos are JPEG, PNG, TIFF or WebP files.',
  'folder-missing': 'The folder {folder} is not there. Is its drive connected?',
  'folder-not-empty': 'The folder {folder} is not empty. Choose a new or an empty one; nothing was written.',
  'job-running': '{title} is under way. Wait for its end, or stop it first.',
  'known-damaged':
    'What was kept about the catalogues opened here could not be read and starts afresh; the old file is kept as {path}. Each catalogue asks once more before its photos are read. No catalogue is touched by this.',
  'learned-unknown':
    'The model {model} came in a file, which does not say what photos it learned from, so a look for leakage cannot be made.',
  'loss-not-finite':
    'The loss became {value} at step {step}, so the run was stopped; the last good checkpoint is kept. Try a lower learning rate, or a longest gradient of 1 (in Advanced).',
  'model-removed':
    'The files of the model {model} were removed on {date} to free room. Its name, figures and answers are kept; to use it again, open its model file, or train again.',
  'model-missing': 'There is no model named {model} in this catalogue.',
  'model-unreadable': 'The model file {file} cannot be read: {reason}.',
  'name-unknown': 'The name {name} is not in this catalogue.',
  'no-known-names':
    'No photo here with a name by a person can judge {model}: it knows none of these names, or has learned from all of these photos. Import or name specimens of its taxa, then measure it.',
  'not-allowed': '{path} may not be read or written with this account.',
  'not-enough-disk': 'Snapshots need {needed}, {free} are free. Free some space, then start again or go on.',
  'not-enough-memory': 'Not enough memory for a batch of {batch}. Try a batch of {smaller}.',
  'nothing-in-common': 'No photo was measured with both {first} and {second}, so they cannot be compared.',
  'nothing-to-evaluate': 'No photo was held out of the training of {model}, so there is nothing to measure it on.',
  'nothing-to-export': 'Nothing matches the choice, so nothing was written.',
  'nothing-to-learn':
    'Nothing to learn from yet: {count} named photos of {taxa} taxa. At least two taxa with {minimum} specimens each are needed. Review some photos, or import names from folder names.',
  'nothing-to-predict': 'Every photo already has an answer from this model.',
  'nothing-to-redo': 'There is nothing to redo.',
  'nothing-to-undo': 'There is nothing to undo.',
  'photos-away':
    'Photos in {folder} cannot be reached: {reason}. Nothing was left out because of it; connect the drive and go on.',
  'photos-unreadable':
    'None of {photos} can be read: the files are gone or damaged. Import their folder again: it says what is wrong with each, and finds photos that were moved.',
  'photo-unreadable': 'This photo cannot be read: its file is gone, damaged, or its drive is not connected.',
  'photos-unasked':
    'The photos of this catalogue were not read here before, and nobody has agreed to it yet. They lie in {folders}. Agree in the window (“Folders of photos” in the menu under the catalogue’s name), or name the folder on the command line with --read-photos-from.',
  'preferences-damaged':
    'Your settings could not be read and start afresh; the old file is kept as {path}. No catalogue is touched by this.',
  'quick-needs-backbone':
    'Quick training leaves a network as it is and trains its last layer alone, so it needs one that has learned already. Choose a model or weights to start from, or train fully.',
  'quick-too-large':
    'The embeddings of {photos} need {needed} of memory; {free} can be had. Close other programs, or train fully, which needs no more for more photos.',
  'run-not-resumable': 'The run {run} cannot go on: {reason}.',
  'self-test-failed':
    'The model in {file} does not answer here as it did where it was made: {reason}. It was not added.',
  'stopped-thread':
    'A part of Vasculum stopped unexpectedly ({thread}). Saved work is safe; what was under way can be started again.',
  'trainer-unavailable':
    'Training and recognition are not available: {reason}. Everything else works. `npm run doctor` says what to install.',
  'system-short': '{reason}. Close other programs and try again; what was finished before is kept.',
  'type-protected': 'Type specimens are decided one at a time.',
  unexpected: 'Something went wrong that Vasculum did not expect: {reason}. The details are in the log.',
  'weights-missing': 'There are no starting weights {name} in this catalogue. Add their file again.',
  'weights-mismatch': 'These weights do not fit the network: {reason}.',
  'weights-unreadable': '{file} cannot be used as starting weights: {reason}.',
  'wrong-setting': '{setting}: {reason}.',
} as const;

export type ProblemCode = keyof typeof WORDS;

/** A problem as it crosses a border. `message` is a full sentence; `detail` (stack, driver text) is for the log only. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly detail?: string;
}

export type ProblemValues = Readonly<Record<string, string | number>>;

/** The sentence of a code with its `{parts}` filled in; a part without a value stays out. */
export function problemMessage(code: ProblemCode, values: ProblemValues = {}): string {
  return WORDS[code].replace(/\{(\w+)\}/g, (_, part: string) => String(values[part] ?? '?'));
}

/** Thrown inside a thread or handler; `toProblem` turns it into data at the border, `fromProblem` back. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly detail: string | undefined;

  constructor(code: ProblemCode, values: ProblemValues = {}, options: { detail?: string; cause?: unknown } = {}) {
    super(problemMessage(code, values), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ProblemError';
    this.code = code;
    this.detail = options.detail;
  }

  static fromProblem(problem: Problem): ProblemError {
    const error = new ProblemError(problem.code, {}, problem.detail === undefined ? {} : { detail: problem.detail });
    error.message = problem.message;
    return error;
  }
}

/** Any thrown value as a problem. System errors that a curator can do something about get their own code. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return { code: error.code, message: error.message, ...detailOf(error.detail ?? error.stack) };
  }
  const { code, path, name, message, stack } = error as {
    code?: string;
    path?: string;
    name?: string;
    message?: string;
    stack?: string;
  };
  if (name === 'AbortError') return { code: 'cancelled', message: problemMessage('cancelled') };
  const known = systemProblem(code, path);
  if (known) return { code: known[0], message: problemMessage(...known), ...detailOf(stack) };
  return {
    code: 'unexpected',
    message: problemMessage('unexpected', { reason: message ?? String(error) }),
    ...detailOf(stack),
  };
}

/** SQLite's primary codes that are no fault of the system, as what a person can do about them. */
const SQLITE_PROBLEMS: Readonly<Record<string, readonly [ProblemCode, ProblemValues]>> = {
  SQLITE_BUSY: ['catalogue-in-use', { holder: 'another program' }],
  SQLITE_LOCKED: ['catalogue-in-use', { holder: 'another program' }],
  SQLITE_PROTOCOL: ['catalogue-in-use', { holder: 'another program' }],
  SQLITE_CORRUPT: ['catalogue-damaged', { reason: 'parts of it do not fit together' }],
  SQLITE_NOTADB: ['catalogue-damaged', { reason: 'it is not an SQLite file' }],
  SQLITE_TOOBIG: ['wrong-setting', { setting: 'A text', reason: 'it is too long to be kept' }],
  // The rules of the tables hold whatever the window asks for.
  SQLITE_CONSTRAINT: ['bad-request', {}],
};

function sqliteProblem(code: string): readonly [ProblemCode, ProblemValues] | null {
  const [primary = ''] = /^SQLITE_[A-Z]+/.exec(code) ?? [];
  return Object.hasOwn(SQLITE_PROBLEMS, primary) ? (SQLITE_PROBLEMS[primary] ?? null) : null;
}

/** The code and values of an error of the system or of SQLite; null where its own message says more. */
function systemProblem(
  code: string | undefined,
  path: string | undefined,
): readonly [ProblemCode, ProblemValues] | null {
  const fault = systemFault(code);
  if (typeof code !== 'string') return null;
  if (fault === null) return sqliteProblem(code);
  const file = path ?? (code.startsWith('SQLITE') ? 'The catalogue file' : 'A file');
  const words = faultWords(fault, code);
  switch (fault) {
    case 'full':
      return ['disk-full', { path: path ?? 'a file' }];
    case 'not-allowed':
    case 'read-only':
      return ['not-allowed', { path: file }];
    case 'gone':
      return path === undefined ? null : ['file-missing', { path }];
    case 'away':
      return ['drive-failed', { path: file, reason: words }];
    case 'short':
      return ['system-short', { reason: `${words.charAt(0).toUpperCase()}${words.slice(1)}` }];
    default:
      return assertNever(fault);
  }
}

function detailOf(detail: string | undefined): { detail?: string } {
  return detail === undefined ? {} : { detail };
}

/** For closed switches: a case that the compiler says cannot happen, happened. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
