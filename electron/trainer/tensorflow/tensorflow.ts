/*
 * The only importer of `@tensorflow/tfjs-node-gpu`, and only of its public API: opens graphs and runs their signatures,
 * feeding and giving back plain typed arrays, so that no TensorFlow tensor ever leaves this file. A graph can read and write
 * files, so TensorFlow is given none that lay anywhere: only what was built here, from numbers, a moment before. Runs in the
 * trainer thread (or a test), which must have been started with TF_CPP_MIN_LOG_LEVEL and TF_ENABLE_ONEDNN_OPTS in the
 * environment of its process: native code does not see what a thread puts into `process.env`.
 */
import type tfjs from '@tensorflow/tfjs-node-gpu';
import { because, ProblemError } from '../../domain/problems.ts';
import { makePrivateFolder } from '../../files/private-folder.ts';
import type { BuiltGraph } from '../../network/graph/saved-model.ts';
import { writeSavedModel } from './graph-folder.ts';

type Tfjs = typeof tfjs;
type OpenSignature = Awaited<ReturnType<Tfjs['node']['loadSavedModel']>>;

export interface Device {
  readonly kind: 'cpu' | 'gpu';
  /** Version of TensorFlow's C library, e.g. `2.18.0`. */
  readonly tensorflow: string;
}

/** An array to feed: the memory is TensorFlow's while a run lasts, and the caller's again after. */
export interface Feed {
  readonly data: Float32Array | Int32Array;
  readonly shape: readonly number[];
}

let loading: Promise<Tfjs> | undefined;

/** Loads the library once. Throws ProblemError `trainer-unavailable` where it cannot be loaded. */
async function loadTensorflow(): Promise<Tfjs> {
  loading ??= import('@tensorflow/tfjs-node-gpu').then(
    (module) => module.default,
    (error: unknown) => {
      loading = undefined;
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      throw new ProblemError(
        'trainer-unavailable',
        { reason: because('tensorflow-not-loaded') },
        { detail, cause: error },
      );
    },
  );
  return loading;
}

/** On what TensorFlow computes here. */
export async function describeDevice(): Promise<Device> {
  const tf = await loadTensorflow();
  const backend = tf.backend() as { isUsingGpuDevice?: boolean; binding?: { TF_Version?: string } };
  return {
    kind: backend.isUsingGpuDevice === true ? 'gpu' : 'cpu',
    tensorflow: backend.binding?.TF_Version ?? 'unknown',
  };
}

/** Number of tensors that TensorFlow holds for us; the same before and after any piece of work, or something leaks. */
export async function tensorCount(): Promise<number> {
  const tf = await loadTensorflow();
  return tf.memory().numTensors;
}

/** A graph in memory: one session, shared by its signatures. */
export class OpenModel {
  readonly #tf: Tfjs;
  readonly #signatures = new Map<string, OpenSignature>();

  private constructor(tf: Tfjs) {
    this.#tf = tf;
  }

  /**
   * Opens a graph with the signatures named; left out, all that it has. TensorFlow takes a graph from a folder alone: it gets
   * one that only this account can enter, which is gone again once the graph is in memory.
   */
  static async open(built: BuiltGraph, names = Object.keys(built.signatures)): Promise<OpenModel> {
    const model = new OpenModel(await loadTensorflow());
    const home = makePrivateFolder('graph');
    try {
      await writeSavedModel(home.path, built);
      for (const name of names) {
        model.#signatures.set(name, await model.#tf.node.loadSavedModel(home.path, ['serve'], name));
      }
      return model;
    } catch (error) {
      model.dispose();
      throw error;
    } finally {
      home.remove();
    }
  }

  /** Runs a signature and copies its outputs out, float32 or int32 as they are. Blocks the thread. */
  run(name: string, feeds: Readonly<Record<string, Feed>>): Map<string, Float32Array | Int32Array> {
    const signature = this.#signatures.get(name);
    if (signature === undefined) throw new Error(`the signature ${name} is not open`);
    const inputs = Object.fromEntries(Object.entries(feeds).map(([key, feed]) => [key, this.#lend(feed)]));
    let outputs: Record<string, tfjs.Tensor> = {};
    try {
      outputs = signature.predict(inputs) as Record<string, tfjs.Tensor>;
      return new Map(Object.entries(outputs).map(([key, tensor]) => [key, copyOut(tensor)]));
    } finally {
      this.#tf.dispose([...Object.values(inputs), ...Object.values(outputs)]);
    }
  }

  /** Closes the session and frees its variables. */
  dispose(): void {
    for (const signature of this.#signatures.values()) signature.dispose();
    this.#signatures.clear();
  }

  #lend({ data, shape }: Feed): tfjs.Tensor {
    return this.#tf.tensor(data, [...shape], data instanceof Float32Array ? 'float32' : 'int32');
  }
}

function copyOut(tensor: tfjs.Tensor): Float32Array | Int32Array {
  const values = tensor.dataSync();
  if (values instanceof Float32Array || values instanceof Int32Array) return values;
  throw new TypeError(`a signature gave ${tensor.dtype}, which nobody here expects`);
}
