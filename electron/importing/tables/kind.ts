/* What a file is that should be a table, by its content. Pure. */
import type { ReasonCode } from '../../domain/problems.ts';

export function isZip(bytes: Buffer): boolean {
  return bytes.length >= 4 && (bytes.readUInt32LE(0) === 0x04034b50 || bytes.readUInt32LE(0) === 0x06054b50);
}

const COMPOUND_FILE = 'd0cf11e0a1b11ae1';
const PICTURES = ['ffd8ff', '89504e47', '49492a00', '4d4d002a', '47494638'];
/** The entry of a compound file that holds an encrypted workbook. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const WORD = Buffer.from('WordDocument', 'utf16le');

/** What it is, where it is known and no table; else null. Zip files are told by what they hold (see `kindOfZip`). */
export function foreignKind(bytes: Buffer): Extract<ReasonCode, `table-${string}`> | null {
  const hex = bytes.toString('hex', 0, 8);
  if (hex.startsWith(COMPOUND_FILE)) {
    if (bytes.includes(ENCRYPTED)) return 'table-locked';
    return bytes.includes(WORD) ? 'table-text-document' : 'table-excel-old';
  }
  if (PICTURES.some((begin) => hex.startsWith(begin))) return 'table-image';
  const begin = bytes
    .toString('latin1', 0, 1024)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (begin.startsWith('%PDF-')) return 'table-pdf';
  if (begin.startsWith('{\\rtf')) return 'table-text-document';
  return /^<(?:\?xml|!doctype|html|head|body|table|workbook)\b/i.test(begin) ? 'table-page' : null;
}

/** By the names of its entries; null: an Excel workbook. */
export function kindOfZip(names: readonly string[]): Extract<ReasonCode, `table-${string}`> | null {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/i)) return 'table-excel-binary';
  if (has(/^\[Content_Types\]\.xml$/i) && has(/(?:^|\/)workbook\d*\.xml$/i)) return null;
  if (has(/^Index\/.*\.iwa$|^Index\.zip$|\.numbers\//i)) return 'table-numbers';
  if (has(/^word\//i)) return 'table-text-document';
  return has(/^content\.xml$/) && has(/^mimetype$/) ? 'table-opendocument' : 'table-zip';
}
