/*
 * One step of training the last layer alone, on embeddings: the same loss, gradients and updates as `training-graph.ts`,
 * from the same builder. Pure: builds the graph, runs nothing.
 */
import { GraphBuilder } from './graph/builder.ts';
import { biasAdd, identity, matMul, placeholder } from './graph/ops.ts';
import { variable } from './graph/variables.ts';
import { type NetworkShape, featuresOf } from './network.ts';
import { type Parameter, parametersOf } from './resnet.ts';
import {
  type TrainingGraph,
  type TrainingGraphRequest,
  descend,
  groupVariables,
  momentumOf,
  scoreBatch,
  trainableGradients,
  valueOf,
  variableSignatures,
} from './training-graph.ts';

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
  const variables = new Map(parameters.map(({ name, shape }) => [name, variable(graph, name, shape)]));
  const value = (name: string) => valueOf(variables, name);
  const batch = graph.within('batch', () => ({
    embeddings: placeholder(graph, 'embeddings', 'float32', [-1, featuresOf(shape)]),
    labels: placeholder(graph, 'labels', 'int32', [-1]),
    weights: placeholder(graph, 'weights', 'float32', [-1]),
    learningRate: placeholder(graph, 'learning-rate', 'float32', []),
  }));
  const product = matMul(graph, batch.embeddings, value('fc.weight'), { transposeB: true, name: 'fc' });
  const logits = biasAdd(graph, product, value('fc.bias'), 'logits');
  const { loss, correct } = graph.within('train', () => scoreBatch(graph, logits, batch, options.labelSmoothing));

  const slopes = graph.within('gradients', () => trainableGradients(graph, loss, parameters, value));
  const momenta = new Map(parameters.map(({ name, shape }) => [name, variable(graph, momentumOf(name), shape)]));
  const updates = graph.within('update', () =>
    parameters.map((parameter, index) =>
      descend(graph, parameter, variables, momenta, slopes[index], batch.learningRate, options),
    ),
  );
  const groups = groupVariables([...variables.values(), ...momenta.values()]);
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
