// Stands for the catalogue thread where only the engine is tried: opens and closes by word, and dies when told to.
import { parentPort } from 'node:worker_threads';
import { serve } from '../../../dist/electron/calls/call.js';

let folder = null;
const ports = [];
/** What main told, in order. */
const order = [];
parentPort.on('message', (message) => {
  if (message.type === 'connect') {
    ports.push(message.name);
    order.push(message.name);
    serve(message.port, { 'learning.frame': () => ({ classes: [], photos: [] }) });
  }
});
const { emit } = serve(parentPort, {
  'catalogue.open': (input) => {
    if (input.folder.endsWith('deadly')) process.exit(1);
    folder = input.folder;
    return summary();
  },
  'catalogue.close': () => {
    folder = null;
  },
  'catalogue.summary': summary,
  'runs.list': () => [{ id: 7, resumable: true }],
  'runs.lost': () => {
    order.push('runs.lost');
    return { runIds: [7] };
  },
  'job.sample': (input) => {
    if (input.seed === 0) throw new Error('no paint');
    return { folder: input.folder, photos: 1, specimens: 1, taxa: 1 };
  },
  'import.preview': () => ({ before: { records: '/home/edith/before.csv' } }),
  'job.import': () => ({ found: 1, added: 1 }),
  'names.search': ({ text }) => {
    if (text === 'die')
      setImmediate(() => {
        throw new Error('moths got in');
      });
    if (text === 'die') return new Promise(() => {});
    if (text === 'ports') return ports;
    if (text === 'order') return order;
    emit('catalogue.changed', summary());
    return [];
  },
});

function summary() {
  const readOnly = folder?.endsWith('read-only') ? 'it lies where nothing can be written' : null;
  return { name: 'beetles', folder, photos: 1, statuses: { verified: 0 }, readOnly };
}
