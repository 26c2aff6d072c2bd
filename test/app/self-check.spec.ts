/*
 * `--self-check`, with which packaging tries a program that no test can reach into: a window, a catalogue, a network that
 * learns, all in Electron.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { electronLaunch } from '../../native/electron.mjs';
import { expect, test } from './program.ts';

test('the program checks itself: window, catalogue, training', async () => {
  const { executablePath, args, env } = electronLaunch(['--self-check']);
  const child = spawn(executablePath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const answer = JSON.parse(String(said.split('\n').find((line) => line.startsWith('{"ok"'))));
  expect(answer).toMatchObject({
    ok: true,
    window: { ok: true },
    catalogue: { ok: true },
    photos: { ok: true },
    trainer: { ok: true },
  });
  expect(answer.trainer.value.lastLoss).toBeLessThan(answer.trainer.value.firstLoss);
  expect(code).toBe(0);
});

test('a network that needs several gibibytes learns in the window’s own process', async ({ program }) => {
  test.setTimeout(180_000);
  const ended = await program.page.evaluate(async () => {
    interface Job {
      readonly id: string;
      readonly state: string;
      readonly result?: { readonly memoryBytes: number };
    }
    const { vasculum } = window as unknown as {
      vasculum: {
        request(name: string, input: unknown): Promise<{ ok: boolean; value: { id: string } }>;
        on(name: string, listener: (job: Job) => void): () => void;
      };
    };
    const end = new Promise<Job>((resolve) => vasculum.on('job', (job) => job.state !== 'running' && resolve(job)));
    const input = { depth: 18, size: 224, batchSize: 144 };
    const started = await vasculum.request('jobs.start', { kind: 'measure', input });
    // One step of each kind that counts, and no more.
    await vasculum.request('jobs.control', { id: started.value.id, control: 'finish' });
    return end;
  });
  expect(ended.state).toBe('done');
  expect(ended.result?.memoryBytes).toBeGreaterThan(2 ** 31);
});
