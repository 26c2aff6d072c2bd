/* Of a look over a catalogue: its models, evaluations and runs, in its rows and on disk. Reads only. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueFinding } from '../../contract/collection.ts';
import type { Removal } from '../../contract/removal.ts';
import { because } from '../../domain/problems.ts';
import { DEPTHS } from '../../domain/training.ts';
import { readPart } from '../../files/read-part.ts';
import { sizeOf } from '../../files/room.ts';
import { headerEnd, weightsEnd, WeightsFileError } from '../../network/weights/weights.ts';
import type { ReadHandle } from '../database/database.ts';
import { modelPath } from '../database/inside.ts';
import type { CataloguePlaces } from '../database/places.ts';
import { damagedEvaluations } from '../learning/evaluations.ts';
import { hasFilesLeft, isRemoved } from '../learning/removed.ts';
import { finding, some } from './finding.ts';

interface ModelRow {
  readonly id: number;
  readonly name: string;
  readonly folder: string;
}

/** What runs, models and weights have on disk. Silent where all is there and nothing else. */
export function checkModels(db: ReadHandle, places: CataloguePlaces): CatalogueFinding[] {
  const findings: CatalogueFinding[] = [];
  const models = db.all<ModelRow>('SELECT id, name, folder FROM model');
  findings.push(...checkFiles(db, places, models), ...checkRows(db));
  const left = db.all<Removal>('SELECT kind, id FROM removal').filter((removal) => hasFilesLeft(db, places, removal));
  if (left.length > 0) {
    const [count, which] = [left.length, some(left.map((removal) => nameOf(db, removal)))];
    findings.push(finding('warn', because(count === 1 ? 'removal-left' : 'removals-left', { count, which })));
  }
  return findings;
}

function nameOf(db: ReadHandle, { kind, id }: Removal): string {
  const table = kind === 'weights' ? 'starting_weights' : kind;
  const row = db.get<{ name: string }>(`SELECT name FROM ${table} WHERE id = ?`, [id]);
  return `${kind} ${row?.name ?? id}`;
}

function checkFiles(db: ReadHandle, places: CataloguePlaces, models: readonly ModelRow[]): CatalogueFinding[] {
  const [gone, cut]: [string[], string[]] = [[], []];
  for (const { id, name, folder } of models) {
    if (isRemoved(db, 'model', id)) continue;
    const home = modelPath(places, folder);
    const weights = join(home, 'weights.safetensors');
    const members = join(home, 'members');
    const all = [weights, ...(existsSync(members) ? readdirSync(members) : []).map((file) => join(members, file))];
    if (!existsSync(weights)) gone.push(name);
    else if (!all.every(hasItsLength)) cut.push(name);
  }
  const findings: CatalogueFinding[] = [];
  const count = models.length;
  if (gone.length > 0) {
    findings.push(finding('warn', because('models-gone', { gone: gone.length, models: count, which: some(gone) })));
  }
  if (cut.length > 0) {
    findings.push(finding('warn', because('models-cut-short', { cut: cut.length, models: count, which: some(cut) })));
  }
  return findings;
}

/** Whether a file of weights is as long as its first bytes say. What its numbers are is looked at when it is used. */
function hasItsLength(file: string): boolean {
  try {
    const end = headerEnd(readPart(file, 0, 8));
    return weightsEnd(readPart(file, 0, end)) === sizeOf(file);
  } catch (error) {
    if (error instanceof WeightsFileError) return false;
    throw error;
  }
}

function checkRows(db: ReadHandle): CatalogueFinding[] {
  const findings: CatalogueFinding[] = [];
  const all = db.all<{ name: string; depth: number; size: number }>('SELECT name, depth, size FROM model ORDER BY id');
  const odd = all
    .filter(({ depth, size }) => !DEPTHS.some((one) => one === depth) || size < 1 || size > LARGEST_INPUT)
    .map(({ name, depth, size }) => `${name} (ResNet${depth}, ${size} px)`);
  if (odd.length > 0) {
    const values = { odd: odd.length, models: all.length, which: some(odd) };
    findings.push(finding('bad', because('models-odd', values)));
  }
  const damaged = damagedEvaluations(db).map(({ id, model }) => `${id} of ${model}`);
  if (damaged.length > 0) {
    const values = { count: damaged.length, which: some(damaged) };
    findings.push(finding('warn', because('evaluations-damaged', values)));
  }
  return findings;
}

/** px; as a model's own description allows it. */
const LARGEST_INPUT = 2048;
