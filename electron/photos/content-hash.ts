/* What a file's content is known by. Runs in the photo reader. */
import { createHash, webcrypto } from 'node:crypto';
import { type Alive, type OpenFile, type OpenPhoto, pieces } from './open-file.ts';

/** SHA-256 in lower-case hex. */
export async function sha256OfFile(file: OpenFile, alive: Alive = () => {}): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces(file, alive)) hash.update(piece);
  return hash.digest('hex');
}

/** The same of a photo that is decoded as well: its bytes are read once, unless it is a large one. */
export async function sha256OfPhoto(photo: OpenPhoto, alive?: Alive): Promise<string> {
  const input = await photo.input();
  if (typeof input === 'string') return await sha256OfFile(photo, alive);
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', input)).toString('hex');
}
