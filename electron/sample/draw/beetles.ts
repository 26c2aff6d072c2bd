/* The beetles. Each species shows the characters that a key would use, as far as a drawing this size can carry them; the comments name
   them. Runs wherever @napi-rs/canvas does. */
import { Path2D } from './canvas.ts';
import {
  antennae,
  assemble,
  type Elytra,
  elytraPath,
  eyes,
  type LegStyle,
  shield,
  stria,
  suture,
  underside,
} from './beetle-parts.ts';
import { body, type Brush, ridge } from './brush.ts';
import { type Colour, curve, ellipse, glow, hsl, line, rounded, shade, svg, within } from './paths.ts';

const BLACK: Colour = [28, 22, 8];

/* Cetonia aurata: broad and flat, bright metallic green (a few bronze or nearly black), white cross flecks behind, long triangular scutellum. */
function cetonia(b: Brush): void {
  const { c, r, view } = b;
  const form = r.unit();
  const hue = form > 0.86 ? 36 + r.bell(8) : 128 + r.bell(13);
  const colour: Colour = [hue, 56, (form < 0.06 ? 15 : 27) + r.bell(3)];
  const o: Elytra = { w: 0.5 + r.bell(0.012), y0: -0.2, y1: 0.84, bulge: 0.92, tip: 0.84, shoulder: 1 };
  const limbs = shade(colour, 0.7, 0.85);
  const style: LegStyle = {
    femur: limbs,
    tibia: limbs,
    tarsus: [26, 30, 12],
    stance: view === 'dorsal' ? o.w : o.w * 0.72,
    length: 0.94,
    width: 0.052,
  };
  const metal = { gloss: 0.5, texture: 'skin', period: 0.3, strength: 0.6, turn: -24 } as const;
  const under: Colour = [hue - 70, 46, 22];
  const front = (): void => {
    antennae(b, {
      from: [0.15, -0.84],
      segments: 5,
      step: 0.05,
      angle: -30,
      curl: -14,
      width: 0.018,
      colour: () => [24, 34, 13],
      club: { count: 2, width: 0.035 },
    });
    body(
      b,
      shield(-0.98, -0.64, 0.17, 0.19, 0.2),
      { w: 0.2, y0: -0.98, y1: -0.64 },
      view === 'ventral' ? under : shade(colour, 0.9),
      metal,
    );
    eyes(b, 0.19, -0.8, 0.034);
    body(
      b,
      shield(-0.72, -0.2, 0.22, 0.4, 0.44, 0.02),
      { w: 0.44, y0: -0.72, y1: -0.2 },
      view === 'ventral' ? under : colour,
      { ...metal, gloss: 0.55 },
    );
  };
  const back = (): void => {
    const outline = elytraPath(o);
    body(b, outline, o, colour, { ...metal, gloss: 0.55 });
    within(c, outline, () => {
      for (const s of [1, -1]) ridge(b, stria(o, 0.42, s, 0.2), 0.016, shade(colour, 0.95), 0.35);
      c.lineCap = 'round';
      for (let i = 0; i < 12; i++) {
        const y = r.between(0.16, 0.76);
        const x = r.between(0.1, 0.46);
        for (const s of [1, -1]) {
          const dx = x + r.sway(0.012);
          line(
            c,
            [
              [s * dx, y],
              [s * (dx + r.between(0.03, 0.08)), y + r.sway(0.016)],
            ],
            r.between(0.01, 0.022),
            'rgba(244,240,222,.84)',
          );
        }
      }
    });
    suture(b, o, shade(colour, 0.5));
    body(b, svg('M-.1,-.2 L.1,-.2 L0,.06 Z'), { w: 0.1, y0: -0.2, y1: 0.06 }, shade(colour, 1.06), {
      gloss: 0.3,
    });
  };
  assemble(b, style, front, back, () => underside(b, o, shade(colour, 0.8), under, 0.5));
}

/* Coccinella septempunctata: one common spot at the scutellum and three on each wing case; white front corners of the thorax. */
function coccinella(b: Brush): void {
  const { c, r, view } = b;
  const red: Colour = [9 + r.bell(6), 76 + r.bell(4), 44 + r.bell(4)];
  const o: Elytra = { w: 0.62 + r.bell(0.015), y0: -0.46, y1: 0.78, bulge: 0.95, tip: 0.66, shoulder: 0.7 };
  const style: LegStyle = {
    femur: BLACK,
    tibia: shade(BLACK, 1.3),
    tarsus: [24, 30, 14],
    stance: view === 'dorsal' ? o.w : o.w * 0.7,
    length: 0.72,
    width: 0.05,
  };
  const front = (): void => {
    antennae(b, {
      from: [0.14, -0.86],
      segments: 6,
      step: 0.042,
      angle: -30,
      curl: 12,
      width: 0.015,
      colour: () => [26, 34, 14],
      club: { count: 2, width: 0.028 },
    });
    body(b, shield(-0.88, -0.62, 0.17, 0.2, 0.22), { w: 0.22, y0: -0.88, y1: -0.62 }, BLACK, { gloss: 0.4 });
    body(b, shield(-0.74, -0.4, 0.3, 0.42, 0.43, 0.02, 0.66), { w: 0.45, y0: -0.74, y1: -0.4 }, BLACK, { gloss: 0.5 });
    if (view === 'ventral') return;
    c.fillStyle = '#efe8d6';
    for (const s of [1, -1]) {
      c.fill(ellipse(s * 0.11, -0.79, 0.032, 0.028));
      c.fill(
        rounded([
          [s * 0.24, -0.74],
          [s * 0.36, -0.7],
          [s * 0.43, -0.56],
          [s * 0.42, -0.5],
          [s * 0.3, -0.6],
        ]),
      );
    }
  };
  const back = (): void => {
    const outline = elytraPath(o);
    body(b, outline, o, red, { gloss: 0.34, texture: 'skin', period: 0.4, strength: 0.4, turn: -6 });
    const size = r.between(0.82, 1.22);
    within(c, outline, () => {
      c.fillStyle = 'rgba(18,13,11,.96)';
      c.fill(ellipse(0, -0.38, 0.13 * size, 0.12 * size));
      for (const s of [1, -1]) {
        const spot = (x: number, y: number, rx: number, ry: number): void =>
          c.fill(
            ellipse(
              s * x + r.bell(0.012),
              y + r.bell(0.012),
              rx * size * r.between(0.9, 1.1),
              ry * size * r.between(0.9, 1.1),
              0.2 * s,
            ),
          );
        spot(0.3, -0.06, 0.105, 0.1);
        spot(0.47, 0.18, 0.075, 0.1);
        spot(0.24, 0.42, 0.12, 0.11);
      }
      c.fillStyle = 'rgba(255,250,235,.85)';
      for (const s of [1, -1]) c.fill(ellipse(s * 0.16 * Math.max(1, size), -0.425, 0.05, 0.03));
      const shine = 0.75 * (1 - 0.75 * b.condition.rubbed);
      glow(c, [0.24 * b.light[0], 0.1 + 0.3 * b.light[1]], 0.15, 0.2, [40, 20, 100], shine);
      glow(c, [0.24 * b.light[0], 0.08 + 0.3 * b.light[1]], 0.07, 0.1, [0, 0, 100], shine);
    });
    suture(b, o, [4, 70, 20]);
  };
  assemble(b, style, front, back, () => underside(b, o, shade(red, 0.8), BLACK, 0.35));
}

/* Leptinotarsa decemlineata: five black lines on each cream wing case; the two inner ones of each side meet near the tip. */
function leptinotarsa(b: Brush): void {
  const { c, r, view } = b;
  const cream: Colour = [43 + r.bell(4), 66 + r.bell(6), 62 + r.bell(4)];
  const orange: Colour = [27 + r.bell(3), 72, 44 + r.bell(3)];
  const o: Elytra = { w: 0.54 + r.bell(0.012), y0: -0.36, y1: 0.84, bulge: 0.97, tip: 0.6, shoulder: 1 };
  const style: LegStyle = {
    femur: shade(orange, 0.85),
    tibia: shade(orange, 0.75),
    tarsus: [24, 30, 13],
    stance: view === 'dorsal' ? o.w : o.w * 0.7,
    length: 0.8,
    width: 0.055,
  };
  const front = (): void => {
    antennae(b, {
      from: [0.14, -0.84],
      segments: 9,
      step: 0.044,
      angle: -36,
      curl: 6,
      width: 0.02,
      colour: (i) => (i < 4 ? orange : [24, 26, 11]),
      club: { count: 4, width: 0.028 },
    });
    body(b, shield(-0.94, -0.6, 0.18, 0.21, 0.22), { w: 0.22, y0: -0.94, y1: -0.6 }, orange, { gloss: 0.4 });
    eyes(b, 0.2, -0.76, 0.03);
    body(b, shield(-0.72, -0.36, 0.32, 0.44, 0.47), { w: 0.46, y0: -0.72, y1: -0.36 }, shade(orange, 1.06), {
      gloss: 0.42,
    });
    if (view === 'ventral') return;
    c.fillStyle = '#1c120c';
    c.fill(ellipse(0, -0.81, 0.05, 0.07));
    for (const s of [1, -1]) {
      c.fill(ellipse(s * 0.07, -0.53, 0.025, 0.1, s * 0.35));
      for (const [x, y, q] of [
        [0.2, -0.6, 0.03],
        [0.3, -0.5, 0.034],
        [0.22, -0.44, 0.026],
        [0.37, -0.58, 0.028],
        [0.14, -0.66, 0.02],
      ] as const)
        c.fill(ellipse(s * x + r.bell(0.006), y + r.bell(0.006), q, q));
    }
  };
  const back = (): void => {
    const outline = elytraPath(o);
    body(b, outline, o, cream, { gloss: 0.3, texture: 'pits', period: 0.6, strength: 0.4 });
    const width = 0.05 + r.bell(0.006);
    within(c, outline, () => {
      for (const s of [1, -1])
        for (let i = 0; i < 5; i++)
          ridge(b, stria(o, 0.06 + i * 0.2175, s), i === 0 ? width * 0.7 : width, [26, 26, 8], 0.22);
      glow(c, [0.2 * b.light[0], 0.1 + 0.3 * b.light[1]], 0.14, 0.26, [40, 20, 100], 0.5);
    });
    suture(b, o, BLACK);
  };
  assemble(b, style, front, back, () => underside(b, o, shade(cream, 0.8), shade(orange, 0.75), 0.35));
}

/* Lucanus cervus: the male's mandibles are antlers, from short to longer than the thorax; the female's are short pincers. */
function lucanus(b: Brush): void {
  const { c, r, view } = b;
  const brown: Colour = [15 + r.bell(4), 52, 17 + r.bell(2.6)];
  const dull = shade(brown, 0.7, 0.5);
  const big = b.female ? 0.3 : r.between(0.72, 1.16);
  const headWidth = b.female ? 0.26 : 0.33;
  const o: Elytra = {
    w: 0.31 + (b.female ? 0.05 : 0) + r.bell(0.01),
    y0: -0.02,
    y1: 0.94,
    bulge: 0.94,
    tip: 0.5,
    shoulder: 0.96,
  };
  const style: LegStyle = {
    femur: [18, 32, 10],
    tibia: [18, 34, 11],
    tarsus: [20, 30, 9],
    stance: view === 'dorsal' ? 0.33 : 0.22,
    length: 1,
    width: 0.036,
    shift: 0.16,
  };
  const front = (): void => {
    antennae(b, {
      from: [headWidth * 0.7, -0.52],
      segments: 7,
      step: 0.058,
      angle: -34,
      curl: -8,
      width: 0.014,
      colour: () => [18, 34, 12],
      club: { count: 3, width: 0.026 },
    });
    for (const s of [1, -1]) {
      const L = 0.52 * big;
      const y = -0.58;
      const horn = new Path2D();
      horn.moveTo(s * 0.07, y);
      horn.bezierCurveTo(s * 0.34, y - L * 0.18, s * 0.36, y - L * 0.66, s * 0.2, y - L);
      horn.lineTo(s * 0.15, y - L);
      horn.lineTo(s * 0.2, y - L * 0.86);
      horn.lineTo(s * 0.1, y - L * 0.88);
      horn.lineTo(s * 0.22, y - L * 0.72);
      horn.bezierCurveTo(s * 0.26, y - L * 0.58, s * 0.24, y - L * 0.52, s * 0.2, y - L * 0.48);
      horn.lineTo(s * 0.09, y - L * 0.44);
      horn.lineTo(s * 0.19, y - L * 0.36);
      horn.bezierCurveTo(s * 0.18, y - L * 0.2, s * 0.12, y - L * 0.06, s * 0.02, y + 0.02);
      horn.closePath();
      body(b, horn, { x: s * 0.18, w: 0.17, y0: y - L, y1: y }, shade(brown, 1.2), {
        gloss: 0.35,
        texture: 'skin',
        period: 0.4,
        strength: 0.4,
      });
    }
    body(b, shield(-0.62, -0.3, headWidth * 0.85, headWidth, 0.25), { w: headWidth, y0: -0.62, y1: -0.3 }, dull, {
      gloss: 0.22,
      texture: 'pits',
      period: 0.4,
      strength: 0.5,
    });
    if (!b.female) curve(c, [-0.24, -0.55], [0, -0.46], [0.24, -0.55], 0.014, 'rgba(0,0,0,.5)');
    eyes(b, headWidth * 0.95, -0.47, 0.026);
    body(b, shield(-0.34, 0, 0.26, 0.325, 0.27), { w: 0.325, y0: -0.34, y1: 0 }, dull, {
      gloss: 0.24,
      texture: 'pits',
      period: 0.35,
      strength: 0.5,
    });
    if (view === 'dorsal')
      line(
        c,
        [
          [0, -0.31],
          [0, -0.03],
        ],
        0.006,
        'rgba(0,0,0,.4)',
      );
  };
  const back = (): void => {
    body(b, elytraPath(o), o, brown, { gloss: 0.36, texture: 'skin', period: 0.45, strength: 0.5, turn: 6 });
    suture(b, o, shade(brown, 0.5));
    c.fillStyle = 'rgba(10,6,4,.85)';
    c.fill(svg('M-.06,-.01 Q0,.12 .06,-.01 Z'));
  };
  assemble(b, style, front, back, () => underside(b, o, shade(brown, 0.7), [16, 30, 9], 0.3));
}

/* Rosalia alpina: blue-grey felt, black bordered bands and spots, black tufts on the antennal joints; the male's antennae far outreach the body. */
function rosalia(b: Brush): void {
  const { c, r, view } = b;
  const blue: Colour = [203 + r.bell(7), 27 + r.bell(5), 57 + r.bell(5)];
  const o: Elytra = { w: 0.235 + r.bell(0.008), y0: -0.24, y1: 0.86, bulge: 0.94, tip: 0.86, shoulder: 1 };
  const style: LegStyle = {
    femur: shade(blue, 0.8),
    tibia: shade(blue, 0.9),
    tarsus: shade(blue, 0.8),
    stance: view === 'dorsal' ? o.w : o.w * 0.7,
    length: 1.02,
    width: 0.032,
  };
  const felt = { gloss: 0.16, texture: 'skin', period: 0.35, strength: 0.55 } as const;
  const front = (): void => {
    antennae(b, {
      from: [0.07, -0.7],
      segments: 11,
      step: b.female ? 0.094 : 0.118,
      angle: -62,
      curl: 12.5,
      width: 0.0135,
      colour: (i) => (i === 0 ? [220, 8, 12] : blue),
      joint: (i, [x, y], angle) => {
        c.fillStyle = '#15161a';
        if (i > 0 && i < 7) c.fill(ellipse(x, y, 0.034, 0.025, angle));
        else if (i > 0) c.fill(ellipse(x, y, 0.015, 0.015));
      },
    });
    body(b, shield(-0.79, -0.5, 0.1, 0.115, 0.1), { w: 0.12, y0: -0.79, y1: -0.5 }, shade(blue, 0.8), felt);
    eyes(b, 0.1, -0.68, 0.03);
    body(b, shield(-0.54, -0.23, 0.13, 0.195, 0.14), { w: 0.2, y0: -0.54, y1: -0.23 }, shade(blue, 0.95), felt);
    if (view === 'ventral') return;
    c.fillStyle = '#15161a';
    const q = r.between(0.8, 1.1);
    c.fill(ellipse(0, -0.43, 0.085 * q, 0.085 * q));
  };
  const back = (): void => {
    const outline = elytraPath(o);
    body(b, outline, o, blue, felt);
    within(c, outline, () => {
      const spot = (x: number, y: number, rx: number, ry: number): void => {
        for (const s of [1, -1]) {
          c.fillStyle = hsl(shade(blue, 1.4), 0.7);
          c.fill(ellipse(s * x, y, rx + 0.014, ry + 0.014));
          c.fillStyle = '#141519';
          c.fill(ellipse(s * x, y, rx, ry));
        }
      };
      spot(0.13 + r.bell(0.014), -0.12, 0.05 + r.bell(0.01), 0.055);
      spot(0.1, 0.25 + r.bell(0.022), 0.13, 0.075 + r.bell(0.012));
      spot(0.11 + r.bell(0.01), 0.62, 0.045 + r.bell(0.01), 0.05);
    });
    suture(b, o, [210, 16, 20]);
  };
  assemble(b, style, front, back, () => underside(b, o, shade(blue, 0.8), shade(blue, 0.72, 0.7), 0.15));
}

export const BEETLES = {
  'cetonia-aurata': cetonia,
  'coccinella-septempunctata': coccinella,
  'leptinotarsa-decemlineata': leptinotarsa,
  'lucanus-cervus': lucanus,
  'rosalia-alpina': rosalia,
} as const;
