// A thread that serves a little of everything, for trying calls across a real thread.
import { parentPort } from 'node:worker_threads';
import { setTimeout as wait } from 'node:timers/promises';
import { receivePort, serve } from '../../dist/electron/calls/call.js';

const { emit } = serve(parentPort, {
  add: ({ a, b }) => a + b,
  nothing: () => undefined,
  fail: () => {
    throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', path: '/disk/file' });
  },
  die: () => process.exit(3),
  throwLater: () => {
    setTimeout(() => {
      throw new Error('thrown where nobody catches');
    }, 10);
    return new Promise(() => {});
  },
  shout: ({ times }) => {
    for (let count = 1; count <= times; count++) emit('shouted', count);
    return null;
  },
  work: async ({ steps }, context) => {
    let done = 0;
    for (; done < steps && !context.finishing(); done++) {
      await context.gate();
      await wait(2);
      context.report({ phase: 'Working', done: done + 1, total: steps, rate: 0, secondsLeft: null });
    }
    return done;
  },
  'work through': async (_, context) => {
    await new Promise((resolve) => context.signal.addEventListener('abort', resolve, { once: true }));
    context.signal.throwIfAborted();
  },
});

const port = await receivePort(parentPort, 'other');
serve(port, { who: () => 'the other port' });
