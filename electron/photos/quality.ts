/*
 * How good a photo is as a picture of a specimen: sharp, well exposed, whole. Worked out from a small decoded picture, on the
 * specimen alone where the ground is plain, so that paper without a mark counts for nothing. It says what a person may want to
 * photograph again; nothing else depends on it. Pure.
 */
import type { PhotoQuality } from '../domain/intake/quality.ts';
import type { Pixels } from './heic.ts';

/** Places in which a specimen is looked for lie this close, on the long edge. */
const CELLS = 128;
/** Of 255, in any colour: further from the ground is no ground. */
const UNLIKE_GROUND = 30;
/** Of the places along the edges so many are like the ground, or it is not plain. */
const PLAIN = 0.55;
/** Steps of brightness that are looked at: from a pixel to the next, and over a wider distance, px. */
const WIDE = 4;
/** Lines from one that is looked at to the next. */
const EVERY = 3;
/** Of all steps so many are smaller than those that count: the hardest edges say whether a picture is sharp. */
const HARDEST = 0.995;
/** Less than this over the wider distance is no edge, of 255. */
const LEAST_STEP = 24;
/** Of 255: as bright as a picture can be. */
const FULL = 253;

/** `whole`: as its file has it, at least some 300 px long. */
export function qualityOf(whole: Pixels): PhotoQuality {
  const picture = shrunk(whole);
  const grid = gridOf(picture);
  const ground = groundOf(grid);
  const things = ground ? thingsOn(grid, ground) : [];
  const specimen = things.find(({ isPaper }) => !isPaper) ?? things[0] ?? null;
  const isOf = (x: number, y: number) =>
    specimen === null || specimen.cells[Math.floor(y / grid.side) * grid.across + Math.floor(x / grid.side)] === 1;
  return {
    sharpness: sharpnessOf(picture, isOf),
    brightness: brightnessOf(picture),
    burnt: burntOf(picture, isOf, ground !== null && ground.every((one) => one >= FULL - 6)),
    cut: ground && Math.max(0, ...things.flatMap((thing) => (thing.isPaper ? [] : cutOf(thing, grid)))),
  };
}

/** Longer ones are measured at a half of their size or less: lenses leave no edge hard at the full one, px. */
const LONGEST = 1000;

function shrunk({ rgb, width, height }: Pixels): Pixels {
  const times = Math.ceil(Math.max(width, height) / LONGEST);
  if (times === 1) return { rgb, width, height };
  const [across, down] = [Math.floor(width / times), Math.floor(height / times)];
  const small = Buffer.alloc(across * down * 3);
  const share = 1 / (times * times);
  for (let row = 0, to = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      let [red, green, blue] = [0, 0, 0];
      for (let y = 0; y < times; y++) {
        let at = ((row * times + y) * width + column * times) * 3;
        for (let x = 0; x < times; x++) {
          red += rgb[at++] ?? 0;
          green += rgb[at++] ?? 0;
          blue += rgb[at++] ?? 0;
        }
      }
      small[to++] = red * share;
      small[to++] = green * share;
      small[to++] = blue * share;
    }
  }
  return { rgb: small, width: across, height: down };
}

/** The picture in few places, each the mean of its pixels: three numbers each. */
interface Grid {
  readonly across: number;
  readonly down: number;
  /** Pixels of a place, each way. */
  readonly side: number;
  readonly colours: Float32Array;
}

function gridOf({ rgb, width, height }: Pixels): Grid {
  const side = Math.max(1, Math.floor(Math.max(width, height) / CELLS));
  const [across, down] = [Math.max(1, Math.floor(width / side)), Math.max(1, Math.floor(height / side))];
  const colours = new Float32Array(across * down * 3);
  const step = Math.max(1, side >> 2);
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      let [red, green, blue, count] = [0, 0, 0, 0];
      for (let y = row * side; y < (row + 1) * side; y += step) {
        for (let x = column * side; x < (column + 1) * side; x += step) {
          const at = (y * width + x) * 3;
          red += rgb[at] ?? 0;
          green += rgb[at + 1] ?? 0;
          blue += rgb[at + 2] ?? 0;
          count += 1;
        }
      }
      const at = (row * across + column) * 3;
      colours[at] = red / count;
      colours[at + 1] = green / count;
      colours[at + 2] = blue / count;
    }
  }
  return { across, down, side, colours };
}

/** The places along the edges of the picture. */
function* rim({ across, down }: Grid): Generator<number> {
  for (let column = 0; column < across; column++) {
    yield column;
    yield (down - 1) * across + column;
  }
  for (let row = 1; row < down - 1; row++) {
    yield row * across;
    yield row * across + across - 1;
  }
}

/** The colour of the ground, from the edges of the picture; null: it is not plain. */
function groundOf(grid: Grid): readonly number[] | null {
  const places = [...rim(grid)];
  const middle = (channel: number) => {
    const all = places.map((place) => grid.colours[place * 3 + channel] ?? 0).toSorted((a, b) => a - b);
    return all[all.length >> 1] ?? 0;
  };
  const ground = [middle(0), middle(1), middle(2)];
  const like = places.filter((place) => farthest(grid, place, ground) <= UNLIKE_GROUND).length;
  return like >= PLAIN * places.length ? ground : null;
}

function farthest({ colours }: Grid, place: number, ground: readonly number[]): number {
  const at = place * 3;
  const red = Math.abs((colours[at] ?? 0) - (ground[0] ?? 0));
  const green = Math.abs((colours[at + 1] ?? 0) - (ground[1] ?? 0));
  return Math.max(red, green, Math.abs((colours[at + 2] ?? 0) - (ground[2] ?? 0)));
}

interface Thing {
  /** 1 where it is. */
  readonly cells: Uint8Array;
  readonly size: number;
  /** Fills the box round it, as labels, scales and colour charts do. */
  readonly isPaper: boolean;
}

/** What hangs together and is unlike the ground, the largest first; what is small is left out. */
function thingsOn(grid: Grid, ground: readonly number[]): Thing[] {
  const { across, down } = grid;
  const unlike = new Uint8Array(across * down);
  for (let place = 0; place < unlike.length; place++) {
    if (farthest(grid, place, ground) > UNLIKE_GROUND) unlike[place] = 1;
  }
  const things: Thing[] = [];
  for (let place = 0; place < unlike.length; place++) {
    if (unlike[place] !== 1) continue;
    const places = takeThing(unlike, place, across);
    if (places.length < LEAST_THING * unlike.length) continue;
    const cells = new Uint8Array(unlike.length);
    for (const one of places) cells[one] = 1;
    things.push({ cells, size: places.length, isPaper: places.length > PAPER * boxRound(places, across) });
  }
  return things.toSorted((a, b) => b.size - a.size);
}

/** All that hangs together with this place; it is marked, so that it is found once. */
function takeThing(unlike: Uint8Array, from: number, across: number): number[] {
  const thing = [from];
  unlike[from] = TAKEN;
  const reach = (other: number) => {
    if (unlike[other] !== 1) return;
    unlike[other] = TAKEN;
    thing.push(other);
  };
  for (let next = 0; next < thing.length; next++) {
    const here = thing[next] ?? 0;
    const column = here % across;
    if (column > 0) reach(here - 1);
    if (column < across - 1) reach(here + 1);
    reach(here - across);
    reach(here + across);
  }
  return thing;
}

/** Places in the box round it. */
function boxRound(places: readonly number[], across: number): number {
  let [left, right, top, bottom] = [across, 0, Infinity, 0];
  for (const place of places) {
    const [column, row] = [place % across, Math.floor(place / across)];
    [left, right] = [Math.min(left, column), Math.max(right, column)];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
  }
  return (right - left + 1) * (bottom - top + 1);
}

const TAKEN = 2;
/** Of the picture: a smaller thing is no specimen. */
const LEAST_THING = 0.01;
/** Of the box round it: what fills more is paper. */
const PAPER = 0.88;

/** How much of the longest side of the picture the thing leaves by, as a share of that side. */
function cutOf({ cells }: Thing, { across, down }: Grid): number {
  const side = (length: number, place: (at: number) => number) => {
    let count = 0;
    for (let at = 0; at < length; at++) count += cells[place(at)] ?? 0;
    return count / length;
  };
  return Math.max(
    side(across, (at) => at),
    side(across, (at) => (down - 1) * across + at),
    side(down, (at) => at * across),
    side(down, (at) => at * across + across - 1),
  );
}

type IsOf = (x: number, y: number) => boolean;

/**
 * How much of a hard edge's height one pixel takes, against what a few take: near 1 where edges are as hard as pixels allow, a
 * quarter where they are spread over many. Neither contrast nor plain ground changes it. null: there is no edge.
 */
function sharpnessOf(picture: Pixels, isOf: IsOf): number | null {
  const { width, height } = picture;
  const along = stepsOf(picture, isOf, { lines: height, length: width, line: width * 3, next: 3, isRow: true });
  const down = stepsOf(picture, isOf, { lines: width, length: height, line: 3, next: width * 3, isRow: false });
  const all = [along, down].flatMap((one) => one ?? []);
  return all.length === 0 ? null : Math.min(...all);
}

interface Way {
  readonly lines: number;
  readonly length: number;
  readonly line: number;
  readonly next: number;
  readonly isRow: boolean;
}

function stepsOf({ rgb }: Pixels, isOf: IsOf, { lines, length, line, next, isRow }: Way): number | null {
  const [near, wide] = [new Uint32Array(256), new Uint32Array(256)];
  let count = 0;
  for (let at = 0; at < lines; at += EVERY) {
    for (let place = 0; place + WIDE < length; place++) {
      if (!(isRow ? isOf(place, at) : isOf(at, place))) continue;
      const first = at * line + place * next + 1;
      const here = rgb[first] ?? 0;
      const one = Math.abs((rgb[first + next] ?? 0) - here);
      const many = Math.abs((rgb[first + WIDE * next] ?? 0) - here);
      near[one] = (near[one] ?? 0) + 1;
      wide[many] = (wide[many] ?? 0) + 1;
      count += 1;
    }
  }
  const step = hardest(wide, count);
  return step < LEAST_STEP ? null : hardest(near, count) / step;
}

function hardest(counts: Uint32Array, all: number): number {
  let left = all * (1 - HARDEST);
  for (let step = counts.length - 1; step > 0; step--) {
    left -= counts[step] ?? 0;
    if (left <= 0) return step;
  }
  return 0;
}

/** What the brightest hundredth of the picture begins with, of 255. */
function brightnessOf({ rgb }: Pixels): number {
  const counts = new Uint32Array(256);
  let all = 0;
  for (let at = 1; at < rgb.length; at += 3 * EVERY) {
    const value = rgb[at] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
    all += 1;
  }
  let left = all * 0.01;
  for (let value = 255; value > 0; value--) {
    left -= counts[value] ?? 0;
    if (left <= 0) return value;
  }
  return 0;
}

/** The share of the specimen that is as bright as can be in some colour; white ground is none of it. */
function burntOf({ rgb, width, height }: Pixels, isOf: IsOf, isWhite: boolean): number {
  let [full, all] = [0, 0];
  for (let y = 0; y < height; y += EVERY) {
    for (let x = 0; x < width; x += EVERY) {
      if (!isOf(x, y)) continue;
      const at = (y * width + x) * 3;
      const [red, green, blue] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
      if (isWhite && Math.min(red, green, blue) >= FULL - 3) continue;
      all += 1;
      if (Math.max(red, green, blue) >= FULL) full += 1;
    }
  }
  return all === 0 ? 0 : full / all;
}
