/*
 * Gives the page `window.vasculum`. Runs in the sandbox before the page, as CommonJS; may import only Electron, and
 * types. No logic: everything is checked in main.
 */
import electron = require('electron');
import type { VasculumBridge } from '../contract/requests.ts' with { 'resolution-mode': 'import' };

const { contextBridge, ipcRenderer, webUtils } = electron;

const waiting = new Map<string, (reply: unknown) => void>();
let asked = 0;

ipcRenderer.on('vasculum:reply', (_, id: string, reply: unknown) => {
  waiting.get(id)?.(reply);
  waiting.delete(id);
});

const bridge: VasculumBridge = {
  request: (name, input) =>
    new Promise((done) => {
      // No other loading of the page has the same.
      const id = `${performance.timeOrigin} ${(asked += 1)}`;
      waiting.set(id, done as (reply: unknown) => void);
      ipcRenderer.send('vasculum:request', id, name, input);
    }),
  on(name, listener) {
    const hear = (_: unknown, eventName: string, payload: unknown) => {
      if (eventName === name) listener(payload);
    };
    ipcRenderer.on('vasculum:event', hear);
    return () => ipcRenderer.off('vasculum:event', hear);
  },
  pathOf(file) {
    const path = webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]);
    // Told from here, so that only a file which a person really dropped or chose opens its folder to requests.
    ipcRenderer.send('vasculum:drop', path);
    return path;
  },
};

contextBridge.exposeInMainWorld('vasculum', bridge);
