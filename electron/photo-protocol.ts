/*
 * `vasculum-photo:` serves pictures by id, so that pixels never ride on IPC and no path reaches the window:
 *   vasculum-photo://photo/thumbnail/ID and /full/ID   a photo of the open catalogue
 *   vasculum-photo://drawer/TAXON                      a drawn specimen for the Start screen
 * Ids count from 1 in every catalogue, so nothing may be shown from a cache unasked: each answer carries a tag of its
 * file and `no-cache`, and the window asks again, which costs one small "not modified". Runs in main.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { CatalogueThread } from './contract/threads.ts';
import { resource } from './paths.ts';

export const PHOTO_SCHEME = 'vasculum-photo';

export type PhotoLookup = (
  input: Parameters<CatalogueThread['photo.file']>[0],
) => Promise<ReturnType<CatalogueThread['photo.file']>>;

const PHOTO_PATH = /^\/(thumbnail|full)\/([1-9]\d{0,14})$/;
const DRAWER_PATH = /^\/([a-z0-9][a-z0-9-]{0,80})$/;
/** What an `<img>` shows; anything else that a catalogue might name is not served. */
const PICTURE_TYPES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

/** `lookUp` asks the catalogue thread; null while no catalogue is open. */
export function photoResponder(lookUp: PhotoLookup): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      if (request.method !== 'GET') return refused(405);
      const file = await fileOf(new URL(request.url), lookUp);
      return file ? await sendFile(file, request) : refused(404);
    } catch {
      // Gone between the look-up and the reading, or the catalogue was closed meanwhile.
      return refused(404);
    }
  };
}

async function fileOf(url: URL, lookUp: PhotoLookup): Promise<{ path: string; mime: string } | null> {
  if (url.search !== '' || url.hash !== '' || url.port !== '' || url.username !== '') return null;
  if (url.host === 'drawer') {
    const [, taxon] = DRAWER_PATH.exec(url.pathname) ?? [];
    return taxon === undefined ? null : { path: resource('sample', 'drawer', `${taxon}.jpg`), mime: 'image/jpeg' };
  }
  if (url.host !== 'photo') return null;
  const [, size, id] = PHOTO_PATH.exec(url.pathname) ?? [];
  if (id === undefined) return null;
  const file = await lookUp({ photoId: Number(id), size: size === 'full' ? 'full' : 'thumbnail' });
  return file && PICTURE_TYPES.has(file.mime) ? file : null;
}

async function sendFile(file: { path: string; mime: string }, request: Request): Promise<Response> {
  const { size, mtimeMs, ino, dev } = await stat(file.path);
  const tag = `"${dev.toString(36)}-${ino.toString(36)}-${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  const headers = {
    'Content-Type': file.mime,
    'Cache-Control': 'private, no-cache',
    ETag: tag,
    'X-Content-Type-Options': 'nosniff',
  };
  if (request.headers.get('If-None-Match') === tag) return new Response(null, { status: 304, headers });
  const body = Readable.toWeb(createReadStream(file.path)) as ReadableStream<Uint8Array>;
  return new Response(body, { headers: { ...headers, 'Content-Length': String(size) } });
}

function refused(status: number): Response {
  return new Response(null, { status, headers: { 'Cache-Control': 'no-store' } });
}
