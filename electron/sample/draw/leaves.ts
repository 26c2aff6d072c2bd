/* Pressed leaves, tip up. Runs wherever @napi-rs/canvas does. The two oaks are the hard pair: Quercus robur has almost no stalk, two small ears
   at the base, four or five uneven lobes a side, is widest above the middle, and has veins running to the bays too; Quercus petraea has a long
   stalk, a wedge-shaped base, six or seven even lobes, is widest at the middle, and has veins to the lobes only. */
import { Path2D } from './canvas.ts';
import { type Brush, ridge } from './brush.ts';
import {
  type Colour,
  curve,
  ellipse,
  glow,
  hsl,
  line,
  mix,
  type Point,
  polygon,
  rounded,
  shade,
  taper,
  TAU,
  within,
} from './paths.ts';
import type { Random } from './random.ts';
import { lay } from './textures.ts';

/** Dried green to brown; the underside is paler and greyer. */
function leafColour(b: Brush, brownShare: number, bright = 0): Colour {
  const { r } = b;
  const brown = r.chance(brownShare);
  const [h, s, l]: Colour = brown
    ? [36 + r.bell(5), 40 + r.bell(6), 37 + r.bell(4)]
    : [69 + r.bell(9), 25 + r.bell(5) + bright, 36 + r.bell(4) + bright];
  return b.view === 'ventral' ? [h + 2, s * 0.62, l * 1.22] : [h, s, l];
}

/** Fills and ages the blade: mottling, margin gone brown, spots, a crease or two, holes and bites where beetles have been. */
function blade(b: Brush, outline: Path2D, colour: Colour): void {
  const { c, light, condition } = b;
  const r = b.stream('blade');
  c.fillStyle = hsl(colour);
  c.fill(outline);
  within(c, outline, () => {
    for (let i = 0; i < 16; i++) {
      const dark = r.chance(0.5);
      glow(
        c,
        [r.sway(0.8), r.sway(0.95)],
        r.between(0.12, 0.4),
        r.between(0.12, 0.4),
        dark ? shade(colour, 0.7, 1, -18) : shade(colour, 1.35, 1.1, 6),
        r.between(0.12, 0.32),
      );
    }
    lay(c, 'mottle', 0.8, 0.6, [-1.1, -1.1, 2.2, 2.2]);
    lay(c, 'skin', 0.35, 0.55, [-1.1, -1.1, 2.2, 2.2]);
    for (const [width, alpha] of [
      [0.09, 0.1],
      [0.045, 0.16],
      [0.018, 0.3],
    ] as const) {
      c.strokeStyle = hsl(shade(colour, 0.45, 1, -22), alpha);
      c.lineWidth = width;
      c.stroke(outline);
    }
    for (let i = Math.round(1 + condition.rubbed * 26); i > 0; i--) {
      const at: Point = [r.sway(0.6), r.sway(0.8)];
      const q = r.between(0.008, 0.034);
      c.fillStyle = hsl([26 + r.bell(6), 36, 22], r.between(0.3, 0.8));
      c.fill(ellipse(...at, q, q * r.between(0.7, 1.2)));
    }
    for (let i = r.below(3); i > 0; i--) {
      const x = r.sway(0.4);
      const y = r.sway(0.7);
      const tilt = r.sway(0.5);
      curve(c, [x - 0.6, y + tilt], [x, y], [x + 0.6, y - tilt + r.sway(0.2)], 0.02, 'rgba(0,0,0,.1)');
      curve(
        c,
        [x - 0.6 + light[0] * 0.014, y + tilt + light[1] * 0.014],
        [x + light[0] * 0.014, y + light[1] * 0.014],
        [x + 0.6, y - tilt],
        0.012,
        'rgba(255,255,240,.14)',
      );
    }
  });
}

function holes(b: Brush, reach: number): void {
  const { c, condition } = b;
  const r = b.stream('holes');
  const count = condition.rubbed < 0.25 ? 0 : Math.round(condition.rubbed * 7);
  for (let i = 0; i < count; i++) {
    const bite = r.chance(0.35);
    const a = r.between(0, TAU);
    const q = bite ? reach * r.between(0.75, 1) : reach * r.between(0, 0.6);
    const x = Math.cos(a) * q * 0.6;
    const y = Math.sin(a) * q;
    const size = bite ? r.between(0.05, 0.13) : r.between(0.016, 0.05);
    const points = Array.from({ length: 9 }, (_, k): Point => {
      const t = (k / 9) * TAU;
      const d = size * r.between(0.65, 1.2);
      return [x + Math.cos(t) * d, y + Math.sin(t) * d];
    });
    // Never through the foot of the midrib, or the blade would be apart from its stalk.
    if (Math.abs(x) < size + 0.04 && y > 0.3) continue;
    const hole = rounded(points);
    c.save();
    c.globalCompositeOperation = 'source-atop';
    c.strokeStyle = 'rgba(70,44,16,.7)';
    c.lineWidth = 0.022;
    c.stroke(hole);
    c.globalCompositeOperation = 'destination-out';
    c.fillStyle = '#000';
    c.fill(hole);
    c.restore();
  }
}

function stalk(b: Brush, from: Point, to: Point, bend: number, width: number, colour: Colour): void {
  const steps = 8;
  let last = from;
  for (let i = 1; i <= steps; i++) {
    const t = i / steps;
    const next: Point = [mix(from[0], to[0], t) + bend * Math.sin(t * Math.PI * 0.5) * t, mix(from[1], to[1], t)];
    b.c.fillStyle = hsl(colour);
    b.c.fill(taper(last, next, width * (i === steps ? 1.2 : 0.9), width * (i === steps ? 1.5 : 0.9)));
    line(
      b.c,
      [
        [last[0] + b.light[0] * width * 0.4, last[1]],
        [next[0] + b.light[0] * width * 0.4, next[1]],
      ],
      width * 0.5,
      hsl(shade(colour, 1.5), 0.6),
    );
    last = next;
  }
}

function vein(b: Brush, points: readonly Point[], width: number, colour: Colour): void {
  const path = new Path2D();
  const [first, pull, last] = points as [Point, Point, Point];
  path.moveTo(...first);
  path.quadraticCurveTo(...pull, ...last);
  ridge(b, path, width, colour, b.view === 'ventral' ? 0.5 : 0.28);
}

interface Lobe {
  readonly t: number;
  readonly reach: number;
}

function oak(b: Brush, petraea: boolean): void {
  const { c, r } = b;
  // Sessile oak is the darker and glossier.
  const colour = shade(leafColour(b, 0.42), petraea ? 0.9 : 1.06);
  const stalkLong = petraea ? r.between(0.2, 0.32) : r.between(0.03, 0.075);
  const base = 0.99 - stalkLong;
  const tip = -0.93 + r.bell(0.02);
  const long = base - tip;
  const pairs = petraea ? r.pick([6, 6, 7, 5]) : r.pick([4, 4, 5, 4, 3]);
  const half = (petraea ? 0.4 : 0.5) + r.bell(0.035);
  const widest = (petraea ? 0.5 : 0.61) + r.bell(0.03);
  const bay = (petraea ? 0.68 : 0.46) + r.bell(0.05);
  const bend = r.bell(0.05);
  const mid = (t: number): number => bend * Math.sin(t * Math.PI);
  const up = (t: number): number => base - long * t;
  // Half width along the leaf: rises to `widest`, falls to the tip; the wedge base of petraea rises in a straight line.
  const envelope = (t: number): number => {
    const k = t < widest ? t / widest : (1 - t) / (1 - widest);
    return (
      half *
      (t < widest ? Math.pow(Math.max(0, k), petraea ? 0.92 : 0.8) : Math.pow(Math.max(0, k), petraea ? 0.66 : 0.72))
    );
  };
  const sides = [1, -1].map((side): { side: number; lobes: Lobe[]; points: Point[] } => {
    const lobes: Lobe[] = [];
    const points: Point[] = [];
    const uneven = petraea ? 0.012 : 0.026;
    const at = (t: number, x: number): Point => [mid(t) + side * x, up(t)];
    if (petraea) points.push(at(0, 0.012), at(0.05, envelope(0.05) * 0.6));
    else
      points.push(at(0.002, 0.016), at(-0.022, 0.045), at(0, 0.092 + r.bell(0.012)), at(0.03, 0.085), at(0.05, 0.06));
    const first = petraea ? 0.15 : 0.1;
    const step = (0.92 - first) / pairs;
    for (let i = 0; i < pairs; i++) {
      const t = first + step * (i + 0.42) + r.bell(uneven) + (side > 0 ? 0 : step * r.between(0, petraea ? 0.2 : 0.42));
      const reach = envelope(Math.min(0.95, t)) * r.between(petraea ? 0.95 : 0.9, 1.06) + 0.02;
      lobes.push({ t, reach });
      const low = t - step * 0.46;
      const narrow = Math.max(petraea ? 0.03 : 0.075, envelope(Math.max(0.03, low)) * bay);
      points.push(at(low - step * 0.06, narrow), at(low + step * 0.02, narrow));
      points.push(
        at(t - step * 0.2, reach * 0.96),
        at(t + step * 0.03, reach * 1.12),
        at(t + step * 0.26, reach * 1.1),
        at(t + step * 0.36, reach * 0.8),
      );
    }
    points.push(at(0.945, envelope(0.945) * 0.72), at(0.99, 0.07));
    return { side, lobes, points };
  });
  const [right, left] = sides as [(typeof sides)[0], (typeof sides)[0]];
  const outline = rounded([...right.points, [mid(1), tip], ...left.points.toReversed()]);
  const pale = shade(colour, b.view === 'ventral' ? 1.22 : 1.55, 0.9, -4);
  stalk(
    b,
    [mid(0), base - 0.02],
    [mid(0), base + stalkLong],
    r.bell(0.4) * stalkLong,
    petraea ? 0.013 : 0.015,
    shade(pale, 0.72, 1.1, -10),
  );
  blade(b, outline, colour);
  within(c, outline, () => {
    for (const { side, lobes } of sides) {
      lobes.forEach(({ t, reach }, i) => {
        const root = t - 0.085 - reach * 0.16;
        const from: Point = [mid(root), up(root)];
        const to: Point = [mid(t) + side * reach * 0.98, up(t + 0.03)];
        vein(b, [from, [mix(from[0], to[0], 0.55), mix(from[1], to[1], 0.42)], to], 0.0105, pale);
        const before = lobes[i - 1];
        const lowT = before ? (before.t + t) / 2 : t - 0.1;
        if (!petraea && before)
          vein(
            b,
            [
              [mid(lowT - 0.1), up(lowT - 0.1)],
              [mid(lowT) + side * reach * 0.2, up(lowT - 0.04)],
              [mid(lowT) + side * envelope(lowT) * bay * 0.95, up(lowT + 0.005)],
            ],
            0.007,
            pale,
          );
        for (let k = 1; k < 6; k++) {
          const x = mix(from[0], to[0], k / 6);
          const y = mix(from[1], to[1], k / 6);
          line(
            c,
            [
              [x, y],
              [x + side * 0.02 + r.bell(0.01), y - 0.1 + r.bell(0.015)],
            ],
            0.0035,
            hsl(pale, 0.4),
          );
        }
      });
    }
    const rib = new Path2D();
    rib.moveTo(mid(0), base + 0.03);
    for (let i = 1; i <= 20; i++) rib.lineTo(mid(i / 20), up(i / 20));
    ridge(b, rib, 0.016, pale, 0.4);
    rib.closePath();
  });
  holes(b, 0.7);
}

/* Acer platanoides: five lobes and few teeth, all drawn out to fine points; blunt bays between them. */
function acer(b: Brush): void {
  const { c, r } = b;
  const colour = leafColour(b, 0.3, 4);
  const half: readonly Point[] = [
    [0.06, -0.78],
    [0.16, -0.8],
    [0.14, -0.62],
    [0.2, -0.48],
    [0.17, -0.32],
    [0.34, -0.44],
    [0.4, -0.64],
    [0.5, -0.52],
    [0.86, -0.58],
    [0.74, -0.42],
    [0.82, -0.26],
    [0.6, -0.22],
    [0.44, -0.1],
    [0.6, -0.06],
    [0.84, 0.08],
    [0.6, 0.14],
    [0.52, 0.24],
    [0.34, 0.2],
    [0.14, 0.3],
  ];
  const vary = (): number => 1 + r.bell(0.03);
  const right = half.map(([x, y]): Point => [x * vary(), y * vary()]);
  const left = half.map(([x, y]): Point => [-x * vary(), y * vary()]).toReversed();
  const all: Point[] = [[0, -0.98], ...right, [0, 0.22], ...left];
  const outline = new Path2D();
  outline.moveTo(...(all[0] as Point));
  for (let i = 1; i <= all.length; i++) {
    const p = all[i - 1] as Point;
    const q = all[i % all.length] as Point;
    outline.quadraticCurveTo(((p[0] + q[0]) / 2) * 0.94, ((p[1] + q[1]) / 2 + 0.1) * 0.94 - 0.08, ...q);
  }
  outline.closePath();
  stalk(b, [0, 0.2], [0.02, 1], r.bell(0.12), 0.014, [12 + r.bell(8), 36, 34]);
  blade(b, outline, colour);
  const pale = shade(colour, b.view === 'ventral' ? 1.22 : 1.55, 0.9, -4);
  within(c, outline, () => {
    for (const [x, y] of [
      [0, -0.92],
      [0.8, -0.55],
      [-0.8, -0.55],
      [0.76, 0.07],
      [-0.76, 0.07],
    ] as const) {
      vein(
        b,
        [
          [0, 0.22],
          [x * 0.4, y * 0.3 + 0.1],
          [x, y],
        ],
        0.013,
        pale,
      );
      for (const q of [0.34, 0.46, 0.58, 0.7, 0.82]) {
        for (const s of [1, -1]) {
          const bx = x * q;
          const by = 0.22 + (y - 0.22) * q;
          curve(
            c,
            [bx, by],
            [bx + x * 0.1 - s * y * 0.06, by + y * 0.1 + s * x * 0.06],
            [bx + x * 0.14 - s * y * 0.14, by + (y - 0.2) * 0.14 + s * x * 0.14],
            0.006,
            hsl(pale, 0.8),
          );
        }
      }
    }
  });
  holes(b, 0.5);
}

/* Ginkgo biloba: a fan of forking veins without a midrib, often notched in the middle. */
function ginkgo(b: Brush): void {
  const { c, r } = b;
  const yellow = r.chance(0.35);
  const green = leafColour(b, 0, 7);
  const colour: Colour = yellow ? [49 + r.bell(4), 60, b.view === 'ventral' ? 62 : 55] : green;
  const notch = r.between(0.06, 0.5);
  const wide = 0.9 + r.bell(0.05);
  const wave: Random = b.stream('wave');
  const steps = 46;
  const top: Point[] = [];
  for (let i = 0; i <= steps; i++) {
    const u = i / steps;
    const a = Math.PI * (1.06 - 1.12 * u);
    const cut = notch * Math.exp(-Math.pow((u - 0.5) / 0.035, 2));
    const q = 1 - cut + Math.sin(u * 41 + wave.sway(0.5)) * 0.012;
    top.push([Math.cos(a) * wide * q, 0.28 - Math.sin(a) * 0.92 * q + 0.036 * Math.abs(Math.cos(a))]);
  }
  const outline = polygon([[0, 0.44], [-0.2, 0.385], [-0.34, 0.345], ...top, [0.34, 0.345], [0.2, 0.385]]);
  stalk(b, [0, 0.42], [0.04, 1], r.bell(0.14), 0.013, shade(colour, 0.8));
  blade(b, outline, colour);
  within(c, outline, () => {
    for (let i = 1; i < steps * 2; i++) {
      const t = top[Math.floor(i / 2)] as Point;
      curve(
        c,
        [0, 0.44],
        [t[0] * 0.36 + wave.sway(0.01), 0.24 + t[1] * 0.18],
        [t[0] + wave.sway(0.01), t[1]],
        0.006,
        i % 2 ? hsl(shade(colour, 0.7, 1, -8), 0.4) : hsl(shade(colour, 1.35), 0.42),
      );
    }
  });
  holes(b, 0.5);
}

export const LEAVES = {
  'acer-platanoides': acer,
  'ginkgo-biloba': ginkgo,
  'quercus-robur': (b: Brush): void => oak(b, false),
  'quercus-petraea': (b: Brush): void => oak(b, true),
} as const;
