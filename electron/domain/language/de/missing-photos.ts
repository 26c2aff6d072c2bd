/*
 * Photos that something goes on without, in German: their files are gone or have changed, or their folder is away for good and
 * a person said so. Runs everywhere.
 */
import { type ChangedPhotos, missingCount, type MissingPhotos } from '../en/missing-photos.ts';
import { counted } from './words.ts';

const FOLDERS_NAMED = 5;

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');

/** "120 Fotos in /a (nicht erreichbar); 1 Foto in /b (nicht mehr vorhanden)": how many, and why. */
export function missingWords(missing: readonly MissingPhotos[]): string {
  const rest = missing.slice(FOLDERS_NAMED);
  return [
    ...missing
      .slice(0, FOLDERS_NAMED)
      .flatMap(({ folder, away, gone, changed }) => [
        ...(away > 0 ? [`${photosOf(away)} in ${folder} (nicht erreichbar)`] : []),
        ...(gone > 0 ? [`${photosOf(gone)} in ${folder} (nicht mehr vorhanden)`] : []),
        ...(changed ? [changedWords(changed, ` in ${folder}`)] : []),
      ]),
    ...(rest.length > 0 ? [`${photosOf(missingCount(rest))} in anderen Ordnern`] : []),
  ].join('; ');
}

/** "2 Fotos in /a, seit dem Import verändert (a.jpg, b.jpg): Ordner mit Vergleich der Inhalte erneut einlesen". */
export function changedWords({ photos, files }: ChangedPhotos, where = ''): string {
  const which = files.length < photos ? `${files.join(', ')} …` : files.join(', ');
  return `${photosOf(photos)}${where}, seit dem Import verändert (${which}): Ordner mit Vergleich der Inhalte erneut einlesen`;
}
