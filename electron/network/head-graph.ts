/*
 * One step of training the last layer alone, on embeddings: the same loss, gradients and updates as `training-graph.ts`,
 * from the same builder. Pure: builds the graph, runs nothing.
 */
import { scoreBatch } from './batch-inputs.ts';
import { graphOptionsOf } from './graph-options.ts';
import { GraphBuilder } from './graph/builder.ts';
import { biasAdd, identity, matMul, placeholder } from './graph/ops.ts';
import { variable } from './graph/variables.ts';
import { type NetworkShape, featuresOf } from './network.ts';
import { type Parameter, parametersOf } from './resnet.ts';
import { momentumOf } from './state.ts';
import {
  type TrainingGraph,
  type TrainingGraphRequest,
  groupVariables,
  slopesOf,
  variableSignatures,
} from './training-graph.ts';
import { type Learner, descendAll } from './update-graph.ts';

/** `fc.weight` [classes, features] and `fc.bias` [classes]. */
export function headParameters(shape: NetworkShape): Parameter[] {
  return parametersOf(shape).filter(({ name }) => name.startsWith('fc.'));
}

/**
 * Signatures: `train` (embeddings [n, features], labels, weights [n] and a rate in; loss and correct out), `evaluate`
 * (embeddings in, logits [n, classes] out), and one `read/<group>` and `write/<group>`.
 */
export function buildHeadGraph(shape: NetworkShape, options: TrainingGraphRequest['options']): TrainingGraph {
  const graph = new GraphBuilder();
  const parameters = headParameters(shape);
  const weights = parameters.map(({ name, shape }) => variable(graph, name, shape));
  const value = (name: string) => {
    const weight = weights.find((weight) => weight.name === name);
    if (weight === undefined) throw new Error(`the last layer has no ${name}`);
    return weight.value;
  };
  const batch = graph.within('batch', () => ({
    embeddings: placeholder(graph, 'embeddings', 'float32', [-1, featuresOf(shape)]),
    labels: placeholder(graph, 'labels', 'int32', [-1]),
    weights: placeholder(graph, 'weights', 'float32', [-1]),
    learningRate: placeholder(graph, 'learning-rate', 'float32', []),
  }));
  const product = matMul(graph, batch.embeddings, value('fc.weight'), { transposeB: true, name: 'fc' });
  const logits = biasAdd(graph, product, value('fc.bias'), 'logits');
  const { loss, correct } = graph.within('train', () =>
    scoreBatch(graph, logits, { ...batch, mixing: null }, options.labelSmoothing),
  );

  const names = parameters.map(({ name }) => name);
  const slopes = graph.within('gradients', () => slopesOf(graph, loss, names, value));
  const learners = parameters.flatMap((parameter, index): Learner[] => {
    const weight = weights[index];
    if (weight === undefined) return [];
    return [{ parameter, weight, momentum: variable(graph, momentumOf(weight.name), weight.shape) }];
  });
  const updates = graph.within('update', () =>
    descendAll(graph, learners, slopes, batch.learningRate, graphOptionsOf(options)),
  );
  const groups = groupVariables([...weights, ...learners.map(({ momentum }) => momentum)]);
  return {
    graph,
    groups,
    signatures: {
      train: {
        inputs: batch,
        outputs: { loss: identity(graph, loss, 'loss', updates), correct: identity(graph, correct, 'correct') },
      },
      evaluate: { inputs: { embeddings: batch.embeddings }, outputs: { logits } },
      ...variableSignatures(graph, groups),
    },
  };
}
