/*
 * Kills at any instant: what was said to be decided or set is there, the catalogue is sound, and a run that was killed again and
 * again ends with the very same weights. `npm run hostile`: 100 kills while deciding and while fields are set,
 * 20 while learning.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { KILL_PLANS, SPECIMENS, workbench } from '../helpers/stand-in.ts';
import { copyOfWhole, forgetWhole } from './a-whole-catalogue.ts';
import { chanceFrom } from './mutate.ts';
import { FULL, tell } from './scale.ts';

const DECISION_KILLS = FULL ? 100 : 5;
const TRAINING_KILLS = FULL ? 20 : 2;

const folder = mkdtempSync(join(tmpdir(), 'vasculum-kills-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await forgetWhole();
});

/** Lets `script` run until `kill` milliseconds after its first line; null: to its end. Gives what it said. */
async function killed(script: string, args: readonly string[], kill: number | null): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TF_ENABLE_ONEDNN_OPTS: '1', TF_CPP_MIN_LOG_LEVEL: '2' },
  });
  const lines: string[] = [];
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (lines.length === 1 && kill !== null) setTimeout(() => child.kill('SIGKILL'), kill);
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on('close', (...end) => resolve(end)),
  );
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the child ended with ${code ?? signal}: ${complaints}`);
  return lines;
}

test(
  `${DECISION_KILLS} kills while deciding lose no decision that was said to be made`,
  { timeout: 1_800_000 },
  async () => {
    const catalogue = await copyOfWhole(join(folder, 'deciding'));
    const chance = chanceFrom(8);
    const said: string[] = [];
    for (let kill = 0; kill < DECISION_KILLS; kill++) {
      // The last line may have been cut by the kill; a decision without its line may be there or not.
      const lines = await killed('deciding-child.mjs', [catalogue], Math.floor(chance() * 60));
      said.push(...lines.filter((line) => /^kept \d+-\d+$/.test(line)));
    }
    const opened = openCatalogue(catalogue, { create: false });
    try {
      const kept = new Set(
        opened.read.all<{ remarks: string }>('SELECT remarks FROM determination').map(({ remarks }) => remarks),
      );
      expect(said.filter((remarks) => !kept.has(remarks))).toEqual([]);
      expect(said.length).toBeGreaterThan(DECISION_KILLS);
      const findings = await checkCatalogue(opened);
      expect(findings.filter(({ verdict }) => verdict === 'bad')).toEqual([]);
      tell(`decisions: ${DECISION_KILLS} kills, ${said.length} said to be made, none lost`);
    } finally {
      opened.close();
    }
  },
);

test(
  `${DECISION_KILLS} kills while fields are set lose no act that was said to be done, and leave none by half`,
  { timeout: 1_800_000 },
  async () => {
    const catalogue = await copyOfWhole(join(folder, 'fields'));
    const chance = chanceFrom(9);
    const said: string[] = [];
    for (let kill = 0; kill < DECISION_KILLS; kill++) {
      const lines = await killed('fields-child.mjs', [catalogue], Math.floor(chance() * 60));
      said.push(...lines.filter((line) => /^set \d+-\d+$/.test(line)));
    }
    const opened = openCatalogue(catalogue, { create: false });
    try {
      const { read } = opened;
      const specimens = read.value<number>('SELECT count(*) FROM specimen');
      const kept = read.all<{ after: string; rows: number }>(
        `SELECT after, count(*) AS rows FROM change WHERE field IN ('country', 'recorded_by') GROUP BY action_id, after`,
      );
      expect(specimens).toBeGreaterThan(3);
      expect(kept.filter(({ rows }) => rows !== 2 * specimens)).toEqual([]);
      const done = new Set(kept.map(({ after }) => after));
      expect(said.filter((value) => !done.has(value))).toEqual([]);
      expect(said.length).toBeGreaterThan(DECISION_KILLS);
      const standing = read.raw<[string, string, string]>(
        `SELECT DISTINCT country, recorded_by, json_extract(other_terms, '$."Host plant"') FROM specimen`,
      );
      expect(standing.length).toBe(1);
      expect(new Set(standing[0]).size).toBe(1);
      const findings = await checkCatalogue(opened);
      expect(findings.filter(({ verdict }) => verdict === 'bad')).toEqual([]);
      tell(`fields: ${DECISION_KILLS} kills, ${said.length} acts said to be done, none lost or by half`);
    } finally {
      opened.close();
    }
  },
);

test(
  `${TRAINING_KILLS} kills while learning end with the weights of a run that was never killed`,
  { timeout: 3_600_000 },
  async () => {
    const bench = await workbench(SPECIMENS);
    const whole = await bench.train(KILL_PLANS.cycles);
    const expected = readFileSync(join(bench.store.models.get(whole.modelId)?.folder ?? 'none', 'weights.safetensors'));
    await bench.close();
    const chance = chanceFrom(20);
    const run = join(folder, 'learning');
    const child = '../trainer/kill-child.mjs';
    let kills = 0;
    for (; kills < TRAINING_KILLS; kills++) {
      const lines = await killed(child, [run, 'cycles'], Math.floor(chance() * 40));
      if (lines.some((line) => line.includes('"model"'))) break;
    }
    const last = await killed(child, [run, 'cycles'], null);
    const end = last.map((line) =>
      line.startsWith('{') ? (JSON.parse(line) as { kind: string; folder?: string }) : null,
    );
    const model = end.find((line) => line?.kind === 'model')?.folder ?? 'none';
    expect(readFileSync(join(model, 'weights.safetensors')).equals(expected)).toBe(true);
    // Each kill comes within the first moments of a sitting, so that the run is not over before they are.
    expect(kills).toBe(TRAINING_KILLS);
    tell(`training: ${kills} kills, the same weights bit for bit`);
  },
);
