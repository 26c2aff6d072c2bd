/* What acts call the specimens that they are about. Runs where the catalogue is open. */
import { COUNTED } from '../../domain/language/language.ts';
import type { ReadHandle } from '../database/database.ts';

/** Its number, else the file name of its first photo; of several how many they are. */
export function specimenWords(db: ReadHandle, specimenIds: readonly number[]): string {
  const [first, ...others] = specimenIds;
  if (first === undefined || others.length > 0) return COUNTED.specimens(specimenIds.length);
  const number = db.value<string | null>('SELECT catalog_number FROM specimen WHERE id = ?', [first]);
  if (number !== null) return number;
  const photo = db.get<{ name: string }>('SELECT file_name AS name FROM photo WHERE specimen_id = ? ORDER BY id', [
    first,
  ]);
  return photo?.name ?? COUNTED.noNumber(first);
}
