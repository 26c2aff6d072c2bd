/* Whether a file that somebody may still be writing has its end already. Runs in the photo reader; reads only. */
import type { PathText } from '../domain/path-text.ts';
import { formatByBytes, HEAD_BYTES } from '../files/photo-format.ts';
import { type Alive, openRegular, readPart } from './open-file.ts';
import { breaksOff } from './trouble.ts';

const TAIL_BYTES = 16;

/** null where it cannot be opened now. Of a format whose end cannot be told by a look, and of no photo, any end is one. */
export async function hasEnd(path: PathText, alive: Alive): Promise<boolean | null> {
  alive();
  try {
    const { handle, bytes } = await openRegular(path, false);
    try {
      const head = await readPart(handle, 0, Math.min(HEAD_BYTES, bytes));
      const format = formatByBytes(head);
      if (format === null) return bytes > 0;
      const from = Math.max(0, bytes - TAIL_BYTES);
      const tail = await readPart(handle, from, bytes - from);
      return !breaksOff(format, { head, tail, bytes });
    } finally {
      await handle.close().catch(() => {});
    }
  } catch {
    // Another program may hold it, or it is gone again: it is looked at once more.
    return null;
  }
}
