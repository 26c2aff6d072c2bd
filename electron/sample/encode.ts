/* From drawn pixels to the bytes of a photo file: turning, EXIF, format. Runs in any thread with sharp; the encoding itself happens in sharp's
   own pool. */
import { sharp } from '../photos/picture-library.ts';
import type { PlannedPhoto } from './plan.ts';

export interface Pixels {
  /** RGBA, opaque, row after row. */
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Degrees, minutes and hundredths of seconds as EXIF rationals. */
function sexagesimal(degrees: number): string {
  const hundredths = Math.round(Math.abs(degrees) * 360000);
  return `${Math.floor(hundredths / 360000)}/1 ${Math.floor(hundredths / 6000) % 60}/1 ${hundredths % 6000}/100`;
}

/* The tag says how a viewer turns the pixels to show them upright, so they are stored turned the other way. */
const LYING: Record<PlannedPhoto['orientation'], number> = { 1: 0, 3: 180, 6: 270, 8: 90 };

export async function encodePhoto({ data, width, height }: Pixels, photo: PlannedPhoto): Promise<Buffer> {
  let image = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
  if (photo.orientation !== 1)
    image = image.rotate(LYING[photo.orientation]).withMetadata({ orientation: photo.orientation });
  if (photo.exif) {
    const { taken, position } = photo.exif;
    const ifd: Parameters<typeof image.withExif>[0] = {
      IFD0: { Make: 'Vasculum sample', Model: 'Vasculum sample' },
      IFD2: { DateTimeOriginal: taken },
    };
    if (position) {
      const [latitude, longitude] = position;
      ifd.IFD3 = {
        GPSLatitudeRef: latitude < 0 ? 'S' : 'N',
        GPSLatitude: sexagesimal(latitude),
        GPSLongitudeRef: longitude < 0 ? 'W' : 'E',
        GPSLongitude: sexagesimal(longitude),
      };
    }
    image = image.withExifMerge(ifd);
  }
  switch (photo.format) {
    case 'jpg':
      return image.jpeg({ quality: 86 }).toBuffer();
    case 'png':
      return image.png({ compressionLevel: 6 }).toBuffer();
    case 'tif':
      return image.tiff({ compression: 'lzw', predictor: 'horizontal' }).toBuffer();
    case 'webp':
      return image.webp({ quality: 84 }).toBuffer();
  }
}

/** The same picture a little smaller, brighter and compressed again, as for a website. */
export async function shrinkPhoto(file: Buffer, width: number): Promise<Buffer> {
  return sharp(file)
    .resize({ width: Math.round(width * 0.8) })
    .modulate({ brightness: 1.04 })
    .jpeg({ quality: 68 })
    .toBuffer();
}
