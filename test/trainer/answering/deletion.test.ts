/*
 * A map is worth what it marks: covering that takes more of the network's certainty away than covering as much elsewhere.
 * Networks learn here to tell three drawn marks apart, and are asked about pictures that they have not seen.
 */
import { describe, expect, it } from 'vitest';
import { wholePictures } from '../../../electron/network/augment.ts';
import type { NetworkShape } from '../../../electron/network/network.ts';
import { uniforms } from '../../../electron/network/philox.ts';
import { covered } from '../../../electron/trainer/answering/covering.ts';
import { mapOf } from '../../../electron/trainer/answering/explain.ts';
import { createExplainingNetwork } from '../../../electron/trainer/networks/open-network.ts';
import { OPTIONS, withNetwork } from '../../helpers/a-network.ts';

const COLOURS = [
  [200, 40, 40],
  [40, 170, 60],
  [50, 70, 210],
] as const;

/** Noise, and somewhere in it a disc of the class's colour, a quarter of the side wide, and a grey one that says nothing. */
function drawn(size: number, label: number, number: number): Uint8Array {
  const [x = 0, y = 0, greyX = 0, greyY = 0] = uniforms({ seed: 11, stream: number }, 4);
  const picture = Uint8Array.from(uniforms({ seed: 12, stream: number }, size * size * 3), (value) => 90 + 80 * value);
  const disc = (across: number, down: number, colour: readonly number[]) => {
    const radius = size / 8;
    const [middleX, middleY] = [radius + across * (size - 2 * radius), radius + down * (size - 2 * radius)];
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++)
        if (Math.hypot(column - middleX, row - middleY) < radius) picture.set(colour, 3 * (size * row + column));
  };
  disc(greyX, greyY, [150, 150, 150]);
  disc(x, y, COLOURS[label] ?? COLOURS[0]);
  return picture;
}

/** Of the fields of a map, so many: the strongest. */
function strongest(map: ArrayLike<number>, count: number): number[] {
  return [...Array.from(map).keys()].sort((a, b) => (map[b] ?? 0) - (map[a] ?? 0)).slice(0, count);
}

/** An order that hangs on the picture alone. */
function someOther<T>(list: readonly T[], number: number): T[] {
  const chances = uniforms({ seed: 13, stream: number }, list.length);
  return list
    .map((item, at) => [chances[at] ?? 0, item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

describe.each([
  ['by covering, of a network of 64 px', 64, 60],
  ['by Grad-CAM, of a network of 224 px', 224, 40],
] as const)('the map %s', (_, size, steps) => {
  it('marks what carries the prediction', { timeout: 120_000 }, async () => {
    const shape: NetworkShape = { depth: 18, classes: 3, size, inputSize: size, stride: 'in3x3', width: 8 };
    const weights = await withNetwork(
      (network) => {
        for (let step = 0; step < steps; step++) {
          const labels = Int32Array.from({ length: 12 }, (_, i) => i % 3);
          const pictures = Buffer.concat([...labels].map((label, i) => drawn(size, label, 100 + 12 * step + i)));
          network.step({ pictures, labels, ...wholePictures(shape, 12) }, 0.03, step);
        }
        return network.read();
      },
      shape,
      { ...OPTIONS, labelSmoothing: 0 },
    );
    const network = await createExplainingNetwork(shape, [weights]);
    const falls = { marked: 0, elsewhere: 0, shuffled: 0 };
    let named = 0;
    for (let number = 0; number < 18; number++) {
      const label = number % 3;
      const picture = drawn(size, label, number);
      const certainty = (one: Uint8Array) => network.predict(one, 1)[label] ?? 0;
      if (certainty(picture) < 0.5) continue;
      named++;
      const { map } = await mapOf(network, shape, picture, label);
      const fields = Math.sqrt(map.length);
      const fall = (places: readonly number[]) =>
        certainty(picture) - certainty(covered(picture, size, places, { fields, cover: 1 }));
      const count = Math.round(map.length / 6);
      const marked = strongest(map, count);
      const others = [...map.keys()].filter((place) => !marked.includes(place));
      falls.marked += fall(marked);
      falls.elsewhere += fall(someOther(others, number).slice(0, count));
      falls.shuffled += fall(strongest(someOther([...map], number), count));
    }
    network.dispose();
    // Most are named rightly, and lose most of their certainty without what the map marks; little without as much elsewhere.
    expect(named).toBeGreaterThanOrEqual(14);
    expect(falls.marked / named).toBeGreaterThan(0.3);
    expect(falls.marked).toBeGreaterThan(4 * falls.elsewhere);
    expect(falls.marked).toBeGreaterThan(2 * falls.shuffled);
  });
});
