/*
 * What a look through a folder found, as it goes from the photo reader to whoever asked. As one object for each photo, a hundred
 * thousand of them would be made anew in each process on the way. Pure.
 */
import type { FoundPhoto, Scan } from './scan.ts';

export interface PackedScan extends Omit<Scan, 'photos'> {
  /** Paths, one behind the other; no name on disk has the character between them. */
  readonly paths: string;
  readonly bytes: Float64Array;
  readonly modifiedMs: Float64Array;
  /** By place: what few photos have. */
  readonly rest: readonly (readonly [place: number, Pick<FoundPhoto, 'linked' | 'pages'>])[];
}

const BETWEEN = '\0';

export function packed({ photos, ...others }: Scan): PackedScan {
  return {
    ...others,
    paths: photos.map(({ relativePath }) => relativePath).join(BETWEEN),
    bytes: Float64Array.from(photos, ({ bytes }) => bytes),
    modifiedMs: Float64Array.from(photos, ({ modifiedMs }) => modifiedMs),
    rest: photos.flatMap(({ linked, pages }, place) =>
      linked || pages ? [[place, { ...(linked && { linked }), ...(pages && { pages }) }] as const] : [],
    ),
  };
}

export function unpacked({ paths, bytes, modifiedMs, rest, ...others }: PackedScan): Scan {
  const photos: FoundPhoto[] =
    bytes.length === 0
      ? []
      : paths.split(BETWEEN).map((relativePath, place) => ({
          relativePath,
          bytes: bytes[place] ?? 0,
          modifiedMs: modifiedMs[place] ?? 0,
        }));
  for (const [place, more] of rest) photos[place] = { ...photos[place], ...more } as FoundPhoto;
  return { ...others, photos };
}
