/* What can be wrong with a photo, in words that say what to do. Pure. */
import { assertNever } from '../contract/problems.ts';
import type { PhotoTrouble } from '../contract/import.ts';

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
    default:
      return assertNever(trouble);
  }
}

/** The trouble behind a system error on opening, reading or listing. */
export function systemTrouble(code: string | undefined): Trouble {
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENODEV' || code === 'ENXIO')
    return describeTrouble('vanished');
  if (code === 'EACCES' || code === 'EPERM') return describeTrouble('not-allowed');
  return describeTrouble('unreadable', code ?? 'no reason given');
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

type Format = 'jpeg' | 'png' | 'webp' | 'tiff';

function formatByBytes(head: Buffer): Format | null {
  const hex = head.toString('hex');
  if (hex.startsWith('ffd8ff')) return 'jpeg';
  if (hex.startsWith('89504e470d0a1a0a')) return 'png';
  if (hex.startsWith('52494646')) return 'webp';
  return hex.startsWith('49492a00') || hex.startsWith('4d4d002a') ? 'tiff' : null;
}

/** Whether a file that would not decode lacks its end. Decoders often say only that they failed. */
function breaksOff(format: Format, { head, tail, bytes }: Ends): boolean {
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
