/*
 * How a photo becomes what the network sees; the same for training, evaluation and prediction. Runs in the trainer
 * thread; the photo reader decodes, so a batch is made while TensorFlow blocks the thread.
 */
import type { PhotoFile } from '../../contract/threads.ts';
import type { PathText } from '../../domain/path-text.ts';
import { readerOfThread } from '../../reader/of-thread.ts';

/**
 * RGB bytes, [side, side, 3], of a photo, or the box in it, by its path or its bytes. The whole picture is squeezed to a square rather than cut, since specimens touch the
 * edges and legs and tails tell species apart. Rejects with 'photo-unreadable' for what is the photo's own fault: gone, cut
 * short or no photo; with 'photo-changed' where it is not the content that `sha256` names; with 'photos-away' or 'system-short' for what is not; the original is only ever read.
 */
export async function decodePicture(
  photo: PathText | Uint8Array,
  side: number,
  { sha256, box }: Partial<Pick<PhotoFile, 'sha256' | 'box'>> = {},
): Promise<Uint8Array> {
  return await readerOfThread.call('photo.pixels', { photo, side, sha256, box });
}

/** RGB bytes of a picture that has just this size, as they were written. Rejects likewise. */
export async function exactPicture(photo: PathText | Uint8Array, side: number): Promise<Uint8Array> {
  return await readerOfThread.call('photo.exact', { photo, side });
}
