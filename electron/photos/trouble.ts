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
import { NOT_READABLE, OTHER_KINDS, type OtherKind, PHOTO_TROUBLES } from '../domain/language/language.ts';
import { systemFault } from '../domain/system-errors.ts';
import type { FileKind } from '../files/open-regular.ts';
import { formatByBytes, otherKindByBytes, type PhotoFormat } from '../files/photo-format.ts';

export interface Trouble {
  readonly trouble: PhotoTrouble;
  readonly message: string;
}

export function describeTrouble(trouble: PhotoTrouble, detail: ProblemValue = ''): Trouble {
  return { trouble, message: fill(PHOTO_TROUBLES[trouble], { detail }) };
}

/** Of a photo that cannot be used as it is. */
export function notReadable(why: keyof typeof NOT_READABLE, detail = ''): Trouble {
  return {
    trouble: why === 'heic-too-large' ? 'too-large' : 'unreadable',
    message: fill(NOT_READABLE[why], { detail }),
  };
}

/** Of a file that is no photo, or none that is read. */
export function otherKindTrouble(kind: OtherKind): Trouble {
  return { trouble: kind === 'begun' ? 'truncated' : 'not-a-photo', message: OTHER_KINDS[kind] };
}

/** The same by the file's first bytes. */
export function noPhotoTrouble(head: Uint8Array): Trouble {
  const kind = otherKindByBytes(head);
  return kind === null ? describeTrouble('not-a-photo') : otherKindTrouble(kind);
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

/** libvips keeps its words in one place, where another thread that failed at the same time may have taken them: sharp then has its own. */
export function saysNothing(message: string): boolean {
  return /^\s*(unknown error|warning treated as error due to failon setting)?\s*$/i.test(message);
}

/** The outermost bytes of a file, as far as they tell what it is and whether it is whole. */
export interface Ends {
  /** As many of the first bytes as tell the format. */
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
  if (format === null) return noPhotoTrouble(ends.head);
  if (isShortOfMemory(message)) return describeTrouble('memory');
  const lines = message.split('\n');
  const own = lines.filter((line) => line.toLowerCase().includes(DECODERS[format]));
  const isSpoilt = own.some((line) => isSpoiltJpeg(line)) && !own.some((line) => /premature end of jpeg/i.test(line));
  if (breaksOff(format, ends)) return describeTrouble('truncated');
  if (isSpoilt) return notReadable('spoilt');
  if (own.some((line) => /premature end|truncated|end of file/i.test(line))) return describeTrouble('truncated');
  return describeTrouble('unreadable', (own[0] ?? lines[0] ?? '').trim().replace(/[.:]$/, ''));
}

/** What a decoder calls itself in what it says, by format. The picture in a RAW file is a JPEG. */
const DECODERS: Readonly<Record<PhotoFormat, string>> = {
  jpeg: 'jpeg',
  png: 'png',
  tiff: 'tiff',
  webp: 'webp',
  avif: 'heif',
  heic: 'heif',
  raw: 'jpeg',
};

/** Whether a JPEG's decoder lost its place in the picture. */
export function isSpoiltJpeg(message: string): boolean {
  return /premature end|bad huffman|bad arithmetic|instead of RST/i.test(message);
}

/** Whether all that a JPEG's decoder said does no harm to the picture: some cameras are the cause of such words. */
export function isHarmlessWarning(message: string): boolean {
  const harmless =
    /extraneous bytes|unknown adobe|unknown jfif|inconsistent progression|invalid sos parameters|icc|scanlines/i;
  return !saysNothing(message) && message.split('\n').every((line) => line.trim() === '' || harmless.test(line));
}

/** Nought while the file is being written: its first directory is named last. */
function directoryAt(tiff: Buffer): number {
  return tiff[0] === 0x49 ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
}

/** Whether a file lacks its end, as far as its outermost bytes tell. Decoders often say only that they failed. */
export function breaksOff(format: PhotoFormat, { head, tail, bytes }: Ends): boolean {
  switch (format) {
    case 'jpeg':
      return !tail.toString('hex').endsWith('ffd9');
    case 'png':
      return !tail.includes('IEND');
    case 'webp':
      return head.length < 8 || head.readUInt32LE(4) + 8 > bytes;
    case 'tiff':
      // The directory of a TIFF mostly lies behind its pixels.
      return head.length < 8 || directoryAt(head) < 8 || directoryAt(head) + 2 > bytes;
    case 'avif':
    case 'heic':
    case 'raw':
      return false;
    default:
      return assertNever(format);
  }
}
