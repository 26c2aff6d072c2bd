/*
 * Where in a picture codes may be: where dark and light alternate closely, as they do in codes and in print. Bars all run
 * one way, so a place of bars is known with its direction. Looking for codes takes much longer than this, and most of a
 * specimen photo has none. Pure.
 */

/** A picture of which one byte of each pixel is looked at, row after row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Bytes of a pixel, and which of them. */
  readonly step: number;
  readonly first: number;
}

/** An oblong at a tilt, in px of the picture; pixel centres are at whole numbers. */
export interface Place {
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  /** Along the direction, and across it. */
  readonly length: number;
  readonly breadth: number;
  /** From the picture's rows to its length, in radians; bars stand across it. */
  readonly turn: number;
  readonly isBars: boolean;
}

/** Squares that are judged one by one, px. */
const SQUARE = 8;
/** Mean squared step over two pixels in a square that belongs to a code, in grey levels: grain and hairs have less. */
const BUSY = 1500;
/** How far the slopes of neighbouring squares go one way, from 0 (every way) to 1. */
const ONE_WAY = 0.7;
/** Two directions that are one, radians. */
const SAME_WAY = 0.25;
/** Bars are that long along their row, in squares: a single edge is not. */
const FEWEST_LONG = 5;
/** Bars are not much longer than their row: long edges of legs and labels are. */
const MOST_BROAD = 1.3;
/** Of the nine squares round one in a code so many are busy: in a specimen's outline fewer are. */
const SOLID = 7;
const FEWEST_SQUARES = 4;
/** Round a place, in squares: the quiet zone, and corners that have few edges. */
const MARGIN = 1.5;

/** Sums of slopes over a square: their squares, and the product of both. */
interface Slopes {
  readonly across: number;
  readonly down: number;
  readonly xx: Float32Array;
  readonly yy: Float32Array;
  readonly xy: Float32Array;
}

/** All such places, those of bars first. They may overlap. */
export function codePlaces(grey: Grey): Place[] {
  const slopes = slopesOf(grey);
  const busy = busyOf(slopes);
  const oneWay = new Uint8Array(busy.length);
  const turns = new Float32Array(busy.length);
  const solid = new Uint8Array(busy.length);
  for (let at = 0; at < busy.length; at++) {
    if (busy[at] !== 1) continue;
    const near = around(slopes, busy, at);
    solid[at] = near.busy >= SOLID ? 1 : 0;
    if (!isOneWay(near)) continue;
    oneWay[at] = 1;
    turns[at] = turnOf(near);
  }
  const bars = together(oneWay, slopes.across, (from, to) => isNear(turns[from] ?? 0, turns[to] ?? 0));
  const places = bars.flatMap((squares) => placeOf(slopes, squares, true) ?? []);
  const print = together(solid, slopes.across, () => true);
  return [...places, ...print.flatMap((squares) => placeOf(slopes, squares, false) ?? [])];
}

/** Every other row is enough. A loop over all pixels: nothing is made in it. */
function slopesOf({ width, height, data, step, first }: Grey): Slopes {
  const across = Math.max(0, Math.floor((width - 2) / SQUARE));
  const down = Math.max(0, Math.floor((height - 2) / SQUARE));
  const slopes = {
    xx: new Float32Array(across * down),
    yy: new Float32Array(across * down),
    xy: new Float32Array(across * down),
  };
  const below = width * step;
  for (let row = 0, square = 0; row < down; row++) {
    for (let column = 0; column < across; column++, square++) {
      let xx = 0;
      let yy = 0;
      let xy = 0;
      for (let y = row * SQUARE + 1; y <= (row + 1) * SQUARE; y += 2) {
        const from = (y * width + column * SQUARE + 1) * step + first;
        for (let at = from; at < from + SQUARE * step; at += step) {
          const dx = (data[at + step] ?? 0) - (data[at - step] ?? 0);
          const dy = (data[at + below] ?? 0) - (data[at - below] ?? 0);
          xx += dx * dx;
          yy += dy * dy;
          xy += dx * dy;
        }
      }
      slopes.xx[square] = xx;
      slopes.yy[square] = yy;
      slopes.xy[square] = xy;
    }
  }
  return { across, down, ...slopes };
}

/** 1 for each square with so many edges, 0 for others. */
function busyOf({ xx, yy }: Slopes): Uint8Array {
  const busy = new Uint8Array(xx.length);
  const least = (BUSY * SQUARE * SQUARE) / 2;
  for (let at = 0; at < busy.length; at++) busy[at] = (xx[at] ?? 0) + (yy[at] ?? 0) >= least ? 1 : 0;
  return busy;
}

/** Sums over several squares. */
interface Sums {
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

/** Over a square and its neighbours, and how many of them are busy. */
function around({ across, down, xx, yy, xy }: Slopes, busy: Uint8Array, at: number): Sums & { readonly busy: number } {
  const column = at % across;
  const row = (at - column) / across;
  const sums = { xx: 0, yy: 0, xy: 0, busy: 0 };
  for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x++) {
      const one = y * across + x;
      sums.xx += xx[one] ?? 0;
      sums.yy += yy[one] ?? 0;
      sums.xy += xy[one] ?? 0;
      sums.busy += busy[one] ?? 0;
    }
  }
  return sums;
}

function turnOf({ xx, yy, xy }: Sums): number {
  return Math.atan2(2 * xy, xx - yy) / 2;
}

function isOneWay({ xx, yy, xy }: Sums): boolean {
  return (xx - yy) ** 2 + (2 * xy) ** 2 >= (ONE_WAY * (xx + yy)) ** 2;
}

/** Directions, not arrows, from -90 to 90 degrees: half a turn is none. */
function isNear(a: number, b: number): boolean {
  const between = Math.abs(a - b);
  return Math.min(between, Math.PI - between) <= SAME_WAY;
}

/** Groups of the squares marked 1 that touch, a gap of one square included, each with its neighbour as `belong` asks. */
function together(marked: Uint8Array, across: number, belong: (from: number, to: number) => boolean): number[][] {
  const open = marked.slice();
  const groups: number[][] = [];
  for (let first = 0; first < open.length; first++) {
    if (open[first] === 0) continue;
    const squares = [first];
    open[first] = 0;
    for (let next = 0; next < squares.length; next++) {
      const from = squares[next] ?? 0;
      const column = from % across;
      for (let y = -2; y <= 2; y++) {
        for (let x = Math.max(-2, -column); x <= Math.min(2, across - 1 - column); x++) {
          const to = from + y * across + x;
          if (open[to] !== 1 || !belong(from, to)) continue;
          open[to] = 0;
          squares.push(to);
        }
      }
    }
    if (squares.length >= FEWEST_SQUARES) groups.push(squares);
  }
  return groups;
}

function over({ xx, yy, xy }: Slopes, squares: readonly number[]): Sums {
  const sums = { xx: 0, yy: 0, xy: 0 };
  for (const at of squares) {
    sums.xx += xx[at] ?? 0;
    sums.yy += yy[at] ?? 0;
    sums.xy += xy[at] ?? 0;
  }
  return sums;
}

/** The oblong round the squares, along the way that most of their slopes go. */
function placeOf(slopes: Slopes, squares: readonly number[], isBars: boolean): Place | null {
  const turn = turnOf(over(slopes, squares));
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const at of squares) {
    const x = ((at % slopes.across) + 0.5) * SQUARE + 0.5;
    const y = (Math.floor(at / slopes.across) + 0.5) * SQUARE + 0.5;
    const along = x * cos + y * sin;
    const aside = y * cos - x * sin;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, aside);
    bottom = Math.max(bottom, aside);
  }
  const [long, broad] = [right - left + SQUARE, bottom - top + SQUARE];
  if (isBars && (long < FEWEST_LONG * SQUARE || broad > MOST_BROAD * long)) return null;
  const [along, aside] = [(left + right) / 2, (top + bottom) / 2];
  const margin = 2 * (isBars ? MARGIN : MARGIN + 1) * SQUARE;
  return {
    x: along * cos - aside * sin,
    y: along * sin + aside * cos,
    length: long + margin,
    breadth: broad + margin,
    turn,
    isBars,
  };
}

/** So many times smaller each way; `smaller` adds so many rows and columns. */
export const LESS = 3;

/** The picture made smaller, each pixel the mean of those that it stands for. */
export function smaller({ width, height, data, step, first }: Grey): Grey {
  const out = { width: Math.floor(width / LESS), height: Math.floor(height / LESS) };
  const means = new Uint8Array(out.width * out.height);
  const line = width * step;
  for (let row = 0, to = 0; row < out.height; row++) {
    let at = row * LESS * line + first;
    for (let column = 0; column < out.width; column++, to++, at += LESS * step) {
      const [second, third] = [at + line, at + 2 * line];
      const above = (data[at] ?? 0) + (data[at + step] ?? 0) + (data[at + 2 * step] ?? 0);
      const middle = (data[second] ?? 0) + (data[second + step] ?? 0) + (data[second + 2 * step] ?? 0);
      const below = (data[third] ?? 0) + (data[third + step] ?? 0) + (data[third + 2 * step] ?? 0);
      means[to] = (above + middle + below) / (LESS * LESS);
    }
  }
  return { ...out, data: means, step: 1, first: 0 };
}

/** The place turned level; white where it lies outside the picture. */
export function cutOut({ width, height, data, step, first }: Grey, place: Place): Grey {
  const out = { width: Math.ceil(place.length), height: Math.ceil(place.breadth) };
  const cut = new Uint8Array(out.width * out.height).fill(255);
  const [cos, sin] = [Math.cos(place.turn), Math.sin(place.turn)];
  const line = width * step;
  for (let row = 0, to = 0; row < out.height; row++) {
    let [x, y] = inPicture(place, out, 0, row);
    for (let column = 0; column < out.width; column++, to++, x += cos, y += sin) {
      if (x < 0 || y < 0 || x >= width - 1 || y >= height - 1) continue;
      const left = Math.trunc(x);
      const top = Math.trunc(y);
      const at = top * line + left * step + first;
      const under = at + line;
      const fx = x - left;
      const above = (data[at] ?? 0) * (1 - fx) + (data[at + step] ?? 0) * fx;
      const below = (data[under] ?? 0) * (1 - fx) + (data[under + step] ?? 0) * fx;
      cut[to] = above + (below - above) * (y - top);
    }
  }
  return { ...out, data: cut, step: 1, first: 0 };
}

/** Where a point of what was cut out lies in the picture. */
export function inPicture(
  { x, y, turn }: Place,
  cut: Pick<Grey, 'width' | 'height'>,
  column: number,
  row: number,
): readonly [x: number, y: number] {
  const [along, aside] = [column - (cut.width - 1) / 2, row - (cut.height - 1) / 2];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [x + along * cos - aside * sin, y + along * sin + aside * cos];
}
