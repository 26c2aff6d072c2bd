/*
 * How a photo becomes what the network sees; the same for training, evaluation and prediction. Runs in the photo reader;
 * sharp's pool works.
 */
import type { PathText } from '../domain/path-text.ts';
import { type PhotoBox, pixelsOfBox, turnedSquare } from '../domain/photo-box.ts';
import { ProblemError } from '../domain/problems.ts';
import { sha256OfPhoto } from './content-hash.ts';
import { decoding, decodingFile, type DecodeOptions, opening, pictureOfBytes } from './decode.ts';
import { openPicture, type Picture } from './thumbnail.ts';

export interface NetworkPictureOptions extends DecodeOptions {
  readonly sha256?: string | undefined;
  /** Left out: the whole photo. */
  readonly box?: PhotoBox | undefined;
}

/**
 * RGB bytes, [side, side, 3], of a photo, or of the box in it, by its path or its bytes. Throws as `decoding` does, and ProblemError
 * 'photo-changed' where a file's content is not the one that `sha256` names.
 */
export async function networkPicture(
  photo: PathText | Uint8Array,
  side: number,
  { sha256, box, ...options }: NetworkPictureOptions = {},
): Promise<Uint8Array> {
  const work = (picture: Picture) => squeezed(picture, side, box);
  if (sha256 === undefined || photo instanceof Uint8Array) return await decodingOf(photo, options, work);
  return await opening(photo, options, async (open) => {
    const pixels = await decoding(open, options, work);
    if ((await sha256OfPhoto(open, options.alive)) !== sha256) throw new ProblemError('photo-changed');
    return pixels;
  });
}

async function decodingOf<T>(
  photo: PathText | Uint8Array,
  options: DecodeOptions,
  work: (picture: Picture) => Promise<T>,
): Promise<T> {
  return photo instanceof Uint8Array
    ? await decoding(pictureOfBytes(photo), options, work)
    : await decodingFile(photo, options, work);
}

async function squeezed(picture: Picture, side: number, box: PhotoBox | undefined): Promise<Uint8Array> {
  const upright = openPicture(picture).autoOrient();
  const { width, height, orientation = 1 } = picture.header;
  const size = orientation >= 5 ? { width: height, height: width } : { width, height };
  const pixels = await (box ? upright.extract(pixelsOfBox(box, size)) : upright)
    .resize(side, side, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer();
  if (pixels.length !== side * side * 3) throw new Error(`decoded to ${pixels.length} bytes, not ${side * side * 3}`);
  // Squeezed to a square first and turned then is the same as the other way round.
  return turnedSquare(pixels, side, box?.turned ?? 0);
}

/** RGB bytes of a picture that has this very size, as they were written. Throws as `decoding` does, or when it has another. */
export async function exactPicture(
  photo: PathText | Uint8Array,
  side: number,
  options: DecodeOptions = {},
): Promise<Uint8Array> {
  const work = async (picture: Picture) => {
    const { header } = picture;
    if (header.width !== side || header.height !== side) throw new Error(`${header.width} x ${header.height}`);
    const { data, info } = await openPicture(picture)
      .removeAlpha()
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error(`${info.channels} channels`);
    return data;
  };
  return await decodingOf(photo, options, work);
}
