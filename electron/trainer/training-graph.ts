/*
 * One step of training as a TensorFlow graph: augmentation, forward pass, loss, gradients and updates in a single run; and
 * beside it evaluation with the moving statistics, and reading and writing of every variable. Pure: builds the graph,
 * runs nothing.
 */
import { type DataType, GraphBuilder, type GraphNode, type Tensor, elementsOf } from './graph/builder.ts';
import { gradients } from './graph/gradients.ts';
import {
  add,
  argMax,
  cast,
  divide,
  equal,
  identity,
  minimum,
  multiply,
  oneHot,
  placeholder,
  reshape,
  scalar,
  softmaxCrossEntropy,
  sumOfAll,
  warp,
} from './graph/ops.ts';
import type { Signature, Signatures } from './graph/saved-model.ts';
import { type Variable, assign, readSignature, variable, writeSignature } from './graph/variables.ts';
import type { NetworkShape, TrainingOptions } from './network.ts';
import { normalise, packedPictures } from './picture-input.ts';
import { type MovingStatistics, type ParameterTensors, learningLayers, restingLayers } from './resnet-layers.ts';
import { type Parameter, isTrainable, parametersOf, resnet } from './resnet.ts';

/**
 * In what the activations are kept and multiplied. Variables, batch norm's statistics and the loss are float32 always; a
 * shorter type is added here once a device that gains from it has been measured.
 */
export type Precision = Extract<DataType, 'float32'>;

export interface TrainingGraphRequest {
  readonly shape: NetworkShape;
  readonly options: Omit<TrainingOptions, 'seed' | 'zeroInitResidual'>;
  readonly precision?: Precision;
  /** Adds the signature `gradients`, which gives the gradient of every trainable variable and changes nothing. */
  readonly withGradients?: boolean;
}

export interface TrainingGraph {
  readonly graph: GraphBuilder;
  /** `train`, `evaluate`, one `read/<group>` and `write/<group>` for each group of variables, `gradients` if asked for. */
  readonly signatures: Signatures;
  /** All variables in groups that are read and written together, so that no more than one group is held twice. */
  readonly groups: ReadonlyMap<string, readonly Variable[]>;
}

/** 64 MB: a ResNet-18 with its momentum is two groups, a ResNet-152 eight. */
const NUMBERS_IN_GROUP = 16 * 1024 * 1024;

/** Name of the variable that holds the momentum of another. */
export function momentumOf(name: string): string {
  return `${name}.momentum`;
}

export function buildTrainingGraph(request: TrainingGraphRequest): TrainingGraph {
  const { shape, options, precision = 'float32' } = request;
  const graph = new GraphBuilder();
  const parameters = parametersOf(shape);
  const variables = new Map(parameters.map(({ name, shape }) => [name, variable(graph, name, shape)]));
  const value: ParameterTensors = (name) => valueOf(variables, name);
  const batch = batchInputs(graph, shape);

  const statistics: MovingStatistics[] = [];
  const { loss, correct } = graph.within('train', () => {
    const layers = learningLayers(graph, inPrecision(graph, value, precision), (moved) => statistics.push(moved));
    const { logits } = resnet(layers, shape, cast(graph, augmentedPictures(graph, batch, shape.size), precision));
    return scoreBatch(graph, cast(graph, logits, 'float32'), batch, options.labelSmoothing);
  });

  const learners = parameters.filter(isTrainable);
  const slopes = graph.within('gradients', () => trainableGradients(graph, loss, learners, value));
  const momenta = new Map(learners.map(({ name, shape }) => [name, variable(graph, momentumOf(name), shape)]));
  const updates = graph.within('update', () => [
    ...learners.map((parameter, index) =>
      descend(graph, parameter, variables, momenta, slopes[index], batch.learningRate, options),
    ),
    ...statistics.flatMap((moved) => moveStatistics(graph, variables, moved)),
  ]);

  const groups = groupVariables([...variables.values(), ...momenta.values()]);
  return {
    graph,
    groups,
    signatures: {
      train: {
        inputs: batch.inputs,
        outputs: { loss: identity(graph, loss, 'loss', updates), correct: identity(graph, correct, 'correct') },
      },
      evaluate: evaluateSignature(graph, shape, inPrecision(graph, value, precision), precision),
      ...variableSignatures(graph, groups),
      ...(request.withGradients === true ? { gradients: gradientSignature(batch, loss, learners, slopes) } : {}),
    },
  };
}

interface BatchInputs {
  /** [batch, inputSize, inputSize, 3] of uint8. */
  readonly pictures: Tensor;
  readonly transforms: Tensor;
  readonly gains: Tensor;
  readonly labels: Tensor;
  readonly weights: Tensor;
  readonly learningRate: Tensor;
  /** What is fed, by the names of the signature. */
  readonly inputs: Signature['inputs'];
}

function batchInputs(graph: GraphBuilder, shape: NetworkShape): BatchInputs {
  return graph.within('batch', () => {
    const { packed, pictures } = packedPictures(graph, shape.inputSize);
    const transforms = placeholder(graph, 'transforms', 'float32', [-1, 8]);
    const gains = placeholder(graph, 'gains', 'float32', [-1, 3]);
    const labels = placeholder(graph, 'labels', 'int32', [-1]);
    const weights = placeholder(graph, 'weights', 'float32', [-1]);
    const learningRate = placeholder(graph, 'learning-rate', 'float32', []);
    const inputs = { pictures: packed, transforms, gains, labels, weights, learningRate };
    return { pictures, transforms, gains, labels, weights, learningRate, inputs };
  });
}

/** Warped, tinted, normalised pictures, [batch, size, size, 3]. A tint never makes a value brighter than white. */
function augmentedPictures(graph: GraphBuilder, batch: BatchInputs, size: number): Tensor {
  const warped = warp(graph, cast(graph, batch.pictures, 'float32'), batch.transforms, size);
  const tinted = multiply(graph, warped, reshape(graph, batch.gains, [-1, 1, 1, 3]));
  return normalise(graph, minimum(graph, tinted, scalar(graph, 255)));
}

/** Loss of a batch: weighted mean of the cross entropy with smoothed labels; and how many pictures are named rightly. */
export function scoreBatch(
  graph: GraphBuilder,
  logits: Tensor,
  { labels, weights }: Pick<BatchInputs, 'labels' | 'weights'>,
  labelSmoothing: number,
): { loss: Tensor; correct: Tensor } {
  const classes = logits.shape[1] ?? 0;
  const off = labelSmoothing / classes;
  const targets = oneHot(graph, labels, classes, 1 - labelSmoothing + off, off);
  const shares = divide(graph, weights, sumOfAll(graph, weights));
  const loss = sumOfAll(graph, multiply(graph, softmaxCrossEntropy(graph, logits, targets), shares));
  const correct = sumOfAll(graph, cast(graph, equal(graph, argMax(graph, logits), labels), 'float32'));
  return { loss, correct };
}

export function trainableGradients(
  graph: GraphBuilder,
  loss: Tensor,
  learners: readonly Parameter[],
  value: ParameterTensors,
): Tensor[] {
  const found = gradients(
    graph,
    loss,
    learners.map(({ name }) => value(name)),
  );
  return found.map((gradient, index) => {
    if (gradient === undefined) throw new Error(`the loss does not depend on ${learners[index]?.name}`);
    return gradient;
  });
}

/**
 * Stochastic gradient descent with momentum, in PyTorch's order (torch.optim.SGD, dampening 0), which is also that of
 * ResourceApplyMomentum: g += decay * w; m = momentum * m + g; w -= rate * (nesterov ? g + momentum * m : m).
 */
export function descend(
  graph: GraphBuilder,
  parameter: Parameter,
  variables: ReadonlyMap<string, Variable>,
  momenta: ReadonlyMap<string, Variable>,
  slope: Tensor | undefined,
  learningRate: Tensor,
  options: TrainingGraphRequest['options'],
): GraphNode {
  const weight = variableOf(variables, parameter.name);
  if (slope === undefined) throw new Error(`no gradient of ${parameter.name}`);
  return graph.add('ResourceApplyMomentum', {
    name: parameter.name,
    inputs: [
      weight.handle,
      variableOf(momenta, parameter.name).handle,
      learningRate,
      isDecayed(parameter) && options.weightDecay > 0 ? decayed(graph, slope, weight, options.weightDecay) : slope,
      scalar(graph, options.momentum),
    ],
    attributes: {
      T: { type: 'float32' },
      use_locking: { bool: false },
      use_nesterov: { bool: options.nesterov },
    },
  });
}

/** g + decay * w, worked out once g is there: earlier, the products of all layers would wait in memory for theirs. */
function decayed(graph: GraphBuilder, slope: Tensor, weight: Variable, decay: number): Tensor {
  const value = identity(graph, weight.value, `${weight.name}/value`, [slope.node]);
  return add(graph, slope, multiply(graph, value, scalar(graph, decay)));
}

/** Weight decay keeps kernels small; on a batch norm or a bias it only does harm (Goyal et al. 2017, section 5.1). */
function isDecayed({ role }: Parameter): boolean {
  return role === 'kernels' || role === 'weight';
}

function moveStatistics(
  graph: GraphBuilder,
  variables: ReadonlyMap<string, Variable>,
  { norm, mean, variance }: MovingStatistics,
): GraphNode[] {
  return [
    assign(graph, variableOf(variables, `${norm}.running_mean`), mean),
    assign(graph, variableOf(variables, `${norm}.running_var`), variance),
  ];
}

function evaluateSignature(
  graph: GraphBuilder,
  shape: NetworkShape,
  parameter: ParameterTensors,
  precision: Precision,
): Signature {
  return graph.within('evaluate', () => {
    const { packed, pictures } = packedPictures(graph, shape.size);
    const x = cast(graph, normalise(graph, pictures), precision);
    const { features, logits } = resnet(restingLayers(graph, parameter), shape, x);
    return {
      inputs: { pictures: packed },
      outputs: { logits: cast(graph, logits, 'float32'), embeddings: cast(graph, features, 'float32') },
    };
  });
}

/** `train`'s inputs, but for the learning rate, and the gradient of each variable under its name. */
function gradientSignature(
  batch: BatchInputs,
  loss: Tensor,
  learners: readonly Parameter[],
  slopes: readonly Tensor[],
): Signature {
  const { learningRate: _, ...inputs } = batch.inputs;
  const outputs = Object.fromEntries(slopes.map((slope, index) => [learners[index]?.name ?? '', slope]));
  return { inputs, outputs: { ...outputs, loss } };
}

export function variableSignatures(graph: GraphBuilder, groups: ReadonlyMap<string, readonly Variable[]>): Signatures {
  const signatures: Record<string, Signature> = {};
  for (const [group, variables] of groups) {
    signatures[`read/${group}`] = readSignature(variables);
    signatures[`write/${group}`] = graph.within(`write/${group}`, () => writeSignature(graph, variables));
  }
  return signatures;
}

/** In order, cut where a group would pass `NUMBERS_IN_GROUP`. */
export function groupVariables(variables: readonly Variable[]): Map<string, readonly Variable[]> {
  const groups: Variable[][] = [];
  let numbers = Infinity;
  for (const variable of variables) {
    const length = elementsOf(variable.shape);
    if (numbers + length > NUMBERS_IN_GROUP) {
      groups.push([]);
      numbers = 0;
    }
    groups.at(-1)?.push(variable);
    numbers += length;
  }
  return new Map(groups.map((group, number) => [String(number), group]));
}

/** Kernels and weights in the activations' type; batch norm's own tensors are float32 in every precision. */
function inPrecision(graph: GraphBuilder, value: ParameterTensors, precision: Precision): ParameterTensors {
  return (name) => (/(conv\d|downsample\.0|fc)\.\w+$/.test(name) ? cast(graph, value(name), precision) : value(name));
}

export function valueOf(variables: ReadonlyMap<string, Variable>, name: string): Tensor {
  return variableOf(variables, name).value;
}

function variableOf(variables: ReadonlyMap<string, Variable>, name: string): Variable {
  const variable = variables.get(name);
  if (variable === undefined) throw new Error(`the network has no ${name}`);
  return variable;
}
