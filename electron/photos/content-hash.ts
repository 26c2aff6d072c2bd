/* What a photo's content is known by. Runs in the photo reader. */
import { createHash, webcrypto } from 'node:crypto';
import { type Alive, type OpenFile, type OpenPhoto, pieces } from './open-file.ts';

/** SHA-256 in lower-case hex: of the file, or for a page after its first, of the file's and the page's number. */
export async function sha256OfFile(file: OpenFile, alive: Alive = () => {}): Promise<string> {
  return file.page === 1 ? await hashOf(file, alive) : ofPage(await keptHash(file, alive), file.page);
}

/** The same of a photo that is decoded as well: its bytes are read once, unless it is a large one. */
export async function sha256OfPhoto(photo: OpenPhoto, alive?: Alive): Promise<string> {
  const input = await photo.input();
  if (typeof input === 'string') return await sha256OfFile(photo, alive);
  const sha256 = Buffer.from(await webcrypto.subtle.digest('SHA-256', input)).toString('hex');
  return photo.page === 1 ? sha256 : ofPage(sha256, photo.page);
}

async function hashOf(file: OpenFile, alive: Alive): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces(file, alive)) hash.update(piece);
  return hash.digest('hex');
}

function ofPage(sha256: string, page: number): string {
  return createHash('sha256').update(`${sha256}#page=${page}`).digest('hex');
}

const KEPT_MS = 60_000;
const MOST_KEPT = 16;
const kept = new Map<string, { readonly sha256: string; readonly at: number }>();

/** Of files of several pages, so that such a file is not read again for each page; any write to it makes it another one. */
async function keptHash(file: OpenFile, alive: Alive): Promise<string> {
  const { dev, ino, size, mtimeMs, ctimeMs } = await file.handle.stat();
  const key = [dev, ino, size, mtimeMs, ctimeMs].join(' ');
  const known = kept.get(key);
  if (known && performance.now() - known.at < KEPT_MS) return known.sha256;
  const sha256 = await hashOf(file, alive);
  kept.delete(key);
  kept.set(key, { sha256, at: performance.now() });
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return sha256;
}
