/*
 * Photos that something goes on without: their files are gone or have changed, or their folder is away for good and a person
 * said so. Runs everywhere.
 */
import { counted } from './words.ts';

export interface MissingPhotos {
  /** That they were imported from. */
  readonly folder: string;
  /** Photos whose folder cannot be reached. */
  readonly away: number;
  /** Photos that are gone, or may not be read, while their folder is there. */
  readonly gone: number;
  /** Photos whose file has another content than was imported; left out: none. */
  readonly changed?: ChangedPhotos;
}

export interface ChangedPhotos {
  readonly photos: number;
  /** Names of the first of them. */
  readonly files: readonly string[];
}

/** Of changed photos. */
export const FILES_NAMED = 3;

const FOLDERS_NAMED = 5;

export function missingCount(missing: readonly MissingPhotos[]): number {
  return missing.reduce((sum, { away, gone, changed }) => sum + away + gone + (changed?.photos ?? 0), 0);
}

/** "120 photos in /a, which cannot be reached; 1 photo that is gone from /b": how many, and why. */
export function missingWords(missing: readonly MissingPhotos[]): string {
  const rest = missing.slice(FOLDERS_NAMED);
  return [
    ...missing
      .slice(0, FOLDERS_NAMED)
      .flatMap(({ folder, away, gone, changed }) => [
        ...(away > 0 ? [`${counted(away, 'photo')} in ${folder}, which cannot be reached`] : []),
        ...(gone > 0 ? [`${counted(gone, 'photo')} that ${gone === 1 ? 'is' : 'are'} gone from ${folder}`] : []),
        ...(changed ? [changedWords(changed, ` in ${folder}`)] : []),
      ]),
    ...(rest.length > 0 ? [`${counted(missingCount(rest), 'photo')} in other folders`] : []),
  ].join('; ');
}

/** "2 photos in /a that have changed since they were imported (a.jpg, b.jpg): import the folder again, comparing contents". */
export function changedWords({ photos, files }: ChangedPhotos, where = ''): string {
  const which = files.length < photos ? `${files.join(', ')} …` : files.join(', ');
  const [has, they] = photos === 1 ? ['has', 'it was'] : ['have', 'they were'];
  return `${counted(photos, 'photo')}${where} that ${has} changed since ${they} imported (${which}): import the folder again, comparing contents`;
}
