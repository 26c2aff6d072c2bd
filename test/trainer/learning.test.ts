import { describe, expect, it } from 'vitest';
import { type Schedule, learningRate } from '../../electron/domain/schedule.ts';
import { augment } from '../../electron/network/augment.ts';
import type { NetworkShape } from '../../electron/network/network.ts';
import { uniforms } from '../../electron/network/philox.ts';
import { OPTIONS, withNetwork } from '../helpers/a-network.ts';

describe('learning', () => {
  it('tells discs, squares and crosses in any colour apart after 160 steps', async () => {
    const shape: NetworkShape = { depth: 18, classes: 3, size: 32, inputSize: 36, stride: 'in3x3', width: 8 };
    const options = { ...OPTIONS, weightDecay: 1e-4, zeroInitResidual: true };
    const plan = {
      ...shape,
      augmentation: { rotation: 10, cropArea: 0.8, flip: true, colour: 0.2 },
      seed: 5,
    };
    const schedule: Schedule = {
      kind: 'cosine',
      maximum: 0.05,
      minimum: 0,
      warmupSteps: 10,
      cycleSteps: 150,
      cycleFactor: 1,
    };
    await withNetwork(
      (network) => {
        for (let step = 0; step < 160; step++) {
          const photos = Array.from({ length: 24 }, (_, i) => 24 * (step % 10) + i);
          const labels = Int32Array.from(photos, (photo) => photo % 3);
          const pictures = drawShapes(photos, shape.inputSize);
          const variations = augment(plan, Math.floor(step / 10), photos);
          network.step({ pictures, labels, ...variations }, learningRate(schedule, step));
        }
        const heldOut = Array.from({ length: 90 }, (_, i) => 10_000 + i);
        const { logits } = network.evaluate(drawShapes(heldOut, shape.size), heldOut.length);
        const right = heldOut.filter((photo, row) => {
          const scores = logits.subarray(3 * row, 3 * row + 3);
          return scores.indexOf(Math.max(...scores)) === photo % 3;
        });
        expect(right.length / heldOut.length).toBeGreaterThanOrEqual(0.9);
      },
      shape,
      options,
    );
  });
});

/** One shape a picture, by photo number: where, how large and in which colours hangs on the number too. */
function drawShapes(photos: readonly number[], side: number): Uint8Array {
  const pictures = new Uint8Array(photos.length * side * side * 3);
  for (const [row, photo] of photos.entries()) {
    const [cx = 0, cy = 0, size = 0, ...colours] = uniforms({ seed: 9, stream: photo }, 9);
    const radius = side * (0.2 + 0.12 * size);
    const [left, top] = [side * (0.35 + 0.3 * cx), side * (0.35 + 0.3 * cy)];
    for (let pixel = 0; pixel < side * side; pixel++) {
      const [x, y] = [Math.abs((pixel % side) - left), Math.abs(Math.floor(pixel / side) - top)];
      const inside = [
        Math.hypot(x, y) < radius,
        Math.max(x, y) < 0.9 * radius,
        Math.min(x, y) < radius / 3 && Math.max(x, y) < radius,
      ][photo % 3];
      for (let channel = 0; channel < 3; channel++) {
        const colour = inside ? 0.55 + 0.45 * (colours[channel] ?? 0) : 0.45 * (colours[3 + channel] ?? 0);
        pictures[(row * side * side + pixel) * 3 + channel] = 255 * colour;
      }
    }
  }
  return pictures;
}
