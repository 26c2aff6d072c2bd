/*
 * An interrupted run comes with its catalogue, which may come from anybody: its list of photos, its settings and its notes
 * are looked at before anything is built by them.
 */
import { mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { SETTINGS, type Workbench, workbench } from '../helpers/stand-in.ts';

let bench: Workbench;
let plan: string;
let start: string;
let kept: { readonly plan: Buffer; readonly start: Buffer };
let guard: string;
beforeAll(async () => {
  bench = await workbench({ taxa: 2, specimens: 6 });
  const run = bench.train({ ...SETTINGS, epochs: 2 }, { policy: { atEpochEnd: 0, withinEpoch: 0 } });
  bench.when(
    (event) => event.kind === 'epoch' && event.epoch === 1,
    () => run.control('cancel'),
  );
  await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  const { folder } = bench.store.run(1);
  [plan, start] = [join(folder, 'plan.json'), join(folder, 'start.json')];
  kept = { plan: readFileSync(plan), start: readFileSync(start) };
  guard = join(bench.folder, 'guard');
  mkdirSync(guard);
  writeFileSync(join(guard, 'plan.json'), kept.plan);
});
afterAll(() => bench.close());

afterEach(() => {
  rmSync(plan, { force: true });
  writeFileSync(plan, kept.plan);
  writeFileSync(start, kept.start);
  bench.store.restore({ ...bench.store.run(1), settings: { ...SETTINGS, epochs: 2 } });
  expect(readFileSync(join(guard, 'plan.json')).equals(kept.plan)).toBe(true);
});

type Planned = { photoId: number; label: number; part: string }[];
const replan = (change: (planned: Planned) => unknown) =>
  writeFileSync(plan, JSON.stringify(change(JSON.parse(kept.plan.toString()) as Planned)));
const settings = (more: Partial<Record<keyof typeof SETTINGS, unknown>>) =>
  bench.store.restore({ ...bench.store.run(1), settings: { ...SETTINGS, ...more } as typeof SETTINGS });

it.each<[string, () => void, RegExp]>([
  ['no list of photos', () => rmSync(plan), /its list of photos is missing or damaged/],
  ['a list that is none', () => writeFileSync(plan, '{"length": 1e9}'), /missing or damaged/],
  ['a label that no taxon has', () => replan((all) => all.map((one) => ({ ...one, label: 2 }))), /missing or damaged/],
  ['a label below nothing', () => replan((all) => all.map((one) => ({ ...one, label: -1 }))), /missing or damaged/],
  ['half a photo', () => replan((all) => all.map((one) => ({ ...one, photoId: one.photoId + 0.5 }))), /or damaged/],
  ['a photo twice', () => replan((all) => [...all, all[0]]), /missing or damaged/],
  ['a part that there is not', () => replan((all) => all.map((one) => ({ ...one, part: 'all' }))), /or damaged/],
  ['a list of 40 GB', () => truncateSync(plan, 40e9), /missing or damaged/],
  [
    'a list behind a link',
    () => {
      rmSync(plan);
      symlinkSync(join(guard, 'plan.json'), plan);
    },
    /missing or damaged/,
  ],
  ['a note that is none', () => writeFileSync(start, '{"stride":"everywhere"}'), /its start.json is damaged/],
  ['epochs without end', () => settings({ epochs: 1e12 }), /its settings are damaged/],
  ['pictures as large as a house', () => settings({ size: 1_048_576 }), /its settings are damaged/],
  ['a batch without end', () => settings({ batchSize: 1e9 }), /its settings are damaged/],
  ['another depth', () => settings({ depth: 1e6 }), /its settings are damaged/],
])('a run with %s is not gone on with', async (_, make, words) => {
  make();
  await expect(bench.resume(1)).rejects.toMatchObject({
    code: 'run-not-resumable',
    message: expect.stringMatching(words) as string,
  });
});

it('a run from elsewhere with sound settings goes on as it was', async () => {
  await bench.resume(1);
  expect(bench.store.run(1).log.map(({ sentence }) => sentence)[0]).toMatch(/^Going on at step \d+\.$/);
}, 120_000);
