/*
 * `vasculum-app://app/` serves the built page from dist/renderer, each file with the content security policy. A scheme of
 * our own instead of file: gives the page an origin, so that 'self' means these files and no others. Runs in main.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { isWithin } from './grants.ts';
import { PHOTO_SCHEME } from './photo-protocol.ts';

export const PAGE_SCHEME = 'vasculum-app';
export const PAGE_ORIGIN = `${PAGE_SCHEME}://app`;
export const PAGE_ADDRESS = `${PAGE_ORIGIN}/index.html`;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  `img-src 'self' ${PHOTO_SCHEME}: data: blob:`,
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a page could ask for that this one never does: what leads out of it, and what looks at the room or the computer. */
const REFUSED_FEATURES = [
  'accelerometer',
  'attribution-reporting',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'compute-pressure',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'join-ad-interest-group',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'private-aggregation',
  'private-state-token-issuance',
  'private-state-token-redemption',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'run-ad-auction',
  'screen-wake-lock',
  'serial',
  'shared-storage',
  'shared-storage-select-url',
  'storage-access',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** With the policy above, said of every file of the page. */
const REFUSALS: Readonly<Record<string, string>> = {
  'Permissions-Policy': REFUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export function pageResponder(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const url = new URL(request.url);
      const path = normalize(join(folder, decodeURIComponent(url.pathname)));
      const type = TYPES[extname(path)];
      if (request.method !== 'GET' || url.host !== 'app' || !type || !isWithin(path, folder)) return missing();
      const headers = {
        'Content-Type': type,
        'Content-Security-Policy': POLICY,
        ...REFUSALS,
        'Cache-Control': 'no-cache',
        'X-Content-Type-Options': 'nosniff',
      };
      return new Response(await readFile(path), { headers });
    } catch {
      return missing();
    }
  };
}

function missing(): Response {
  return new Response(null, { status: 404 });
}
