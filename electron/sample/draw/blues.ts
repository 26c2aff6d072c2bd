/* Two blues that are hard to tell apart, as in life. Polyommatus icarus: violet-blue male, fringes plain white. Polyommatus bellargus:
   sky-blue male, the fringes chequered where the dark veins cross them. The females of both are brown with orange moons, dusted blue at
   the root; undersides differ only in the fringe. Runs wherever @napi-rs/canvas does. */
import { butterfly, fringe, margin, smoothWing, streaks, veins, type Wing, type WingPaint } from './butterfly-parts.ts';
import type { Brush } from './brush.ts';
import { type Colour, type Cubic, cubicPoint, ellipse, glow, hsl, mix, shade } from './paths.ts';

const FOREWING = smoothWing(
  'M.04,-.1 C.2,-.38 .54,-.6 .8,-.64 Q.9,-.64',
  [
    [0.895, -0.55],
    [0.87, -0.34],
    [0.78, -0.12],
    [0.7, 0.03],
  ],
  'C.5,.06 .25,.06 .05,.06',
);
const HINDWING = smoothWing(
  'M.04,-.02 C.24,-.06 .48,-.05 .62,.02 Q.69,.05',
  [
    [0.71, 0.1],
    [0.82, 0.34],
    [0.58, 0.68],
    [0.3, 0.65],
  ],
  'C.16,.58 .08,.46 .04,.3',
);
const WHITE: Colour = [40, 24, 94];
const INK: Colour = [28, 22, 12];

function blue(b: Brush, bellargus: boolean): void {
  const { c, r, female } = b;
  const under = b.view === 'ventral';
  const upper: Colour = female
    ? [26 + r.bell(4), 30 + r.bell(5), (bellargus ? 25 : 28) + r.bell(3)]
    : [(bellargus ? 210 : 231) + r.bell(4), (bellargus ? 62 : 42) + r.bell(6), 59 + r.bell(4)];
  const lower: Colour = [
    32 + r.bell(4),
    (female ? 28 : 20) + r.bell(4),
    (female ? 58 : 66) + r.bell(4) - (bellargus ? 3 : 0),
  ];
  const base = under ? lower : upper;
  const dusting = r.between(0, 0.6);
  const moons = r.between(0.4, 1);
  const orange: Colour = [24 + r.bell(4), 80, 54];
  // Dark vein ends crossing the fringe: worn bellargus lose most of them, and a few icarus look faintly marked.
  const ends = r.unit();
  const share = bellargus ? (ends < 0.8 ? 0.34 : 0.16) : ends < 0.05 ? 0.1 : 0;
  const chequer = fringe(0.026, WHITE, (t) => (t * 9 + 0.5) % 1 < share, INK);
  const part = (shape: Wing): WingPaint => {
    const e: Cubic = shape.edge;
    const fore = shape === FOREWING;
    return {
      shape,
      base,
      fringe: chequer,
      paint() {
        const w = b.stream(fore ? 'fore paint' : 'hind paint');
        if (!under && !female) {
          glow(c, [0.1, 0], 0.6, 0.5, shade(upper, 1.26, 1, -6), 0.5);
          glow(c, [0.8, fore ? -0.5 : 0.3], 0.5, 0.5, shade(upper, 0.8, 1, 10), 0.35);
        }
        if (!under && female) glow(c, [0.08, 0], 0.55, 0.5, [bellargus ? 212 : 224, 50, 58], dusting);
        if (under) glow(c, [0.05, 0.05], 0.35, 0.35, [206, 36, 62], 0.55);
        veins(b, e, under ? [30, 26, 36] : female ? [24, 30, 14] : shade(upper, 0.62), 0.008, under ? 0.26 : 0.5, 8);
        streaks(c, w, e, 130, 'rgba(20,10,60,.09)', 'rgba(255,255,255,.12)');
        if (!under && female) {
          for (let i = 0; i < 7; i++) {
            const [x, y] = cubicPoint(e, 0.08 + i * 0.14);
            if (fore && moons < 0.7) continue;
            c.fillStyle = hsl(orange, moons);
            c.fill(ellipse(x * 0.87, y * 0.87 + 0.004, 0.026 * moons, 0.026));
            c.fillStyle = hsl(INK, 0.8);
            c.fill(ellipse(x * 0.92, y * 0.92, 0.015, 0.015));
          }
        }
        if (under) {
          const ring = (x: number, y: number, q: number): void => {
            c.fillStyle = hsl(WHITE);
            c.fill(ellipse(x, y, q * 1.75, q * 1.6));
            c.fillStyle = hsl(INK);
            c.fill(ellipse(x, y, q, q));
          };
          for (let i = 0; i < 7; i++) {
            const [x, y] = cubicPoint(e, 0.08 + i * 0.14);
            const q = mix(0.68, 0.74, w.unit());
            ring(x * q, y * q + 0.01, 0.0185 + w.bell(0.002));
            c.fillStyle = hsl(orange, fore ? 0.55 : 0.95);
            c.fill(ellipse(x * 0.87, y * 0.87, 0.024, 0.026));
            c.fillStyle = hsl(INK, 0.85);
            c.fill(ellipse(x * 0.925, y * 0.925, 0.0125, 0.0125));
          }
          if (fore) {
            ring(0.44, -0.27, 0.022);
            ring(0.26, -0.13, 0.015);
          } else {
            for (const [x, y] of [
              [0.2, 0.06],
              [0.2, 0.22],
              [0.13, 0.36],
            ] as const)
              ring(x, y, 0.016);
            glow(c, [0.54, 0.36], 0.1, 0.07, WHITE, 0.8);
          }
        }
        margin(c, e, under ? 0.03 : 0.05 + r.sway(0.006), under ? [30, 24, 46] : INK, under ? 0.5 : 0.9);
      },
    };
  };
  const hairy: Colour = under ? [34, 16, 58] : female ? [26, 22, 26] : [upper[0] + 4, 26, 44];
  butterfly(b, { fore: part(FOREWING), hind: part(HINDWING), thorax: hairy, abdomen: shade(hairy, 0.85) });
}

export const BLUES = {
  'polyommatus-icarus': (b: Brush): void => blue(b, false),
  'polyommatus-bellargus': (b: Brush): void => blue(b, true),
} as const;
