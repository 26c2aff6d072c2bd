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
  const { across, down, xx, yy } = slopes;
  const least = (BUSY * SQUARE * SQUARE) / 2;
  const busy = xx.map((own, at) => (own + (yy[at] ?? 0) >= least ? 1 : 0));
  const solid = new Float32Array(busy.length);
  const turns = new Float32Array(busy.length).fill(NaN);
  for (let at = 0; at < busy.length; at++) {
    if (busy[at] !== 1) continue;
    const near = around(at, across, down);
    const { turn, oneWay } = wayOf(slopes, near);
    if (oneWay >= ONE_WAY) turns[at] = turn;
    solid[at] = near.reduce((sum, one) => sum + (busy[one] ?? 0), 0) >= SOLID ? 1 : 0;
  }
  const bars = together(busy, across, (from, to) => isNear(turns[from] ?? NaN, turns[to] ?? NaN));
  const places = bars.flatMap((squares) => placeOf(slopes, squares, true) ?? []);
  const print = together(solid, across, () => true);
  return [...places, ...print.flatMap((squares) => placeOf(slopes, squares, false) ?? [])];
}

/** Every other row is enough. */
function slopesOf({ width, height, data, step, first }: Grey): Slopes {
  const across = Math.max(0, Math.floor((width - 2) / SQUARE));
  const down = Math.max(0, Math.floor((height - 2) / SQUARE));
  const slopes = {
    xx: new Float32Array(across * down),
    yy: new Float32Array(across * down),
    xy: new Float32Array(across * down),
  };
  const below = width * step;
  for (let square = 0; square < across * down; square++) {
    const column = square % across;
    const row = (square - column) / across;
    let [xx, yy, xy] = [0, 0, 0];
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
  return { across, down, ...slopes };
}

function wayOf({ xx, yy, xy }: Slopes, squares: readonly number[]) {
  let [sumXx, sumYy, sumXy] = [0, 0, 0];
  for (const at of squares) {
    sumXx += xx[at] ?? 0;
    sumYy += yy[at] ?? 0;
    sumXy += xy[at] ?? 0;
  }
  const both = sumXx + sumYy;
  return {
    turn: Math.atan2(2 * sumXy, sumXx - sumYy) / 2,
    oneWay: both === 0 ? 0 : Math.hypot(sumXx - sumYy, 2 * sumXy) / both,
  };
}

function around(at: number, across: number, down: number): number[] {
  const column = at % across;
  const row = (at - column) / across;
  const found: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y++)
    for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x++) found.push(y * across + x);
  return found;
}

/** Directions, not arrows: half a turn is none. */
function isNear(a: number, b: number): boolean {
  const between = Math.abs(a - b) % Math.PI;
  return Math.min(between, Math.PI - between) <= SAME_WAY;
}

/** Groups of busy squares that touch, a gap of one square included, each with its neighbour as `belong` asks. */
function together(busy: Float32Array, across: number, belong: (from: number, to: number) => boolean): number[][] {
  const open = busy.slice();
  const groups: number[][] = [];
  for (let first = 0; first < open.length; first++) {
    if (open[first] === 0 || !belong(first, first)) continue;
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

/** The oblong round the squares, along the way that most of their slopes go. */
function placeOf(slopes: Slopes, squares: readonly number[], isBars: boolean): Place | null {
  const { turn } = wayOf(slopes, squares);
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

/** So many times smaller each way. */
export const LESS = 3;

/** The picture made smaller, each pixel the mean of those that it stands for. */
export function smaller({ width, height, data, step, first }: Grey): Grey {
  const out = { width: Math.floor(width / LESS), height: Math.floor(height / LESS) };
  const means = new Uint8Array(out.width * out.height);
  for (let row = 0, to = 0; row < out.height; row++) {
    for (let column = 0; column < out.width; column++, to++) {
      let sum = 0;
      for (let y = 0; y < LESS; y++) {
        const from = ((row * LESS + y) * width + column * LESS) * step + first;
        for (let x = 0; x < LESS; x++) sum += data[from + x * step] ?? 0;
      }
      means[to] = sum / (LESS * LESS);
    }
  }
  return { ...out, data: means, step: 1, first: 0 };
}

/** The place turned level; white where it lies outside the picture. */
export function cutOut({ width, height, data, step, first }: Grey, place: Place): Grey {
  const out = { width: Math.ceil(place.length), height: Math.ceil(place.breadth) };
  const cut = new Uint8Array(out.width * out.height).fill(255);
  const [cos, sin] = [Math.cos(place.turn), Math.sin(place.turn)];
  for (let row = 0, to = 0; row < out.height; row++) {
    let [x, y] = inPicture(place, out, 0, row);
    for (let column = 0; column < out.width; column++, to++, x += cos, y += sin) {
      const left = Math.floor(x);
      const top = Math.floor(y);
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
      const at = (top * width + left) * step + first;
      const under = at + width * step;
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
