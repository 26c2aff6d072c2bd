/* The photograph around a specimen: the camera stands that a collection has used over the years, each with its ground, lamp and layout;
   shadows; and what a camera adds. Every taxon is photographed on every stand, so the background tells nothing about the name. Runs wherever
   @napi-rs/canvas does. */
import { type Canvas, createCanvas } from './canvas.ts';
import { type Colour, type Context, curve, hsl, type Point } from './paths.ts';
import type { Random } from './random.ts';
import { lay, type Texture } from './textures.ts';

export interface Stand {
  readonly ground: Colour;
  readonly texture: Texture;
  /** Direction to the lamp, seen from above; shorter is softer. */
  readonly light: Point;
  readonly layout: 'labels right' | 'labels left' | 'labels below';
  readonly colourCard: boolean;
  readonly shadow: number;
}

/** Labels on the right and no colour card, where `more` does not say otherwise. */
function stand(
  ground: Colour,
  texture: Texture,
  light: Point,
  shadow: number,
  more: Partial<Pick<Stand, 'layout' | 'colourCard'>> = {},
): Stand {
  return { ground, texture, light, shadow, layout: 'labels right', colourCard: false, ...more };
}

const INSECTS: readonly (readonly [share: number, Stand])[] = [
  [0.38, stand([40, 22, 88], 'foam', [-0.6, -0.8], 1)],
  [0.22, stand([210, 6, 91], 'foam', [-0.3, -0.95], 0.8, { colourCard: true })],
  [0.18, stand([36, 5, 74], 'skin', [0.7, -0.7], 1.1, { layout: 'labels left' })],
  [0.16, stand([44, 36, 82], 'fibres', [-0.85, -0.5], 1.25, { layout: 'labels below' })],
  [0.06, stand([206, 9, 47], 'skin', [0.35, -0.93], 1)],
];

const SHEETS: readonly (readonly [share: number, Stand])[] = [
  [0.45, stand([42, 28, 91], 'fibres', [-0.6, -0.8], 1)],
  [0.3, stand([48, 12, 93], 'fibres', [-0.3, -0.95], 0.7, { layout: 'labels left', colourCard: true })],
  [0.25, stand([38, 38, 83], 'fibres', [0.6, -0.8], 1.2)],
];

export function pickStand(r: Random, leaf: boolean): Stand {
  const stands = leaf ? SHEETS : INSECTS;
  let left = r.unit();
  for (const [share, stand] of stands) {
    left -= share;
    if (left < 0) return stand;
  }
  return (stands[0] as (typeof stands)[0])[1];
}

export const isDark = (stand: Stand): boolean => stand.ground[2] < 60;

export function paintGround(c: Context, width: number, height: number, stand: Stand, r: Random): void {
  const [h, s, l] = stand.ground;
  const tone: Colour = [h + r.sway(4), Math.max(0, s + r.sway(5)), l + r.sway(2.5)];
  const [lx, ly] = stand.light;
  const g = c.createLinearGradient(
    width * (0.5 + lx / 2),
    height * (0.5 + ly / 2),
    width * (0.5 - lx / 2),
    height * (0.5 - ly / 2),
  );
  g.addColorStop(0, hsl([tone[0], tone[1], tone[2] + 3.5]));
  g.addColorStop(1, hsl([tone[0], tone[1] + 2, tone[2] - 5]));
  c.fillStyle = g;
  c.fillRect(0, 0, width, height);
  const unit = height / 300;
  lay(c, stand.texture, 150 * unit * r.between(0.85, 1.2), stand.texture === 'fibres' ? 0.5 : 0.42, [
    0,
    0,
    width,
    height,
  ]);
  lay(c, 'mottle', 420 * unit, 0.16, [0, 0, width, height]);
  if (stand.texture === 'foam') {
    // Holes from pins of earlier specimens.
    for (let i = r.below(5); i > 0; i--) {
      c.fillStyle = 'rgba(60,48,26,.28)';
      c.beginPath();
      c.arc(r.between(0, width), r.between(0, height), r.between(0.5, 1) * unit, 0, 7);
      c.fill();
    }
  }
  for (let i = r.below(4); i > 0; i--) {
    const x = r.between(0, width);
    const y = r.between(0, height);
    curve(
      c,
      [x, y],
      [x + r.sway(7) * unit, y + r.sway(7) * unit],
      [x + r.sway(12) * unit, y + r.sway(12) * unit],
      0.45 * unit,
      'rgba(70,60,50,.2)',
    );
  }
}

/* Working canvases, kept from picture to picture: a new one each time costs more than the drawing on it. */
const kept = new Map<string, Canvas>();
export function workCanvas(name: string, width: number, height: number): Canvas {
  const known = kept.get(name);
  if (known && known.width === width && known.height === height) {
    const c = known.getContext('2d');
    c.reset();
    return known;
  }
  const made = createCanvas(width, height);
  kept.set(name, made);
  return made;
}

/** Draws the sheet's shadow on the ground: one far and soft, one close. `height` is how high the specimen stands, in pixels. */
export function castShadow(c: Context, sheet: Canvas, stand: Stand, height: number): void {
  const { width: w, height: h } = sheet;
  const [lx, ly] = stand.light;
  const passes = [
    { part: 4, blur: height * 0.7, reach: height, alpha: (isDark(stand) ? 0.5 : 0.36) * Math.min(1.2, stand.shadow) },
    { part: 2, blur: height * 0.22, reach: height * 0.26, alpha: isDark(stand) ? 0.45 : 0.32 },
  ];
  for (const { part, blur, reach, alpha } of passes) {
    const small = workCanvas(`shadow ${part}`, Math.ceil(w / part), Math.ceil(h / part));
    const s = small.getContext('2d');
    s.drawImage(sheet, 0, 0, w / part, h / part);
    s.globalCompositeOperation = 'source-in';
    s.fillStyle = isDark(stand) ? '#0d0c0a' : '#3a2a12';
    s.fillRect(0, 0, small.width, small.height);
    c.save();
    c.globalAlpha = alpha;
    c.filter = `blur(${Math.max(0.5, blur).toFixed(2)}px)`;
    c.drawImage(small, -lx * reach, -ly * reach, small.width * part, small.height * part);
    c.restore();
  }
}

export interface Camera {
  /** 0 as metered; below darker, above lighter. */
  readonly exposure: number;
  /** Below 0 bluish, above 0 yellowish. */
  readonly warmth: number;
  readonly grain: number;
  readonly vignette: number;
}

export function pickCamera(r: Random): Camera {
  return { exposure: r.bell(0.07), warmth: r.bell(0.028), grain: r.between(0.2, 0.5), vignette: r.between(0.04, 0.16) };
}

export function develop(
  c: Context,
  width: number,
  height: number,
  { exposure, warmth, grain, vignette }: Camera,
): void {
  const v = c.createRadialGradient(width * 0.48, height * 0.46, height * 0.3, width * 0.5, height * 0.5, width * 0.72);
  v.addColorStop(0, 'rgba(50,42,28,0)');
  v.addColorStop(1, `rgba(50,42,28,${vignette.toFixed(3)})`);
  c.fillStyle = v;
  c.fillRect(0, 0, width, height);
  c.save();
  c.globalCompositeOperation = 'multiply';
  const dim = Math.min(1, 1 + exposure);
  const level = (k: number): number => Math.round(255 * Math.min(1, dim * k));
  c.fillStyle = `rgb(${level(1 + Math.min(0, warmth))},${level(1 - Math.abs(warmth) * 0.25)},${level(1 - Math.max(0, warmth) * 1.3)})`;
  c.fillRect(0, 0, width, height);
  if (exposure > 0.01) {
    c.globalCompositeOperation = 'screen';
    const lift = Math.round(exposure * 150);
    c.fillStyle = `rgb(${lift},${lift},${lift})`;
    c.fillRect(0, 0, width, height);
  }
  c.restore();
  lay(c, 'skin', 150, grain * 0.5, [0, 0, width, height]);
}

export type Flaw = 'blur' | 'dark' | 'cut';

/** Spoils the finished picture: out of focus, or the lamp was off. ("cut" is a matter of framing and happens before.) */
export function spoil(canvas: Canvas, flaw: 'blur' | 'dark'): void {
  const c = canvas.getContext('2d');
  const { width, height } = canvas;
  if (flaw === 'dark') {
    c.save();
    c.globalCompositeOperation = 'multiply';
    c.fillStyle = 'rgb(66,60,56)';
    c.fillRect(0, 0, width, height);
    c.restore();
    return;
  }
  const copy = workCanvas('blur', width, height);
  copy.getContext('2d').drawImage(canvas, 0, 0);
  c.filter = `blur(${((height / 300) * 4.2).toFixed(2)}px)`;
  c.drawImage(copy, 0, 0);
  c.filter = 'none';
}
