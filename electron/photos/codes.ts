/*
 * The codes in a photo. Those that fill a label are read in the small picture that the thumbnail is made of; only where bars
 * are seen and not read, that place is decoded once more with all its pixels. Runs in the photo reader.
 */
import type { Corner, PhotoCode } from '../domain/intake/photo-code.ts';
import { codePlaces, cutOut, type Grey, inPicture, LESS, type Place, smaller } from './code-places.ts';
import { type CodeInPicture, readCodesIn } from './code-reader.ts';
import type { Pixels } from './heic.ts';
import { type Box, partOf, type Picture } from './thumbnail.ts';

/** Places of a photo in which codes are looked for. */
const MOST_PLACES = 12;
/** Pixels of them all: a specimen full of edges is not looked through, and a code that fills so much is read smaller. */
const PLACES_PIXELS = 250_000;
/** Where bars were not read: places looked at once more, and pixels of each. */
const MOST_CLOSER = 4;
const CLOSER_PIXELS = 4_000_000;
/** A row of bars is longer than they are. */
const ROW = 1.4;
/** ITF has no check of its own, so part of it reads as a shorter one: it must fill its place so far. */
const ITF_FILLS = 0.7;

/** How a picture lies in its photo: its corner, and px of the photo for one of its own. */
interface Lie {
  readonly left: number;
  readonly top: number;
  readonly x: number;
  readonly y: number;
}

/** Of one photo; `small` shows it as its file has it, not turned upright. What cannot be read is no code. */
export async function readCodes(picture: Picture, small: Pixels): Promise<PhotoCode[]> {
  const { width, height } = picture.header;
  const grey = greyOf(small);
  const lie = { left: 0, top: 0, x: width / small.width, y: height / small.height };
  const { codes, unread } = await readPlaces(grey, codePlaces(grey), true);
  if (codes.length > 0) return inPhoto(picture, codes, lie);
  // A code that fills the picture is seen as one where it is smaller.
  const less = smaller(grey);
  const large = await readPlaces(less, codePlaces(less), false);
  if (large.codes.length > 0) return inPhoto(picture, large.codes, { ...lie, x: lie.x * LESS, y: lie.y * LESS });
  for (const place of lie.x <= 1 ? [] : unread.slice(0, MOST_CLOSER)) {
    const box = boxRound(place, lie, picture.header);
    const shrunk = Math.sqrt(Math.max(1, (box.width * box.height) / CLOSER_PIXELS));
    const closer = greyOf(await partOf(picture, box, shrunk));
    const bars = codePlaces(closer).filter(({ isBars }) => isBars);
    const seen = (await readPlaces(closer, bars, true)).codes;
    const [x, y] = [box.width / closer.width, box.height / closer.height];
    if (seen.length > 0) return inPhoto(picture, seen, { left: box.left, top: box.top, x, y });
  }
  return [];
}

/** `unread`: rows of bars in which nothing was read. `thoroughly`: as small codes need it. */
async function readPlaces(grey: Grey, places: readonly Place[], thoroughly: boolean) {
  const codes: CodeInPicture[] = [];
  const unread: Place[] = [];
  let pixels = 0;
  for (const place of places.slice(0, MOST_PLACES)) {
    if (pixels + place.length * place.breadth > PLACES_PIXELS) continue;
    pixels += place.length * place.breadth;
    const read = await readPlace(grey, place, thoroughly);
    codes.push(...read.filter(({ format, text }) => !codes.some((one) => one.format === format && one.text === text)));
    if (place.isBars && place.length > ROW * place.breadth && read.length === 0) unread.push(place);
  }
  return { codes, unread };
}

function inPhoto(picture: Picture, codes: readonly CodeInPicture[], { left, top, x, y }: Lie): PhotoCode[] {
  const at = ([column, row]: Corner) => uprightPoint(picture, left + column * x, top + row * y);
  return codes.map(({ format, text, corners: [a, b, c, d] }) => ({
    format,
    text,
    corners: [at(a), at(b), at(c), at(d)],
  }));
}

async function readPlace(grey: Grey, place: Place, thoroughly: boolean): Promise<CodeInPicture[]> {
  const cut = cutOut(grey, place);
  const codes = await readCodesIn(cut, place.isBars, thoroughly);
  if (codes.some(({ format }) => format === 'PDF417')) {
    // It may be put together wrongly: read from the other side it must say the same.
    const back = cutOut(grey, { ...place, turn: place.turn + Math.PI });
    const around = await readCodesIn(back, place.isBars, thoroughly);
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

/** Of colours green is enough, and nothing is copied. */
function greyOf({ rgb, width, height }: Pixels): Grey {
  return { width, height, data: rgb, step: 3, first: 1 };
}

/** In px of the photo's file. */
function boxRound({ x, y, length, breadth, turn }: Place, scale: Lie, { width, height }: Picture['header']): Box {
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
