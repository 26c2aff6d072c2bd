/* Which files of a folder may be another program's, by their names alone. Pure. */
import { isPhotoName } from '../../files/photo-format.ts';

/** With a package or an archive lie tables that are read through it. */
const OF_PACKAGE = /^(?:media|observations|deployments)\.csv$/i;
const TABLE = /\.(?:csv|tsv|txt)$/i;
/** iNaturalist: observations-123456.csv; GBIF: 0001234-240101000000000.csv, occurrence.txt. */
const EXPORT = /^(?:observations-\d+|\d{7}-\d{15})\.(?:csv|zip)$|^occurrences?\.(?:txt|csv)$/i;
/** Of set-ups, models and packages of software. */
const OTHER_JSON = /^(?:package(?:-lock)?|tsconfig|manifest|settings|config|model|passport)\.json$/i;

/**
 * `names`: of the files in one folder. What they hold shows when they are read; a zip or a JSON file may be of no program
 * that is known. JSON files called after a photo are of that photo and are left out.
 */
export function peerFiles(names: readonly string[]): string[] {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  const hasArchive = lower.has('meta.xml');
  const hasPackage = lower.has('datapackage.json');
  const photos = new Set(names.filter(isPhotoName).flatMap((name) => [name, stem(name)]));
  return names.filter((name) => {
    if (/^(?:meta\.xml|datapackage\.json)$/i.test(name)) return true;
    if (/\.json$/i.test(name)) return !OTHER_JSON.test(name) && !photos.has(stem(name));
    if (TABLE.test(name)) return EXPORT.test(name) && !hasArchive && !(hasPackage && OF_PACKAGE.test(name));
    return /\.zip$/i.test(name);
  });
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}
