/* Legs, antennae, eyes, wing cases and undersides, from which the beetles are put together. Runs wherever @napi-rs/canvas does.
   Beetles are drawn head up: y = -1 is the front, x = 0 the middle line. */
import { Path2D } from './canvas.ts';
import { body, type Brush, ridge } from './brush.ts';
import { type Colour, curve, ellipse, hsl, line, type Point, radians, rounded, shade, taper, within } from './paths.ts';

export interface Elytra {
  readonly w: number;
  readonly y0: number;
  readonly y1: number;
  readonly bulge?: number;
  readonly tip?: number;
  readonly shoulder?: number;
}

export interface LegStyle {
  readonly femur: Colour;
  readonly tibia: Colour;
  readonly tarsus: Colour;
  /** Half distance between the coxae, times the specimen's own width there. */
  readonly stance: number;
  readonly length?: number;
  readonly width?: number;
  readonly shift?: number;
  /** How much the femur swells in its middle. */
  readonly club?: number;
}

const OUTER: readonly {
  readonly x: number;
  readonly y: number;
  readonly pieces: readonly (readonly [number, number])[];
}[] = [
  {
    x: 0.55,
    y: -0.28,
    pieces: [
      [-24, 0.3],
      [-62, 0.27],
      [-50, 0.2],
    ],
  },
  {
    x: 0.75,
    y: 0.06,
    pieces: [
      [6, 0.31],
      [48, 0.3],
      [62, 0.22],
    ],
  },
  {
    x: 0.6,
    y: 0.24,
    pieces: [
      [28, 0.36],
      [70, 0.39],
      [80, 0.27],
    ],
  },
];

function limb(b: Brush, from: Point, to: Point, widths: readonly [number, number, number], colour: Colour): void {
  const { c, light } = b;
  const [x0, y0] = from;
  const [x1, y1] = to;
  const long = Math.hypot(x1 - x0, y1 - y0) || 1;
  const nx = -(y1 - y0) / long;
  const ny = (x1 - x0) / long;
  const at = (t: number, w: number): Point => [x0 + (x1 - x0) * t + nx * w, y0 + (y1 - y0) * t + ny * w];
  const [a, m, e] = widths;
  const path = rounded([
    at(0, a),
    at(0.42, m * 1.15),
    at(1, e),
    at(1.06, 0),
    at(1, -e),
    at(0.42, -m * 1.15),
    at(0, -a),
    at(-0.06, 0),
  ]);
  const lit = nx * light[0] + ny * light[1] > 0 ? 1 : -1;
  const g = c.createLinearGradient(...at(0.5, m * lit), ...at(0.5, -m * lit));
  g.addColorStop(0, hsl(shade(colour, 1.1)));
  g.addColorStop(0.3, hsl(shade(colour, 1.5, 0.8)));
  g.addColorStop(0.55, hsl(colour));
  g.addColorStop(1, hsl(shade(colour, 0.35)));
  c.fillStyle = g;
  c.fill(path);
}

/** Five beads and two claws. */
function tarsus(b: Brush, bend: number, from: Point, to: Point, width: number, colour: Colour): void {
  const { c } = b;
  const dx = (to[0] - from[0]) / 5;
  const dy = (to[1] - from[1]) / 5;
  let last = from;
  for (let i = 1; i <= 5; i++) {
    const next: Point = [from[0] + dx * i - dy * bend * i * i, from[1] + dy * i + dx * bend * i * i];
    c.fillStyle = hsl(shade(colour, i % 2 ? 1.25 : 1));
    c.fill(taper(last, next, width * 0.7, width * (i === 5 ? 0.6 : 1)));
    last = next;
  }
  const [x, y] = last;
  for (const k of [0.6, -0.6])
    line(
      c,
      [
        [x, y],
        [x + dx * 0.7 - dy * k, y + dy * 0.7 + dx * k],
      ],
      width * 0.5,
      hsl(shade(colour, 0.7)),
    );
}

export function legs(b: Brush, o: LegStyle): void {
  const { condition } = b;
  const r = b.stream('legs');
  const { length = 1, width = 0.036, shift = 0, club = 1 } = o;
  for (const side of [1, -1]) {
    OUTER.forEach(({ x, y, pieces }, pair) => {
      const kept = condition.legs[pair + (side > 0 ? 0 : 3)] ?? 3;
      const bend = r.bell(6) + (r.chance(0.07) ? r.sway(34) : 0);
      let from: Point = [x * o.stance * side, y + shift];
      const path: [Point, Point][] = pieces.map(([degrees, long]) => {
        const a = radians(degrees + bend + r.bell(4));
        const to: Point = [from[0] + side * Math.cos(a) * long * length, from[1] + Math.sin(a) * long * length];
        const piece: [Point, Point] = [from, to];
        from = to;
        return piece;
      });
      const [femur, tibia, foot] = path as [[Point, Point], [Point, Point], [Point, Point]];
      const footBend = r.sway(0.02);
      if (kept > 2) tarsus(b, footBend, ...foot, width * 0.34, o.tarsus);
      if (kept > 1) {
        limb(b, ...tibia, [width * 0.5, width * 0.6, width * 0.68], o.tibia);
        const [[x0, y0], [x1, y1]] = tibia;
        for (let i = 0; i < 5; i++) {
          const t = 0.35 + i * 0.15;
          const px = x0 + (x1 - x0) * t;
          const py = y0 + (y1 - y0) * t;
          line(
            b.c,
            [
              [px, py],
              [px + side * width * 1.1 + (x1 - x0) * 0.05, py + (y1 - y0) * 0.08],
            ],
            width * 0.18,
            hsl(shade(o.tibia, 0.6)),
          );
        }
      }
      if (kept > 0) limb(b, ...femur, [width * 0.7, width * (0.85 + 0.25 * club), width * 0.72], o.femur);
    });
  }
}

export interface AntennaStyle {
  readonly from: Point;
  readonly segments: number;
  readonly step: number;
  /** Degrees: 0 outwards, 90 backwards; each segment then turns by `curl`. */
  readonly angle: number;
  readonly curl: number;
  readonly width: number;
  readonly colour: (segment: number) => Colour;
  readonly club?: { readonly count: number; readonly width: number };
  readonly joint?: (segment: number, at: Point, angle: number) => void;
}

export function antennae(b: Brush, o: AntennaStyle): void {
  const { c, condition } = b;
  const r = b.stream('antennae');
  for (const side of [1, -1]) {
    const kept = Math.round(o.segments * condition.antennae[side > 0 ? 0 : 1]);
    let at: Point = [o.from[0] * side, o.from[1]];
    let angle = radians(o.angle + r.bell(7));
    const curl = radians(o.curl + r.bell(Math.abs(o.curl) * 0.12 + 0.6));
    for (let i = 0; i < kept; i++) {
      const to: Point = [at[0] + side * Math.cos(angle) * o.step, at[1] + Math.sin(angle) * o.step];
      const wide = o.club && i >= o.segments - o.club.count ? o.club.width : o.width;
      const colour = o.colour(i);
      c.fillStyle = hsl(shade(colour, 0.8));
      c.fill(taper(at, to, wide * 0.72, wide));
      line(
        c,
        [
          [at[0], at[1] - wide * 0.3],
          [to[0], to[1] - wide * 0.4],
        ],
        wide * 0.5,
        hsl(shade(colour, 1.5, 0.8), 0.7),
      );
      o.joint?.(i, to, side > 0 ? angle : Math.PI - angle);
      at = to;
      angle += curl;
    }
  }
}

export function eyes(b: Brush, x: number, y: number, size: number): void {
  for (const side of [1, -1]) {
    b.c.fillStyle = '#14100c';
    b.c.fill(ellipse(side * x, y, size, size * 1.25));
    b.c.fillStyle = 'rgba(255,255,255,.45)';
    b.c.fill(ellipse(side * x + b.light[0] * size * 0.35, y + b.light[1] * size * 0.45, size * 0.26, size * 0.26));
  }
}

export function elytraPath(o: Elytra): Path2D {
  const { w, y0, y1, bulge = 0.9, tip = 0.5, shoulder = 0.95 } = o;
  const long = y1 - y0;
  const path = new Path2D();
  const half = (s: 1 | -1): void => {
    path.bezierCurveTo(s * w * 0.5, y0 - 0.03, s * w * shoulder, y0 - 0.02, s * w * 0.97, y0 + long * 0.16);
    path.bezierCurveTo(
      s * w * 1.06,
      y0 + long * 0.42,
      s * w * bulge * 1.12,
      y0 + long * 0.72,
      s * w * tip * 0.8,
      y0 + long * 0.93,
    );
    path.quadraticCurveTo(s * w * tip * 0.4, y1, 0, y1);
  };
  path.moveTo(0, y0);
  half(1);
  path.lineTo(0, y0);
  half(-1);
  path.closePath();
  return path;
}

/** One lengthwise line on one wing case; `k` is its share of the half width at the widest place. */
export function stria(o: Elytra, k: number, side: number, end = 0.04): Path2D {
  const long = o.y1 - o.y0;
  const path = new Path2D();
  path.moveTo(side * o.w * k * 0.9, o.y0 + long * 0.035);
  path.bezierCurveTo(
    side * o.w * k * 1.07,
    o.y0 + long * 0.36,
    side * o.w * k * 1.05,
    o.y0 + long * 0.68,
    side * o.w * k * 0.44,
    o.y1 - long * end,
  );
  return path;
}

export function suture(b: Brush, o: Elytra, colour: Colour, width = 0.014): void {
  const path = new Path2D();
  path.moveTo(0, o.y0 + 0.01);
  path.lineTo(0, o.y1 - 0.015);
  ridge(b, path, width, colour, 0.5);
}

/** Shield of the thorax or the head: width at its front, widest place and base. */
export function shield(
  y0: number,
  y1: number,
  front: number,
  middle: number,
  base: number,
  corner = 0,
  waist = 0.5,
): Path2D {
  const path = new Path2D();
  const m = y0 + (y1 - y0) * waist;
  path.moveTo(0, y0 + 0.02);
  path.lineTo(front * 0.8, y0);
  path.quadraticCurveTo(middle * 1.06, y0 + (m - y0) * 0.5, middle, m);
  path.quadraticCurveTo(middle * 0.98, y1 - 0.06, base + corner, y1);
  path.quadraticCurveTo(0, y1 + 0.04, -base - corner, y1);
  path.quadraticCurveTo(-middle * 0.98, y1 - 0.06, -middle, m);
  path.quadraticCurveTo(-middle * 1.06, y0 + (m - y0) * 0.5, -front * 0.8, y0);
  path.closePath();
  return path;
}

/** Breast plates and belly rings inside the turned-under rim of the wing cases. */
export function underside(b: Brush, o: Elytra, rim: Colour, belly: Colour, gloss = 0.25): void {
  const { c } = b;
  body(b, elytraPath(o), o, rim, { gloss: 0.2 });
  const inner: Elytra = { ...o, w: o.w * 0.88, y0: o.y0 - 0.01, y1: o.y1 - 0.035 };
  const belt = elytraPath(inner);
  body(b, belt, inner, belly, { gloss, texture: 'skin', period: 0.5, strength: 0.5 });
  const long = inner.y1 - inner.y0;
  within(c, belt, () => {
    for (let i = 0; i < 5; i++) {
      const y = inner.y0 + long * (0.45 + i * 0.115);
      curve(c, [-inner.w, y - 0.05], [0, y + 0.045], [inner.w, y - 0.05], 0.016, 'rgba(0,0,0,.55)');
      curve(c, [-inner.w, y - 0.034], [0, y + 0.061], [inner.w, y - 0.034], 0.008, 'rgba(255,255,255,.12)');
    }
    const breast = inner.y0 + long * 0.36;
    curve(c, [-inner.w, breast - 0.12], [0, breast + 0.09], [inner.w, breast - 0.12], 0.02, 'rgba(0,0,0,.6)');
    line(
      c,
      [
        [0, inner.y0],
        [0, breast],
      ],
      0.012,
      'rgba(0,0,0,.45)',
    );
    for (const side of [1, -1])
      curve(
        c,
        [side * 0.05, inner.y0 + 0.02],
        [side * inner.w * 0.6, inner.y0 + long * 0.1],
        [side * inner.w, inner.y0 + long * 0.24],
        0.014,
        'rgba(0,0,0,.45)',
      );
  });
  for (const side of [1, -1]) {
    for (const [x, y] of [
      [0.26, -0.02],
      [0.36, 0.22],
    ] as const) {
      const at = inner.y0 + long * (y + 0.12);
      body(
        b,
        ellipse(side * o.w * x, at, o.w * 0.2, 0.05, side * 0.35),
        { x: side * o.w * x, w: o.w * 0.2, y0: at - 0.05, y1: at + 0.05 },
        shade(belly, 1.15),
        { gloss: 0.3 },
      );
    }
  }
}

/** From above the body hides the leg bases; from below the legs lie over the body. */
export function assemble(b: Brush, style: LegStyle, front: () => void, back: () => void, below: () => void): void {
  if (b.view === 'dorsal') {
    legs(b, style);
    front();
    back();
  } else {
    front();
    below();
    legs(b, style);
  }
}
