// One turn of the row `alike`: asks what looks alike as the window does, while another question is asked again and again.
// Prints the figures of row-alike.mjs. Input: catalogue.
import { setTimeout } from 'node:timers/promises';
import { Engine } from '../../dist/electron/engine/engine.js';

const QUESTIONS = 200;
const STATUSES = ['proposed', 'unnamed'];

const engine = new Engine();
const { specimens } = await engine.open(process.argv[2] ?? '', false);
const ask = (name, input) => engine.catalogue.call(name, input);
await ask('review.queue', { order: 'doubt', modelId: null, statuses: [], limit: 1 });
// Orders are read behind the back of the first screens.
await setTimeout(2_000);
globalThis.gc?.();
const before = process.memoryUsage().rss;

let waited = 0;
const ended = new AbortController();
const beside = (async () => {
  while (!ended.signal.aborted) {
    const start = performance.now();
    await ask('catalogue.summary');
    waited = Math.max(waited, performance.now() - start);
    await setTimeout(5);
  }
})();

/** Until the work that comes first is done, as the window asks. */
async function worked(name, input) {
  for (;;) {
    const answer = await ask(name, input);
    if (!('share' in answer)) return answer;
    await setTimeout(100);
  }
}

const seconds = async (work) => {
  const start = performance.now();
  const answer = await work();
  return [(performance.now() - start) / 1000, answer];
};
const [begun] = await seconds(() => worked('review.look-alikes', { specimenId: 2, limit: 8 }));
const times = [];
for (let number = 0; number < QUESTIONS; number++) {
  const specimenId = 1 + ((number * 7919) % specimens);
  const [time] = await seconds(() => worked('review.look-alikes', { specimenId, limit: 8 }));
  times.push(time * 1000);
}
const [grouped, { groups }] = await seconds(() => worked('review.groups', { statuses: STATUSES }));
ended.abort();
await beside;
globalThis.gc?.();
const megabytes = (process.memoryUsage().rss - before) / 1e6;
await engine.stop();
times.sort((a, b) => a - b);
const figures = {
  evidence50: times[times.length / 2],
  evidence99: times[Math.ceil(0.99 * times.length) - 1],
  begun,
  grouped,
  groups: groups.length,
  waited,
  megabytes,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
