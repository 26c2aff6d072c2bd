// Starts the program from this clone: Electron on the project's folder, with the arguments of the command line
// (`npm start -- --catalogue FOLDER`). `--virtual-display` opens the window in Xvfb, where nobody sees it, on machines without a
// display.
import { spawn } from 'node:child_process';
import { hasDisplay, withDisplay } from './display.mjs';
import { electronLaunch } from './electron.mjs';

const flag = '--virtual-display';
const args = process.argv.slice(2);
const virtual = args.includes(flag) || process.env.VASCULUM_VIRTUAL_DISPLAY === '1';

try {
  process.exitCode = await start();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** @returns {Promise<number>} exit code */
async function start() {
  if (!virtual && !hasDisplay()) {
    process.stderr.write(
      'No display was found (neither DISPLAY nor WAYLAND_DISPLAY is set), so there is nowhere to show a window.\n' +
        '  Without a window:         npm run vasculum -- --help\n' +
        `  With one nobody sees:     npm start -- ${flag}\n`,
    );
    return 1;
  }
  return withDisplay(run);
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<number>}
 */
function run(environment) {
  const given = args.filter((argument) => argument !== flag);
  const { executablePath, args: all, env } = electronLaunch(given, { env: environment });
  return new Promise((resolve, reject) => {
    const child = spawn(executablePath, all, { env, stdio: 'inherit' });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
