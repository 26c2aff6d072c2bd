/* The larger butterflies. Upper and under sides have their own functions; the characters that a key would use are named above each. Runs wherever @napi-rs/canvas does. */
import { butterfly, FORE, fringe, HIND, margin, streaks, veins, type Wing } from './butterfly-parts.ts';
import type { Brush } from './brush.ts';
import {
  type Colour,
  type Context,
  type Cubic,
  cubicPath,
  cubicPoint,
  ellipse,
  glow,
  hsl,
  type Point,
  polygon,
  rounded,
  shade,
  svg,
} from './paths.ts';
import type { Random } from './random.ts';

const BLACK: Colour = [28, 22, 9];
const CREAM: Colour = [44, 40, 86];

function blot(c: Context, colour: Colour, x: number, y: number, rx: number, ry: number, turn = 0): void {
  c.fillStyle = hsl(colour);
  c.fill(ellipse(x, y, rx, ry, turn));
}

/** Wavy lines and dark clouds, as on undersides that hide a resting butterfly. */
function marbling(c: Context, r: Random, edge: Cubic, ground: Colour, contrast: number): void {
  for (let i = 0; i < 16; i++) {
    const [x, y] = cubicPoint(edge, r.unit());
    const q = r.between(0.15, 0.95);
    glow(
      c,
      [x * q, y * q],
      r.between(0.05, 0.22),
      r.between(0.04, 0.14),
      shade(ground, r.chance(0.5) ? 0.45 : 1.9),
      contrast * r.between(0.3, 0.9),
    );
  }
  for (let k = 0; k < 26; k++) {
    const q = 0.16 + k * 0.033;
    c.strokeStyle = hsl(shade(ground, k % 3 ? 0.4 : 2), contrast * 0.42);
    c.lineWidth = 0.007;
    c.beginPath();
    for (let i = 0; i <= 26; i++) {
      const [x, y] = cubicPoint(edge, i / 26);
      const wave = q + r.sway(0.016);
      c.lineTo(0.04 + (x - 0.04) * wave, y * wave);
    }
    c.stroke();
  }
}

/* Papilio machaon: yellow with black veins and a broad black band dusted blue, a red eye at the inner corner of the tailed hindwing. */
function machaon(b: Brush): void {
  const { c, r, view } = b;
  const under = view === 'ventral';
  const pale: Colour = [50 + r.bell(3.5), under ? 56 : 72, (under ? 74 : 67) + r.bell(4)];
  const ink: Colour = under ? [34, 20, 16] : [30, 16, 10];
  const band = 0.2 + r.bell(0.018);
  const red: Colour = [12 + r.bell(6), 70, 46];
  const H: Wing = {
    outline:
      'M.04,-.02 C.24,-.08 .54,-.06 .68,.03 C.78,.14 .78,.3 .72,.42 L.66,.5 C.64,.56 .6,.58 .56,.6 C.55,.72 .58,.84 .56,.92 C.54,.97 .48,.95 .47,.88 C.45,.78 .45,.7 .42,.64 C.36,.66 .3,.66 .25,.62 C.16,.56 .08,.46 .04,.32 Z',
    edge: [
      [0.7, 0.02],
      [0.84, 0.28],
      [0.62, 0.66],
      [0.24, 0.62],
    ],
  };
  const w = b.stream('paint');
  butterfly(b, {
    thorax: under ? [46, 30, 52] : [40, 24, 14],
    abdomen: under ? [48, 40, 66] : [44, 36, 34],
    fore: {
      shape: FORE,
      base: pale,
      paint() {
        c.fillStyle = hsl(ink, under ? 0.5 : 1);
        c.fill(
          polygon([
            [0, -0.2],
            [0.3, -0.46],
            [0.24, 0.1],
            [0, 0.1],
          ]),
        );
        glow(c, [0.2, -0.1], 0.2, 0.2, [46, 60, 60], under ? 0.6 : 0.36);
        veins(b, FORE.edge, ink, 0.026, 1, 7);
        c.strokeStyle = hsl(ink);
        c.lineWidth = 0.07;
        c.stroke(svg('M.1,-.24 C.3,-.5 .6,-.68 .95,-.74'));
        c.lineWidth = 0.075;
        c.stroke(svg('M.38,-.55 L.41,-.32'));
        c.stroke(svg('M.52,-.63 L.54,-.42'));
        margin(c, FORE.edge, band * 1.35, ink);
        for (let i = 0; i < 7; i++) {
          const [x, y] = cubicPoint(FORE.edge, 0.1 + i * 0.13);
          blot(c, pale, x - 0.045, y + 0.004, 0.024, 0.032, 0.2);
          glow(c, [x - 0.105, y], 0.035, 0.05, pale, 0.4);
        }
        streaks(c, w, FORE.edge, 90);
      },
    },
    hind: {
      shape: H,
      base: pale,
      paint() {
        veins(b, H.edge, ink, 0.022, 1, 6, [0.06, 0.02]);
        margin(c, H.edge, 0.36, ink, under ? 0.85 : 1);
        c.fillStyle = hsl(ink);
        c.fill(svg('M.5,.5 L.62,.56 L.58,.94 L.46,.92 Z'));
        c.strokeStyle = hsl(ink);
        c.lineWidth = 0.03;
        c.stroke(svg('M.4,.12 L.46,.24'));
        for (let i = 0; i < 6; i++) {
          const [x, y] = cubicPoint(H.edge, 0.12 + i * 0.135);
          glow(c, [x * 0.8, y * 0.8 - 0.01], 0.06, 0.045, [214 + w.bell(6), 54, 58], 1);
          blot(c, pale, x * 0.935, y * 0.945, 0.042, 0.028, 0.6);
        }
        blot(c, pale, 0.515, 0.86, 0.022, 0.075, -0.1);
        blot(c, BLACK, 0.24, 0.55, 0.08, 0.08);
        blot(c, red, 0.24, 0.55, 0.06, 0.06);
        glow(c, [0.24, 0.515], 0.06, 0.03, [216, 50, 62], 0.95);
        c.fillStyle = hsl(ink, under ? 0.4 : 1);
        c.fill(
          polygon([
            [0, 0],
            [0.12, 0.1],
            [0.14, 0.5],
            [0, 0.5],
          ]),
        );
        streaks(c, w, H.edge, 60);
      },
    },
  });
}

const IO_FORE: Wing = {
  outline:
    'M.04,-.1 C.22,-.42 .6,-.66 .86,-.7 C.95,-.7 .95,-.62 .9,-.52 C.94,-.44 .86,-.36 .84,-.28 C.82,-.14 .76,-.08 .73,.02 C.5,.05 .25,.05 .05,.06 Z',
  edge: FORE.edge,
};
const IO_HIND: Wing = {
  outline:
    'M.04,-.02 C.24,-.08 .54,-.06 .7,.03 C.82,.14 .8,.3 .72,.44 L.74,.52 L.64,.56 C.54,.66 .42,.72 .3,.7 C.18,.64 .08,.5 .04,.32 Z',
  edge: HIND.edge,
};

/* Aglais io: a peacock's eye on each of the four red-brown wings. The underside is nearly black with fine wavy lines. */
function io(b: Brush): void {
  const { c, r } = b;
  const w = b.stream('paint');
  const rust: Colour = [10 + r.bell(4), 56 + r.bell(5), 33 + r.bell(3)];
  const eye = r.between(0.88, 1.1);
  const soot: Colour = [24 + r.bell(4), 14, 14 + r.bell(2)];
  if (b.view === 'ventral') {
    const part = (shape: Wing): { shape: Wing; base: Colour; paint: () => void } => ({
      shape,
      base: soot,
      paint() {
        marbling(c, w, shape.edge, soot, 0.6);
        margin(c, shape.edge, 0.16, shade(soot, 0.6), 0.6);
        if (shape === IO_HIND) blot(c, CREAM, 0.42, 0.26, 0.011, 0.011);
      },
    });
    butterfly(b, { fore: part(IO_FORE), hind: part(IO_HIND), thorax: shade(soot, 1.1), abdomen: shade(soot, 1.2) });
    return;
  }
  const disc = (x: number, y: number, rings: readonly (readonly [Colour, number, number, number, number])[]): void => {
    for (const [colour, dx, dy, rx, ry] of rings) blot(c, colour, x + dx, y + dy, rx * eye, ry * eye, 0.25);
  };
  butterfly(b, {
    thorax: [22, 44, 20],
    abdomen: [24, 38, 17],
    fore: {
      shape: IO_FORE,
      base: rust,
      paint() {
        glow(c, [0.3, -0.1], 0.5, 0.3, shade(rust, 1.3, 1.1, 6), 0.5);
        streaks(c, w, FORE.edge, 150, 'rgba(40,8,0,.16)', 'rgba(255,190,140,.13)');
        margin(c, FORE.edge, 0.15, [24, 20, 22]);
        margin(c, FORE.edge, 0.05, [28, 20, 36], 0.8);
        c.strokeStyle = '#2a1f1a';
        c.lineWidth = 0.055;
        c.stroke(svg('M.05,-.12 C.22,-.44 .6,-.68 .9,-.73'));
        c.fillStyle = '#211815';
        c.fill(
          rounded([
            [0.29, -0.54],
            [0.36, -0.37],
            [0.46, -0.34],
            [0.46, -0.62],
          ]),
        );
        c.fill(
          rounded([
            [0.5, -0.66],
            [0.56, -0.4],
            [0.64, -0.36],
            [0.66, -0.7],
          ]),
        );
        blot(c, [46, 54, 74], 0.485, -0.565, 0.032, 0.075, 0.5);
        disc(0.73, -0.5, [
          [[44, 66, 60], 0, 0, 0.135, 0.13],
          [[6, 40, 34], 0.012, 0.008, 0.103, 0.103],
          [[246, 16, 13], -0.03, 0, 0.06, 0.085],
          [[222, 38, 62], 0.045, 0, 0.034, 0.07],
        ]);
        for (const [x, y] of [
          [0.69, -0.31],
          [0.65, -0.21],
          [0.62, -0.12],
        ] as const)
          blot(c, CREAM, x + w.bell(0.006), y, 0.014, 0.014);
        veins(b, FORE.edge, [14, 40, 16], 0.008, 0.35);
      },
    },
    hind: {
      shape: IO_HIND,
      base: rust,
      paint() {
        streaks(c, w, HIND.edge, 120, 'rgba(40,8,0,.16)', 'rgba(255,190,140,.11)');
        margin(c, HIND.edge, 0.18, [26, 14, 29]);
        c.fillStyle = 'rgba(58,43,34,.75)';
        c.fill(
          polygon([
            [0, 0],
            [0.14, 0.04],
            [0.2, 0.7],
            [0, 0.6],
          ]),
        );
        disc(0.56, 0.2, [
          [[42, 26, 66], 0, 0, 0.155, 0.14],
          [[250, 14, 11], 0, 0, 0.12, 0.114],
          [[224 + w.bell(5), 56, 60], -0.012, 0.004, 0.066, 0.076],
          [[250, 14, 11], 0.018, 0, 0.02, 0.07],
        ]);
        veins(b, HIND.edge, [14, 40, 16], 0.008, 0.3);
      },
    },
  });
}

const ATALANTA_FORE: Wing = {
  outline:
    'M.04,-.1 C.22,-.42 .6,-.68 .88,-.72 C.96,-.72 .97,-.64 .92,-.54 C.86,-.46 .84,-.34 .82,-.24 C.8,-.14 .76,-.06 .73,.02 C.5,.05 .25,.05 .05,.06 Z',
  edge: FORE.edge,
};

/* Vanessa atalanta: black-brown, a red band across the forewing and along the hindwing's margin, white marks at the tip. The underside keeps
   band and marks on the forewing; the hindwing is marbled brown. */
function atalanta(b: Brush): void {
  const { c, r } = b;
  const under = b.view === 'ventral';
  const w = b.stream('paint');
  const red: Colour = [13 + r.bell(5), 76 + r.bell(4), 48 + r.bell(3)];
  const ground: Colour = [24, 24, 13 + r.bell(2)];
  const broad = 0.1 + r.bell(0.012);
  const bark: Colour = [26, 24, 24 + r.bell(3)];
  butterfly(b, {
    thorax: [24, 28, 15],
    abdomen: [24, 26, 14],
    fore: {
      shape: ATALANTA_FORE,
      base: ground,
      paint() {
        glow(c, [0.1, 0], 0.5, 0.4, [28, 40, 32], 0.6);
        if (under) marbling(c, w, FORE.edge, bark, 0.3);
        c.lineCap = 'round';
        c.strokeStyle = hsl(under ? shade(red, 1.1, 0.8) : red);
        c.lineWidth = broad;
        c.stroke(svg('M.38,-.58 C.48,-.38 .6,-.22 .72,-.03'));
        if (under) glow(c, [0.46, -0.52], 0.09, 0.04, [214, 44, 60], 0.9);
        blot(c, CREAM, 0.6, -0.58, 0.03, 0.075, 0.45);
        for (const [x, y, q] of [
          [0.72, -0.54, 0.022],
          [0.78, -0.48, 0.02],
          [0.82, -0.56, 0.017],
          [0.84, -0.63, 0.014],
          [0.74, -0.62, 0.018],
        ] as const)
          blot(c, CREAM, x + w.bell(0.004), y + w.bell(0.004), q, q);
        streaks(c, w, FORE.edge, 130, 'rgba(0,0,0,.16)', 'rgba(255,210,160,.1)');
        veins(b, FORE.edge, [20, 20, 8], 0.008, 0.4);
      },
      fringe: fringe(0.016, CREAM, (t) => (t * 8) % 1 < 0.55, [26, 20, 14]),
    },
    hind: {
      shape: HIND,
      base: under ? bark : shade(ground, 1.3),
      paint() {
        if (under) {
          marbling(c, w, HIND.edge, bark, 0.85);
          for (let i = 0; i < 4; i++) {
            const [x, y] = cubicPoint(HIND.edge, 0.2 + i * 0.2);
            glow(c, [x * 0.84, y * 0.84], 0.045, 0.045, [210, 20, 46], 0.7);
          }
          return;
        }
        glow(c, [0.1, 0.1], 0.42, 0.42, [28, 40, 36], 0.65);
        const band: Cubic = [
          [0.77, 0.2],
          [0.76, 0.5],
          [0.54, 0.74],
          [0.28, 0.71],
        ];
        c.lineCap = 'butt';
        c.strokeStyle = hsl(red);
        c.lineWidth = 0.24;
        c.stroke(cubicPath(band));
        for (let i = 0; i < 5; i++) {
          const [x, y] = cubicPoint(band, 0.1 + i * 0.19);
          blot(c, BLACK, x * 0.93, y * 0.94, 0.019, 0.019);
        }
        blot(c, [222, 34, 48], 0.28, 0.66, 0.036, 0.026);
        streaks(c, w, HIND.edge, 130, 'rgba(0,0,0,.16)', 'rgba(255,210,160,.1)');
      },
      fringe: fringe(0.016, CREAM, (t) => (t * 8) % 1 < 0.5, [26, 20, 14]),
    },
  });
}

/* Gonepteryx rhamni: leaf-shaped wings with one orange dot each; males sulphur yellow, females greenish white. */
function rhamni(b: Brush): void {
  const { c, r, female } = b;
  const under = b.view === 'ventral';
  const base: Colour = female
    ? [74 + r.bell(4), 34, 83 + r.bell(2)]
    : [57 + r.bell(3), 78, (under ? 74 : 62) + r.bell(3)];
  const w = b.stream('paint');
  const F: Wing = {
    outline:
      'M.04,-.1 C.2,-.44 .5,-.7 .84,-.7 L.96,-.72 C.92,-.62 .84,-.5 .82,-.36 C.8,-.2 .78,-.1 .72,.02 C.5,.06 .25,.06 .05,.06 Z',
    edge: FORE.edge,
  };
  const H: Wing = {
    outline:
      'M.04,-.02 C.24,-.08 .52,-.06 .66,.03 C.78,.12 .8,.26 .76,.38 C.72,.48 .68,.52 .66,.6 C.58,.62 .5,.72 .36,.72 C.22,.68 .08,.5 .04,.32 Z',
    edge: HIND.edge,
  };
  const part = (shape: Wing, [x, y]: Point): { shape: Wing; base: Colour; paint: () => void } => ({
    shape,
    base,
    paint() {
      glow(c, [0.8, y], 0.5, 0.5, shade(base, 1.2), 0.35);
      veins(b, shape.edge, [60, 60, 32], 0.01, 0.36);
      streaks(c, w, shape.edge, 90, 'rgba(90,80,0,.07)');
      blot(c, under ? [18, 40, 40] : [26, 86, 52], x, y, 0.027, 0.027);
    },
  });
  butterfly(b, {
    fore: part(F, [0.48, -0.34]),
    hind: part(H, [0.4, 0.22]),
    thorax: [52, 20, 50],
    abdomen: [50, 22, 40],
  });
}

export const BUTTERFLIES = {
  'aglais-io': io,
  'gonepteryx-rhamni': rhamni,
  'papilio-machaon': machaon,
  'vanessa-atalanta': atalanta,
} as const;
