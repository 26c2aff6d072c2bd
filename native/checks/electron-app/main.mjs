// A tiny Electron app for native/checks.mjs: opens a window, lets a worker thread load the native parts as the program
// does, prints one line of JSON and ends. Its last argument is a folder for what Chromium keeps.
import { Worker } from 'node:worker_threads';
import { app, BrowserWindow } from 'electron';

// Software drawing is enough here, and does not depend on the machine's graphics driver.
app.disableHardwareAcceleration();
app.setPath('userData', String(process.argv.at(-1)));

/** @type {Record<string, string>} */
const found = { electron: process.versions.electron, packaged: String(app.isPackaged) };
app.on('window-all-closed', () => {});
// Not awaited at the top: Electron is ready only after its entry file has been read to the end.
void app.whenReady().then(check);

async function check() {
  const thread = new Worker(new URL('thread.mjs', import.meta.url));
  const inThread = new Promise((resolve) => {
    thread.on('message', resolve);
    thread.on('error', (error) => resolve({ thread: error.message }));
  });

  const window = new BrowserWindow({ show: false, width: 320, height: 200 });
  await window.loadURL('data:text/html,<title>check</title>');
  found.window = String(await window.webContents.executeJavaScript('6 * 7'));
  Object.assign(found, await inThread);
  process.stdout.write(`\n${JSON.stringify(found)}\n`, () => app.exit(0));
}
