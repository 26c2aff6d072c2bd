// A display for Electron on a machine that has none. Xvfb is started directly, because two `xvfb-run -a` at the same moment can
// pick the same display number.
import { spawn } from 'node:child_process';
import { findProgram } from './run.mjs';

/**
 * Whether windows can be shown here. macOS and Windows always have a display of their own.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * Starts Xvfb on the first free display number.
 * @param {{screen?: string}} [options] width x height x bits of colour
 * @returns {Promise<{display: string, stop: () => void}>} `display` is what DISPLAY has to be
 */
export function startDisplay({ screen = '1920x1200x24' } = {}) {
  const program = findProgram('Xvfb');
  if (!program) throw new Error('Xvfb was not found. Run: npm run setup');
  return new Promise((resolve, reject) => {
    const server = spawn(program, ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    const stop = () => void server.kill();
    process.once('exit', stop);
    let said = '';
    let number = '';
    server.stderr.on('data', (chunk) => (said += chunk));
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`Xvfb ended with ${code}: ${said}`)));
    const ready = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    ready.on('data', (chunk) => {
      number += chunk;
      if (number.endsWith('\n')) resolve({ display: `:${number.trim()}`, stop });
    });
  });
}

/**
 * Runs `work` with a DISPLAY: the existing one, else an Xvfb that runs until `work` ends.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  if (hasDisplay()) return work(process.env);
  const { display, stop } = await startDisplay();
  try {
    return await work({ ...process.env, DISPLAY: display });
  } finally {
    stop();
  }
}
