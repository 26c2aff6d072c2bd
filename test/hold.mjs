// Holds Electron back until Playwright listens: `-r HOLD` before its other words. Playwright asks for it by itself only of an
// Electron that it found itself. A window that opens earlier is now and then missed, and waited for in vain.
import { createRequire } from 'node:module';
import path from 'node:path';

export const HOLD = path.join(
  path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'lib/server/electron/loader.js',
);
