/* Codes on labels, drawn by another program (bwip-js), in photos as they are imported. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { toBuffer } from 'bwip-js/node';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import type { CodeFormat } from '../../electron/domain/intake/photo-code.ts';
import { readPhoto } from '../../electron/photos/read-photo.ts';
import { pathOf } from '../../electron/files/path-text.ts';
import { temporaryFolder } from '../helpers/a-catalogue.ts';

// Drawing takes its time on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const KINDS = {
  'Code 39': 'code39',
  'Code 128': 'code128',
  ITF: 'interleaved2of5',
  'Data Matrix': 'datamatrix',
  'QR Code': 'qrcode',
  PDF417: 'pdf417',
} as const satisfies Record<CodeFormat, string>;

const WIDTH = 1800;
const HEIGHT = 1200;
const LEFT = 1000;
const TOP = 700;

interface Label {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

async function draw(format: CodeFormat, text: string, turned = 0): Promise<Label> {
  const isLinear = ['Code 39', 'Code 128', 'ITF'].includes(format);
  const code = await toBuffer({
    bcid: KINDS[format],
    text,
    scale: 3,
    ...(isLinear ? { height: 12, includetext: true } : {}),
    backgroundcolor: 'FFFFFF',
    paddingwidth: 12,
    paddingheight: 12,
  });
  const { data, info } = await sharp(code)
    .rotate(turned, { background: '#fff' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

async function read(labels: readonly Label[], orientation = 1) {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'a.jpg');
  const { size: bytes } = await sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#9a917f' },
  })
    .composite(labels.map(({ png }, index) => ({ input: png, left: LEFT - index * 900, top: TOP - index * 600 })))
    .withMetadata({ orientation })
    .jpeg({ quality: 88 })
    .toFile(file);
  const asked = { path: pathOf(file), bytes, modifiedMs: 1, follow: false, thumbnails: folder };
  expect((await readPhoto(asked)).content.codes).toBe(null);
  const { content } = await readPhoto({ ...asked, codes: true });
  return { ...content, codes: content.codes ?? [] };
}

test.each([
  ['Code 39', 'VC104233'],
  // What is another text as Code 32, and what ends with a letter that fits as a check digit.
  ['Code 39', '131676'],
  ['Code 128', 'VC 104233'],
  ['ITF', '10423300'],
  ['Data Matrix', '000244'],
  ['QR Code', 'https://example.org/object/VC104233'],
  ['PDF417', 'VC104233'],
] as const)('%s is read as it is written: %s', async (format, text) => {
  const label = await draw(format, text);
  const { codes } = await read([label]);
  expect(codes.map((code) => [code.format, code.text])).toEqual([[format, text]]);
  for (const [x, y] of codes[0]?.corners ?? []) {
    expect(x).toBeGreaterThanOrEqual(LEFT);
    expect(x).toBeLessThanOrEqual(LEFT + label.width);
    expect(y).toBeGreaterThanOrEqual(TOP);
    expect(y).toBeLessThanOrEqual(TOP + label.height);
  }
});

test('a code at a tilt and one upside down in one photo are both read', async () => {
  const { codes } = await read([await draw('Data Matrix', 'VC 104233', 17), await draw('Code 128', 'MUS-000777', 180)]);
  expect(codes.map(({ text }) => text).toSorted()).toEqual(['MUS-000777', 'VC 104233']);
});

test('corners are of the upright photo', async () => {
  const { codes, width, height } = await read([await draw('QR Code', 'VC 104233')], 6);
  expect([width, height]).toEqual([HEIGHT, WIDTH]);
  // What was at the lower right is at the lower left after a quarter turn.
  for (const [x, y] of codes[0]?.corners ?? []) {
    expect(x).toBeLessThan(HEIGHT - TOP + 1);
    expect(y).toBeGreaterThan(LEFT - 1);
  }
  expect(codes).toHaveLength(1);
});

test('bars, print and noise are no code', async () => {
  const print = Buffer.from(
    `<svg width="700" height="300"><rect width="700" height="300" fill="#fff"/>${Array.from(
      { length: 60 },
      (_, at) => `<rect x="${30 + at * 10 + ((at * 7) % 5)}" y="20" width="${2 + ((at * 13) % 5)}" height="80"/>`,
    ).join(
      '',
    )}<text x="20" y="180" font-size="48">FRANCE, Vosges</text><text x="20" y="250" font-size="40">leg. A. Müller 1998</text></svg>`,
  );
  const noise = await sharp({
    create: {
      width: 600,
      height: 400,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
  const { codes } = await read([
    { png: await sharp(print).png().toBuffer(), width: 700, height: 300 },
    { png: noise, width: 600, height: 400 },
  ]);
  expect(codes).toEqual([]);
});
