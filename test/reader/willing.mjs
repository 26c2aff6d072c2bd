// Stands for the photo reader where only its keeper is tried: answers, is silent or dies by the name of the photo. It keeps
// nothing, so whether it is the first time shows by what was left in the folder.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serve } from '../../dist/electron/calls/call.js';

const port = {
  postMessage: (message) => process.send(message),
  on: (_, listener) => process.on('message', listener),
};
process.on('disconnect', () => process.exit());

const first = (path) => {
  if (existsSync(`${path}.seen`)) return false;
  writeFileSync(`${path}.seen`, '');
  return true;
};
const silence = () => new Promise(() => {});

const { emit } = serve(port, {
  'photo.look': async ({ path }, { report }) => {
    appendFileSync(join(dirname(path), 'asked'), `${path.slice(dirname(path).length + 1)}\n`);
    if (path.endsWith('hangs')) return silence();
    if (path.endsWith('hangs once') && first(path)) return silence();
    if (path.endsWith('kills')) setTimeout(() => process.exit(1), 50);
    if (path.endsWith('kills')) return silence();
    if (path.endsWith('kills once') && first(path)) process.exit(1);
    if (path.endsWith('slow'))
      for (let n = 0; n < 10; n++) {
        report({ phase: '', done: n, total: 0, rate: 0, secondsLeft: 0 });
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    if (path.endsWith('long')) {
      report({ phase: '', done: 0, total: 0, rate: 0, secondsLeft: 0 });
      report({ phase: '', done: 0, total: 0, rate: 0, secondsLeft: 5 });
      await new Promise((resolve) => setTimeout(resolve, 1800));
    }
    return { high: process.pid, low: 0, grey: new Uint8Array([1]) };
  },
});
emit('ready', null);
