/*
 * What an open graph of ours holds and gives: its variables as named arrays, in groups that are read and written together,
 * and the outputs of its signatures. Runs in the trainer thread.
 */
import { ProblemError, severalReasons } from '../../domain/problems.ts';
import type { Variable } from '../../network/graph/variables.ts';
import type { Tensors } from '../../network/network.ts';
import { packBytes } from '../../network/picture-input.ts';
import { tensorDifferences } from '../../network/weights/weights.ts';
import type { Feed, OpenModel } from './tensorflow.ts';

/** Variables by the name of their group, as `training-graph.ts` cuts them. */
export type VariableGroups = ReadonlyMap<string, readonly Variable[]>;

export function readVariables(model: OpenModel, groups: VariableGroups): Tensors {
  const tensors: Tensors = new Map();
  for (const [group, variables] of groups) {
    const outputs = model.run(`read/${group}`, {});
    for (const variable of variables) tensors.set(variable.name, tensorOf(outputs, variable));
  }
  return tensors;
}

/** Sets every variable. Throws ProblemError `weights-mismatch` naming missing, surplus or misshapen tensors. */
export function writeVariables(model: OpenModel, groups: VariableGroups, tensors: Tensors): void {
  checkTensors([...groups.values()].flat(), tensors);
  for (const [group, variables] of groups) {
    const feeds = variables.flatMap(({ name }) => {
      const tensor = tensors.get(name);
      return tensor === undefined ? [] : [[name, tensor] as const];
    });
    model.run(`write/${group}`, Object.fromEntries(feeds));
  }
}

/** Throws ProblemError `weights-mismatch` that names the tensors that are missing, too many or of another shape. */
export function checkTensors(expected: readonly Pick<Variable, 'name' | 'shape'>[], tensors: Tensors): void {
  const wrong = tensorDifferences(expected, tensors);
  if (wrong.length > 0) throw new ProblemError('weights-mismatch', { reason: severalReasons(wrong) });
}

/** RGB bytes, [n, size, size, 3], as they are fed. Throws RangeError for another length. */
export function pictureFeed(pictures: Uint8Array, n: number, size: number): Feed {
  const data = packBytes(ofLength(pictures, n * size * size * 3, 'pictures'));
  return { data, shape: [data.length] };
}

/** [n, columns] to feed. Throws RangeError for another length. */
export function rows(data: Float32Array, n: number, columns: number, what: string): Feed {
  return { data: ofLength(data, n * columns, what), shape: [n, columns] };
}

export function ofLength<T extends { readonly length: number }>(data: T, length: number, what: string): T {
  if (data.length !== length) throw new RangeError(`${what}: ${data.length} values where ${length} are due`);
  return data;
}

export type Outputs = ReadonlyMap<string, Float32Array | Int32Array>;

export function floatsOf(outputs: Outputs, name: string): Float32Array {
  const data = outputs.get(name);
  if (!(data instanceof Float32Array)) throw new Error(`the graph gave no ${name}`);
  return data;
}

export function scalarOf(outputs: Outputs, name: string): number {
  const [value] = floatsOf(outputs, name);
  if (value === undefined) throw new Error(`the graph gave no ${name}`);
  return value;
}

export function tensorOf(outputs: Outputs, { name, shape }: Variable): { shape: number[]; data: Float32Array } {
  return { shape: [...shape], data: floatsOf(outputs, name) };
}

/** TensorFlow's words for a device out of memory, as the problem that a curator can do something about. */
export function withMemoryProblem<T>(batch: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Error) || !/\bOOM\b|out of memory|resource exhausted/i.test(error.message)) throw error;
    const smaller = Math.max(1, Math.floor(batch / 2));
    throw new ProblemError('not-enough-memory', { batch, smaller }, { detail: error.message, cause: error });
  }
}
