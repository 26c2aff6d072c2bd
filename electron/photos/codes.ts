/*
 * The codes in a photo. Those that fill a label are read in the small picture that the thumbnail is made of; only where bars
 * are seen and not read, that place is decoded once more with all its pixels. Runs in the photo reader.
 */
import type { Corner, PhotoCode } from '../domain/intake/photo-code.ts';
import { codePlaces, cutOut, type Grey, inPicture, type Place } from './code-places.ts';
import { type CodeInPicture, readCodesIn } from './code-reader.ts';
import type { Pixels } from './heic.ts';
import { type Box, partOf, type Picture } from './thumbnail.ts';

/** Places of a photo in which codes are looked for. */
const MOST_PLACES = 12;
/** Where bars were not read: places looked at once more, and pixels of them all. */
const MOST_CLOSER = 4;
const CLOSER_PIXELS = 16_000_000;
/** A row of bars is longer than they are. */
const ROW = 1.4;
/** ITF has no check of its own, so part of it reads as a shorter one: it must fill its place so far. */
const ITF_FILLS = 0.7;

/** Of one photo; `small` shows it as its file has it, not turned upright. What cannot be read is no code. */
export async function readCodes(picture: Picture, small: Pixels): Promise<PhotoCode[]> {
  const { width, height } = picture.header;
  const grey = greyOf(small);
  const scale = { x: width / small.width, y: height / small.height };
  const found: PhotoCode[] = [];
  const add = (codes: readonly CodeInPicture[], left: number, top: number, by: typeof scale) => {
    for (const { format, text, corners } of codes) {
      if (found.some((one) => one.format === format && one.text === text)) continue;
      const placed = corners.map(([x, y]) => uprightPoint(picture, left + x * by.x, top + y * by.y));
      found.push({ format, text, corners: placed as [Corner, Corner, Corner, Corner] });
    }
  };
  const unread: Place[] = [];
  for (const place of codePlaces(grey).slice(0, MOST_PLACES)) {
    const codes = await readPlace(grey, place);
    add(codes, 0, 0, scale);
    if (place.isBars && place.length > ROW * place.breadth && codes.length === 0) unread.push(place);
  }
  if (scale.x <= 1) return found;
  for (const place of unread.slice(0, MOST_CLOSER)) {
    if (found.length > 0) break;
    const box = boxRound(place, scale, picture.header);
    const shrunk = Math.sqrt(Math.max(1, (box.width * box.height * MOST_CLOSER) / CLOSER_PIXELS));
    const closer = greyOf(await partOf(picture, box, shrunk));
    for (const seen of codePlaces(closer).slice(0, MOST_PLACES)) {
      if (!seen.isBars) continue;
      add(await readPlace(closer, seen), box.left, box.top, {
        x: box.width / closer.width,
        y: box.height / closer.height,
      });
    }
  }
  return found;
}

async function readPlace(grey: Grey, place: Place): Promise<CodeInPicture[]> {
  const cut = cutOut(grey, place);
  const codes = await readCodesIn(cut, place.isBars);
  if (codes.some(({ format }) => format === 'PDF417')) {
    // It may be put together wrongly: read from the other side it must say the same.
    const around = await readCodesIn(cutOut(grey, { ...place, turn: place.turn + Math.PI }), place.isBars);
    const said = new Set(around.map(({ text }) => text));
    codes.splice(0, codes.length, ...codes.filter(({ format, text }) => format !== 'PDF417' || said.has(text)));
  }
  return codes.flatMap(({ format, text, corners }): CodeInPicture[] => {
    const long = Math.abs(corners[1][0] - corners[0][0]);
    if (format === 'ITF' && (!place.isBars || long < ITF_FILLS * place.length)) return [];
    const at = ([x, y]: Corner) => inPicture(place, cut, x, y);
    return [{ format, text, corners: [at(corners[0]), at(corners[1]), at(corners[2]), at(corners[3])] }];
  });
}

function greyOf({ rgb, width, height }: Pixels): Grey {
  const data = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < data.length; at++, from += 3)
    data[at] = ((rgb[from] ?? 0) * 77 + (rgb[from + 1] ?? 0) * 150 + (rgb[from + 2] ?? 0) * 29) >> 8;
  return { width, height, data };
}

/** In px of the photo's file. */
function boxRound(
  { x, y, length, breadth, turn }: Place,
  scale: { readonly x: number; readonly y: number },
  { width, height }: Picture['header'],
): Box {
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  const [across, down] = [(length * cos + breadth * sin) / 2, (length * sin + breadth * cos) / 2];
  const left = Math.max(0, Math.floor((x - across) * scale.x));
  const top = Math.max(0, Math.floor((y - down) * scale.y));
  return {
    left,
    top,
    width: Math.min(width, Math.ceil((x + across) * scale.x)) - left,
    height: Math.min(height, Math.ceil((y + down) * scale.y)) - top,
  };
}

/** Where a point of the file's picture lies once that is turned by its EXIF orientation. */
function uprightPoint({ header: { width, height, orientation = 1 } }: Picture, x: number, y: number): Corner {
  const sideways = orientation >= 5;
  const [along, aside] = sideways ? [y, x] : [x, y];
  const [across, down] = sideways ? [height, width] : [width, height];
  const mirroredAcross = [2, 3, 6, 7].includes(orientation);
  const mirroredDown = [3, 4, 7, 8].includes(orientation);
  return [Math.round(mirroredAcross ? across - along : along), Math.round(mirroredDown ? down - aside : aside)];
}
