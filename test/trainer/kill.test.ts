import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';
import { KILL_PLANS, type PlanName, SPECIMENS, workbench } from '../helpers/stand-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'vasculum-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Line {
  readonly kind: 'started' | 'resumed' | 'step' | 'model';
  readonly folder?: string;
}

/** When to kill: so many milliseconds after so many more checkpoints than there were. */
interface Kill {
  readonly checkpoints: number;
  readonly milliseconds: number;
}

/** Step of the newest checkpoint; 0 when there is none. */
function newestCheckpoint(name: PlanName): number {
  const run = join(folder, name, 'runs', 'run-1');
  const names = existsSync(run) ? readdirSync(run) : [];
  return Math.max(0, ...names.map((file) => Number(/^step-(\d+)\.safetensors$/.exec(file)?.[1] ?? 0)));
}

/** Runs kill-child.ts to its end, or kills it on the way. What it said, line by line. */
async function learn(name: PlanName, kill: Kill | null): Promise<Line[]> {
  const before = newestCheckpoint(name);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.mjs'), join(folder, name), name], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TF_ENABLE_ONEDNN_OPTS: '1', TF_CPP_MIN_LOG_LEVEL: '2' },
  });
  const lines: Line[] = [];
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  createInterface({ input: child.stdout }).on('line', (text) => {
    if (text.startsWith('{')) lines.push(JSON.parse(text) as Line);
  });
  const watch = setInterval(() => {
    if (!kill || newestCheckpoint(name) < before + kill.checkpoints) return;
    clearInterval(watch);
    setTimeout(() => child.kill('SIGKILL'), kill.milliseconds);
  }, 2);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (!kill && code !== 0) throw new Error(`the child ended with ${String(code)}: ${complaints}`);
  return lines;
}

it.each(['cycles', 'everything'] as const)(
  '%s ends with the same weights, killed again and again or never',
  async (name) => {
    const bench = await workbench(SPECIMENS);
    const whole = await bench.train(KILL_PLANS[name]);
    const expected = readFileSync(join(bench.store.models.get(whole.modelId)?.folder ?? 'none', 'weights.safetensors'));
    await bench.close();

    const kills: Line[][] = [];
    for (const kill of [
      { checkpoints: 1, milliseconds: 0 },
      { checkpoints: 7, milliseconds: 13 },
    ]) {
      kills.push(await learn(name, kill));
    }
    const last = await learn(name, null);
    // Each was really killed on the way, and each went on where the one before it was killed.
    for (const lines of kills) expect(lines.map((line) => line.kind)).not.toContain('model');
    for (const lines of [...kills.slice(1), last]) expect(lines.map((line) => line.kind)).toContain('resumed');
    const model = last.find((line) => line.kind === 'model')?.folder ?? 'none';
    expect(readFileSync(join(model, 'weights.safetensors')).equals(expected)).toBe(true);
  },
  120_000,
);
