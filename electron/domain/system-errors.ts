/*
 * What the system's error codes mean for the work: whether a file itself is at fault or the drive, the account or the
 * machine. A fault of the system is never held against a file. Runs everywhere.
 */

/**
 * gone: no such file or folder. away: the drive or network place fails or does not answer. short: the machine lacks handles
 * or memory for the moment. full: no room on the disk. not-allowed, read-only: rights. null: no error of the system.
 */
export type SystemFault = 'gone' | 'away' | 'short' | 'full' | 'not-allowed' | 'read-only';

const FAULTS: Readonly<Record<string, SystemFault>> = {
  ENOENT: 'gone',
  ENOTDIR: 'gone',

  EIO: 'away',
  ENODEV: 'away',
  ENXIO: 'away',
  ESTALE: 'away',
  EUCLEAN: 'away',
  EREMOTEIO: 'away',
  ENOMEDIUM: 'away',
  ESHUTDOWN: 'away',
  ETIMEDOUT: 'away',
  EHOSTDOWN: 'away',
  EHOSTUNREACH: 'away',
  ENETDOWN: 'away',
  ENETUNREACH: 'away',
  ENOTCONN: 'away',
  ECONNABORTED: 'away',
  ECONNRESET: 'away',

  EMFILE: 'short',
  ENFILE: 'short',
  ENOMEM: 'short',
  EAGAIN: 'short',
  ENOBUFS: 'short',

  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
  EROFS: 'read-only',
};

/** SQLite's primary code comes first, extended ones go on with a word: SQLITE_IOERR_READ. */
const SQLITE_FAULTS: readonly (readonly [code: string, fault: SystemFault])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR_NOMEM', 'short'],
  // What is kept beside the file has no room to grow.
  ['SQLITE_IOERR_SHMSIZE', 'full'],
  ['SQLITE_IOERR', 'away'],
  ['SQLITE_NOMEM', 'short'],
  // The file was there, and is no longer where it was opened.
  ['SQLITE_READONLY_DBMOVED', 'away'],
  ['SQLITE_CANTOPEN', 'away'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'not-allowed'],
  ['SQLITE_AUTH', 'not-allowed'],
];

/** Of an error's `code`, Node's or SQLite's. */
export function systemFault(code: unknown): SystemFault | null {
  if (typeof code !== 'string') return null;
  const known = FAULTS[code];
  if (known !== undefined && Object.hasOwn(FAULTS, code)) return known;
  return SQLITE_FAULTS.find(([begins]) => code === begins || code.startsWith(`${begins}_`))?.[1] ?? null;
}
