/* Calls over a real thread: values, problems, progress, steering, events, ports, and the thread's death. */
import { MessageChannel } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type { JobProgress } from '../../electron/contract/jobs.ts';
import { because, ProblemError, toProblem } from '../../electron/domain/problems.ts';
import { connect, serve, startThread, type Thread } from '../../electron/calls/call.ts';

interface Echo {
  add: (input: { readonly a: number; readonly b: number }) => number;
  nothing: () => null;
  fail: () => null;
  die: () => null;
  throwLater: () => null;
  shout: (input: { readonly times: number }) => null;
  work: (input: { readonly steps: number }) => number;
  'work through': () => null;
}
interface EchoEvents {
  shouted: number;
}

const threads: Thread<Echo, EchoEvents>[] = [];
afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.terminate()));
});

function start(): Thread<Echo, EchoEvents> {
  const thread = startThread<Echo, EchoEvents>('echo', fileURLToPath(new URL('echo.mjs', import.meta.url)));
  threads.push(thread);
  return thread;
}

test('a value comes back, also when there is none; calls do not get mixed up', async () => {
  const thread = start();
  expect(await Promise.all([3, 1, 2].map((a) => thread.call('add', { a, b: 10 })))).toEqual([13, 11, 12]);
  expect(await thread.call('nothing', null)).toBeNull();
});

test('a failure comes back as a problem in words, with its code', async () => {
  await expect(start().call('fail', null)).rejects.toMatchObject({
    code: 'disk-full',
    values: { path: '/disk/file' },
    message: expect.stringContaining('/disk/file'),
  });
});

test('a problem keeps its values on the way, and a reason within them its own', async () => {
  const { port1, port2 } = new MessageChannel();
  serve<Pick<Echo, 'nothing'>>(port1, {
    nothing: () => {
      throw new ProblemError('model-unreadable', {
        file: 'beetles.vasculum-model',
        reason: because('too-many-networks', { networks: 9, most: 8 }),
      });
    },
  });
  const error = await connect<Pick<Echo, 'nothing'>>(port2)
    .call('nothing', null)
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  expect(toProblem(error)).toMatchObject({
    code: 'model-unreadable',
    values: { file: 'beetles.vasculum-model', reason: { code: 'too-many-networks', values: { networks: 9, most: 8 } } },
    message: 'The model file beetles.vasculum-model cannot be read: it is 9 networks, and a file holds 8 at most.',
  });
  port1.close();
});

test.each(['unknown', 'toString', '__proto__', 'constructor', 'hasOwnProperty', ''])(
  'the name %j is refused',
  async (name) => {
    await expect(start().call(name as 'add', { a: 1, b: 1 })).rejects.toMatchObject({ code: 'bad-request' });
  },
);

test('progress is told in order, at most ten times a second, and the last always', async () => {
  const thread = start();
  const told: JobProgress[] = [];
  const started = performance.now();
  expect(await thread.call('work', { steps: 200 }, { onProgress: (progress) => told.push(progress) })).toBe(200);
  const seconds = (performance.now() - started) / 1000;
  expect(told.at(-1)?.done).toBe(200);
  expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((a, b) => a - b));
  expect(told.length).toBeLessThanOrEqual(seconds * 10 + 2);
});

test('paused it stands still, resumed it goes on, finished it ends early, cancelled it rejects', async () => {
  const thread = start();
  let done = 0;
  const onProgress = (progress: JobProgress) => (done = progress.done);
  const call = thread.call('work', { steps: 400 }, { onProgress });
  await expect.poll(() => done).toBeGreaterThan(0);
  call.control('pause');
  await thread.call('nothing', null);
  await new Promise((resolve) => setTimeout(resolve, 150));
  const standing = done;
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(done).toBe(standing);
  call.control('resume');
  await expect.poll(() => done).toBeGreaterThan(standing);
  call.control('finish');
  expect(await call).toBeLessThan(400);

  const cancelled = thread.call('work', { steps: 10_000 });
  cancelled.control('pause');
  cancelled.control('cancel');
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
});

test('a signal cancels, before and during', async () => {
  const thread = start();
  const abort = new AbortController();
  const call = thread.call('work through', null, { signal: abort.signal });
  await thread.call('nothing', null);
  abort.abort();
  await expect(call).rejects.toMatchObject({ code: 'cancelled' });
  await expect(thread.call('work', { steps: 10 }, { signal: abort.signal })).rejects.toMatchObject({
    code: 'cancelled',
  });
});

test('events reach all who listen, until they stop', async () => {
  const thread = start();
  const heard: number[] = [];
  const stop = thread.on('shouted', (count) => heard.push(count));
  await thread.call('shout', { times: 3 });
  stop();
  await thread.call('shout', { times: 2 });
  expect(heard).toEqual([1, 2, 3]);
});

test('a port handed over is served as well', async () => {
  const thread = start();
  const { port1, port2 } = new MessageChannel();
  thread.give('other', port1);
  const other = connect<{ who: () => string }>(port2);
  expect(await other.call('who', null)).toBe('the other port');
  port2.close();
});

test.each(['die', 'throwLater'] as const)(
  'when the thread ends (%s), calls under way and later ones fail with words',
  async (how) => {
    const thread = start();
    const unexpected = new Promise((resolve) => thread.onExit(resolve));
    const waiting = thread.call('work through', null);
    const last = thread.call(how, null);
    for (const call of [waiting, last]) await expect(call).rejects.toMatchObject({ code: 'stopped-thread' });
    expect(await unexpected).toBe(true);
    await expect(thread.call('add', { a: 1, b: 1 })).rejects.toMatchObject({ code: 'stopped-thread' });
  },
);

test('a thread that was told to end did not end unexpectedly', async () => {
  const thread = start();
  await thread.call('nothing', null);
  const unexpected = new Promise((resolve) => thread.onExit(resolve));
  await thread.terminate();
  expect(await unexpected).toBe(false);
});

test('both ends may be in one thread', async () => {
  const { port1, port2 } = new MessageChannel();
  serve<{ double: (input: number) => number }>(port1, { double: (number) => number * 2 });
  expect(await connect<{ double: (input: number) => number }>(port2).call('double', 21)).toBe(42);
  port1.close();
});
