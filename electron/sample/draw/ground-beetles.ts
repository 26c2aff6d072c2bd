/* Two ground beetles that are hard to tell apart. Runs wherever @napi-rs/canvas does.
   Carabus auratus: ribs of the same colour as the wing cases; antennae with four red segments at the base; legs red-yellow with dark feet.
   Carabus auronitens: ribs and suture black; only the first antennal segment red; thighs red, shins and feet dark. Head and thorax are
   mostly coppery in auronitens and mostly green-gold in auratus, but vary in both, so colour alone does not tell them apart. */
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
import { body, type Brush, hairs, ridge } from './brush.ts';
import { type Colour, curve, hsl, line, rounded, shade, svg, within } from './paths.ts';

const BLACK: Colour = [28, 22, 8];

function carabus(b: Brush, auronitens: boolean): void {
  const { c, r, view } = b;
  const green: Colour = [(auronitens ? 106 : 86) + r.bell(9), 56 + r.bell(8), 33 + r.bell(3.5)];
  const coppery = r.chance(auronitens ? 0.72 : 0.15);
  const front: Colour = coppery
    ? [24 + r.bell(7), 58 + r.bell(5), 34 + r.bell(3)]
    : [green[0] - 20 + r.bell(8), 54, 33 + r.bell(3)];
  const red: Colour = [17 + r.bell(5), 64, 34 + r.bell(3)];
  const dark: Colour = [20, 40, 12];
  const o: Elytra = {
    w: 0.345 + r.bell(0.012) + (b.female ? 0.02 : 0),
    y0: -0.2,
    y1: 0.92,
    bulge: 1,
    tip: 0.42,
    shoulder: 0.74,
  };
  const style: LegStyle = {
    femur: red,
    tibia: auronitens ? shade(dark, 1.3) : shade(red, 0.92),
    tarsus: auronitens ? dark : shade(red, 0.5),
    stance: view === 'dorsal' ? o.w : o.w * 0.7,
    length: 1.12,
    width: 0.04,
  };
  const head = (): void => {
    antennae(b, {
      from: [0.1, -0.82],
      segments: 11,
      step: 0.086,
      angle: -52,
      curl: 9,
      width: 0.0165,
      colour: (i) => (i < (auronitens ? 1 : 4) ? shade(red, 1.15) : [24, 26, 13]),
    });
    for (const s of [1, -1]) {
      const jaw = svg(`M${s * 0.015},-.9 Q${s * 0.125},-.97 ${s * 0.02},-1.06 Q${s * 0.055},-.97 ${s * 0.0},-.92 Z`);
      c.fillStyle = '#2c1b0e';
      c.fill(jaw);
      line(
        c,
        [
          [s * 0.085, -0.9],
          [s * 0.13, -0.985],
          [s * 0.1, -1.05],
        ],
        0.016,
        hsl(shade(red, auronitens ? 0.6 : 1)),
      );
    }
    const skull = rounded([
      [0.045, -0.94],
      [0.1, -0.91],
      [0.135, -0.82],
      [0.152, -0.77],
      [0.125, -0.7],
      [0.125, -0.58],
      [-0.125, -0.58],
      [-0.125, -0.7],
      [-0.152, -0.77],
      [-0.135, -0.82],
      [-0.1, -0.91],
      [-0.045, -0.94],
    ]);
    body(b, skull, { w: 0.15, y0: -0.94, y1: -0.58 }, view === 'ventral' ? BLACK : front, {
      gloss: 0.4,
      texture: 'skin',
      period: 0.4,
      strength: 0.6,
      turn: -12,
    });
    eyes(b, 0.136, -0.785, 0.032);
    if (view === 'dorsal') curve(c, [-0.085, -0.88], [0, -0.855], [0.085, -0.88], 0.007, 'rgba(0,0,0,.4)');
    body(
      b,
      shield(-0.63, -0.21, 0.2, 0.262, 0.2, 0.02, 0.46),
      { w: 0.265, y0: -0.63, y1: -0.21 },
      view === 'ventral' ? shade(BLACK, 1.3) : front,
      { gloss: 0.5, texture: 'skin', period: 0.3, strength: 0.8, turn: -16 },
    );
    if (view === 'ventral') return;
    line(
      c,
      [
        [0, -0.59],
        [0, -0.24],
      ],
      0.008,
      'rgba(0,0,0,.4)',
    );
    for (let i = 0; i < 9; i++)
      curve(
        c,
        [-0.17, -0.56 + i * 0.038],
        [r.sway(0.05), -0.57 + i * 0.038],
        [0.17, -0.56 + i * 0.038],
        0.004,
        'rgba(0,0,0,.16)',
      );
    for (const s of [1, -1])
      curve(c, [s * 0.17, -0.6], [s * 0.27, -0.45], [s * 0.195, -0.24], 0.012, 'rgba(255,240,190,.22)');
  };
  const back = (): void => {
    const outline = elytraPath(o);
    body(b, outline, o, green, { gloss: 0.42, texture: 'pits', period: 0.5, strength: 0.75, turn: -18 });
    within(c, outline, () => {
      const sheen = c.createLinearGradient(0, o.y0, 0, o.y1);
      sheen.addColorStop(0, hsl([auronitens ? 58 : 50, 80, 50], 0.24));
      sheen.addColorStop(0.55, hsl(green, 0));
      sheen.addColorStop(1, hsl([24, 80, 40], 0.38));
      c.fillStyle = sheen;
      c.fillRect(-1, -1, 2, 2.2);
      hairs(
        b,
        150,
        0.006,
        () => (r.chance(0.5) ? 'rgba(0,10,0,.2)' : 'rgba(250,255,200,.14)'),
        () => {
          const x = r.sway(o.w);
          const y = r.between(o.y0, o.y1);
          return [
            [x, y],
            [x + r.sway(0.045), y + r.sway(0.012)],
          ];
        },
      );
      for (const s of [1, -1]) {
        for (const k of [0.25, 0.5, 0.75]) {
          const path = stria(o, k + r.bell(0.008), s);
          if (auronitens) ridge(b, path, 0.03 + r.bell(0.003), [60, 20, 6], 0.5);
          else ridge(b, path, 0.03, shade(green, 1.06, 0.95, -8), 0.62);
        }
        c.strokeStyle = hsl([30 + r.bell(8), 70, 38], 0.55);
        c.lineWidth = 0.03;
        c.stroke(stria(o, 1, s, 0.02));
      }
    });
    suture(b, o, auronitens ? [60, 20, 6] : [34, 60, 22], auronitens ? 0.024 : 0.014);
  };
  assemble(b, style, head, back, () => underside(b, o, shade(green, 0.7), BLACK, 0.4));
}

export const GROUND_BEETLES = {
  'carabus-auratus': (b: Brush): void => carabus(b, false),
  'carabus-auronitens': (b: Brush): void => carabus(b, true),
} as const;
