/*
 * The HDF5 files of Keras applications' ResNet50, 101 and 152 (version 1), alone or as a layer of a larger model, brought
 * to our names and layout: `.h5` and, of Keras 3, `.weights.h5`. The file is read by the HDF5 library itself, compiled to
 * WebAssembly, from memory: whatever is wrong with a file, nothing outside that memory can be reached. Runs in Node.
 *
 * Layers are named conv1_conv, conv1_bn, conv2_block1_1_conv, …, conv5_block3_3_bn and predictions (Keras,
 * applications/resnet.py); block 0 of a stage's first block is the projection. See keras-layers.ts for Keras 3.
 */
import type { Dataset, File as H5File, Group } from 'h5wasm';
import { because } from '../../domain/problems.ts';
import type { Tensors } from '../../network/network.ts';
import { WeightsFileError } from '../../network/weights/weights.ts';
import { type LayerPlace, layerPlace, namesOfLayers } from './keras-layers.ts';

/** Names in a file, of groups, layers and arrays together: a ResNet152 has 517 layers, a third of them with arrays. */
const MOST_NAMES = 20_000;
const FLOAT = 1;

/** Groups in groups: a model in a model, its layers, one of them, its arrays. */
const DEEPEST = 10;
/** Keras 3 calls a layer's group by a number, and keeps its name with its arrays. */
const ARRAYS = 'vars';
/** Keras keeps what its optimizer remembers beside the layers. */
const NO_LAYERS = new Set(['optimizer', 'optimizer_weights']);

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
  const tensors: Tensors = new Map();
  let numbers = 0;
  const walk = (group: Group, path: readonly string[]) => {
    if (path.length > DEEPEST) throw new WeightsFileError(because('too-many-layers'));
    const keys = names.in(group);
    const named = namesOfLayers(keys);
    for (const key of keys) {
      if (path.length === 0 && NO_LAYERS.has(key)) continue;
      const inner = group.get(key);
      const own = key === ARRAYS && isGroup(inner) ? ownName(inner) : null;
      if (isGroup(inner)) walk(inner, own === null ? [...path, named.get(key) ?? key] : [...path.slice(0, -1), own]);
      if (!isDataset(inner)) continue;
      const place = layerPlace(path, key);
      if (place === null) continue;
      numbers += inner.shape?.reduce((a, b) => a * b, 1) ?? 0;
      // Compressed arrays could ask for any amount of memory; Keras writes them as they are.
      if (numbers * 4 > size) throw new WeightsFileError(because('arrays-compressed'));
      put(tensors, place, inner);
    }
  };
  walk(root, []);
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

function ownName(arrays: Group): string | null {
  const name = arrays.attrs['name']?.value;
  return typeof name === 'string' ? name : null;
}

type Found = ReturnType<Group['get']>;

function isGroup(found: Found): found is Group {
  return found !== null && 'type' in found && found.type === 'Group';
}

function isDataset(found: Found): found is Dataset {
  return found !== null && 'type' in found && found.type === 'Dataset';
}

function put(tensors: Tensors, { name, array }: LayerPlace, dataset: Dataset): void {
  const shape = dataset.shape ?? [];
  const { type, size } = dataset.metadata;
  const { value } = type === FLOAT && (size === 4 || size === 8) ? dataset : { value: null };
  if (!(value instanceof Float32Array || value instanceof Float64Array)) {
    throw new WeightsFileError(because('array-not-floats', { array }));
  }
  const data = value instanceof Float32Array ? value : Float32Array.from(value);
  if (tensors.has(name)) throw new WeightsFileError(because('array-twice', { array }));
  tensors.set(name, name === 'fc.weight' && shape.length === 2 ? turned(shape, data) : { shape: [...shape], data });
}

/** [in, out] to [out, in]. */
function turned([inputs = 0, outputs = 0]: readonly number[], data: Float32Array) {
  const moved = new Float32Array(data.length);
  for (let i = 0; i < inputs; i++) for (let o = 0; o < outputs; o++) moved[o * inputs + i] = data[i * outputs + o] ?? 0;
  return { shape: [outputs, inputs], data: moved };
}
