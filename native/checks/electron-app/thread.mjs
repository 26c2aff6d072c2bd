// The worker thread of the check app: loads each native part and says of each `ok` or what went wrong.
import { parentPort } from 'node:worker_threads';

/** @type {Record<string, string>} */
const found = {};
for (const name of ['tensorflow', 'sqlite', 'sharp', 'canvas']) {
  try {
    await import(`../${name}.mjs`);
    found[name] = 'ok';
  } catch (error) {
    found[name] = error instanceof Error ? error.message : String(error);
  }
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(found);
