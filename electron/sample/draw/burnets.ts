/* Two burnet moths. Zygaena filipendulae has six red spots on the forewing, the outer two as a pair; Zygaena lonicerae has five, the outermost
   single, and a broader dark margin to the hindwing. Spots run together in some specimens of both. Runs wherever @napi-rs/canvas does. */
import { butterfly, margin, smoothWing, streaks, veins } from './butterfly-parts.ts';
import type { Brush } from './brush.ts';
import { type Colour, curve, ellipse, glow, hsl } from './paths.ts';

const FOREWING = smoothWing(
  'M.04,-.1 C.26,-.3 .66,-.5 .86,-.5 Q.95,-.49',
  [
    [0.95, -0.42],
    [0.92, -0.24],
    [0.7, -0.04],
    [0.5, 0.0],
  ],
  'C.3,.05 .15,.07 .05,.06',
);
const HINDWING = smoothWing(
  'M.04,-.0 C.24,-.06 .46,-.07 .58,0 Q.64,.04',
  [
    [0.66, 0.1],
    [0.64, 0.26],
    [0.4, 0.46],
    [0.18, 0.43],
  ],
  'C.08,.36 .05,.28 .04,.2',
);

function burnet(b: Brush, spots: 5 | 6): void {
  const { c, r } = b;
  const red: Colour = [354 + r.bell(5), 72, 43 + r.bell(3)];
  const dark: Colour = [196 + r.bell(18), 32, 14 + r.bell(2)];
  const swell = r.between(0.86, 1.16);
  const joined = r.chance(0.18);
  const under = b.view === 'ventral';
  const w = b.stream('paint');
  butterfly(b, {
    thorax: [200, 16, 9],
    abdomen: [204, 22, 9],
    fat: 1.4,
    fore: {
      shape: FOREWING,
      base: dark,
      paint() {
        glow(c, [0.5, -0.2], 0.55, 0.4, [178, 48, 40], under ? 0.1 : 0.42);
        streaks(c, w, FOREWING.edge, 120, 'rgba(0,0,0,.16)', 'rgba(160,230,220,.14)');
        if (under) glow(c, [0.42, -0.18], 0.42, 0.2, red, 0.8);
        if (joined) curve(c, [0.41, -0.24], [0.42, -0.16], [0.45, -0.1], 0.05, hsl(red));
        const places = [
          [0.16, -0.13, 0.06, 0.035],
          [0.19, -0.02, 0.06, 0.034],
          [0.41, -0.24, 0.046, 0.042],
          [0.44, -0.1, 0.052, 0.042],
          [0.67, -0.33, 0.046, 0.04],
          [0.66, -0.2, 0.046, 0.034],
        ] as const;
        c.fillStyle = hsl(red);
        for (const [i, [x, y, rx, ry]] of places.entries()) {
          if (i >= spots) continue;
          const lone = spots === 5 && i === 4;
          c.fill(
            ellipse(
              x + w.bell(0.008),
              y + (lone ? 0.05 : 0) + w.bell(0.006),
              rx * swell * (lone ? 1.25 : 1) * w.between(0.9, 1.12),
              ry * swell * (lone ? 1.25 : 1) * w.between(0.9, 1.12),
              -0.4,
            ),
          );
        }
      },
    },
    hind: {
      shape: HINDWING,
      base: red,
      paint() {
        veins(b, HINDWING.edge, [350, 60, 26], 0.008, 0.3);
        margin(c, HINDWING.edge, (spots === 5 ? 0.12 : 0.06) + r.bell(0.014), dark);
        streaks(c, w, HINDWING.edge, 60);
      },
    },
  });
}

export const BURNETS = {
  'zygaena-filipendulae': (b: Brush): void => burnet(b, 6),
  'zygaena-lonicerae': (b: Brush): void => burnet(b, 5),
} as const;
