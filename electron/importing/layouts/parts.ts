/*
 * Files that belong together: in one zip, or side by side in a folder. From a zip only what is asked for is unpacked, within
 * limits. In a folder only plain names are read. Runs in the catalogue thread; reads only.
 */
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { PathText } from '../../domain/path-text.ts';
import { because, ProblemError, type Reason } from '../../domain/problems.ts';
import { folderOf, pathBelow, textOf } from '../../files/path-text.ts';
import type { Reader } from '../../reader/calls.ts';
import { bytesOf, TABLE_BOUNDS } from '../tables/read-table.ts';
import { isTooLarge, zipEntries } from '../../archives/zip-entries.ts';

export interface Parts {
  /** The file that was chosen. */
  readonly file: string;
  /** Of a zip: its files, with their folders. Of a folder it is not known. */
  readonly names: readonly string[] | null;
  /** null: there is none. */
  read(name: string): Promise<Buffer | null>;
}

export function unreadable(file: string, reason: Reason, cause?: unknown): ProblemError {
  return new ProblemError('csv-unreadable', { file, reason }, { cause });
}

/** Files beside `path`. */
export function partsBeside(path: PathText, reader: Reader): Parts {
  return {
    file: basename(textOf(path)),
    names: null,
    read: async (name) => {
      if (!/^(?:[\p{L}\p{N}_][\p{L}\p{N}_. -]*\/?){1,2}$/u.test(name)) return null;
      try {
        return await bytesOf(pathBelow(folderOf(path), name), reader);
      } catch (error) {
        if (isGone(error)) return null;
        throw error;
      }
    },
  };
}

function isGone(error: unknown): boolean {
  const reason = error instanceof ProblemError ? error.values['reason'] : undefined;
  return typeof reason === 'object' && 'code' in reason && reason.code === 'fault-gone';
}

/** Throws ProblemError 'csv-unreadable'. Names are those in the outermost folder that all have in common. */
export async function partsOfZip(file: string, bytes: Buffer): Promise<Parts> {
  const damaged = (cause: unknown) =>
    cause instanceof ProblemError ? cause : unreadable(file, because('layout-zip-damaged'), cause);
  try {
    const zip = await zipEntries(bytes, (name) => name);
    if (!zip) throw unreadable(file, because('layout-many-parts'));
    const entries = new Map([...zip.entries].filter(([name]) => !name.endsWith('/')));
    const common = commonFolder([...entries.keys()]);
    return {
      file,
      names: [...entries.keys()].map((name) => name.slice(common.length)),
      read: async (name) => {
        const entry = entries.get(common + name);
        if (!entry) return null;
        if (isTooLarge(entry, TABLE_BOUNDS.bytes)) throw unreadable(file, because('layout-many-parts'));
        try {
          return await buffer(zip.read(entry));
        } catch (error) {
          throw damaged(error);
        }
      },
    };
  } catch (error) {
    throw damaged(error);
  }
}

/** "dwca/" where every name begins so, else ''. */
function commonFolder(names: readonly string[]): string {
  const folder = /^[^/]+\//.exec(names[0] ?? '')?.[0] ?? '';
  return folder !== '' && names.every((name) => name.startsWith(folder)) ? folder : '';
}
