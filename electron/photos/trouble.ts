/* What can be wrong with a photo, in words that say what to do. Pure. */
import type { PhotoTrouble } from '../contract/import.ts';
import { assertNever, ProblemError, toProblem } from '../domain/problems.ts';
import { faultWords, systemFault } from '../domain/system-errors.ts';
import type { FileKind } from './open-file.ts';
import { formatByBytes, type PhotoFormat } from './photo-format.ts';

export interface Trouble {
  readonly trouble: PhotoTrouble;
  readonly message: string;
}

export function describeTrouble(trouble: PhotoTrouble, detail = ''): Trouble {
  return { trouble, message: words(trouble, detail) };
}

function words(trouble: PhotoTrouble, detail: string): string {
  switch (trouble) {
    case 'empty':
      return 'The file is empty. Copy it again from the camera or from a backup.';
    case 'truncated':
      return 'The file breaks off before the picture is complete. Copy it again from the camera or from a backup.';
    case 'not-a-photo':
      return 'The file is no photo, whatever its name says. Give it its right ending, or take it out of the folder.';
    case 'too-large':
      return `The picture has ${detail} pixels; 268 million is the most that can be read. Save a smaller copy of it.`;
    case 'not-allowed':
      return 'This account may not read the file. Ask its owner for the right to read it.';
    case 'vanished':
      return 'The file was there and is gone. Is its drive still connected? Import the folder again when it is back.';
    case 'unreadable':
      return `The file cannot be read (${detail}). Open it in another program and save it anew, or copy it again.`;
    case 'no-file':
      return `There is ${detail} of this name, no file. Take it out of the folder, or put the photo in its place.`;
    case 'away':
      return `The file could not be reached: ${detail}. Import the folder again when its drive is back.`;
    default:
      return assertNever(trouble);
  }
}

const KIND_WORDS: Readonly<Record<FileKind, string>> = {
  file: 'a file',
  folder: 'a folder',
  pipe: 'a pipe',
  socket: 'a socket',
  link: 'a link',
  device: 'a device',
  other: 'something else',
};

export function notAFileTrouble(kind: FileKind): Trouble {
  return describeTrouble('no-file', KIND_WORDS[kind]);
}

/** Troubles of a drive or a folder, not of a photo: nothing is kept of them, and the next import tries again. */
export const PASSING: ReadonlySet<PhotoTrouble> = new Set<PhotoTrouble>(['vanished', 'no-file', 'away']);

/** The trouble behind a system error on opening, reading or listing. Throws ProblemError where the machine is short of something. */
export function systemTrouble(code: string | undefined): Trouble {
  const fault = systemFault(code);
  switch (fault) {
    case 'gone':
      return describeTrouble('vanished');
    case 'not-allowed':
      return describeTrouble('not-allowed');
    case 'away':
      return describeTrouble('away', faultWords('away', code ?? ''));
    case 'short':
      throw ProblemError.fromProblem(toProblem({ code }));
    case 'full':
    case 'read-only':
    case null:
      return describeTrouble('unreadable', code ?? 'no reason given');
    default:
      return assertNever(fault);
  }
}

/** The outermost bytes of a file, as far as they tell what it is and whether it is whole. */
export interface Ends {
  /** The first 16 bytes, or fewer. */
  readonly head: Buffer;
  /** The last 16 bytes, or fewer. */
  readonly tail: Buffer;
  readonly bytes: number;
}

/**
 * The trouble behind what the decoder said of a file. libvips gathers its messages in one place for all threads, so lines
 * about files that were decoded at the same time may stand among them: only those of the file's own format count.
 */
export function decoderTrouble(message: string, ends: Ends): Trouble {
  const format = formatByBytes(ends.head);
  if (format === null) return describeTrouble('not-a-photo');
  const lines = message.split('\n');
  const own = lines.filter((line) => line.toLowerCase().includes(format));
  if (own.some((line) => /premature end|truncated/i.test(line)) || breaksOff(format, ends))
    return describeTrouble('truncated');
  return describeTrouble('unreadable', (own[0] ?? lines[0] ?? '').trim().replace(/[.:]$/, ''));
}

/** Whether a file that would not decode lacks its end. Decoders often say only that they failed. */
function breaksOff(format: PhotoFormat, { head, tail, bytes }: Ends): boolean {
  switch (format) {
    case 'jpeg':
      return !tail.toString('hex').endsWith('ffd9');
    case 'png':
      return !tail.includes('IEND');
    case 'webp':
      return head.length < 8 || head.readUInt32LE(4) + 8 > bytes;
    case 'tiff':
      // The directory of a TIFF mostly lies behind its pixels.
      return head.length < 8 || (head[0] === 0x49 ? head.readUInt32LE(4) : head.readUInt32BE(4)) + 2 > bytes;
    default:
      return assertNever(format);
  }
}
