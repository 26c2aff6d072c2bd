/* What can be wrong with a photo. Pure. */
import type { PhotoTrouble } from '../contract/import.ts';
import {
  assertNever,
  because,
  faultReason,
  fill,
  ProblemError,
  type ProblemValue,
  toProblem,
} from '../domain/problems.ts';
import { PHOTO_TROUBLES } from '../domain/language/language.ts';
import { systemFault } from '../domain/system-errors.ts';
import type { FileKind } from '../files/open-regular.ts';
import { formatByBytes, type PhotoFormat } from '../files/photo-format.ts';

export interface Trouble {
  readonly trouble: PhotoTrouble;
  readonly message: string;
}

export function describeTrouble(trouble: PhotoTrouble, detail: ProblemValue = ''): Trouble {
  return { trouble, message: fill(PHOTO_TROUBLES[trouble], { detail }) };
}

export function notAFileTrouble(kind: FileKind): Trouble {
  return describeTrouble('no-file', because(`kind-${kind}`));
}

/** Troubles of a drive, a folder or the machine, not of a photo: nothing is kept of them, and the next import tries again. */
export const PASSING: ReadonlySet<PhotoTrouble> = new Set<PhotoTrouble>(['vanished', 'no-file', 'away', 'memory']);

/** The trouble behind a system error on opening, reading or listing. Throws ProblemError where the machine is short of something. */
export function systemTrouble(code: string | undefined): Trouble {
  const fault = systemFault(code);
  switch (fault) {
    case 'gone':
      return describeTrouble('vanished');
    case 'not-allowed':
      return describeTrouble('not-allowed');
    case 'away':
      return describeTrouble('away', faultReason('away', code ?? ''));
    case 'short':
      throw ProblemError.fromProblem(toProblem({ code }));
    case 'full':
    case 'read-only':
    case null:
      return describeTrouble('unreadable', code ?? because('no-reason-given'));
    default:
      return assertNever(fault);
  }
}

/** In the words of libvips, of the decoders in it, or of the system, which without memory makes no threads either. */
export function isShortOfMemory(message: string): boolean {
  return /(out of|insufficient|cannot allocate) memory|error creating thread/i.test(message);
}

/** libvips keeps its words in one place, where another thread that failed at the same time may have taken them. */
export function saysNothing(message: string): boolean {
  return /^\s*(unknown error)?\s*$/i.test(message);
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
  if (isShortOfMemory(message)) return describeTrouble('memory');
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
