/*
 * The `.h5` files of Keras applications' ResNet50, 101 and 152 (version 1), with or without their last layer, brought to
 * our names and layout. The file is read by the HDF5 library itself, compiled to WebAssembly, from memory: whatever is
 * wrong with a file, nothing outside that memory can be reached. Runs in Node.
 *
 * Layers are named conv1_conv, conv1_bn, conv2_block1_1_conv, …, conv5_block3_3_bn and predictions (Keras,
 * applications/resnet.py); block 0 of a stage's first block is the projection.
 */
import type { Dataset, File as H5File, Group } from 'h5wasm';
import { because } from '../../domain/problems.ts';
import type { Tensors } from '../../network/network.ts';
import { WeightsFileError } from '../../network/weights/weights.ts';

const LAYER = /^conv([2-5])_block([1-9]\d?)_([0-3])_(conv|bn)$/;
const LAST_LAYERS = new Set(['predictions', 'probs', 'fc1000']);
/** Names in a file, of groups, layers and arrays together: a ResNet152 has 517 layers, a third of them with arrays. */
const MOST_NAMES = 20_000;
const FLOAT = 1;

const CONVOLUTION: Readonly<Record<string, string>> = { kernel: 'weight', bias: 'bias' };
const NORM: Readonly<Record<string, string>> = {
  gamma: 'weight',
  beta: 'bias',
  moving_mean: 'running_mean',
  moving_variance: 'running_var',
};

/**
 * The numbers as Keras has them, under our names: kernels [height, width, in, out], the last layer's [out, in], and a
 * `<convolution>.bias` that our network does not have (see keras-fold.ts). Throws WeightsFileError.
 */
export async function readKerasFile(bytes: Uint8Array): Promise<Tensors> {
  // Loaded when it is first needed: it is 4 MB, and few files are of this kind.
  const library = await import('h5wasm');
  // Errors become exceptions; without this the library prints them and goes on.
  (await library.ready).activate_throwing_error_handler();
  const name = 'weights.h5';
  // Kept in memory: this build of the library has no other file system.
  const files = library.FS as { writeFile(path: string, data: Uint8Array): void; unlink(path: string): void };
  files.writeFile(name, bytes);
  let file: H5File | undefined;
  try {
    file = new library.File(name, 'r');
    return readLayers(file, bytes.length);
  } catch (cause) {
    if (cause instanceof WeightsFileError) throw cause;
    throw new WeightsFileError(because('cut-short'), { cause });
  } finally {
    file?.close();
    files.unlink(name);
  }
}

function readLayers(file: H5File, size: number): Tensors {
  const whole = file.get('model_weights');
  const root = isGroup(whole) ? whole : file;
  const names = new Names();
  const layers = names.in(root);
  if (layers.some((name) => /^res\d[a-f]_branch/.test(name))) {
    throw new WeightsFileError(because('keras-too-old'));
  }
  const tensors: Tensors = new Map();
  let numbers = 0;
  for (const layer of layers) {
    const group = root.get(layer);
    if (!isGroup(group)) continue;
    for (const { kind, dataset } of datasetsOf(group, names)) {
      numbers += dataset.shape?.reduce((a, b) => a * b, 1) ?? 0;
      // Compressed arrays could ask for any amount of memory; Keras writes them as they are.
      if (numbers * 4 > size) throw new WeightsFileError(because('arrays-compressed'));
      put(tensors, layer, kind, dataset);
    }
  }
  if (!tensors.has('conv1.weight')) {
    throw new WeightsFileError(because('keras-of-another-kind'));
  }
  return tensors;
}

/** Counts what is looked at: groups may hold one another, and one that is long many times over. */
class Names {
  #seen = 0;

  in(group: Group): string[] {
    const names = group.keys();
    this.#seen += names.length;
    if (this.#seen > MOST_NAMES) throw new WeightsFileError(because('too-many-layers'));
    return names;
  }
}

/** A layer's arrays lie in a group of its own name, once more: `conv1_conv/conv1_conv/kernel:0`. */
function datasetsOf(group: Group, names: Names): { readonly kind: string; readonly dataset: Dataset }[] {
  return names.in(group).flatMap((key) => {
    const inner = group.get(key);
    if (isDataset(inner)) return [{ kind: kindOf(key), dataset: inner }];
    if (!isGroup(inner)) return [];
    return names.in(inner).flatMap((name) => {
      const dataset = inner.get(name);
      return isDataset(dataset) ? [{ kind: kindOf(name), dataset }] : [];
    });
  });
}

type Found = ReturnType<Group['get']>;

function isGroup(found: Found): found is Group {
  return found !== null && 'type' in found && found.type === 'Group';
}

function isDataset(found: Found): found is Dataset {
  return found !== null && 'type' in found && found.type === 'Dataset';
}

function kindOf(name: string): string {
  return name.replace(/:0$/, '');
}

function put(tensors: Tensors, layer: string, kind: string, dataset: Dataset): void {
  const name = ourName(layer, kind);
  const shape = dataset.shape ?? [];
  const { type, size } = dataset.metadata;
  const { value } = type === FLOAT && (size === 4 || size === 8) ? dataset : { value: null };
  if (!(value instanceof Float32Array || value instanceof Float64Array)) {
    throw new WeightsFileError(because('array-not-floats', { array: `${layer}/${kind}` }));
  }
  const data = value instanceof Float32Array ? value : Float32Array.from(value);
  if (tensors.has(name)) throw new WeightsFileError(because('array-twice', { array: `${layer}/${kind}` }));
  tensors.set(name, name === 'fc.weight' && shape.length === 2 ? turned(shape, data) : { shape: [...shape], data });
}

/** What nothing of ours answers to keeps its own name, so that it can be named as surplus. */
function ourName(layer: string, kind: string): string {
  if (LAST_LAYERS.has(layer)) return `fc.${CONVOLUTION[kind] ?? kind}`;
  if (layer === 'conv1_conv') return `conv1.${CONVOLUTION[kind] ?? kind}`;
  if (layer === 'conv1_bn') return `bn1.${NORM[kind] ?? kind}`;
  const [, stage, block, number, what] = LAYER.exec(layer) ?? [];
  if (what === undefined) return `${layer}/${kind}`;
  const place = `layer${Number(stage) - 1}.${Number(block) - 1}`;
  const part = (what === 'conv' ? CONVOLUTION : NORM)[kind] ?? kind;
  if (number === '0') return `${place}.downsample.${what === 'conv' ? 0 : 1}.${part}`;
  return `${place}.${what}${number}.${part}`;
}

/** [in, out] to [out, in]. */
function turned([inputs = 0, outputs = 0]: readonly number[], data: Float32Array) {
  const moved = new Float32Array(data.length);
  for (let i = 0; i < inputs; i++) for (let o = 0; o < outputs; o++) moved[o * inputs + i] = data[i * outputs + o] ?? 0;
  return { shape: [outputs, inputs], data: moved };
}
