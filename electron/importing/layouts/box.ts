/*
 * Boxes that other programs drew in pictures. A photo has one: of several the surest, of equally sure ones the largest. It is
 * cut to the picture. Pure.
 */
import { isDeepStrictEqual } from 'node:util';
import { takeTurns } from '../../calls/turns.ts';
import type { PhotoBox } from '../../domain/photo-box.ts';
import { Several } from '../tables/several.ts';
import type { FolderPhotos } from './folder-photos.ts';
import { type JsonObject, textIn } from './json.ts';
import { type LayoutNote, Notes } from './made-table.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface GivenBox {
  readonly box: PhotoBox;
  /** The picture's size, px, as its file says it, where the box is of the pixels as they are stored; null: of the upright photo. */
  readonly stored: Size | null;
}

/** As it stands in a file: fractions, NaN for what is no number. */
export interface FoundBox extends PhotoBox {
  readonly stored?: Size;
  /** 0..1; left out: a person drew it, or it is not said. */
  readonly certainty?: number;
}

export class FoundBoxes {
  readonly #photos: FolderPhotos;
  readonly #found = new Several<FoundBox>();
  readonly #names = new Map<string, string>();

  constructor(photos: FolderPhotos) {
    this.#photos = photos;
  }

  /** `fileName`: as the file calls the picture. */
  add(fileName: string, boxes: readonly FoundBox[]): void {
    for (const path of this.#photos.meant(fileName)) {
      this.#names.set(path, fileName);
      for (const box of boxes) this.#found.add(path, box);
    }
  }

  /** By path of the photo, and what is told of the pictures. */
  async chosen(): Promise<{ readonly boxes: ReadonlyMap<string, GivenBox>; readonly notes: readonly LayoutNote[] }> {
    const turn = takeTurns();
    const boxes = new Map<string, GivenBox>();
    const notes = new Notes();
    for (const [path, fileName] of this.#names) {
      await turn();
      const found = this.#found.get(path);
      if (found.some(reachesOut)) notes.add('note-box-outside', fileName);
      const within = found
        .flatMap((one) => candidate(one))
        .toSorted((a, b) => b.certainty - a.certainty || area(b) - area(a));
      const [first, ...others] = within.map(({ given }) => given);
      if (others.some(({ box }) => !isDeepStrictEqual(box, first?.box))) notes.add('note-several-boxes', fileName);
      if (first) boxes.set(path, first);
    }
    return { boxes, notes: notes.all };
  }
}

interface Candidate {
  readonly given: GivenBox;
  readonly certainty: number;
}

function candidate({ stored, certainty = 1, ...box }: FoundBox): Candidate | [] {
  const [x, width] = cut(box.x, box.width);
  const [y, height] = cut(box.y, box.height);
  return width > 0 && height > 0 ? { given: { box: { x, y, width, height }, stored: stored ?? null }, certainty } : [];
}

function area({ given: { box } }: Candidate): number {
  return box.width * box.height;
}

/** Where it begins and how long it is between 0 and 1; a length that is no number is none. */
function cut(from: number, length: number): [from: number, length: number] {
  const [first, last] = [rounded(Math.max(0, from)), rounded(Math.min(1, from + length))];
  return [first, rounded(last - first)];
}

/** A hundredth of a pixel of a wide photo: what is kept is what is read again. */
function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}

/** Programs round, and count pixels from 0 or from 1. */
const SLACK = 0.003;

function reachesOut({ x, y, width, height }: FoundBox): boolean {
  const within = Math.min(x, y) >= -SLACK && Math.max(x + width, y + height) <= 1 + SLACK;
  return !(within && width > 0 && height > 0);
}

export function numberIn(object: JsonObject | null, key: string): number {
  return Number(textIn(object, key) ?? NaN);
}

/** Left and upper edge, width and height, as shares of `size`. */
export function boxOfList(list: readonly unknown[], size: Size = { width: 1, height: 1 }): PhotoBox {
  const [x = NaN, y = NaN, width = NaN, height = NaN] = list.map((one) => (typeof one === 'number' ? one : NaN));
  return { x: x / size.width, y: y / size.height, width: width / size.width, height: height / size.height };
}

/** Where a corner of the stored pixels lies in the upright photo, by EXIF orientation. */
const UPRIGHT: Readonly<Record<number, (across: number, down: number) => [number, number]>> = {
  2: (across, down) => [1 - across, down],
  3: (across, down) => [1 - across, 1 - down],
  4: (across, down) => [across, 1 - down],
  5: (across, down) => [down, across],
  6: (across, down) => [1 - down, across],
  7: (across, down) => [1 - down, 1 - across],
  8: (across, down) => [down, 1 - across],
};

/**
 * The box of the upright photo, whose size, px, is given. Where the file's size of the picture lies or stands as the upright
 * photo does, and the stored pixels do not, the box is of the upright photo already.
 */
export function uprightBox({ box, stored }: GivenBox, orientation: number, upright: Size): PhotoBox {
  const isUpright = stored === null || (orientation >= 5 && lies(stored) !== null && lies(stored) === lies(upright));
  const turn = isUpright ? undefined : UPRIGHT[orientation];
  if (!turn) return box;
  const [a, b] = [turn(box.x, box.y), turn(box.x + box.width, box.y + box.height)];
  return {
    x: rounded(Math.min(a[0], b[0])),
    y: rounded(Math.min(a[1], b[1])),
    width: orientation >= 5 ? box.height : box.width,
    height: orientation >= 5 ? box.width : box.height,
  };
}

/** Null for a square, which does not say. */
function lies({ width, height }: Size): boolean | null {
  return width === height ? null : width > height;
}
