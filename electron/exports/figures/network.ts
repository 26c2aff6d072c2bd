/* Figure 5's table: the network layer by layer, as it is built. Pure. */
import type { NetworkLayer } from '../../contract/network.ts';
import type { Passport } from '../../contract/model-file.ts';
import { layerTable } from '../../trainer/layer-table.ts';
import type { Table } from './figure.ts';

export function networkTable({ depth, size, stride, width }: Passport['network'], classes: number): Table {
  const rows = layerTable({ depth, size, stride, width, classes, inputSize: size });
  const sum = (key: 'parameters' | 'multiplyAdds') => rows.reduce((total, row) => total + row[key], 0);
  return {
    name: 'network',
    head: ['stage', 'outputSize', 'layers', 'blocks', 'parameters', 'multiplyAdds'],
    rows: [
      ...rows.map(({ stage, outputSize, layers, blocks, parameters, multiplyAdds }) => [
        stage,
        `${outputSize} x ${outputSize}`,
        layers.map(layerWords).join('; '),
        blocks,
        parameters,
        multiplyAdds,
      ]),
      ['all', null, `ResNet-${depth}`, null, sum('parameters'), sum('multiplyAdds')],
    ],
  };
}

/** As in the paper: "7 x 7, 64, stride 2". */
function layerWords({ kind, window, outputs, stride }: NetworkLayer): string {
  const steps = stride > 1 ? `, stride ${stride}` : '';
  switch (kind) {
    case 'convolution':
      return `${window} x ${window}, ${outputs}${steps}`;
    case 'max pool':
      return `${window} x ${window} max pool${steps}`;
    case 'mean':
      return `${window} x ${window} average pool`;
    default:
      return `${outputs} fully connected, softmax`;
  }
}
