/*
 * The one door to zxing in WebAssembly, which reads barcodes and two-dimensional codes. Its file is read from beside this
 * program, never from the net. What it does wrong stays in its own memory. Runs in the photo reader, in the thread that asks.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, purgeZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import type { CodeFormat, Corner, PhotoCode } from '../domain/intake/photo-code.ts';
import type { Grey } from './code-places.ts';

/** Code 39 in its plain variant: the other writes numbers anew as Code 32, and drops a letter that fits as a check digit. */
const OF_BARS = ['Code39Std', 'Code128', 'ITF', 'PDF417'] as const;
const OF_SQUARES = ['DataMatrix', 'QRCode'] as const;

const NAMES: Readonly<Record<string, CodeFormat>> = {
  Code39: 'Code 39',
  Code39Std: 'Code 39',
  Code128: 'Code 128',
  ITF: 'ITF',
  DataMatrix: 'Data Matrix',
  QRCode: 'QR Code',
  QRCodeModel2: 'QR Code',
  PDF417: 'PDF417',
};

/** Codes without a check of their own, in which print is soon taken for a short one: signs at least. */
const FEWEST_SIGNS: Partial<Readonly<Record<CodeFormat, number>>> = { 'Code 39': 5, ITF: 8 };

const OPTIONS: ReaderOptions = {
  tryInvert: false,
  tryDownscale: false,
  minLineCount: 3,
  maxNumberOfSymbols: 8,
  textMode: 'Plain',
};

let prepared: Promise<void> | null = null;

async function prepare(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = await readFile(file);
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(bytes).buffer } });
}

/** Its corners are in px of the picture that was looked at. */
export type CodeInPicture = PhotoCode;

/**
 * `areBars`: it shows bars that stand upright, and is looked at for such codes alone. `thoroughly`: in each of its rows, which
 * takes more than twice as long. What cannot be read is no code.
 */
export async function readCodesIn(picture: Grey, areBars: boolean, thoroughly: boolean): Promise<CodeInPicture[]> {
  await (prepared ??= prepare());
  const formats = areBars ? [...OF_BARS] : [...OF_SQUARES, ...OF_BARS];
  try {
    const results = await readBarcodes(pixelsOf(picture), {
      ...OPTIONS,
      formats,
      tryRotate: !areBars,
      tryHarder: thoroughly,
    });
    return results.flatMap(({ isValid, format, text, position }): CodeInPicture[] => {
      const name = NAMES[format];
      if (!isValid || name === undefined || text.length < (FEWEST_SIGNS[name] ?? 1)) return [];
      const at = ({ x, y }: { x: number; y: number }): Corner => [x, y];
      const { topLeft, topRight, bottomRight, bottomLeft } = position;
      return [{ format: name, text, corners: [at(topLeft), at(topRight), at(bottomRight), at(bottomLeft)] }];
    });
  } catch {
    // It may have run into the end of its memory: the next photo gets a new one.
    purgeZXingModule();
    prepared = null;
    return [];
  }
}

function pixelsOf({ width, height, data }: Grey) {
  const pixels = new Uint32Array(data.length);
  // Calling a function for each pixel would take longer than looking for codes.
  for (let at = 0; at < pixels.length; at++) pixels[at] = OPAQUE + (data[at] ?? 0) * GREY;
  return { data: new Uint8ClampedArray(pixels.buffer), width, height, colorSpace: 'srgb' as const };
}

/** Of the four bytes of a pixel, as all machines that it runs on order them. */
const OPAQUE = 0xff000000;
const GREY = 0x010101;
