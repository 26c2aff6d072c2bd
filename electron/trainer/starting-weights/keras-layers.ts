/*
 * The names of Keras applications' ResNet layers, and what answers to their arrays in ours. Pure; runs anywhere.
 *
 * Keras 3 numbers the layers of a kind by how deep they lie (`conv2d`, `conv2d_1`, …) and their arrays too (`vars/0`). A
 * block's shortcut is made first, but lies as deep as its last convolution: it comes just before that one.
 */
import { because } from '../../domain/problems.ts';
import { DEPTHS } from '../../domain/training.ts';
import { WeightsFileError } from '../../network/weights/weights.ts';
import { BLOCKS } from '../../network/resnet.ts';

const LAYER = /^conv([2-5])_block([1-9]\d?)_([0-3])_(conv|bn)$/;
const OF_A_RESNET = /^conv\d/;
const OF_VERSION_2 = /^(conv\d_block\d+_preact_bn|post_bn)$/;
const OF_FIRST_KERAS = /^res\d[a-f]_branch/;
const LAST_LAYERS = new Set(['predictions', 'probs', 'fc1000']);

const WITH_KERNEL: Arrays = { names: { kernel: 'weight', bias: 'bias' }, order: ['kernel', 'bias'] };
const NORM: Arrays = {
  names: { gamma: 'weight', beta: 'bias', moving_mean: 'running_mean', moving_variance: 'running_var' },
  order: ['gamma', 'beta', 'moving_mean', 'moving_variance'],
};

interface Arrays {
  readonly names: Readonly<Record<string, string>>;
  /** As Keras 3 numbers them. */
  readonly order: readonly string[];
}

export interface LayerPlace {
  /** Ours; what nothing of ours answers to keeps its own, so that it can be named as surplus. */
  readonly name: string;
  /** The file's own, for a message. */
  readonly array: string;
}

/**
 * What an array is to a ResNet by the groups that it lies in; null for one of another layer, such as a head's. Throws
 * WeightsFileError for a layer that tells of another network.
 */
export function layerPlace(path: readonly string[], key: string): LayerPlace | null {
  if (path.some((name) => OF_FIRST_KERAS.test(name))) throw new WeightsFileError(because('keras-too-old'));
  if (path.some((name) => OF_VERSION_2.test(name))) throw new WeightsFileError(because('keras-pre-activation'));
  const layer = path.findLast((name) => OF_A_RESNET.test(name) || LAST_LAYERS.has(name));
  if (layer === undefined) return null;
  const [place, arrays] = ourPlace(layer);
  const kind = key.replace(/:0$/, '');
  const array = /^\d$/.test(kind) ? (arrays.order[Number(kind)] ?? kind) : kind;
  const name = place === null ? `${layer}/${array}` : `${place}.${arrays.names[array] ?? array}`;
  return { name, array: `${layer}/${array}` };
}

function ourPlace(layer: string): readonly [string | null, Arrays] {
  if (LAST_LAYERS.has(layer)) return ['fc', WITH_KERNEL];
  if (layer === 'conv1_conv') return ['conv1', WITH_KERNEL];
  if (layer === 'conv1_bn') return ['bn1', NORM];
  const [, stage, block, number, what] = LAYER.exec(layer) ?? [];
  const arrays = what === 'bn' ? NORM : WITH_KERNEL;
  if (what === undefined) return [null, arrays];
  const place = `layer${Number(stage) - 1}.${Number(block) - 1}`;
  if (number === '0') return [`${place}.downsample.${what === 'conv' ? 0 : 1}`, arrays];
  return [`${place}.${what}${number}`, arrays];
}

function layersOf(depth: (typeof DEPTHS)[number]): string[] {
  const blocks = BLOCKS[depth].flatMap((count, stage) =>
    Array.from({ length: count }, (_, block) =>
      (block === 0 ? [1, 2, 0, 3] : [1, 2, 3]).map((number) => `conv${stage + 2}_block${block + 1}_${number}`),
    ),
  );
  return ['conv1', ...blocks.flat()];
}

/** The layers of each of Keras' ResNets, as deep as they lie. */
const IN_ORDER = DEPTHS.filter((depth) => depth >= 50).map(layersOf);

/** The layers' names by those of groups that have none of their own, where they are as many as a ResNet has. */
export function namesOfLayers(groups: readonly string[]): ReadonlyMap<string, string> {
  const convolutions = groups.filter((name) => /^conv2d(_\d+)?$/.test(name)).length;
  const layers = IN_ORDER.find(({ length }) => length === convolutions) ?? [];
  return new Map(
    layers.flatMap((layer, index) => {
      const numbered = (kind: string) => (index === 0 ? kind : `${kind}_${index}`);
      return [
        [numbered('conv2d'), `${layer}_conv`],
        [numbered('batch_normalization'), `${layer}_bn`],
      ];
    }),
  );
}
