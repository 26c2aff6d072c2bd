/* The paper in the picture: data labels, the number label with its Data Matrix, type labels, the scale bar and the colour card.
   The Data Matrix is real and holds the exact catalogue number. Runs in plain Node and Electron's threads. Text is set in the
   fonts of the machine, so the letters may differ between two machines; the specimen and the code never do. */
import bwip from 'bwip-js/node';
import { type Canvas, createCanvas } from './canvas.ts';
import { type Context, hsl, line, TAU } from './paths.ts';

const SERIF = '"Noto Serif", Georgia, "DejaVu Serif", "Liberation Serif", serif';
const SANS = '"Noto Sans", "Segoe UI", "DejaVu Sans", "Liberation Sans", sans-serif';

/** What the labels under a specimen say. `number` is the catalogue number as printed in the code, with its leading zeros. */
export interface LabelText {
  readonly number: string;
  /** Country and province, place, date, collector. */
  readonly lines: readonly string[];
  /** "Holotype", "Paratype" …, or null. */
  readonly type: string | null;
}

/** "104233" as people read it: "VC 104 233". */
export const printedNumber = (number: string): string => `VC ${number.replace(/(\d{3})$/, ' $1').trim()}`;

const codes = new Map<string, Canvas>();

/** One pixel a module, with the quiet zone of one module that the symbology asks for. */
function dataMatrix(text: string): Canvas {
  const known = codes.get(text);
  if (known) return known;
  // The package also has a named export `raw`, which is a type of barcode.
  // oxlint-disable-next-line import/no-named-as-default-member
  const [symbol] = bwip.raw({ bcid: 'datamatrix', text });
  if (!symbol || !('pixs' in symbol)) throw new Error(`no Data Matrix for ${text}`);
  const { pixs, pixx, pixy } = symbol;
  const canvas = createCanvas(pixx + 2, pixy + 2);
  const c = canvas.getContext('2d');
  c.fillStyle = '#fcfbf8';
  c.fillRect(0, 0, pixx + 2, pixy + 2);
  c.fillStyle = '#14120f';
  for (let y = 0; y < pixy; y++) for (let x = 0; x < pixx; x++) if (pixs[y * pixx + x]) c.fillRect(x + 1, y + 1, 1, 1);
  // The views of one specimen come one after the other, so older codes are not needed again.
  if (codes.size > 8) codes.clear();
  codes.set(text, canvas);
  return canvas;
}

export interface Card {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly turn: number;
  readonly paper: string;
  readonly lines: readonly string[];
  readonly font: number;
  readonly code?: string;
  readonly rim?: string;
  readonly ink?: string;
}

/** A card lying on the ground, its upper left corner inked first. Shadows fall away from `light`. */
export function card(c: Context, light: readonly [number, number], o: Card): void {
  const { width: w, height: h, font } = o;
  c.save();
  c.translate(o.x, o.y);
  c.rotate(o.turn);
  for (const [grow, alpha] of [
    [0.034, 0.06],
    [0.02, 0.08],
    [0.008, 0.12],
  ] as const) {
    c.fillStyle = `rgba(50,38,16,${alpha})`;
    const g = grow * w;
    c.fillRect(
      -w / 2 - g * 0.6 - light[0] * w * 0.016,
      -h / 2 - g * 0.6 - light[1] * w * 0.016,
      w + g * 1.2,
      h + g * 1.2,
    );
  }
  c.fillStyle = o.paper;
  c.fillRect(-w / 2, -h / 2, w, h);
  c.strokeStyle = 'rgba(90,76,46,.28)';
  c.lineWidth = Math.max(0.5, font * 0.05);
  c.strokeRect(-w / 2, -h / 2, w, h);
  if (o.rim) {
    c.strokeStyle = o.rim;
    c.lineWidth = font * 0.28;
    c.strokeRect(-w / 2 + font * 0.28, -h / 2 + font * 0.28, w - font * 0.56, h - font * 0.56);
  }
  const side = o.code ? h * 0.86 : 0;
  c.fillStyle = o.ink ?? '#2a2620';
  c.textBaseline = 'top';
  const left = -w / 2 + w * 0.06;
  const room = w * 0.88 - (o.code ? side + w * 0.02 : 0);
  o.lines.forEach((text, i) => {
    c.font = `${i === 0 ? 600 : 400} ${font.toFixed(2)}px ${SERIF}`;
    c.fillText(text, left, -h / 2 + (h - o.lines.length * font * 1.24) / 2 + (i + 0.14) * font * 1.24, room);
  });
  if (o.code) {
    c.imageSmoothingEnabled = false;
    c.drawImage(dataMatrix(o.code), w / 2 - side - h * 0.07, -side / 2, side, side);
    c.imageSmoothingEnabled = true;
  }
  c.restore();
}

/** A round label with a coloured rim, as types carry. */
export function typeLabel(c: Context, x: number, y: number, size: number, text: string): void {
  c.save();
  c.translate(x, y);
  c.fillStyle = 'rgba(50,38,16,.2)';
  c.beginPath();
  c.arc(size * 0.05, size * 0.07, size * 1.02, 0, TAU);
  c.fill();
  c.fillStyle = '#fbf8ef';
  c.beginPath();
  c.arc(0, 0, size, 0, TAU);
  c.fill();
  c.strokeStyle = '#a3232b';
  c.lineWidth = size * 0.2;
  c.beginPath();
  c.arc(0, 0, size * 0.86, 0, TAU);
  c.stroke();
  c.fillStyle = '#2a2620';
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.font = `600 ${(size * 0.42).toFixed(2)}px ${SERIF}`;
  c.fillText(text, 0, size * 0.03, size * 1.36);
  c.restore();
}

export function scaleBar(
  c: Context,
  x: number,
  y: number,
  width: number,
  font: number,
  millimetres: number,
  ink: string,
): void {
  const height = Math.max(2, font * 0.32);
  for (let i = 0; i < 5; i++) {
    c.fillStyle = i % 2 ? '#f4f1ea' : '#26231e';
    c.fillRect(x + (i * width) / 5, y, width / 5, height);
  }
  c.strokeStyle = ink;
  c.lineWidth = Math.max(0.6, font * 0.07);
  c.strokeRect(x, y, width, height);
  c.fillStyle = ink;
  c.font = `${font.toFixed(2)}px ${SANS}`;
  c.textBaseline = 'bottom';
  c.fillText(`${millimetres} mm`, x, y - font * 0.25);
}

const PATCHES = ['#2b2a29', '#6d6b69', '#a9a7a3', '#f3f2ee', '#8a2f2c', '#c79a35', '#3f7a47', '#31527f'];

/** The strip of known greys and colours that some photographers lay beside the specimen. */
export function colourCard(c: Context, x: number, y: number, width: number): void {
  const step = width / PATCHES.length;
  c.fillStyle = '#1f1e1d';
  c.fillRect(x - step * 0.2, y - step * 0.2, width + step * 0.4, step * 1.4);
  PATCHES.forEach((patch, i) => {
    c.fillStyle = patch;
    c.fillRect(x + i * step + step * 0.08, y + step * 0.08, step * 0.84, step * 0.84);
  });
}

/** A gummed paper strip over a leaf's stalk. */
export function tape(c: Context, x: number, y: number, width: number, height: number, turn: number): void {
  c.save();
  c.translate(x, y);
  c.rotate(turn);
  c.fillStyle = hsl([44, 40, 93], 0.9);
  c.fillRect(-width / 2, -height / 2, width, height);
  line(
    c,
    [
      [-width / 2, height / 2],
      [width / 2, height / 2],
    ],
    height * 0.12,
    'rgba(90,70,30,.35)',
  );
  c.restore();
}
