/* What the photo reader answers, by name. Runs in the photo reader, and where there is none in the thread that asks. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  because,
  faultReason,
  type Problem,
  ProblemError,
  type ProblemValue,
  toProblem,
  toReason,
} from '../domain/problems.ts';
import { systemFault } from '../domain/system-errors.ts';
import type { PathText } from '../domain/path-text.ts';
import { NotAFile } from '../files/open-regular.ts';
import { changeIn } from '../photos/folder-changes.ts';
import { hasEnd } from '../photos/file-end.ts';
import { decodingFile, opening, smallPicture } from '../photos/decode.ts';
import { PhotoFault } from '../photos/fault.ts';
import { lookOf } from '../photos/difference-hash.ts';
import { lookAt, type Seen } from '../photos/look-at.ts';
import { exactPicture, networkPicture } from '../photos/network-picture.ts';
import { type Alive, openRegular, readPart, readWhole } from '../photos/open-file.ts';
import { filePath, folderOf, pathOnDisk, textOf } from '../files/path-text.ts';
import { shownAs } from '../files/photo-format.ts';
import { packed } from '../photos/packed-scan.ts';
import { cameraSettings } from '../photos/camera-settings.ts';
import { readPhoto } from '../photos/read-photo.ts';
import { meantPath, realFolder, realPath, scanFolder } from '../photos/scan.ts';
import { openPicture, readHeader } from '../photos/thumbnail.ts';
import { bytesWords } from '../domain/words.ts';
import type { CallContext, Handlers } from '../calls/call.ts';
import { type FoundFile, MOST_PART, MOST_PATHS, type PhotoReader } from './calls.ts';

/** A window shows larger files as a preview: decoding them would take all its memory. */
const MOST_SHOWN_BYTES = 64 * 1024 * 1024;
const MOST_SHOWN_PIXELS = 100_000_000;

export const readerHandlers: Handlers<PhotoReader> = {
  'folder.real': ({ folder }) => realFolder(folder),
  'folder.scan': async (input, { gate, report }) =>
    packed(
      await scanFolder(input.folder, {
        without: input.without,
        followLinks: input.followLinks,
        uncounted: input.uncounted ?? false,
        gate,
        onFound: (photos) => report({ phase: '', done: photos, total: 0, rate: 0, secondsLeft: null }),
      }),
    ),
  'folder.wait': ({ folder, seconds }, { signal }) => changeIn(folder, seconds, signal),
  'files.ended': async ({ paths }, context) => {
    if (paths.length > MOST_PATHS) throw new ProblemError('bad-request', {}, { detail: `${paths.length} paths` });
    const alive = aliveBy(context);
    const ended: (boolean | null)[] = [];
    for (const path of paths) ended.push(await hasEnd(path, alive));
    return ended;
  },
  'files.find': async ({ paths }, context) => {
    if (paths.length > MOST_PATHS) throw new ProblemError('bad-request', {}, { detail: `${paths.length} paths` });
    const alive = aliveBy(context);
    const found: (FoundFile | null)[] = [];
    // One after the other: a drive that does not answer then holds one thread of the pool, not all.
    for (const path of paths) {
      alive();
      found.push(await find(path));
    }
    return found;
  },
  'files.look': async ({ photos, whole }, context) => {
    if (photos.length > MOST_PATHS) throw new ProblemError('bad-request', {}, { detail: `${photos.length} photos` });
    const alive = aliveBy(context);
    const seen: (Exclude<Seen, ProblemError> | Problem)[] = [];
    for (const photo of photos) {
      const one = await lookAt(photo, whole, alive);
      seen.push(one instanceof ProblemError ? toProblem(one) : one);
    }
    return seen;
  },
  'photo.read': (photo, context) => readPhoto(photo, { alive: aliveBy(context) }),
  'photo.pixels': ({ photo, side, sha256, box }, context) =>
    orProblem(photo, () => networkPicture(photo, side, { alive: aliveBy(context), sha256, box })),
  'photo.exact': ({ photo, side }, context) =>
    orProblem(photo, () => exactPicture(photo, side, { alive: aliveBy(context) })),
  'photo.small': ({ path, edge, turned = 0 }, context) =>
    orProblem(path, () => smallPicture(path, edge, { alive: aliveBy(context) }, turned)),
  'photo.camera': ({ path }, context) =>
    orProblem(path, () =>
      opening(path, { alive: aliveBy(context) }, async ({ header }) => {
        const known = await readHeader(await header()).catch(() => null);
        return cameraSettings(known?.exif);
      }),
    ),
  'photo.size': ({ path }, context) =>
    orProblem(path, () =>
      decodingFile(path, { alive: aliveBy(context) }, async (picture) => {
        await openPicture(picture).stats();
        return { width: picture.header.width, height: picture.header.height };
      }),
    ),
  'photo.look': ({ path }, context) =>
    orProblem(path, () => decodingFile(path, { alive: aliveBy(context) }, (picture) => lookOf(openPicture(picture)))),
  'photo.shown': ({ path }, context) =>
    orProblem(path, () =>
      opening(path, { alive: aliveBy(context) }, async ({ format, bytes, header }) => {
        const mime = shownAs(format);
        if (mime === null || bytes > MOST_SHOWN_BYTES) return null;
        const known = await readHeader(await header()).catch(() => null);
        return known && known.width * known.height <= MOST_SHOWN_PIXELS ? { mime, bytes } : null;
      }),
    ),
  'photo.part': ({ path, from, length }, context) =>
    orProblem(path, () =>
      opening(path, { alive: aliveBy(context) }, async ({ format, handle, bytes }) => {
        const mime = shownAs(format);
        if (mime === null || length > MOST_PART) throw new ProblemError('photo-unreadable');
        return { mime, bytes, part: await readPart(handle, from, length) };
      }),
    ),
  'table.read': ({ path, most }, context) => readTableBytes(path, most, aliveBy(context)),
};

/** The keeper of the process hears from it by progress: how long the next step may take beyond the usual. */
function aliveBy({ report }: CallContext): Alive {
  return (moreSeconds = 0) => report({ phase: '', done: 0, total: 0, rate: 0, secondsLeft: moreSeconds });
}

/** null where it is not there, or this account may not look. Throws ProblemError for a drive that fails. */
async function find(path: PathText): Promise<FoundFile | null> {
  try {
    const file = filePath(path);
    const { size: bytes, mtimeMs: modifiedMs } = await stat(pathOnDisk(file));
    return { bytes, modifiedMs, real: await realPath(file) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const fault = systemFault(code);
    if (fault === 'away') throw away(path, code);
    if (fault === 'short') throw error;
    return null;
  }
}

function away(path: PathText, code: string | undefined): ProblemError {
  const folder = textOf(folderOf(path));
  return new ProblemError('photos-away', { folder, reason: faultReason('away', code ?? 'no code') });
}

/** What keeps a photo from being decoded as a problem: its own fault, its drive's or the machine's. */
async function orProblem<T>(photo: PathText | Uint8Array, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PhotoFault)) throw error;
    const { trouble, message } = error.trouble;
    // Whether the drive of a photo that is gone went with it is asked by whoever knows its source ('files.look').
    if (!(photo instanceof Uint8Array) && trouble === 'away') {
      throw away(photo, (error.cause as NodeJS.ErrnoException).code);
    }
    if (trouble === 'memory') {
      throw new ProblemError('system-short', { reason: because('short-of-memory') }, { cause: error });
    }
    throw new ProblemError('photo-unreadable', {}, { detail: message, cause: error });
  }
}

async function readTableBytes(path: PathText, most: number, alive: Alive): Promise<Uint8Array> {
  const unreadable = (reason: ProblemValue) =>
    new ProblemError('csv-unreadable', { file: basename(textOf(path)), reason });
  try {
    alive();
    const file = await openRegular(await meantPath(path), true);
    try {
      if (file.bytes > most) throw unreadable(because('larger-than', { most: bytesWords(most) }));
      return await readWhole(file, alive);
    } finally {
      await file.handle.close();
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (error instanceof NotAFile) throw unreadable(because('not-a-file', { kind: because(`kind-${error.kind}`) }));
    const { code } = error as NodeJS.ErrnoException;
    const fault = systemFault(code);
    if (fault === 'gone') throw unreadable(because('fault-gone'));
    if (fault === 'not-allowed') throw new ProblemError('not-allowed', { path: textOf(path) });
    if (fault === 'short') throw error;
    if (fault === 'away') throw unreadable(faultReason('away', code ?? ''));
    throw unreadable(toReason(error));
  }
}
