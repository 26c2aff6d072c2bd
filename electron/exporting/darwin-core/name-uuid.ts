/* Identifiers that follow from what they are of: the same each time, on every computer (UUID, version 5). Runs in the catalogue thread. */
import { createHash } from 'node:crypto';

/** Of Vasculum's identifiers; drawn once. */
const SPACE = Buffer.from('8f2c1b5e7a3d4c06b1f4d2a95e60c7b3', 'hex');

export function nameUuid(...parts: readonly string[]): string {
  const hash = createHash('sha1').update(SPACE).update(JSON.stringify(parts)).digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
