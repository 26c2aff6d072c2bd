/* Which files of a folder may be another program's, by their names alone. Pure. */
import { nameIn } from '../../domain/path-text.ts';

/** With a package or an archive lie tables that are read through it. */
const OF_PACKAGE = /^(?:media|observations|deployments)\.csv$/i;
const TABLE = /\.(?:csv|tsv|txt)$/i;
/** iNaturalist: observations-123456.csv; GBIF: 0001234-240101000000000.csv, occurrence.txt. */
const EXPORT = /^(?:observations-\d+|\d{7}-\d{15})\.(?:csv|zip)$|^occurrences?\.(?:txt|csv)$/i;
/** Of set-ups, models and packages of software. */
const OTHER_JSON = /^(?:package(?:-lock)?|tsconfig|manifest|settings|config|model|passport)\.json$/i;

/**
 * Of `files`, those that may be another program's: in the folder of the import, and in the folders in it. What they hold shows
 * when they are read; a zip or a JSON file may be of no program that is known. A zip counts in the folder of the import alone. A
 * JSON file called after a photo is of that photo and is left out. All are paths with / between folders.
 */
export function peerFiles(files: readonly string[], photos: readonly string[] = []): readonly [string[], string[]] {
  const ofPhotos = new Set(files.some(isJson) ? photos.flatMap((path) => [path, stem(path)]) : []);
  const folders = new Map<string, string[]>();
  for (const path of files) {
    const names = folders.get(folderOf(path)) ?? [];
    folders.set(folderOf(path), names);
    if (!isJson(path) || !ofPhotos.has(stem(path))) names.push(nameIn(path));
  }
  const below = [...folders].filter(([folder]) => folder !== '');
  return [
    ofFolder(folders.get('') ?? []),
    below.flatMap(([folder, names]) =>
      ofFolder(names).flatMap((name) => (/\.zip$/i.test(name) ? [] : `${folder}/${name}`)),
    ),
  ];
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function ofFolder(names: readonly string[]): string[] {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  const hasArchive = lower.has('meta.xml');
  const hasPackage = lower.has('datapackage.json');
  return names.filter((name) => {
    if (/^(?:meta\.xml|datapackage\.json)$/i.test(name)) return true;
    if (isJson(name)) return !OTHER_JSON.test(name);
    if (TABLE.test(name)) return EXPORT.test(name) && !hasArchive && !(hasPackage && OF_PACKAGE.test(name));
    return /\.zip$/i.test(name);
  });
}

function isJson(name: string): boolean {
  return /\.json$/i.test(name);
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}
