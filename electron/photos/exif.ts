/* Date, place and orientation as the camera wrote them. Pure. */
import readExif from 'exif-reader';

export interface CameraFacts {
  /** YYYY-MM-DDThh:mm:ss by the camera's clock, which knows no time zone. */
  readonly takenLocal: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

const NOTHING: CameraFacts = { takenLocal: null, latitude: null, longitude: null };

/** `block`: the EXIF block of a photo. A damaged block says nothing; it is no reason to refuse the photo. */
export function cameraFacts(block: Buffer | undefined): CameraFacts {
  if (!block || !isWithinBounds(block)) return NOTHING;
  try {
    const { Photo, Image, GPSInfo } = readExif(block);
    const taken = Photo?.DateTimeOriginal ?? Photo?.DateTimeDigitized ?? Image?.DateTime;
    const latitude = degrees(GPSInfo?.GPSLatitude, GPSInfo?.GPSLatitudeRef, 'S', 90);
    const longitude = degrees(GPSInfo?.GPSLongitude, GPSInfo?.GPSLongitudeRef, 'W', 180);
    // Cameras without a fix write 0, 0: a place in the sea off Africa.
    const somewhere = latitude !== null && longitude !== null && (latitude !== 0 || longitude !== 0);
    return {
      takenLocal: localTime(taken),
      latitude: somewhere ? latitude : null,
      longitude: somewhere ? longitude : null,
    };
  } catch {
    return NOTHING;
  }
}

/** The reader gives the camera's clock as if it were UTC; an unset clock gives no date at all. */
function localTime(taken: unknown): string | null {
  if (!(taken instanceof Date) || Number.isNaN(taken.getTime()) || taken.getUTCFullYear() < 1826) return null;
  return taken.toISOString().slice(0, 19);
}

function degrees(parts: unknown, side: unknown, negative: string, limit: number): number | null {
  if (!Array.isArray(parts) || parts.length !== 3) return null;
  const [whole, minutes, seconds] = parts as unknown[];
  if (typeof whole !== 'number' || typeof minutes !== 'number' || typeof seconds !== 'number') return null;
  const value = (whole + minutes / 60 + seconds / 3600) * (side === negative ? -1 : 1);
  return Number.isFinite(value) && Math.abs(value) <= limit ? value : null;
}

/** A JPEG's block has at most 64 kB; other formats set no bound. */
const LARGEST_BLOCK = 4 * 1024 * 1024;
/** Bytes of one value of each type of the format, from 1. */
const VALUE_BYTES = [1, 1, 2, 4, 8, 1, 1, 2, 4, 8];
const LONG = 4;
/** A value of this type is a view of the block, and takes no room. */
const UNDEFINED = 7;
/** Entries that lead to other directories: of the camera, of the place, of other programs. */
const LEADING = new Set([0x8769, 0x8825, 0xa005]);
const MOST_DIRECTORIES = 16;

/**
 * Whether what its entries say they hold fits into the block about once. Entries may all lead to the same bytes, so that a
 * small block could be read into gigabytes.
 */
function isWithinBounds(block: Buffer): boolean {
  if (block.length > LARGEST_BLOCK) return false;
  const start = block.toString('latin1', 0, 4) === 'Exif' ? 6 : 0;
  const isLittle = block[start] === 0x49;
  const short = (at: number) =>
    at + 2 > block.length ? 0 : isLittle ? block.readUInt16LE(at) : block.readUInt16BE(at);
  const long = (at: number) => (at + 4 > block.length ? 0 : isLittle ? block.readUInt32LE(at) : block.readUInt32BE(at));
  let room = 2 * block.length;
  // As a set, so that each is looked at once and a circle of them ends.
  const directories = new Set([long(start + 4)]);
  for (const directory of directories) {
    const entries = short(start + directory);
    const first = start + directory + 2;
    for (let at = first; at < first + entries * 12 && at < block.length; at += 12) {
      const [tag, type, values] = [short(at), short(at + 2), long(at + 4)];
      if (type !== UNDEFINED) room -= Math.min(values * (VALUE_BYTES[type - 1] ?? 0), block.length);
      if (!LEADING.has(tag)) continue;
      if (type !== LONG || values !== 1) return false;
      directories.add(long(at + 8));
    }
    const next = long(first + entries * 12);
    if (next !== 0) directories.add(next);
    if (room < 0 || directories.size > MOST_DIRECTORIES) return false;
  }
  return true;
}
