// Starts Electron for a row that looks at its window.
import { createRequire } from 'node:module';
import path from 'node:path';
import { _electron } from 'playwright';
import { electronLaunch } from '../../native/electron.mjs';

/**
 * Holds the program back until Playwright listens, as in test/app/program.ts: a window that opens earlier is now and then missed.
 */
const HOLD = path.join(
  path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'lib/server/electron/loader.js',
);

/** @param {string[]} words @param {{app?: string, env?: NodeJS.ProcessEnv}} options */
export function launch(words, options) {
  const { args, ...rest } = electronLaunch(words, options);
  return _electron.launch({ ...rest, args: ['-r', HOLD, ...args] });
}
