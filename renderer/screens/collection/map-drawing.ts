/* Draws the map: land, borders, specimens as circles whose area tells how many, and the place that was chosen. */
import type { Area } from '../../../electron/contract/collection.ts';
import type { MapCell } from '../../../electron/contract/places.ts';
import { formatCount } from '../../state/format.ts';
import { type MapPlace, type Point, pointOf, type Size } from '../../state/map-place.ts';
import type { Outline } from '../../state/world-outline.ts';

/** In degrees; made once. */
export interface WorldPaths {
  readonly land: Path2D;
  readonly lines: Path2D;
}

export function pathsOf({ land, lines }: Outline): WorldPaths {
  const drawn = (parts: Outline['land'], close: boolean) => {
    const path = new Path2D();
    for (const part of parts) {
      for (const [at, [x, y]] of part.entries()) {
        if (at === 0) path.moveTo(x, -y);
        else path.lineTo(x, -y);
      }
      if (close) path.closePath();
    }
    return path;
  };
  return { land: drawn(land, true), lines: drawn(lines, false) };
}

/** px */
export function radiusOf(specimens: number): number {
  return Math.min(21, 4 + 2.2 * Math.log2(1 + specimens));
}

export interface MapPicture {
  readonly place: MapPlace;
  readonly size: Size;
  readonly world: WorldPaths | null;
  readonly cells: readonly MapCell[];
  /** Under the pointer or chosen in the list. */
  readonly pointed: MapCell | null;
  readonly chosen: readonly Area[];
}

export function drawMap(canvas: HTMLCanvasElement, picture: MapPicture): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { size, place, world, cells, pointed, chosen } = picture;
  const style = getComputedStyle(canvas);
  const ink = (token: string) => style.getPropertyValue(token);
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(size.width * ratio);
  canvas.height = Math.round(size.height * ratio);
  const plain = () => context.setTransform(ratio, 0, 0, ratio, 0, 0);
  plain();
  context.fillStyle = ink('--sunken');
  context.fillRect(0, 0, size.width, size.height);
  if (world) {
    for (const turn of [-360, 0, 360]) {
      const scale = ratio * place.scale;
      const left = ratio * (size.width / 2) + (turn - place.longitude) * scale;
      context.setTransform(scale, 0, 0, scale, left, ratio * (size.height / 2) + place.latitude * scale);
      context.fillStyle = ink('--raised');
      context.fill(world.land, 'evenodd');
      context.strokeStyle = ink('--line-2');
      context.lineWidth = 1 / place.scale;
      context.stroke(world.lines);
    }
    plain();
  }
  context.strokeStyle = ink('--accent');
  context.lineWidth = 2;
  for (const area of chosen) {
    const from = pointOf(place, { latitude: area.north, longitude: area.west }, size);
    const to = pointOf(place, { latitude: area.south, longitude: area.east }, size);
    context.strokeRect(from.x - 8, from.y - 8, to.x - from.x + 16, to.y - from.y + 16);
  }
  context.font = `11px ${ink('--font-ui')}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  // The small ones lie above the large ones.
  for (const cell of cells) drawCell(context, cell, pointOf(place, cell, size), cell === pointed, ink);
}

function drawCell(
  context: CanvasRenderingContext2D,
  { specimens }: MapCell,
  { x, y }: Point,
  isPointed: boolean,
  ink: (token: string) => string,
): void {
  const radius = radiusOf(specimens);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = ink(isPointed ? '--accent-fill' : '--ink-2');
  context.fill();
  context.strokeStyle = ink('--panel');
  context.lineWidth = 1.5;
  context.stroke();
  if (specimens === 1) return;
  const words = formatCount(specimens);
  const isInside = radius > 3 + words.length * 3.2;
  context.fillStyle = isInside ? ink(isPointed ? '--on-accent' : '--panel') : ink('--ink');
  context.fillText(words, isInside ? x : x + radius + 4 + words.length * 3.2, y + 0.5);
}

/** The topmost under this point. */
export function cellAtPoint(cells: readonly MapCell[], place: MapPlace, size: Size, at: Point): MapCell | null {
  return (
    cells.findLast((cell) => {
      const { x, y } = pointOf(place, cell, size);
      return Math.hypot(x - at.x, y - at.y) <= Math.max(8, radiusOf(cell.specimens));
    }) ?? null
  );
}
