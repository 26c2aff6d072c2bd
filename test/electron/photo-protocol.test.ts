import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photoUrl } from '../../electron/contract/requests.ts';
import { pageResponder } from '../../electron/page-protocol.ts';
import { type PhotoLookup, photoResponder } from '../../electron/photo-protocol.ts';

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
  if (input.photoId === 7) return { path, mime: 'image/jpeg' };
  if (input.photoId === 8) return { path: join(folder, 'gone.jpg'), mime: 'image/jpeg' };
  if (input.photoId === 9) return { path, mime: 'text/html' };
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
    const send = photoResponder(async () => ({ path: join(folder, 'large.jpg'), mime: 'image/jpeg' }));
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
