/*
 * Photos that something goes on without, in Spanish: their files are gone or have changed, or their folder is away for good and
 * a person said so. Runs everywhere.
 */
import { type ChangedPhotos, missingCount, type MissingPhotos } from '../en/missing-photos.ts';
import { counted } from './words.ts';

const FOLDERS_NAMED = 5;

const photosOf = (photos: number) => counted(photos, 'foto', 'fotos');

/** "120 fotos en /a, que no está accesible; 1 foto que ya no está en /b": how many, and why. */
export function missingWords(missing: readonly MissingPhotos[]): string {
  const rest = missing.slice(FOLDERS_NAMED);
  return [
    ...missing
      .slice(0, FOLDERS_NAMED)
      .flatMap(({ folder, away, gone, changed }) => [
        ...(away > 0 ? [`${photosOf(away)} en ${folder}, que no está accesible`] : []),
        ...(gone > 0 ? [`${photosOf(gone)} que ya no ${gone === 1 ? 'está' : 'están'} en ${folder}`] : []),
        ...(changed ? [changedWords(changed, ` en ${folder}`)] : []),
      ]),
    ...(rest.length > 0 ? [`${photosOf(missingCount(rest))} en otras carpetas`] : []),
  ].join('; ');
}

/** "2 fotos en /a que han cambiado desde que se importaron (a.jpg, b.jpg): importe de nuevo la carpeta, comparando el contenido". */
export function changedWords({ photos, files }: ChangedPhotos, where = ''): string {
  const which = files.length < photos ? `${files.join(', ')} …` : files.join(', ');
  const since = photos === 1 ? 'ha cambiado desde que se importó' : 'han cambiado desde que se importaron';
  return `${photosOf(photos)}${where} que ${since} (${which}): importe de nuevo la carpeta, comparando el contenido`;
}
