/* Wings, veins, fringes and bodies, from which the butterflies and burnets are put together. Runs wherever @napi-rs/canvas does.
   A set specimen: head up, wings spread, x = -1..1 from tip to tip. A wing is drawn on the right and mirrored for the left. */
import { Path2D } from './canvas.ts';
import { type Brush, hairs } from './brush.ts';
import {
  type Colour,
  type Context,
  type Cubic,
  cubicPath,
  cubicPoint,
  curve,
  ellipse,
  glow,
  hsl,
  line,
  type Point,
  shade,
  svg,
  TAU,
  within,
} from './paths.ts';
import type { Random } from './random.ts';
import { lay } from './textures.ts';

/** `outline` is an SVG path from the root; `edge` the outer margin from the tip to the inner corner. */
export interface Wing {
  readonly outline: string;
  readonly edge: Cubic;
}

/** A wing whose margin is one smooth curve: `lead` runs from the root to the tip, `trail` from the inner corner back. */
export function smoothWing(lead: string, edge: Cubic, trail: string): Wing {
  const [p, a, b, q] = edge;
  return { outline: `${lead} ${p[0]},${p[1]} C${a[0]},${a[1]} ${b[0]},${b[1]} ${q[0]},${q[1]} ${trail} Z`, edge };
}

export const FORE = smoothWing(
  'M.04,-.1 C.22,-.42 .6,-.68 .88,-.72 Q.95,-.72',
  [
    [0.94, -0.63],
    [0.9, -0.38],
    [0.8, -0.14],
    [0.73, 0.02],
  ],
  'C.5,.05 .25,.05 .05,.06',
);
export const HIND = smoothWing(
  'M.04,-.02 C.24,-.08 .5,-.07 .66,.01 Q.72,.04',
  [
    [0.74, 0.08],
    [0.86, 0.34],
    [0.6, 0.74],
    [0.32, 0.71],
  ],
  'C.18,.64 .08,.5 .04,.32',
);

export interface WingPaint {
  readonly shape: Wing;
  readonly base: Colour;
  /** Paints the pattern; clipped to the wing, on the right side. `side` is -1 for the left. */
  readonly paint: (side: 1 | -1) => void;
  readonly fringe?: (c: Context, edge: Cubic) => void;
}

export interface Butterfly {
  readonly fore: WingPaint;
  readonly hind: WingPaint;
  readonly thorax: Colour;
  readonly abdomen: Colour;
  readonly fat?: number;
}

/** The clip that leaves a torn piece out: everything but a jagged wedge reaching in from the edge. */
function torn(b: Brush, edge: Cubic, at: number, depth: number, width: number): Path2D {
  const r = b.stream(`tear ${at}`);
  const path = new Path2D();
  path.rect(-2, -2, 4, 4);
  const [x, y] = cubicPoint(edge, at);
  const inwards = Math.atan2(0.02 - y, 0.1 - x);
  const k = Math.cos(inwards);
  const s = Math.sin(inwards);
  const point = (deep: number, aside: number): Point => [x + k * deep - s * aside, y + s * deep + k * aside];
  const wedge: Point[] = [point(-0.3, -width * 1.5)];
  for (let i = 0; i <= 8; i++) {
    const t = i / 8 - 0.5;
    wedge.push(point(depth * (1 - Math.abs(t) * 1.7) + r.sway(depth * 0.22), t * width * 2 + r.sway(width * 0.12)));
  }
  wedge.push(point(-0.3, width * 1.5));
  wedge.forEach((p, i) => (i === 0 ? path.moveTo(...p) : path.lineTo(...p)));
  path.closePath();
  return path;
}

function wing(b: Brush, which: 'fore' | 'hind', side: 1 | -1, { shape, base, paint, fringe }: WingPaint): void {
  const { c, condition, light } = b;
  const r = b.stream(`${which} wing ${side}`);
  c.save();
  c.scale(side, 1);
  c.rotate(r.bell(which === 'fore' ? 0.045 : 0.05) + b.stream('spread').bell(0.05) * (which === 'fore' ? 1 : -0.4));
  for (const tear of condition.tears) {
    if (tear.wing === which && tear.side === side)
      c.clip(torn(b, shape.edge, tear.at, tear.depth, tear.width), 'evenodd');
  }
  const outline = svg(shape.outline);
  // The upper wing's shadow on the lower, as three translucent edges.
  c.save();
  c.translate(-light[0] * side * 0.008, -light[1] * 0.008);
  for (const width of [0.05, 0.03, 0.014]) {
    c.strokeStyle = 'rgba(24,14,4,.1)';
    c.lineWidth = width;
    c.stroke(outline);
  }
  c.restore();
  c.fillStyle = hsl(base);
  c.fill(outline);
  within(c, outline, () => {
    paint(side);
    // A wing is never quite flat: lighter towards the lamp, a soft fold along the cell.
    const slope = c.createLinearGradient(0.05, light[0] * side > 0 ? 0.1 : -0.1, 0.85, -0.3);
    const lit = light[0] * side > 0;
    slope.addColorStop(0, lit ? 'rgba(20,10,0,.22)' : 'rgba(255,250,235,.06)');
    slope.addColorStop(0.45, 'rgba(255,255,255,.03)');
    slope.addColorStop(1, lit ? 'rgba(255,250,235,.12)' : 'rgba(20,10,0,.14)');
    c.fillStyle = slope;
    c.fillRect(-0.1, -1, 1.3, 2.2);
    lay(c, 'mottle', 0.9, 0.55, [-0.1, -1, 1.3, 2.2]);
    lay(c, 'scales', 0.3, 0.75, [-0.1, -1, 1.3, 2.2]);
    rub(b, r, shape.edge, base);
  });
  fringe?.(c, shape.edge);
  c.strokeStyle = hsl(shade(base, 0.45, 0.8), 0.55);
  c.lineWidth = 0.006;
  c.stroke(outline);
  c.restore();
}

/** Scales rubbed off: paler and greyer than the wing, mostly near the outer margin. */
function rub({ c, condition }: Brush, r: Random, edge: Cubic, [h, s, l]: Colour): void {
  const spots = Math.round(condition.rubbed * 22);
  for (let i = 0; i < spots; i++) {
    const [x, y] = cubicPoint(edge, r.unit());
    const q = 1 - r.unit() * r.unit() * 0.7;
    const bare: Colour = [h, s * 0.35, Math.min(82, l * 1.25 + r.between(12, 26))];
    glow(c, [x * q, y * q], r.between(0.03, 0.13), r.between(0.03, 0.1), bare, r.between(0.2, 0.5));
  }
}

export function veins(
  { c, light }: Brush,
  edge: Cubic,
  colour: Colour,
  width: number,
  alpha: number,
  count = 8,
  from: Point = [0.06, -0.02],
): void {
  const draw = (dx: number, dy: number, style: string, w: number): void => {
    const p = (x: number, y: number): Point => [x + dx, y + dy];
    for (let i = 0; i <= count; i++) {
      const [x, y] = cubicPoint(edge, i / count);
      const start = p(from[0] + (x - from[0]) * 0.34, from[1] + (y - from[1]) * 0.36 + (i / count - 0.5) * -0.03);
      curve(c, start, p((start[0] + x) / 2, (start[1] + y) / 2 + (i / count - 0.5) * -0.03), p(x, y), w, style);
    }
    const [ax, ay] = cubicPoint(edge, 0.12);
    const [bx, by] = cubicPoint(edge, 0.62);
    curve(
      c,
      p(...from),
      p(from[0] + (ax - from[0]) * 0.3, from[1] + (ay - from[1]) * 0.36),
      p(from[0] + (ax - from[0]) * 0.5, from[1] + (ay - from[1]) * 0.5),
      w,
      style,
    );
    line(
      c,
      [
        p(from[0] + (ax - from[0]) * 0.5, from[1] + (ay - from[1]) * 0.5),
        p(from[0] + (bx - from[0]) * 0.46, from[1] + (by - from[1]) * 0.44),
        p(...from),
      ],
      w,
      style,
    );
  };
  c.lineCap = 'round';
  draw(-light[0] * 0.004, -light[1] * 0.004, 'rgba(0,0,0,.16)', width);
  draw(0, 0, hsl(colour, alpha), width);
}

/** Fine streaks from the root outwards, the run of the scales. Two strokes in all: a stroke for each streak took half the wing's time. */
export function streaks(
  c: Context,
  r: Random,
  edge: Cubic,
  count: number,
  dark = 'rgba(30,16,4,.08)',
  pale = 'rgba(255,250,235,.09)',
): void {
  c.lineWidth = 0.006;
  for (const style of [dark, pale]) {
    c.strokeStyle = style;
    c.beginPath();
    for (let i = 0; i < count / 2; i++) {
      const [x, y] = cubicPoint(edge, r.unit());
      const a = r.between(0.2, 0.7);
      const z = a + r.between(0.1, 0.4);
      c.moveTo(0.05 + (x - 0.05) * a, y * a);
      c.lineTo(0.05 + (x - 0.05) * z, y * z);
    }
    c.stroke();
  }
}

/** A line of hairs along the outer margin; `dark` says for a place along it, 0..1, whether it is a dark hair there. */
export function fringe(
  width: number,
  pale: Colour,
  dark?: (t: number) => boolean,
  ink: Colour = [30, 20, 14],
): (c: Context, edge: Cubic) => void {
  return (c, edge) => {
    const steps = 150;
    c.lineCap = 'butt';
    c.lineWidth = 0.0088;
    for (const isDark of [false, true]) {
      c.strokeStyle = hsl(isDark ? ink : pale, isDark ? 0.88 : 0.94);
      c.beginPath();
      for (let i = 1; i < steps; i++) {
        const t = i / steps;
        if ((dark?.(t) ?? false) !== isDark) continue;
        const [x, y] = cubicPoint(edge, t);
        const [x2, y2] = cubicPoint(edge, t + 0.004);
        const long = Math.hypot(x2 - x, y2 - y) || 1;
        // From the tip to the inner corner the outside lies to the left.
        const nx = ((y2 - y) / long) * width;
        const ny = (-(x2 - x) / long) * width;
        c.moveTo(x - nx * 0.35, y - ny * 0.35);
        const reach = 0.78 + 0.09 * ((i * 7) % 3);
        c.lineTo(x + nx * reach, y + ny * reach);
      }
      c.stroke();
    }
  };
}

/** Clipped band along the outer margin; `width` is its full stroke, half of which lies on the wing. */
export function margin(c: Context, edge: Cubic, width: number, colour: Colour, alpha = 1): void {
  c.lineCap = 'butt';
  c.strokeStyle = hsl(colour, alpha);
  c.lineWidth = width;
  c.stroke(cubicPath(edge));
}

function trunk(b: Brush, thorax: Colour, abdomen: Colour, fat: number): void {
  const { c, light } = b;
  const r = b.stream('trunk');
  const lean = r.bell(0.02);
  const g = c.createLinearGradient(-0.07 * fat, 0, 0.07 * fat, 0);
  const spot = 0.5 + light[0] * 0.22;
  g.addColorStop(0, 'rgba(0,0,0,.55)');
  g.addColorStop(spot, 'rgba(255,255,255,.2)');
  g.addColorStop(1, 'rgba(0,0,0,.55)');
  c.save();
  c.transform(1, 0, lean, 1, 0, 0);
  const belly = ellipse(0, 0.25, 0.045 * fat, (b.female ? 0.24 : 0.27) + r.bell(0.01));
  c.fillStyle = 'rgba(20,10,0,.25)';
  c.fill(ellipse(-light[0] * 0.02, 0.27, 0.055 * fat, 0.28));
  c.fillStyle = hsl(abdomen);
  c.fill(belly);
  c.fillStyle = g;
  c.fill(belly);
  for (let i = 0; i < 7; i++) {
    const y = 0.1 + i * 0.055;
    curve(c, [-0.042 * fat, y], [0, y + 0.022], [0.042 * fat, y], 0.007, 'rgba(0,0,0,.3)');
    curve(c, [-0.042 * fat, y + 0.01], [0, y + 0.032], [0.042 * fat, y + 0.01], 0.006, 'rgba(255,245,220,.14)');
  }
  c.restore();
  const chest = ellipse(0, -0.04, 0.068 * fat, 0.135);
  const head = ellipse(0, -0.195, 0.046, 0.05);
  c.fillStyle = hsl(thorax);
  c.fill(head);
  c.fill(chest);
  c.fillStyle = g;
  c.fill(chest);
  hairs(
    b,
    210,
    0.0055,
    () => (r.chance(0.5) ? hsl(shade(thorax, 2.1, 0.9), 0.4) : 'rgba(0,0,0,.32)'),
    () => {
      const a = r.between(0, TAU);
      const q = r.between(0.2, 1.05);
      const x = Math.cos(a) * 0.066 * fat * q;
      const y = -0.04 + Math.sin(a) * 0.13 * q;
      return [
        [x, y],
        [x * 1.2 + r.sway(0.006), y + r.between(0.015, 0.05)],
      ];
    },
  );
  for (const side of [1, -1]) {
    const kept = b.condition.antennae[side > 0 ? 0 : 1];
    c.fillStyle = '#1b130c';
    c.fill(ellipse(side * 0.036, -0.208, 0.018, 0.022));
    if (kept < 0.15) continue;
    const dx = r.bell(0.035);
    const dy = r.bell(0.03);
    const club = kept > 0.85;
    const tip: Point = [side * (0.05 + (0.17 + dx) * kept), -0.23 + (-0.43 + dy) * kept];
    curve(c, [side * 0.02, -0.23], [side * 0.07, -0.23 - 0.22 * kept], tip, 0.0105, '#241a12');
    if (club) {
      c.fillStyle = '#1b130c';
      c.fill(ellipse(tip[0] + side * 0.01, tip[1] - 0.015, 0.016, 0.036, side * 0.5));
    }
  }
}

export function butterfly(b: Brush, { fore, hind, thorax, abdomen, fat = 1 }: Butterfly): void {
  for (const side of [1, -1] as const) wing(b, 'hind', side, hind);
  for (const side of [1, -1] as const) wing(b, 'fore', side, fore);
  trunk(b, thorax, abdomen, fat);
}
