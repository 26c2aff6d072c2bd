/*
 * A map's place on the screen: which point lies in its middle and how large a degree is there. Degrees are the same across
 * and down, so a place is found by a sum. The world goes round: what lies beyond the date line follows without a seam. Pure.
 */
import type { Area } from '../../electron/contract/collection.ts';

export interface MapPlace {
  /** Degrees, of the middle. */
  readonly latitude: number;
  readonly longitude: number;
  /** Of a degree, px. */
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A degree is 111 km: at the largest scale a px is some ten metres. */
const LARGEST_SCALE = 10_000;
/** Specimens as near as this on the screen are drawn as one, px. */
const CELL = 44;

/** Into -180 to 180. */
export function aroundTheWorld(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}

export function wholeWorld({ width, height }: Size): MapPlace {
  return { latitude: 0, longitude: 0, scale: smallestScale({ width, height }) };
}

/** The world is never smaller than the screen is wide, or high where that is less. */
function smallestScale({ width, height }: Size): number {
  return Math.max(0.1, Math.min(width / 360, height / 180));
}

/** Moved within what there is: no further up than the pole. */
export function within({ latitude, longitude, scale }: MapPlace, size: Size): MapPlace {
  const fitting = Math.max(smallestScale(size), Math.min(LARGEST_SCALE, scale));
  const room = Math.max(0, 90 - size.height / 2 / fitting);
  return {
    latitude: Math.max(-room, Math.min(room, latitude)),
    longitude: aroundTheWorld(longitude),
    scale: fitting,
  };
}

/** By px on the screen, as a hand moves paper. */
export function moved({ latitude, longitude, scale }: MapPlace, by: Point, size: Size): MapPlace {
  return within({ latitude: latitude + by.y / scale, longitude: longitude - by.x / scale, scale }, size);
}

/** What lies under `at` stays there. */
export function zoomed(place: MapPlace, factor: number, at: Point, size: Size): MapPlace {
  const { scale } = within({ ...place, scale: place.scale * factor }, size);
  const off = 1 / place.scale - 1 / scale;
  const latitude = place.latitude - (at.y - size.height / 2) * off;
  return within({ latitude, longitude: place.longitude + (at.x - size.width / 2) * off, scale }, size);
}

/** All of an area, with some room around it. */
export function showing({ south, west, north, east }: Area, size: Size): MapPlace {
  const across = (east - west + 360) % 360 || (east === west ? 0 : 360);
  const scale = Math.min(
    (size.width * 0.8) / Math.max(0.05, across),
    (size.height * 0.8) / Math.max(0.05, north - south),
  );
  return within({ latitude: (south + north) / 2, longitude: west + across / 2, scale }, size);
}

export function pointOf(
  { latitude, longitude, scale }: MapPlace,
  at: { readonly latitude: number; readonly longitude: number },
  { width, height }: Size,
): Point {
  return {
    x: width / 2 + aroundTheWorld(at.longitude - longitude) * scale,
    y: height / 2 - (at.latitude - latitude) * scale,
  };
}

export function areaSeen({ latitude, longitude, scale }: MapPlace, { width, height }: Size): Area {
  const [across, down] = [width / 2 / scale, height / 2 / scale];
  const isAll = across >= 180;
  return {
    south: Math.max(-90, latitude - down),
    north: Math.min(90, latitude + down),
    west: isAll ? -180 : aroundTheWorld(longitude - across),
    east: isAll ? 180 : aroundTheWorld(longitude + across),
  };
}

/** Degrees. In steps of two, so that what lies together stays so while one zooms a little. */
export function cellAt({ scale }: MapPlace): number {
  return 360 / 2 ** Math.round(Math.log2((360 * scale) / CELL));
}
