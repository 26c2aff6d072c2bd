import { describe, expect, it } from 'vitest';
import { fit, FITTED, panBy, zoomBy } from '../../renderer/components/zoom.ts';

const BOX = { width: 800, height: 600 };

describe('the photo on the bench', () => {
  it('stands as large as fits, in its own proportion, and is not blown up without end', () => {
    expect(fit({ width: 4000, height: 3000 }, BOX)).toEqual({ width: 800, height: 600 });
    expect(fit({ width: 3000, height: 4000 }, BOX)).toEqual({ width: 450, height: 600 });
    expect(fit({ width: 100, height: 50 }, BOX)).toEqual({ width: 400, height: 200 });
    expect(fit({ width: 0, height: 0 }, BOX)).toEqual({ width: 0, height: 0 });
  });

  it('keeps the point under the pointer where it is', () => {
    const at = { x: 200, y: -100 };
    const zoomed = zoomBy(FITTED, 2, at, BOX, BOX);
    // Where that point of the photo stands after zooming: shift + its place times the scale.
    expect(zoomed.x + at.x * 2).toBe(at.x);
    expect(zoomed.y + at.y * 2).toBe(at.y);
  });

  it('is never smaller than fitted, nor pulled off the bench', () => {
    expect(zoomBy(FITTED, 0.2, { x: 50, y: 50 }, BOX, BOX)).toEqual(FITTED);
    const zoomed = zoomBy(FITTED, 2, { x: 0, y: 0 }, BOX, BOX);
    expect(panBy(zoomed, 5000, -5000, BOX, BOX)).toEqual({ scale: 2, x: 400, y: -300 });
    expect(zoomBy(zoomed, 1e9, { x: 0, y: 0 }, BOX, BOX).scale).toBe(12);
  });
});
