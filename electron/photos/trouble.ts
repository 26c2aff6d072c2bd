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

const TOO_SHORT =
  /premature|truncat|end of (stream|file|image)|unexpected end|eof|not enough|too short|read error|incomplete|lossless jpeg/i;

/** The trouble behind what the decoder says. `knownFormat`: the file begins like a photo. */
export function decoderTrouble(message: string, knownFormat: boolean, pixels: string): Trouble {
  if (/pixel limit|too large|exceeds/i.test(message)) return describeTrouble('too-large', pixels);
  if (!knownFormat) return describeTrouble('not-a-photo');
  if (TOO_SHORT.test(message)) return describeTrouble('truncated');
  return describeTrouble('unreadable', firstLine(message));
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').trim().replace(/\.$/, '');
}
