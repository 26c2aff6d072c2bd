import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photoUrl } from '../../electron/contract/requests.ts';
import { pageResponder } from '../../electron/main/page-protocol.ts';
import { type PhotoLookup, photoResponder } from '../../electron/main/photo-protocol.ts';
import { ProblemError } from '../../electron/domain/problems.ts';
import { pathOfPlain } from '../../electron/files/path-text.ts';
import { MOST_PART, type Reader } from '../../electron/reader/calls.ts';
import { readerHere } from '../../electron/reader/of-thread.ts';
import { picture } from '../helpers/a-folder.ts';

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-test-'));
  path = join(folder, 'photo.jpg');
  writeFileSync(path, 'pixels');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const asked: unknown[] = [];
const lookUp: PhotoLookup = async (input) => {
  asked.push(input);
  if (input.photoId === 7) return { path: pathOfPlain(path), mime: 'image/jpeg' };
  if (input.photoId === 8) return { path: pathOfPlain(join(folder, 'gone.jpg')), mime: 'image/jpeg' };
  if (input.photoId === 9) return { path: pathOfPlain(path), mime: 'text/html' };
  if (input.photoId === 10) throw new Error('the catalogue was closed');
  return null;
};
const respond = photoResponder(lookUp);
const get = (url: string) => respond(new Request(url));

describe('photos', () => {
  it.each(['thumbnail', 'full'] as const)('are served by id: %s', async (size) => {
    const response = await get(photoUrl(7, size, 3));
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('image/jpeg');
    expect(await response.text()).toBe('pixels');
    expect(asked.at(-1)).toEqual({ photoId: 7, size });
  });

  it('are kept only under an address that names the opening', async () => {
    const cacheOf = async (url: string) => (await get(url)).headers.get('Cache-Control');
    expect(await cacheOf('vasculum-photo://photo/thumbnail/7')).toBe('no-store');
    expect(await cacheOf(photoUrl(7, 'thumbnail', 3))).toContain('immutable');
    expect(await cacheOf(photoUrl(11, 'thumbnail', 3))).toBe('no-store');
  });

  it('of any size come whole', async () => {
    const large = Buffer.alloc(3_000_000, 'x');
    writeFileSync(join(folder, 'large.jpg'), large);
    const send = photoResponder(async () => ({ path: pathOfPlain(join(folder, 'large.jpg')), mime: 'image/jpeg' }));
    const response = await send(new Request(photoUrl(7, 'full', 3)));
    expect(Buffer.from(await response.arrayBuffer()).equals(large)).toBe(true);
  });

  it.each([
    ['unknown', 'vasculum-photo://photo/full/11'],
    ['gone from the disk', 'vasculum-photo://photo/full/8'],
    ['that are no pictures', 'vasculum-photo://photo/full/9'],
    ['while no catalogue answers', 'vasculum-photo://photo/full/10'],
  ])('%s are not found', async (_, url) => {
    expect((await get(url)).status).toBe(404);
  });

  it.each([
    'vasculum-photo://photo/full/7/',
    'vasculum-photo://photo/full/07',
    'vasculum-photo://photo/full/0',
    'vasculum-photo://photo/full/-7',
    'vasculum-photo://photo/full/7.0',
    'vasculum-photo://photo/full/7e0',
    'vasculum-photo://photo/full/%37',
    'vasculum-photo://photo/full/7?x=1',
    'vasculum-photo://photo/full/7?opening=',
    'vasculum-photo://photo/full/7?opening=1&x=1',
    'vasculum-photo://photo/full/7777777777777777',
    'vasculum-photo://photo/original/7',
    'vasculum-photo://photo/full/../../etc/passwd',
    'vasculum-photo://photo/',
    'vasculum-photo://photos/full/7',
    'vasculum-photo://photo:8/full/7',
    'vasculum-photo://drawer/../catalogue',
    'vasculum-photo://drawer/..%2fcatalogue',
    'vasculum-photo://drawer/',
    'vasculum-photo://drawer/no-such-taxon',
  ])('are not found at %s', async (url) => {
    const before = asked.length;
    expect((await get(url)).status).toBe(404);
    expect(asked.length).toBe(before);
  });

  it('are only read', async () => {
    expect((await respond(new Request(photoUrl(7, 'full', 3), { method: 'POST' }))).status).toBe(405);
  });
});

describe('photos in full, read by the photo reader', () => {
  const inFull = async (name: string, content: Buffer | string) => {
    writeFileSync(join(folder, name), content);
    const send = photoResponder(
      async () => ({ path: pathOfPlain(join(folder, name)), mime: 'image/jpeg' }),
      readerHere,
    );
    return await send(new Request(photoUrl(7, 'full', 3)));
  };

  /** Noise, so that it is larger than what is asked for at a time. */
  const large = () =>
    sharp(randomBytes(5_400_000), { raw: { width: 1500, height: 1200, channels: 3 } })
      .png()
      .toBuffer();

  it('come whole, as what their content is', async () => {
    const png = await large();
    const response = await inFull('really.jpg', png);
    expect(response.headers.get('Content-Type')).toBe('image/png');
    expect(response.headers.get('Content-Length')).toBe(String(png.length));
    expect(png.length).toBeGreaterThan(MOST_PART);
    expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true);
  });

  it.each([
    ['a text', 'Ask Edith where these are.'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['nothing', ''],
  ])('that are %s by their content are not sent', async (_, content) => {
    expect((await inFull('other.jpg', content)).status).toBe(404);
  });

  it('that are gone, or lie on a drive that does not answer, are not found', async () => {
    const send = photoResponder(
      async () => ({ path: pathOfPlain(join(folder, 'none.jpg')), mime: 'image/jpeg' }),
      readerHere,
    );
    expect((await send(new Request(photoUrl(7, 'full', 3)))).status).toBe(404);
    const silent = { call: () => Promise.reject(new ProblemError('photos-away', { folder, reason: 'silence' })) };
    const wait = photoResponder(
      async () => ({ path: pathOfPlain(path), mime: 'image/jpeg' }),
      silent as unknown as Reader,
    );
    expect((await wait(new Request(photoUrl(7, 'full', 3)))).status).toBe(404);
  });

  it('that are cut short meanwhile end in an error, not in half a picture', async () => {
    const response = await inFull('cut.jpg', await large());
    writeFileSync(join(folder, 'cut.jpg'), await picture('png'));
    await expect(response.arrayBuffer()).rejects.toThrow();
  });
});

describe('the page', () => {
  const page = pageResponder;

  it('is served with its policy, and nothing around it', async () => {
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    const response = await page(folder)(new Request('vasculum-app://app/index.html'));
    expect(response.status).toBe(200);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('http');
  });

  it.each([
    'vasculum-app://app/',
    'vasculum-app://app/missing.js',
    'vasculum-app://other/index.html',
    'vasculum-app://app/%2e%2e/index.html',
    'vasculum-app://app/..%2f..%2fetc%2fpasswd.html',
    'vasculum-app://app/%',
  ])('does not serve %s', async (url) => {
    expect((await page(join(folder, 'inner'))(new Request(url))).status).toBe(404);
  });
});
