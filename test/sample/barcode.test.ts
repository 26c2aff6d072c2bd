/* The Data Matrix in the pictures, read by an independent reader (zxing-cpp). */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, test, vi } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { drawSpecimen, type View } from '../../electron/sample/draw/specimen.ts';
import { DEFAULT_TAXA } from '../../electron/sample/draw/taxa.ts';

// Drawing takes its time on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

beforeAll(() => {
  // The reader would otherwise ask the network for its own file.
  const { buffer, byteOffset, byteLength } = readFileSync(
    createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'),
  );
  prepareZXingModule({ overrides: { wasmBinary: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer } });
});

const read = async (picture: Buffer): Promise<string[]> => {
  const found = await readBarcodes(new Uint8Array(picture), {
    formats: ['DataMatrix'],
    tryHarder: true,
    maxNumberOfSymbols: 2,
  });
  return found.map((symbol) => symbol.text);
};

test.each([
  [800, 600],
  [400, 300],
])(
  'the code says the catalogue number at %i x %i, with its zeros',
  async (width, height) => {
    const missed: string[] = [];
    let asked = 0;
    for (const [i, id] of DEFAULT_TAXA.entries()) {
      for (const view of ['dorsal', 'ventral', 'label'] satisfies View[]) {
        const number = i % 3 === 0 ? `00${4000 + i}` : `1042${10 + i}`;
        asked += 1;
        const found = await read(
          drawSpecimen(id, `code ${i}`, {
            view,
            width,
            height,
            labels: { number, lines: ['FRANCE, Vosges', 'Gérardmer'], type: null },
          }),
        );
        // Nothing but the number may ever be read.
        expect(found.filter((text) => text !== number)).toEqual([]);
        if (!found.includes(number)) missed.push(`${id} ${view}`);
      }
    }
    // A few codes lie in the shade or at a tilt that beats the reader at the smaller size, as in life.
    expect(missed.length, missed.join(', ')).toBeLessThanOrEqual(width >= 800 ? 0 : asked * 0.1);
  },
  60_000,
);
