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
  if (!block) return NOTHING;
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
