/* What the drawing function of a species is given, and how a rounded part under a lamp is painted. Runs wherever @napi-rs/canvas does.
   Specimens are drawn head or tip up around 0, 0, about -1..1 long (beetles, leaves) or wide (butterflies). */
import type { Path2D } from './canvas.ts';
import { type Colour, type Context, glow, hsl, line, type Point, shade, within } from './paths.ts';
import type { Random } from './random.ts';
import { lay, type Texture } from './textures.ts';

/** A piece gone from a wing's outer edge; `at` runs along the edge, 0..1, depth and width in specimen units. */
export interface Tear {
  readonly wing: 'fore' | 'hind';
  readonly side: 1 | -1;
  readonly at: number;
  readonly depth: number;
  readonly width: number;
}

/** What a specimen has been through. It belongs to the specimen, so all its views agree. */
export interface Condition {
  /** Pieces left of each leg (femur, tibia, tarsus), 3 when whole: fore, mid, hind of the right, then of the left side. */
  readonly legs: readonly number[];
  /** Share left of the right and the left antenna. */
  readonly antennae: readonly [number, number];
  readonly tears: readonly Tear[];
  /** 0 none .. 1 wholly: scales rubbed off a wing, gloss gone from a beetle, holes and spots in a leaf. */
  readonly rubbed: number;
}

export interface Brush {
  readonly c: Context;
  /** The specimen's own chances: the same stream for each of its views. */
  readonly r: Random;
  /** A further stream of the same specimen, for parts that the views draw in another order. */
  readonly stream: (part: string) => Random;
  readonly view: 'dorsal' | 'ventral';
  readonly female: boolean;
  readonly condition: Condition;
  /** Unit vector towards the lamp, in the specimen's frame. */
  readonly light: Point;
}

export type Painter = (b: Brush) => void;

/** The stretch a lit part covers: `x` its axis, `w` its half width, `y0` to `y1` its length. */
export interface Extent {
  readonly x?: number;
  readonly w: number;
  readonly y0: number;
  readonly y1: number;
}

export interface Finish {
  /** 0 matt .. 1 lacquered. */
  readonly gloss: number;
  readonly texture?: Texture;
  /** Width of one texture tile, in specimen units. */
  readonly period?: number;
  readonly strength?: number;
  /** Degrees by which the hue turns from the lit to the shaded side, as structural colours do. */
  readonly turn?: number;
}

/** A rounded body part: lambert shading around its long axis, darker towards the rim, one soft lamp reflection and its counterlight. */
export function body(b: Brush, outline: Path2D, extent: Extent, colour: Colour, finish: Finish): void {
  const { c, light } = b;
  const { x = 0, w, y0, y1 } = extent;
  const { gloss, texture, period = 0.5, strength = 0.5, turn = 0 } = finish;
  const tall = y1 - y0;
  const across = c.createLinearGradient(x - w, 0, x + w, 0);
  for (let i = 0; i <= 10; i++) {
    const nx = -1 + i / 5;
    const nz = Math.sqrt(Math.max(0, 1 - nx * nx));
    const lambert = Math.max(0, nx * light[0] * 0.62 + nz * 0.84);
    const bounce = 0.1 * Math.max(0, -nx * light[0]) * (1 - nz);
    across.addColorStop(
      i / 10,
      hsl(shade(colour, 0.24 + 0.88 * lambert + bounce, 1.06 - 0.14 * lambert, turn * (lambert - 0.6))),
    );
  }
  c.fillStyle = across;
  c.fill(outline);
  within(c, outline, () => {
    const along = c.createLinearGradient(0, light[1] < 0 ? y0 : y1, 0, light[1] < 0 ? y1 : y0);
    along.addColorStop(0, 'rgba(255,255,255,.13)');
    along.addColorStop(0.4, 'rgba(255,255,255,0)');
    along.addColorStop(1, 'rgba(0,0,0,.36)');
    c.fillStyle = along;
    c.fillRect(x - w * 1.3, y0 - 0.2, w * 2.6, tall + 0.4);
    if (texture) lay(c, texture, period, strength, [x - w * 1.3, y0 - 0.1, w * 2.6, tall + 0.2]);
    const shine = gloss * (1 - 0.75 * b.condition.rubbed);
    const middle = y0 + tall / 2;
    glow(c, [x + w * 0.42 * light[0], middle + tall * 0.26 * light[1]], w * 0.34, tall * 0.28, [0, 0, 100], shine);
    glow(c, [x + w * 0.4 * light[0], middle + tall * 0.3 * light[1]], w * 0.12, tall * 0.11, [0, 0, 100], shine);
    glow(c, [x - w * 0.62 * light[0], middle + tall * 0.06], w * 0.2, tall * 0.34, [40, 30, 90], shine * 0.3);
    for (const [width, alpha] of [
      [0.085, 0.1],
      [0.05, 0.14],
      [0.022, 0.3],
    ] as const) {
      c.strokeStyle = `rgba(8,6,2,${alpha})`;
      c.lineWidth = width;
      c.stroke(outline);
    }
  });
}

/** A raised line, lit on the lamp's side and shaded on the other; `path` runs roughly along the body. */
export function ridge(b: Brush, path: Path2D, width: number, colour: Colour, relief = 0.5): void {
  const { c, light } = b;
  const off = width * 0.42;
  c.lineCap = 'round';
  c.save();
  c.translate(-light[0] * off, -light[1] * off);
  c.strokeStyle = `rgba(0,0,0,${(relief * 0.8).toFixed(3)})`;
  c.lineWidth = width;
  c.stroke(path);
  c.restore();
  c.strokeStyle = hsl(colour);
  c.lineWidth = width;
  c.stroke(path);
  c.save();
  c.translate(light[0] * off * 0.6, light[1] * off * 0.6);
  c.strokeStyle = `rgba(255,255,240,${(relief * 0.55 * (1 - 0.6 * b.condition.rubbed)).toFixed(3)})`;
  c.lineWidth = width * 0.3;
  c.stroke(path);
  c.restore();
}

/** Short hairs or bristles from `count` places that `at` gives, each a start and an end. */
export function hairs(
  b: Brush,
  count: number,
  width: number,
  style: () => string,
  at: () => readonly [Point, Point],
): void {
  b.c.lineCap = 'round';
  for (let i = 0; i < count; i++) line(b.c, at(), width, style());
}
