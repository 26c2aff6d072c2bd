/*
 * Figure 5 of the paper for any network: each stage's output size, layers, parameters and multiply-adds, read off the graph
 * that is actually built. Pure; runs anywhere.
 */
import type { NetworkLayer, NetworkStage } from '../domain/network.ts';
import { GraphBuilder, type GraphNode, elementsOf, fourAxes, input, output } from './graph/builder.ts';
import { placeholder } from './graph/ops.ts';
import { pictureShape } from './picture-input.ts';
import type { NetworkShape } from './network.ts';
import { restingLayers } from './resnet-layers.ts';
import { parametersOf, resnet } from './resnet.ts';

/** Stages by the first part of the names of their layers. */
const STAGES: Readonly<Record<string, string>> = {
  conv1: 'conv1',
  maxpool: 'conv2_x',
  layer1: 'conv2_x',
  layer2: 'conv3_x',
  layer3: 'conv4_x',
  layer4: 'conv5_x',
  avgpool: 'fc',
  fc: 'fc',
};

export function layerTable(shape: NetworkShape): NetworkStage[] {
  return tableOf(forwardGraph(shape).nodes, shape);
}

/** The rows of a graph in which the network stands once, in the nodes given. */
export function tableOf(nodes: readonly GraphNode[], shape: NetworkShape): NetworkStage[] {
  const stages = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const stage = STAGES[stageName(node)];
    if (stage !== undefined && isLayer(node)) stages.set(stage, [...(stages.get(stage) ?? []), node]);
  }
  return [...stages].map(([stage, members]) => ({
    stage,
    outputSize: outputSize(members),
    layers: members.filter(isOfFirstBlock).map(layerOf),
    blocks: new Set(members.map(blockNumber)).size,
    parameters: parametersOfStage(stage, shape),
    multiplyAdds: members.reduce((sum, node) => sum + multiplyAddsOf(node), 0),
  }));
}

function forwardGraph(shape: NetworkShape): GraphBuilder {
  const graph = new GraphBuilder();
  const shapes = new Map(parametersOf(shape).map((parameter) => [parameter.name, parameter.shape]));
  const parameter = (name: string) => placeholder(graph, `parameters/${name}`, 'float32', shapes.get(name) ?? []);
  resnet(restingLayers(graph, parameter), shape, placeholder(graph, 'pictures', 'float32', pictureShape(shape.size)));
  return graph;
}

/** A name without the scopes before it: `train/layer1.0.conv1` is in `layer1`. */
function layerName({ name }: GraphNode): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function stageName(node: GraphNode): string {
  return layerName(node).split('.', 1)[0] ?? '';
}

function isLayer({ op }: GraphNode): boolean {
  return op === 'Conv2D' || op === 'MaxPool' || op === 'Mean' || op === 'MatMul';
}

/** `0` of `layer1.0.conv1`; layers that are in no block count to the first. */
function blockNumber(node: GraphNode): string {
  return layerName(node).split('.')[1] ?? '0';
}

function isOfFirstBlock(node: GraphNode): boolean {
  return blockNumber(node) === '0' && !layerName(node).includes('downsample');
}

function outputSize(nodes: readonly GraphNode[]): number {
  const sides = nodes
    .map((node) => output(node, 0).shape)
    .map((shape) => (shape.length === 4 ? fourAxes(shape)[1] : 1));
  return sides.at(-1) ?? 0;
}

function layerOf(node: GraphNode): NetworkLayer {
  const outputs = output(node, 0).shape.at(-1) ?? 0;
  switch (node.op) {
    case 'Conv2D':
      return {
        kind: 'convolution',
        window: fourAxes(input(node, 1).shape)[0],
        outputs,
        stride: axisOf(node, 'strides') * strideOfPick(input(node, 0).node),
      };
    case 'MaxPool':
      return { kind: 'max pool', window: axisOf(node, 'ksize'), outputs, stride: axisOf(node, 'strides') };
    case 'Mean':
      return { kind: 'mean', window: fourAxes(input(node, 0).shape)[1], outputs, stride: 1 };
    default:
      return { kind: 'fully connected', window: 1, outputs, stride: 1 };
  }
}

/** A 1x1 convolution's stride stands in the pool of single places before it (see `convolver` in resnet-layers.ts). */
function strideOfPick(node: GraphNode): number {
  return node.op === 'MaxPool' && axisOf(node, 'ksize') === 1 ? axisOf(node, 'strides') : 1;
}

/** The number that an attribute such as [1, 2, 2, 1] holds for height and width. */
function axisOf(node: GraphNode, name: string): number {
  const attribute = node.attributes[name];
  return attribute !== undefined && 'ints' in attribute ? (attribute.ints[1] ?? 1) : 1;
}

/** Every output is a sum over the kernels (or weights) of one output channel. */
function multiplyAddsOf(node: GraphNode): number {
  if (node.op !== 'Conv2D' && node.op !== 'MatMul') return 0;
  const [, ...onePicture] = output(node, 0).shape;
  const weights = input(node, 1).shape;
  return elementsOf(onePicture) * (elementsOf(weights) / (onePicture.at(-1) ?? 1));
}

function parametersOfStage(stage: string, shape: NetworkShape): number {
  return parametersOf(shape)
    .filter(({ role }) => role !== 'mean' && role !== 'variance')
    .filter(({ name }) => STAGES[(name.split('.', 1)[0] ?? '').replace('bn1', 'conv1')] === stage)
    .reduce((sum, { shape }) => sum + elementsOf(shape), 0);
}
