/*
 * Which photos of a folder a stranger's file means. Its paths and addresses are only compared with names of photos, never
 * opened. Pure.
 */
import { nameIn } from '../../domain/path-text.ts';
import { FileIndex } from '../tables/file-index.ts';
import { Several } from '../tables/several.ts';

export class FolderPhotos {
  readonly #names = new FileIndex();
  readonly #ids = new Several<string>();

  /** Paths below the folder of the import, with / between folders. */
  constructor(photos: readonly string[]) {
    for (const photo of photos) {
      this.#names.add(photo);
      const id = /^([\da-z-]*\d[\da-z-]*?)(?:[_ -]\(?\d{1,3}\)?)?\.[a-z\d]+$/i.exec(nameIn(photo))?.[1];
      if (id !== undefined) this.#ids.add(id.toLowerCase(), photo);
    }
  }

  /** Of several ways to name one picture, the first that a photo has; where none is there, the first. */
  named(ways: readonly (string | undefined)[]): string | undefined {
    const said = ways.flatMap((way) => way || []);
    return said.find((way) => this.has(way)) ?? said[0];
  }

  has(name: string): boolean {
    return this.#names.find(name) !== null;
  }

  /** Photos that a file means by this name: none where it may mean several different ones. */
  meant(name: string): readonly string[] {
    const found = this.#names.find(name);
    return found === null || found.how === 'ambiguous' ? [] : found.photos;
  }

  /** Photos called after the record itself: 123.jpg, 123_1.jpg and 123_2.jpg. */
  ofRecord(id: string | undefined): readonly string[] {
    return id === undefined ? [] : this.#ids.get(id.toLowerCase());
  }
}

/** The last part of a path or an address, which a downloaded picture is called by. */
export function lastPart(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const path = address.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  return plain(
    path
      .replaceAll('\\', '/')
      .split('/')
      .findLast((part) => part !== ''),
  );
}

/** `%20` as it was meant; text that is not written so stays. */
export function plain(text: string | undefined): string | undefined {
  if (text === undefined || !text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function isAddress(path: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(path);
}

/**
 * What a picture of Label Studio may be called: an uploaded one has eight letters of a random number before its name, a local
 * one its path behind `?d=`.
 */
export function waysTo(picture: string): string[] {
  const local = plain(/^[^?]*\/local-files\/\?(?:.*&)?d=([^&]+)/.exec(picture)?.[1]);
  if (local !== undefined) return [local, lastPart(local) ?? local];
  const last = lastPart(picture) ?? picture;
  const own = last.replace(/^[\da-f]{8}-(?=.)/, '');
  const isPath = !isAddress(picture) && !picture.startsWith('/data/');
  return [...new Set(isPath ? [picture, own, last] : [own, last])];
}
