/*
 * Makes and opens the two networks. Runs in the trainer thread. Everything TensorFlow stays behind `tensorflow.ts`;
 * everything about graphs behind `training-graph.ts` and `inference-graph.ts`.
 */
import { mkdir, readdir } from 'node:fs/promises';
import { ProblemError } from '../contract/problems.ts';
import { writeSavedModel } from './graph/saved-model.ts';
import { checkTensors, floatsOf, pictureFeed, withMemoryProblem } from './graph-variables.ts';
import { buildInferenceGraph } from './inference-graph.ts';
import type {
  DifferentiableNetwork,
  ExplainingNetwork,
  InferenceNetwork,
  NetworkShape,
  Tensors,
  TrainingNetwork,
  TrainingOptions,
} from './network.ts';
import { parametersOf } from './resnet.ts';
import { OpenModel } from './tensorflow.ts';
import { GraphTrainingNetwork } from './training-network.ts';

/**
 * Builds the training graph, writes it as a SavedModel into a fresh folder inside `folder`, opens it and initialises it:
 * with `start` as far as that goes, from the seed for the rest. The caller owns the network and disposes of it, which
 * deletes the fresh folder again.
 */
export async function createTrainingNetwork(
  folder: string,
  shape: NetworkShape,
  options: TrainingOptions,
  start: Tensors = new Map(),
): Promise<TrainingNetwork> {
  checkShape(shape);
  return GraphTrainingNetwork.open(folder, shape, options, { start });
}

/** The same network with its gradients in the open. */
export async function createDifferentiableNetwork(
  folder: string,
  shape: NetworkShape,
  options: TrainingOptions,
): Promise<DifferentiableNetwork> {
  checkShape(shape);
  return GraphTrainingNetwork.open(folder, shape, options, { withGradients: true });
}

/**
 * Writes the frozen network (batch norm folded, weights constant) as a SavedModel at `folder`, which must not exist or
 * be empty; signatures `predict` and `embed`. Momentum in `tensors` is passed over. Throws ProblemError `weights-mismatch`
 * when a tensor is missing or misshapen. Several networks answer together (see `buildInferenceGraph`). `device` pins them
 * to one, such as `/device:CPU:0`.
 */
export async function writeInferenceModel(
  folder: string,
  shape: NetworkShape,
  tensors: Tensors | readonly Tensors[],
  device?: string,
): Promise<void> {
  checkShape(shape);
  const parameters = parametersOf(shape);
  const names = new Set(parameters.map(({ name }) => name));
  const members = tensors instanceof Map ? [tensors] : tensors;
  for (const member of members) checkTensors(parameters, new Map([...member].filter(([name]) => names.has(name))));
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty`);
  const { graph, signatures } = buildInferenceGraph(shape, members);
  await writeSavedModel(folder, graph, signatures, device);
}

/**
 * Opens what `writeInferenceModel` wrote. The caller owns the network and disposes of it. A folder that is open already
 * is shared, so whatever is written later must go to a folder of its own.
 */
export async function openInferenceModel(folder: string, shape: NetworkShape): Promise<InferenceNetwork> {
  const model = await OpenModel.open(folder, ['predict-packed']);
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

/** Opens what `writeInferenceModel` wrote. The caller owns the network and disposes of it. */
export async function openExplainingNetwork(folder: string, shape: NetworkShape): Promise<ExplainingNetwork> {
  const model = await OpenModel.open(folder, ['explain-packed']);
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
    dispose: () => model.dispose(),
  };
}

/** Throws ProblemError `wrong-setting` for a shape that no network can have. */
function checkShape({ classes, size, inputSize }: NetworkShape): void {
  const refuse = (setting: string, reason: string): never => {
    throw new ProblemError('wrong-setting', { setting, reason });
  };
  const isEven = (side: number) => Number.isSafeInteger(side) && side > 0 && side % 2 === 0;
  if (!(Number.isSafeInteger(classes) && classes >= 2)) refuse('Classes', `at least 2 are needed, not ${classes}`);
  if (!isEven(size)) refuse('Picture size', `an even number of pixels is needed, not ${size}`);
  if (!isEven(inputSize) || inputSize < size) {
    refuse('Size of training pictures', `an even number of pixels, at least ${size}, is needed, not ${inputSize}`);
  }
}
