/* Small repeating tiles: skin, pits, wing scales, mottling, paper. Each is drawn once in a process, from a fixed seed, and laid over a
   drawn part to break up flat colour. They are laid with the `overlay` operation, in which grey changes nothing. */
import { type Canvas, createCanvas } from './canvas.ts';
import { type Context, TAU } from './paths.ts';
import { Random } from './random.ts';

export type Texture = 'skin' | 'pits' | 'scales' | 'mottle' | 'fibres' | 'foam';

const SIZE = 192;
const tiles = new Map<Texture, Canvas>();

/** Draws something at x, y and again across the tile's edges, so that the tile repeats without a seam. */
function wrapped(x: number, y: number, margin: number, draw: (x: number, y: number) => void): void {
  for (const dx of [0, -SIZE, SIZE]) {
    for (const dy of [0, -SIZE, SIZE]) {
      const px = x + dx;
      const py = y + dy;
      if (px > -margin && px < SIZE + margin && py > -margin && py < SIZE + margin) draw(px, py);
    }
  }
}

const grey = (level: number, alpha: number): string => `rgba(${level},${level},${level},${alpha.toFixed(3)})`;

const PAINT: Record<Texture, (c: Context, r: Random) => void> = {
  skin(c, r) {
    for (let i = 0; i < 5200; i++) {
      c.fillStyle = grey(r.chance(0.5) ? 0 : 255, r.between(0.03, 0.2));
      c.fillRect(r.between(0, SIZE), r.between(0, SIZE), r.between(0.6, 1.8), r.between(0.6, 1.8));
    }
  },
  pits(c, r) {
    for (let i = 0; i < 620; i++) {
      const size = r.between(1.4, 2.5);
      wrapped(r.between(0, SIZE), r.between(0, SIZE), 5, (x, y) => {
        c.fillStyle = grey(255, 0.34);
        c.beginPath();
        c.arc(x + 0.9, y + 1, size, 0, TAU);
        c.fill();
        c.fillStyle = grey(0, 0.5);
        c.beginPath();
        c.arc(x, y, size, 0, TAU);
        c.fill();
      });
    }
  },
  scales(c, r) {
    // Rows of scales as on a wing seen close: each a little lighter or darker, overlapping the next row.
    for (let row = 0; row < 48; row++) {
      for (let i = 0; i < 48; i++) {
        const light = r.chance(0.5);
        wrapped(i * 4 + (row % 2) * 2 + r.sway(0.7), row * 4 + r.sway(0.7), 5, (x, y) => {
          c.fillStyle = grey(light ? 255 : 0, r.between(0.04, 0.17));
          c.beginPath();
          c.ellipse(x, y, 1.8, 2.9, 0, 0, TAU);
          c.fill();
        });
      }
    }
  },
  mottle(c, r) {
    for (let i = 0; i < 110; i++) {
      const size = r.between(8, 34);
      const light = r.chance(0.5);
      const depth = r.between(0.05, 0.22);
      wrapped(r.between(0, SIZE), r.between(0, SIZE), size, (x, y) => {
        const g = c.createRadialGradient(x, y, 0, x, y, size);
        g.addColorStop(0, grey(light ? 255 : 0, depth));
        g.addColorStop(1, grey(light ? 255 : 0, 0));
        c.fillStyle = g;
        c.fillRect(x - size, y - size, size * 2, size * 2);
      });
    }
  },
  fibres(c, r) {
    c.lineCap = 'round';
    for (let i = 0; i < 520; i++) {
      const turn = r.between(0, TAU);
      const long = r.between(4, 16);
      const bend = r.sway(4);
      const style = grey(r.chance(0.6) ? 255 : 0, r.between(0.05, 0.2));
      wrapped(r.between(0, SIZE), r.between(0, SIZE), 20, (x, y) => {
        c.strokeStyle = style;
        c.lineWidth = 0.7;
        c.beginPath();
        c.moveTo(x, y);
        c.quadraticCurveTo(
          x + (Math.cos(turn) * long) / 2 + bend,
          y + (Math.sin(turn) * long) / 2,
          x + Math.cos(turn) * long,
          y + Math.sin(turn) * long,
        );
        c.stroke();
      });
    }
  },
  foam(c, r) {
    for (let i = 0; i < 2600; i++) {
      c.fillStyle = grey(r.chance(0.5) ? 0 : 255, r.between(0.02, 0.09));
      const size = r.between(0.8, 3.2);
      wrapped(r.between(0, SIZE), r.between(0, SIZE), 4, (x, y) => {
        c.beginPath();
        c.arc(x, y, size, 0, TAU);
        c.fill();
      });
    }
  },
};

function tile(texture: Texture): Canvas {
  const known = tiles.get(texture);
  if (known) return known;
  const canvas = createCanvas(SIZE, SIZE);
  const c = canvas.getContext('2d');
  c.fillStyle = grey(128, 1);
  c.fillRect(0, 0, SIZE, SIZE);
  PAINT[texture](c, new Random('texture', texture));
  tiles.set(texture, canvas);
  return canvas;
}

/** Lays a texture over what the clip lets through: one tile is `period` of the context's units wide. */
export function lay(
  c: Context,
  texture: Texture,
  period: number,
  strength: number,
  [x, y, width, height]: readonly [number, number, number, number],
): void {
  const pattern = c.createPattern(tile(texture), 'repeat');
  if (!pattern) throw new Error(`texture ${texture} made no pattern`);
  c.save();
  c.globalCompositeOperation = 'overlay';
  c.globalAlpha = strength;
  c.scale(period / SIZE, period / SIZE);
  c.fillStyle = pattern;
  const k = SIZE / period;
  c.fillRect(x * k, y * k, width * k, height * k);
  c.restore();
}
