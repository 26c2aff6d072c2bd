/*
 * How a photo becomes what the network sees; the same for training, evaluation and prediction. Runs in the trainer
 * thread; sharp does its work in libuv's pool, so a batch decodes while TensorFlow blocks the thread.
 */
import sharp from 'sharp';

/** Kept in every model.json: a model is only right on pictures made as it learned them. */
export const PREPROCESSING = {
  version: 1,
  orientation: 'upright by EXIF',
  colour: '8-bit sRGB; transparency on white',
  fit: 'whole picture, squeezed to a square',
  resampling: 'lanczos3',
} as const;

/**
 * RGB bytes, [side, side, 3], of a photo by its path or its bytes. The whole picture is squeezed to a square rather than cut, since specimens touch the
 * edges and legs and tails tell species apart. Rejects when the file is gone, cut short or not a photo; the original is
 * only ever read.
 */
export async function decodePicture(photo: string | Buffer, side: number): Promise<Uint8Array> {
  const pixels = await sharp(photo, { failOn: 'error', autoOrient: true, sequentialRead: true })
    .resize(side, side, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer();
  if (pixels.length !== side * side * 3) throw new Error(`decoded to ${pixels.length} bytes, not ${side * side * 3}`);
  return pixels;
}
