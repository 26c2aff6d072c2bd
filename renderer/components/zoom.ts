/* How large a photo stands and where: scale over its fitted size, and the shift of its middle, px. Pure. */

export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const FITTED: Zoom = { scale: 1, x: 0, y: 0 };
const MOST = 12;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** As large as fits; never enlarged past four times its own pixels. */
export function fit(photo: Size, box: Size): Size {
  if (!(photo.width > 0 && photo.height > 0 && box.width > 0 && box.height > 0)) return { width: 0, height: 0 };
  const scale = Math.min(box.width / photo.width, box.height / photo.height, 4);
  return { width: Math.round(photo.width * scale), height: Math.round(photo.height * scale) };
}

/** Larger or smaller by `factor`, the point `at` (px from the middle of the box) staying where it is. */
export function zoomBy(
  zoom: Zoom,
  factor: number,
  at: { readonly x: number; readonly y: number },
  fitted: Size,
  box: Size,
): Zoom {
  const scale = Math.min(MOST, Math.max(1, zoom.scale * factor));
  const grown = scale / zoom.scale;
  return held({ scale, x: at.x - (at.x - zoom.x) * grown, y: at.y - (at.y - zoom.y) * grown }, fitted, box);
}

export function panBy(zoom: Zoom, dx: number, dy: number, fitted: Size, box: Size): Zoom {
  return held({ ...zoom, x: zoom.x + dx, y: zoom.y + dy }, fitted, box);
}

/** No edge of the photo comes further in than the box's own, and what fits stays in the middle. */
function held({ scale, x, y }: Zoom, fitted: Size, box: Size): Zoom {
  const reach = (side: 'width' | 'height') => Math.max(0, (fitted[side] * scale - box[side]) / 2);
  const within = (value: number, most: number) => Math.min(most, Math.max(-most, value)) || 0;
  return { scale, x: within(x, reach('width')), y: within(y, reach('height')) };
}
