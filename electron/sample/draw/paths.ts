/* Points, colours and outlines that every drawing shares. Runs wherever @napi-rs/canvas does (plain Node, Electron's
   threads); knows nothing about species. Lengths are in the specimen's own unit: it is about 2 units long or wide. */
import { Path2D, type SKRSContext2D } from './canvas.ts';

export type Context = SKRSContext2D;
export type Point = readonly [x: number, y: number];
export type Cubic = readonly [Point, Point, Point, Point];
/** Hue in degrees, saturation and lightness in per cent. */
export type Colour = readonly [hue: number, saturation: number, lightness: number];

export const TAU = Math.PI * 2;
export const radians = (degrees: number): number => (degrees * Math.PI) / 180;
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
export const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

export function hsl([h, s, l]: Colour, alpha = 1): string {
  return `hsla(${h.toFixed(1)},${clamp(s, 0, 100).toFixed(1)}%,${clamp(l, 0, 100).toFixed(1)}%,${alpha.toFixed(3)})`;
}

/** The same colour turned, more or less saturated, lighter or darker (factors on saturation and lightness). */
export function shade([h, s, l]: Colour, lightness: number, saturation = 1, turn = 0): Colour {
  return [h + turn, s * saturation, clamp(l * lightness, 0, 98)];
}

/** The outline that an SVG path string describes. */
export function svg(d: string): Path2D {
  return new Path2D(d);
}

export function ellipse(x: number, y: number, rx: number, ry: number, turn = 0): Path2D {
  const path = new Path2D();
  path.ellipse(x, y, rx, ry, turn, 0, TAU);
  return path;
}

export function polygon(points: readonly Point[]): Path2D {
  const path = new Path2D();
  points.forEach(([x, y], i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  path.closePath();
  return path;
}

/** A closed outline through the middles of the given points, each point pulling the curve (quadratic B-spline). */
export function rounded(points: readonly Point[]): Path2D {
  const path = new Path2D();
  const at = (i: number): Point => points[i % points.length] as Point;
  const middle = (i: number): Point => [(at(i)[0] + at(i + 1)[0]) / 2, (at(i)[1] + at(i + 1)[1]) / 2];
  path.moveTo(...middle(0));
  for (let i = 1; i <= points.length; i++) path.quadraticCurveTo(...at(i), ...middle(i));
  path.closePath();
  return path;
}

export function cubicPoint([p, a, b, q]: Cubic, t: number): Point {
  const u = 1 - t;
  const on = (i: 0 | 1): number => u * u * u * p[i] + 3 * u * u * t * a[i] + 3 * u * t * t * b[i] + t * t * t * q[i];
  return [on(0), on(1)];
}

export function cubicPath([p, a, b, q]: Cubic): Path2D {
  const path = new Path2D();
  path.moveTo(...p);
  path.bezierCurveTo(...a, ...b, ...q);
  return path;
}

export function line(c: Context, points: readonly Point[], width: number, style: string): void {
  c.strokeStyle = style;
  c.lineWidth = width;
  c.beginPath();
  points.forEach(([x, y], i) => (i === 0 ? c.moveTo(x, y) : c.lineTo(x, y)));
  c.stroke();
}

export function curve(c: Context, from: Point, pull: Point, to: Point, width: number, style: string): void {
  c.strokeStyle = style;
  c.lineWidth = width;
  c.beginPath();
  c.moveTo(...from);
  c.quadraticCurveTo(...pull, ...to);
  c.stroke();
}

/** A limb with round ends, `w0` and `w1` its half widths. */
export function taper(from: Point, to: Point, w0: number, w1: number): Path2D {
  const [x0, y0] = from;
  const [x1, y1] = to;
  const a = Math.atan2(y1 - y0, x1 - x0);
  const s = Math.sin(a);
  const k = Math.cos(a);
  const path = new Path2D();
  path.moveTo(x0 - s * w0, y0 + k * w0);
  path.lineTo(x1 - s * w1, y1 + k * w1);
  path.arc(x1, y1, w1, a + Math.PI / 2, a - Math.PI / 2, true);
  path.lineTo(x0 + s * w0, y0 - k * w0);
  path.arc(x0, y0, w0, a - Math.PI / 2, a + Math.PI / 2, true);
  return path;
}

/** A soft round spot of light or colour; `style` at the middle, nothing at the edge. */
export function glow(c: Context, [x, y]: Point, rx: number, ry: number, colour: Colour, alpha: number): void {
  c.save();
  c.translate(x, y);
  c.scale(rx, ry);
  const g = c.createRadialGradient(0, 0, 0, 0, 0, 1);
  g.addColorStop(0, hsl(colour, alpha));
  g.addColorStop(0.5, hsl(colour, alpha * 0.42));
  g.addColorStop(1, hsl(colour, 0));
  c.fillStyle = g;
  c.fillRect(-1, -1, 2, 2);
  c.restore();
}

/** Paints inside an outline only. */
export function within(c: Context, outline: Path2D, paint: () => void): void {
  c.save();
  c.clip(outline);
  paint();
  c.restore();
}
