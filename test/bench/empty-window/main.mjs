// The least that an Electron program is: one window with one line of text.
import { app, BrowserWindow } from 'electron';

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { sandbox: true } });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => window.show());
  return window.loadFile(new URL('page.html', import.meta.url).pathname);
});
