/*
 * Learns in a process of its own that may be killed at any instant: begins the run in a folder, or goes on with the one
 * that it finds there. Says on stdout, a JSON line each, where it started, when it takes a step, and the model's folder.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SplitPart } from '../../electron/domain/training.ts';
import { KILL_PLANS, type PlanName, SPECIMENS, workbench } from '../helpers/stand-in.ts';

/** A checkpoint after every step. */
const OPTIONS = { policy: { atEpochEnd: 0, withinEpoch: 0 } };

async function learn(folder: string, name: PlanName): Promise<void> {
  const settings = KILL_PLANS[name];
  const bench = await workbench(SPECIMENS, folder);
  const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
  for (const kind of ['started', 'step'] as const)
    bench.when(
      (event) => event.kind === kind,
      () => say({ kind }),
    );
  bench.when(
    (event) => event.kind === 'started' && event.fromStep > 0,
    () => say({ kind: 'resumed' }),
  );
  const runFolder = join(folder, 'runs', 'run-1');
  const planFile = join(runFolder, 'plan.json');
  let result;
  if (existsSync(planFile)) {
    const photos = JSON.parse(readFileSync(planFile, 'utf8')) as { photoId: number; label: number; part: SplitPart }[];
    bench.store.restore({ id: 1, folder: runFolder, settings, photos });
    result = await bench.resume(1, OPTIONS);
  } else {
    result = await bench.train(settings, OPTIONS);
  }
  say({ kind: 'model', folder: bench.store.models.get(result.modelId)?.folder, bestEpoch: result.bestEpoch });
  process.exit(0);
}

await learn(process.argv[2] ?? '', process.argv[3] as PlanName);
