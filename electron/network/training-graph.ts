/*
 * One step of training as a TensorFlow graph: augmentation, forward pass, loss, gradients and updates in a single run; and
 * beside it evaluation with the moving statistics, and reading and writing of every variable. Pure: builds the graph,
 * runs nothing.
 */
import { GraphBuilder, type GraphNode, type Tensor, elementsOf } from './graph/builder.ts';
import { gradients } from './graph/gradients.ts';
import { assignAdd, zerosLike } from './graph/learning-ops.ts';
import { cast, identity, multiply, placeholder, scalar } from './graph/ops.ts';
import type { Signature, Signatures } from './graph/saved-model.ts';
import { type Variable, assign, readSignature, variable, writeSignature } from './graph/variables.ts';
import { type BatchInputs, batchInputs, scoreBatch, variedPictures } from './batch-inputs.ts';
import type { Precision } from '../domain/advanced-settings.ts';
import { forgottenOf } from './forgotten.ts';
import { type GraphOptions, graphOptionsOf } from './graph-options.ts';
import type { NetworkShape, TrainingOptions } from './network.ts';
import { normalise, packedPictures } from './picture-input.ts';
import { type MovingStatistics, type ParameterTensors, learningLayers, restingLayers } from './resnet-layers.ts';
import { parametersOf, resnet } from './resnet.ts';
import { learnsFrom, parameterLearns } from './stages.ts';
import { averageOf, momentumOf } from './state.ts';
import { type Learner, descendAll, followWithAverages, squareSum } from './update-graph.ts';

export interface TrainingGraphRequest {
  readonly shape: NetworkShape;
  readonly options: Omit<TrainingOptions, 'seed' | 'zeroInitResidual'>;
  /** Adds the signature `gradients`, which gives the gradient of every variable that learns and changes nothing. */
  readonly withGradients?: boolean;
}

export interface TrainingGraph {
  readonly graph: GraphBuilder;
  /**
   * `train`, or, where several batches make a step, `accumulate`, `apply` and `clear`; `evaluate`, one `read/<group>` and
   * `write/<group>` for each group of variables, `gradients` if asked for.
   */
  readonly signatures: Signatures;
  /** The network's state in groups that are read and written together, so that no more than one group is held twice. */
  readonly groups: ReadonlyMap<string, readonly Variable[]>;
}

/** 64 MB: a ResNet-18 with its momentum is two groups, a ResNet-152 eight. */
const NUMBERS_IN_GROUP = 16 * 1024 * 1024;

export function buildTrainingGraph(request: TrainingGraphRequest): TrainingGraph {
  const { shape } = request;
  const options = graphOptionsOf(request.options);
  const graph = new GraphBuilder();
  const parameters = parametersOf(shape);
  const variables = new Map(parameters.map(({ name, shape }) => [name, variable(graph, name, shape)]));
  const value: ParameterTensors = (name) => variableOf(variables, name).value;
  const batch = batchInputs(graph, shape, options.mixes);
  const learningRate = graph.within('batch', () => placeholder(graph, 'learning-rate', 'float32', []));

  const { loss, correct, statistics, network } = forward(graph, shape, options, batch, value);
  const learning = parameters.filter((parameter) => parameterLearns(options, parameter));
  const names = learning.map(({ name }) => name);
  const lossScale = options.scalesLoss
    ? graph.within('batch', () => placeholder(graph, 'loss-scale', 'float32', []))
    : null;
  const forgotten = options.sparesMemory ? forgottenOf(network) : undefined;
  const slopes = graph.within('gradients', () =>
    slopesOf(graph, lossScale === null ? loss : multiply(graph, loss, lossScale), names, value, forgotten),
  );
  const learners = learning.map((parameter): Learner => {
    const { name, shape } = parameter;
    return { parameter, weight: variableOf(variables, name), momentum: variable(graph, momentumOf(name), shape) };
  });
  const moved = statistics.flatMap(({ norm }) => [`${norm}.running_mean`, `${norm}.running_var`]);
  const averages = new Map(
    (options.averages ? [...names, ...moved] : []).map((name) => {
      const of = variableOf(variables, name);
      return [name, { of, average: variable(graph, averageOf(name), of.shape) }];
    }),
  );
  const step = { graph, options, batch, learningRate, lossScale, variables, learners, slopes, statistics, averages };
  const groups = groupVariables([
    ...variables.values(),
    ...learners.map(({ momentum }) => momentum),
    ...[...averages.values()].map(({ average }) => average),
  ]);
  const answering: ParameterTensors = (name) => (averages.get(name)?.average ?? variableOf(variables, name)).value;
  return {
    graph,
    groups,
    signatures: {
      ...(options.accumulates ? accumulatingSignatures(step, loss, correct) : trainSignature(step, loss, correct)),
      evaluate: evaluateSignature(graph, shape, answering),
      ...variableSignatures(graph, groups),
      ...(request.withGradients === true ? { gradients: gradientSignature(batch, loss, names, slopes) } : {}),
    },
  };
}

/** The forward pass of a step, the nodes of the network in it, and how the moving statistics go on in it. */
function forward(
  graph: GraphBuilder,
  shape: NetworkShape,
  { precision, frozenBatchNorm, trainFrom, labelSmoothing }: GraphOptions,
  batch: BatchInputs,
  value: ParameterTensors,
) {
  const statistics: MovingStatistics[] = [];
  const rests = (norm: string) => frozenBatchNorm !== 'off' || !learnsFrom(trainFrom, norm);
  const weights = inPrecision(graph, value, precision);
  return graph.within('train', () => {
    const layers = learningLayers(graph, weights, (moved) => statistics.push(moved), rests);
    const pictures = cast(graph, variedPictures(graph, batch, shape.size), precision);
    const start = graph.nodes.length;
    const { logits } = resnet(layers, shape, pictures);
    const network = graph.nodes.slice(start);
    return { ...scoreBatch(graph, cast(graph, logits, 'float32'), batch, labelSmoothing), statistics, network };
  });
}

interface StepParts {
  readonly graph: GraphBuilder;
  readonly options: GraphOptions;
  readonly batch: BatchInputs;
  readonly learningRate: Tensor;
  /** What the loss is multiplied by before its gradients are taken; null: by nothing. */
  readonly lossScale: Tensor | null;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly learners: readonly Learner[];
  /** The scaled loss's gradients, in the order of the learners. */
  readonly slopes: readonly Tensor[];
  readonly statistics: readonly MovingStatistics[];
  /** By the name of what they are averages of. */
  readonly averages: ReadonlyMap<string, { readonly of: Variable; readonly average: Variable }>;
}

/** A whole step in one run. */
function trainSignature(step: StepParts, loss: Tensor, correct: Tensor): Signatures {
  const { graph, options, batch, learningRate, learners, slopes } = step;
  const updates = graph.within('update', () => [
    ...descendAll(graph, learners, slopes, learningRate, options),
    ...moveStatistics(step),
  ]);
  const { nodes, inputs } = averaging(step, updates);
  return {
    train: {
      inputs: { ...batch.inputs, learningRate, ...inputs },
      outputs: {
        loss: identity(graph, loss, 'loss', [...updates, ...nodes]),
        correct: identity(graph, correct, 'correct'),
      },
    },
  };
}

/**
 * A step in several runs: `accumulate` adds `share` times a batch's gradients to what is there, `apply` descends along the
 * sum and clears it. Before the first step, and where no step is taken, `clear` makes room. Where the loss is scaled,
 * `squares` tells whether a gradient was infinite.
 */
function accumulatingSignatures(step: StepParts, loss: Tensor, correct: Tensor): Signatures {
  const { graph, options, batch, learningRate, lossScale, learners, slopes } = step;
  const sums = learners.map(({ weight }) => variable(graph, `${weight.name}.gradient`, weight.shape));
  const share = placeholder(graph, 'share', 'float32', []);
  const shares = slopes.map((slope) => graph.within('accumulate', () => multiply(graph, slope, share)));
  const squares = lossScale === null ? {} : { squares: squareSum(graph, shares) };
  const added = graph.within('accumulate', () => [
    ...sums.map((sum, index) => assignAdd(graph, sum, shares[index] as Tensor)),
    ...moveStatistics(step),
  ]);
  const updates = graph.within('update', () =>
    descendAll(
      graph,
      learners,
      sums.map((sum) => sum.value),
      learningRate,
      options,
    ),
  );
  const { nodes, inputs } = averaging(step, updates);
  const cleared = (scope: string, after: readonly GraphNode[]) =>
    graph.within(scope, () => {
      const clearing = sums.map((sum) => assign(graph, sum, zerosLike(graph, sum, after)));
      return identity(graph, scalar(graph, 1), 'done', [...clearing, ...after]);
    });
  return {
    accumulate: {
      inputs: { ...batch.inputs, share, ...(lossScale === null ? {} : { lossScale }) },
      outputs: { loss: identity(graph, loss, 'loss', added), correct: identity(graph, correct, 'correct'), ...squares },
    },
    apply: { inputs: { learningRate, ...inputs }, outputs: { done: cleared('apply', [...updates, ...nodes]) } },
    clear: { inputs: {}, outputs: { done: cleared('clear', []) } },
  };
}

/** The averages' way after `updates`, and the share of the new in them, which is then fed. */
function averaging({ graph, averages }: StepParts, updates: readonly GraphNode[]) {
  if (averages.size === 0) return { nodes: [], inputs: {} };
  return graph.within('average', () => {
    const newShare = placeholder(graph, 'new-share', 'float32', []);
    return { nodes: followWithAverages(graph, [...averages.values()], newShare, updates), inputs: { newShare } };
  });
}

/** The loss's gradients with respect to the variables of these names. */
export function slopesOf(
  graph: GraphBuilder,
  loss: Tensor,
  names: readonly string[],
  value: ParameterTensors,
  forgotten?: ReadonlySet<GraphNode>,
): Tensor[] {
  return gradients(graph, loss, names.map(value), forgotten).map((slope, index) => {
    if (slope === undefined) throw new Error(`the loss does not depend on ${names[index]}`);
    return slope;
  });
}

function moveStatistics({ graph, variables, statistics }: StepParts): GraphNode[] {
  return statistics.flatMap(({ norm, mean, variance }) => [
    assign(graph, variableOf(variables, `${norm}.running_mean`), mean),
    assign(graph, variableOf(variables, `${norm}.running_var`), variance),
  ]);
}

/** In float32, whatever the run learns in: an epoch is judged by the answers that its model will give. */
function evaluateSignature(graph: GraphBuilder, shape: NetworkShape, parameter: ParameterTensors): Signature {
  return graph.within('evaluate', () => {
    const { packed, pictures } = packedPictures(graph, shape.size);
    const { features, logits } = resnet(restingLayers(graph, parameter), shape, normalise(graph, pictures));
    return { inputs: { pictures: packed }, outputs: { logits, embeddings: features } };
  });
}

/** A batch in, and the gradient of each variable that learns out, under its name. */
function gradientSignature(
  { inputs }: BatchInputs,
  loss: Tensor,
  names: readonly string[],
  slopes: readonly Tensor[],
): Signature {
  const outputs = Object.fromEntries(slopes.map((slope, index) => [names[index] ?? '', slope]));
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

function variableOf(variables: ReadonlyMap<string, Variable>, name: string): Variable {
  const variable = variables.get(name);
  if (variable === undefined) throw new Error(`the network has no ${name}`);
  return variable;
}
