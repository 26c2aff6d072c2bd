/*
 * Makes and opens the networks. Runs in the trainer thread. Everything TensorFlow stays behind `tensorflow.ts`; everything
 * about graphs behind `training-graph.ts` and `inference-graph.ts`.
 */
import { because, ProblemError, type Reason } from '../../domain/problems.ts';
import { type BuiltGraph, encodeSavedModel } from '../../network/graph/saved-model.ts';
import { checkTensors, floatsOf, pictureFeed, withMemoryProblem } from '../tensorflow/graph-variables.ts';
import { buildInferenceGraph } from '../../network/inference-graph.ts';
import type {
  ExplainingNetwork,
  InferenceNetwork,
  NetworkShape,
  Tensors,
  TrainingNetwork,
  TrainingOptions,
} from '../../network/network.ts';
import { parametersOf } from '../../network/resnet.ts';
import { OpenModel } from '../tensorflow/tensorflow.ts';
import { GraphTrainingNetwork } from './training-network.ts';

/**
 * Builds the training graph, opens it and initialises it: with `start` as far as that goes, from the seed for the rest. The
 * caller owns the network and disposes of it.
 */
export async function createTrainingNetwork(
  shape: NetworkShape,
  options: TrainingOptions,
  start: Tensors = new Map(),
): Promise<TrainingNetwork> {
  checkShape(shape);
  return GraphTrainingNetwork.open(shape, options, { start });
}

/** Weights of one network, or of several of one shape that answer together (see `buildInferenceGraph`). */
export type Members = Tensors | readonly Tensors[];

/**
 * Builds the frozen network (batch norm folded, weights constant) and opens it to answer. Momentum in `members` is passed
 * over. Throws ProblemError `weights-mismatch` when a tensor is missing, misshapen or not all numbers. `device` pins it to
 * one, such as `/device:CPU:0`. The caller owns the network and disposes of it.
 */
export async function createInferenceNetwork(
  shape: NetworkShape,
  members: Members,
  device?: string,
): Promise<InferenceNetwork> {
  const model = await OpenModel.open({ ...frozen(shape, members), device }, ['predict-packed']);
  return {
    predict(pictures, n) {
      const feeds = { packed: pictureFeed(pictures, n, shape.size) };
      const outputs = withMemoryProblem(n, () => model.run('predict-packed', feeds));
      return {
        probabilities: floatsOf(outputs, 'probabilities'),
        logits: floatsOf(outputs, 'logits'),
        embeddings: floatsOf(outputs, 'embeddings'),
      };
    },
    dispose: () => model.dispose(),
  };
}

/** The same opened to explain. */
export async function createExplainingNetwork(shape: NetworkShape, members: Members): Promise<ExplainingNetwork> {
  const model = await OpenModel.open(frozen(shape, members), ['explain-packed', 'predict-packed']);
  return {
    explain(picture, label) {
      const direction = new Float32Array(shape.classes);
      direction[label] = 1;
      const feeds = {
        packed: pictureFeed(picture, 1, shape.size),
        direction: { data: direction, shape: [1, shape.classes] },
      };
      const map = floatsOf(
        withMemoryProblem(1, () => model.run('explain-packed', feeds)),
        'map',
      );
      return { side: Math.sqrt(map.length), map };
    },
    predict(pictures, n) {
      const feeds = { packed: pictureFeed(pictures, n, shape.size) };
      return floatsOf(
        withMemoryProblem(n, () => model.run('predict-packed', feeds)),
        'probabilities',
      );
    },
    dispose: () => model.dispose(),
  };
}

/** The frozen network as others open it: the bytes of a `saved_model.pb`, with every signature. */
export function encodeInferenceModel(shape: NetworkShape, members: Members): Uint8Array {
  return encodeSavedModel(frozen(shape, members));
}

function frozen(shape: NetworkShape, given: Members): BuiltGraph {
  checkShape(shape);
  const parameters = parametersOf(shape);
  const names = new Set(parameters.map(({ name }) => name));
  const members = given instanceof Map ? [given] : given;
  for (const member of members) checkTensors(parameters, new Map([...member].filter(([name]) => names.has(name))));
  return buildInferenceGraph(shape, members);
}

/** Throws ProblemError `wrong-setting` for a shape that no network can have. */
function checkShape({ classes, size, inputSize }: NetworkShape): void {
  const refuse = (setting: Reason, reason: Reason): never => {
    throw new ProblemError('wrong-setting', { setting, reason });
  };
  const isEven = (side: number) => Number.isSafeInteger(side) && side > 0 && side % 2 === 0;
  if (!(Number.isSafeInteger(classes) && classes >= 2)) {
    refuse(because('setting-classes'), because('too-few-classes', { classes }));
  }
  if (!isEven(size)) refuse(because('setting-picture-size'), because('side-not-even', { side: size }));
  if (!isEven(inputSize) || inputSize < size) {
    refuse(because('setting-training-size'), because('training-side-not-even', { least: size, side: inputSize }));
  }
}
