/*
 * Photos by their names, as tables write them: with or without folders and ending, in any case and form of Unicode. Where
 * several photos have one name, folders decide; where they do not, none is meant. Pure.
 */
import { ESCAPES, fileOf, nameIn } from '../../domain/path-text.ts';
import { isPhotoName } from '../../files/photo-format.ts';
import { Several } from './several.ts';

/** Endings of pictures that photos are made from, or that tables name beside those that an import reads. */
const OTHER_ENDINGS = /\.(?:cr2|cr3|crw|nef|nrw|arw|dng|raf|orf|rw2|pef|srw|heic|heif|gif|bmp|psd|jp2)$/i;
const ENDING = /\.[a-z\d]{2,4}$/i;

/** Or the name of a page in a file. */
export function isFileName(text: string): boolean {
  const file = fileOf(text);
  return (isPhotoName(file) || OTHER_ENDINGS.test(file)) && file.length > 4;
}

export type FoundPhotos =
  | { readonly how: 'exact' | 'loose'; readonly photos: readonly string[] }
  | { readonly how: 'ambiguous'; readonly photos: readonly string[] };

/** Case and form of Unicode set aside; bytes that are no UTF-8 are Latin letters, as old archives have them. */
function folded(text: string): string {
  return text
    .replace(/[\uF7A0-\uF7FF]/g, (one) => String.fromCharCode(one.charCodeAt(0) - ESCAPES))
    .normalize('NFC')
    .toLowerCase();
}

function stem(name: string): string {
  return isFileName(name) ? name.replace(ENDING, '') : name;
}

const foldersOf = (path: string) => folded(path).split('/').slice(0, -1).toReversed();

export class FileIndex {
  readonly #exact = new Several<string>();
  readonly #folded = new Several<string>();
  readonly #stems = new Several<string>();

  /** A path below the folder of the import, with / between folders. */
  add(path: string): void {
    const name = nameIn(path);
    this.#exact.add(name.normalize('NFC'), path);
    this.#folded.add(folded(name), path);
    this.#stems.add(stem(folded(name)), path);
  }

  /** null: no photo has this name. A cell may name several, between bars or semicolons. */
  find(cell: string): FoundPhotos | null {
    const whole = this.#one(cell);
    if (whole || !/[|;]/.test(cell)) return whole;
    const parts = cell.split(/[|;]/).flatMap((part) => part.trim() || []);
    const found = parts.map((part) => this.#one(part));
    if (!found.every((one): one is FoundPhotos => one !== null)) return null;
    const photos = [...new Set(found.flatMap((one) => one.photos))];
    const how = (['ambiguous', 'loose'] as const).find((way) => found.some((one) => one.how === way));
    return { how: how ?? 'exact', photos };
  }

  #one(written: string): FoundPhotos | null {
    const path = written
      .trim()
      .replaceAll('\\', '/')
      .replace(/^(?:file:)?\/+|^\.\//, '');
    const name = nameIn(path);
    if (name === '') return null;
    const folders = foldersOf(path);
    const exact = this.#exact.get(name.normalize('NFC'));
    if (exact.length > 0) return among(exact, folders, 'exact');
    const plain = folded(name);
    const alike = this.#folded.get(plain);
    return among(alike.length > 0 ? alike : this.#stems.get(stem(plain)), folders, 'loose');
  }
}

/** Those whose folders agree best with the ones that were written, from the innermost outwards. */
function among(photos: readonly string[], folders: readonly string[], how: 'exact' | 'loose'): FoundPhotos | null {
  const agreeing = photos.map((photo) => {
    const own = foldersOf(photo);
    let same = 0;
    while (same < own.length && same < folders.length && own[same] === folders[same]) same += 1;
    // A photo of this name in quite another folder is another photo.
    return { photo, same, contradicts: same === 0 && own.length > 0 && folders.length > 0 };
  });
  const possible = agreeing.filter(({ contradicts }) => !contradicts);
  if (possible.length === 0) return null;
  const most = Math.max(...possible.map(({ same }) => same));
  const best = possible.filter(({ same }) => same === most).map(({ photo }) => photo);
  // One picture in two formats, side by side, is meant as a whole.
  const places = new Set(best.map((photo) => stem(folded(photo))));
  return { how: places.size === 1 ? how : 'ambiguous', photos: best };
}
