/* The page's own protocol: its files with every refusal in their headers, and nothing beside them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PAGE_ADDRESS, PAGE_ORIGIN, pageResponder } from '../../electron/main/page-protocol.ts';

let folder: string;
let answer: (request: Request) => Promise<Response>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vasculum-page-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'renderer', 'assets', 'page.js'), 'export {};');
  writeFileSync(join(folder, 'renderer', 'secret.txt'), 'not a kind of file that the page has');
  writeFileSync(join(folder, 'outside.html'), 'not of the page');
  answer = pageResponder(join(folder, 'renderer'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file of the page', () => {
  it.each([
    [PAGE_ADDRESS, 'text/html; charset=utf-8'],
    [`${PAGE_ORIGIN}/assets/page.js`, 'text/javascript; charset=utf-8'],
  ])('%s comes with all that is refused', async (address, type) => {
    const { status, headers } = await answer(new Request(address));
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe(type);
    const policy = headers.get('Content-Security-Policy')?.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'"]),
    );
    expect(policy?.join()).not.toMatch(/unsafe|https?:|wss?:|\*/);
    const features = headers.get('Permissions-Policy')?.split(', ') ?? [];
    expect(features).toEqual(expect.arrayContaining(['geolocation=()', 'microphone=()', 'payment=()', 'usb=()']));
    expect(features.filter((feature) => !feature.endsWith('=()'))).toEqual([]);
    expect(headers.get('X-DNS-Prefetch-Control')).toBe('off');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  });
});

describe('what is no file of the page', () => {
  it.each([
    `${PAGE_ORIGIN}/missing.html`,
    `${PAGE_ORIGIN}/secret.txt`,
    `${PAGE_ORIGIN}/assets/`,
    `${PAGE_ORIGIN}/..%2foutside.html`,
    `${PAGE_ORIGIN}/%2e%2e%2foutside.html`,
    `${PAGE_ORIGIN}/%`,
    'vasculum-app://elsewhere/index.html',
  ])('%s is not there', async (address) => {
    expect((await answer(new Request(address))).status).toBe(404);
  });

  it('nothing is taken but GET', async () => {
    expect((await answer(new Request(PAGE_ADDRESS, { method: 'POST', body: 'x' }))).status).toBe(404);
  });
});
