/*
 * Residual networks as in Table 1 and Figure 5 of He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition"
 * (2016, arXiv:1512.03385). Written once over abstract layers, so that the same text builds the training graph, the frozen
 * one and the list of parameters. Names of layers are torchvision's. Pure; runs anywhere.
 */
import type { Depth, NetworkShape } from './network.ts';

/** Blocks in conv2_x, conv3_x, conv4_x and conv5_x. */
export const BLOCKS: Readonly<Record<Depth, readonly [number, number, number, number]>> = {
  18: [2, 2, 2, 2],
  34: [3, 4, 6, 3],
  50: [3, 4, 6, 3],
  101: [3, 4, 23, 3],
  152: [3, 8, 36, 3],
};

/** A convolution without bias, and the batch norm that follows it. */
export interface ConvolutionLayer {
  /** `layer1.0.conv1`, say; its kernels are `<name>.weight`. */
  readonly name: string;
  /** `layer1.0.bn1`; its tensors are `.weight` (scale), `.bias` (offset), `.running_mean` and `.running_var`. */
  readonly norm: string;
  readonly inputs: number;
  readonly filters: number;
  /** Side of the kernel, px; the picture is padded by (kernel - 1) / 2. */
  readonly kernel: number;
  readonly stride: number;
  /** The last of a block's residual branch, whose scale may start at zero. */
  readonly closesBlock?: boolean;
}

/** What the network is made of; `T` is whatever flows through it. */
export interface Layers<T> {
  convolution(x: T, layer: ConvolutionLayer): T;
  relu(x: T): T;
  add(residual: T, shortcut: T): T;
  /** 3x3, stride 2, one pixel of padding. */
  maxPool(x: T): T;
  /** Mean over height and width. */
  globalMean(x: T): T;
  /** `fc.weight` [outputs, inputs] and `fc.bias`. */
  fullyConnected(x: T, inputs: number, outputs: number): T;
}

/** From pictures to the last stage's activations, their means (the features before the last layer), and the logits. */
export function resnet<T>(
  layers: Layers<T>,
  shape: NetworkShape,
  pictures: T,
): { activations: T; features: T; logits: T } {
  const width = shape.width ?? 64;
  const block = shape.depth >= 50 ? bottleneck : basic;
  let x = layers.relu(
    layers.convolution(pictures, { name: 'conv1', norm: 'bn1', inputs: 3, filters: width, kernel: 7, stride: 2 }),
  );
  x = layers.maxPool(x);
  let channels = width;
  for (const [index, blocks] of BLOCKS[shape.depth].entries()) {
    for (let number = 0; number < blocks; number++) {
      const place: BlockPlace = {
        name: `layer${index + 1}.${number}`,
        inputs: channels,
        width: width * 2 ** index,
        stride: index > 0 && number === 0 ? 2 : 1,
      };
      ({ x, channels } = block(layers, x, place, shape.stride));
    }
  }
  const features = layers.globalMean(x);
  return { activations: x, features, logits: layers.fullyConnected(features, channels, shape.classes) };
}

interface BlockPlace {
  readonly name: string;
  readonly inputs: number;
  /** Filters of the block's 3x3 convolutions. */
  readonly width: number;
  readonly stride: number;
}

interface BlockResult<T> {
  x: T;
  channels: number;
}

/** Two 3x3 convolutions (depth 18 and 34). */
function basic<T>(layers: Layers<T>, x: T, { name, inputs, width, stride }: BlockPlace): BlockResult<T> {
  let y = layers.relu(layers.convolution(x, branch(name, 1, { inputs, filters: width, kernel: 3, stride })));
  y = layers.convolution(
    y,
    branch(name, 2, { inputs: width, filters: width, kernel: 3, stride: 1, closesBlock: true }),
  );
  const shortcut = projection(layers, x, name, inputs, width, stride);
  return { x: layers.relu(layers.add(y, shortcut)), channels: width };
}

/** 1x1, 3x3 and 1x1, the last four times as wide (depth 50, 101 and 152). */
function bottleneck<T>(
  layers: Layers<T>,
  x: T,
  { name, inputs, width, stride }: BlockPlace,
  strideIn: NetworkShape['stride'],
): BlockResult<T> {
  const wide = 4 * width;
  const [first, second] = strideIn === 'in1x1' ? [stride, 1] : [1, stride];
  let y = layers.relu(layers.convolution(x, branch(name, 1, { inputs, filters: width, kernel: 1, stride: first })));
  y = layers.relu(layers.convolution(y, branch(name, 2, { inputs: width, filters: width, kernel: 3, stride: second })));
  y = layers.convolution(y, branch(name, 3, { inputs: width, filters: wide, kernel: 1, stride: 1, closesBlock: true }));
  const shortcut = projection(layers, x, name, inputs, wide, stride);
  return { x: layers.relu(layers.add(y, shortcut)), channels: wide };
}

/** y = F(x) + x; where the shape changes, x goes through a 1x1 convolution (option B of the paper). */
function projection<T>(layers: Layers<T>, x: T, block: string, inputs: number, filters: number, stride: number): T {
  if (inputs === filters && stride === 1) return x;
  const name = `${block}.downsample`;
  return layers.convolution(x, { name: `${name}.0`, norm: `${name}.1`, inputs, filters, kernel: 1, stride });
}

function branch(block: string, number: number, layer: Omit<ConvolutionLayer, 'name' | 'norm'>): ConvolutionLayer {
  return { name: `${block}.conv${number}`, norm: `${block}.bn${number}`, ...layer };
}

export type ParameterRole = 'kernels' | 'scale' | 'offset' | 'mean' | 'variance' | 'weight' | 'bias';

/** One named array of a network. */
export interface Parameter {
  readonly name: string;
  readonly role: ParameterRole;
  /** Kernels are [height, width, in, out], `fc.weight` is [out, in], all others have one axis. */
  readonly shape: readonly number[];
  /** True for the scale of the batch norm that closes a block. */
  readonly closesBlock: boolean;
}

/** Mean and variance follow the batches; everything else learns by gradient descent. */
export function isTrainable({ role }: Parameter): boolean {
  return role !== 'mean' && role !== 'variance';
}

/** All parameters of a network, in the order in which a picture meets them. */
export function parametersOf(shape: NetworkShape): Parameter[] {
  const parameters: Parameter[] = [];
  const note = (name: string, role: ParameterRole, lengths: readonly number[], closesBlock = false) =>
    parameters.push({ name, role, shape: lengths, closesBlock });
  const recorder: Layers<undefined> = {
    convolution(_, { name, norm, inputs, filters, kernel, closesBlock }) {
      note(`${name}.weight`, 'kernels', [kernel, kernel, inputs, filters]);
      note(`${norm}.weight`, 'scale', [filters], closesBlock);
      note(`${norm}.bias`, 'offset', [filters]);
      note(`${norm}.running_mean`, 'mean', [filters]);
      note(`${norm}.running_var`, 'variance', [filters]);
      return undefined;
    },
    relu: () => undefined,
    add: () => undefined,
    maxPool: () => undefined,
    globalMean: () => undefined,
    fullyConnected(_, inputs, outputs) {
      note('fc.weight', 'weight', [outputs, inputs]);
      note('fc.bias', 'bias', [outputs]);
      return undefined;
    },
  };
  resnet(recorder, shape, undefined);
  return parameters;
}
