/*
 * `vasculum-photo:` serves pictures by id, so that pixels never ride on IPC and no path reaches the window:
 *   vasculum-photo://photo/thumbnail/ID and /full/ID   a photo of the open catalogue
 *   vasculum-photo://drawer/TAXON                      a drawn specimen for the Start screen
 * Ids count from 1 in every catalogue, and the window's memory shows a known address without asking (seen: even with
 * `no-cache`). So a photo is kept only under an address that says at which opening of a catalogue it was asked for.
 * Runs in main.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { PathText } from '../domain/path-text.ts';
import type { CatalogueThread } from '../contract/threads.ts';
import { resource } from '../files/program-folder.ts';
import { pathOfPlain, pathOnDisk } from '../files/path-text.ts';
import { MOST_PART, type Reader } from '../reader/calls.ts';

export const PHOTO_SCHEME = 'vasculum-photo';

export type PhotoLookup = (
  input: Parameters<CatalogueThread['photo.file']>[0],
) => Promise<ReturnType<CatalogueThread['photo.file']>>;

const OPENING = /^\?opening=\d{1,9}$/;
const PHOTO_PATH = /^\/(thumbnail|full)\/([1-9]\d{0,14})$/;
/** Thumbnails are sent whole: a stream costs more than they do. */
const SMALL_BYTES = 256 * 1024;
const DRAWER_PATH = /^\/([a-z0-9][a-z0-9-]{0,80})$/;
/** What an `<img>` shows; anything else that a catalogue might name is not served. */
const PICTURE_TYPES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

/**
 * `lookUp` asks the catalogue thread; null while no catalogue is open. Photos in full lie on drives that may not answer, and
 * are what strangers made: `reader` reads them, and sends only what is a picture by its content.
 */
export function photoResponder(
  lookUp: PhotoLookup,
  reader: Reader | null = null,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      if (request.method !== 'GET') return refused(405);
      const url = new URL(request.url);
      const file = await fileOf(url, lookUp);
      if (!file) return refused(404);
      const kept = url.host === 'drawer' || url.search !== '';
      const inFull = reader && url.host === 'photo' && url.pathname.startsWith('/full/');
      return inFull ? await sendOriginal(reader, file.path, kept) : await sendFile(file, kept);
    } catch {
      // Gone between the look-up and the reading, or the catalogue was closed meanwhile.
      return refused(404);
    }
  };
}

async function fileOf(url: URL, lookUp: PhotoLookup): Promise<{ path: PathText; mime: string } | null> {
  if (!(url.search === '' || OPENING.test(url.search)) || url.hash !== '' || url.port !== '' || url.username !== '')
    return null;
  if (url.host === 'drawer') {
    const [, taxon] = DRAWER_PATH.exec(url.pathname) ?? [];
    const drawn = resource('sample', 'drawer', `${taxon}.jpg`);
    return taxon === undefined ? null : { path: pathOfPlain(drawn), mime: 'image/jpeg' };
  }
  if (url.host !== 'photo') return null;
  const [, size, id] = PHOTO_PATH.exec(url.pathname) ?? [];
  if (id === undefined) return null;
  const file = await lookUp({ photoId: Number(id), size: size === 'full' ? 'full' : 'thumbnail' });
  return file && PICTURE_TYPES.has(file.mime) ? file : null;
}

async function sendFile({ path, mime }: { path: PathText; mime: string }, kept: boolean): Promise<Response> {
  const onDisk = pathOnDisk(path);
  const { size } = await stat(onDisk);
  const headers = headersOf(mime, size, kept);
  if (size <= SMALL_BYTES) return new Response(await readFile(onDisk), { headers });
  const body = Readable.toWeb(createReadStream(onDisk)) as ReadableStream<Uint8Array>;
  return new Response(body, { headers });
}

/** Part by part, as the window takes it. */
async function sendOriginal(reader: Reader, path: PathText, kept: boolean): Promise<Response> {
  const { mime, bytes, part: first } = await reader.call('photo.part', { path, from: 0, length: MOST_PART });
  let sent = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(stream) {
        const part =
          sent === 0 ? first : (await reader.call('photo.part', { path, from: sent, length: MOST_PART })).part;
        // Cut short meanwhile.
        if (part.length === 0) throw new Error('the photo ends before its end');
        stream.enqueue(part.length > bytes - sent ? part.subarray(0, bytes - sent) : part);
        sent += part.length;
        if (sent >= bytes) stream.close();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: headersOf(mime, bytes, kept) });
}

function headersOf(mime: string, bytes: number, kept: boolean): Record<string, string> {
  return {
    'Content-Type': mime,
    'Content-Length': String(bytes),
    'Cache-Control': kept ? 'private, max-age=31536000, immutable' : 'no-store',
    'X-Content-Type-Options': 'nosniff',
  };
}

function refused(status: number): Response {
  return new Response(null, { status, headers: { 'Cache-Control': 'no-store' } });
}
