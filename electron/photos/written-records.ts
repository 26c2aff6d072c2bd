/*
 * When and where a photo was taken by the records that programs leave beside EXIF: XMP and IPTC. Only the few properties
 * that are wanted are looked for; nothing is resolved or fetched. Pure.
 */
import { type CameraFacts, type ExifFacts, factsOf } from './exif.ts';
import { coordinate, placeOf, timeAsWritten } from './taken.ts';

/** A record of more than this is no note of a photo, bytes. */
const LARGEST_RECORD = 4 * 1024 * 1024;

export interface Records {
  readonly exif: ExifFacts | null;
  readonly xmp?: Buffer | undefined;
  readonly iptc?: Buffer | undefined;
}

/** What all records together say: first when the shutter opened, by whichever; then when it was made a file. */
export function factsOfRecords({ exif, xmp, iptc }: Records): CameraFacts {
  const says = propertiesOf(xmp);
  const named = (name: string) => timeAsWritten(says(name));
  const known = factsOf(exif);
  const takenLocal =
    exif?.taken ??
    named('exif:DateTimeOriginal') ??
    exif?.digitised ??
    named('exif:DateTimeDigitized') ??
    named('photoshop:DateCreated') ??
    iptcTime(iptc) ??
    named('xmp:CreateDate') ??
    known.takenLocal;
  const place =
    exif?.place ?? placeOf(xmpAngle(says('exif:GPSLatitude'), 90), xmpAngle(says('exif:GPSLongitude'), 180));
  return { takenLocal, latitude: place?.latitude ?? null, longitude: place?.longitude ?? null };
}

/** Properties of an XMP packet by their usual prefix: as attributes, or as elements. */
function propertiesOf(xmp: Buffer | undefined): (name: string) => string | null {
  if (!xmp || xmp.length > LARGEST_RECORD) return () => null;
  const text = xmp.toString('utf8');
  return (name) => {
    const found = new RegExp(`\\b${name}\\s*(?:=\\s*["']([^"'<]{1,64})["']|>([^<]{1,64})<)`).exec(text);
    return found?.[1] ?? found?.[2] ?? null;
  };
}

/** Degrees, and minutes with or without seconds, in the form of XMP: 47,30.25N. */
function xmpAngle(text: string | null, limit: number): number | null {
  const [, degrees, minutes, seconds, side = ''] =
    /^(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])$/i.exec(text?.trim() ?? '') ?? [];
  return coordinate([Number(degrees), Number(minutes), Number(seconds ?? 0)], side, limit);
}

/** Record 2: the day it was made, 55, and the time of day, 60. */
function iptcTime(iptc: Buffer | undefined): string | null {
  if (!iptc || iptc.length > LARGEST_RECORD) return null;
  const [day, time] = [iptcText(iptc, 55), iptcText(iptc, 60)];
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})$/.exec(day) ?? [];
  if (year === undefined) return null;
  const [, hour, minute, second] = /^(\d{2})(\d{2})(\d{2})/.exec(time) ?? [];
  return timeAsWritten(`${year}-${month}-${date}${hour === undefined ? '' : ` ${hour}:${minute}:${second}`}`);
}

function iptcText(iptc: Buffer, dataset: number): string {
  const at = iptc.indexOf(Buffer.from([0x1c, 2, dataset]));
  if (at < 0 || at + 5 > iptc.length) return '';
  return iptc.toString('latin1', at + 5, at + 5 + Math.min(iptc.readUInt16BE(at + 3), 32));
}
