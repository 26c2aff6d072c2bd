/*
 * Photos that something goes on without, since a person said so: their folder is away for good, or their files are gone.
 * Runs everywhere.
 */
import { counted } from './words.ts';

export interface MissingPhotos {
  /** That they were imported from. */
  readonly folder: string;
  /** Photos whose folder cannot be reached. */
  readonly away: number;
  /** Photos that are gone, or may not be read, while their folder is there. */
  readonly gone: number;
}

const FOLDERS_NAMED = 5;

export function missingCount(missing: readonly MissingPhotos[]): number {
  return missing.reduce((sum, { away, gone }) => sum + away + gone, 0);
}

/** "120 photos in /a, which cannot be reached; 1 photo that is gone from /b": how many, and why. */
export function missingWords(missing: readonly MissingPhotos[]): string {
  const rest = missing.slice(FOLDERS_NAMED);
  return [
    ...missing
      .slice(0, FOLDERS_NAMED)
      .flatMap(({ folder, away, gone }) => [
        ...(away > 0 ? [`${counted(away, 'photo')} in ${folder}, which cannot be reached`] : []),
        ...(gone > 0 ? [`${counted(gone, 'photo')} that ${gone === 1 ? 'is' : 'are'} gone from ${folder}`] : []),
      ]),
    ...(rest.length > 0 ? [`${counted(missingCount(rest), 'photo')} in other folders`] : []),
  ].join('; ');
}
