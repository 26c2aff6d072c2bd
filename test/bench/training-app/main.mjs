// Starts ../training-turn.mjs in Electron's main process, once Electron is ready; without a window.
import { app } from 'electron';

app.whenReady().then(async () => {
  try {
    await import('../training-turn.mjs');
  } catch (error) {
    process.stderr.write(`${error?.stack}\n`, () => app.exit(1));
  }
});
