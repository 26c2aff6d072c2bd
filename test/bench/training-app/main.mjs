// Starts ../training-turn.mjs in Electron's main process, once Electron is ready; without a window.
import { app } from 'electron';

void app.whenReady().then(start);

async function start() {
  try {
    await import('../training-turn.mjs');
  } catch (error) {
    // Left to itself, Electron would show a dialog and wait.
    process.stderr.write(`${error?.stack}\n`, () => app.exit(1));
  }
}
