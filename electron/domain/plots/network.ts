/* The networks in words and numbers, as the window's table and the files for others have them. Pure. */
import type { NetworkLayer, NetworkTable } from '../network.ts';

/** As in the paper: "7 × 7, 64, stride 2". `times` stands between the sides. */
export function layerWords({ kind, window, outputs, stride }: NetworkLayer, times: '×' | 'x'): string {
  const sides = `${window} ${times} ${window}`;
  const steps = stride > 1 ? `, stride ${stride}` : '';
  switch (kind) {
    case 'convolution':
      return `${sides}, ${outputs}${steps}`;
    case 'max pool':
      return `${sides} max pool${steps}`;
    case 'mean':
      return `${sides} average pool`;
    case 'fully connected':
      return `${outputs} fully connected, softmax`;
  }
}

export const NETWORK_COLUMNS = ['stage', 'outputSize', 'layers', 'blocks', 'parameters', 'multiplyAdds'] as const;

/** One row a stage, and one of all. */
export function networkRows({ depth, stages, parameters, multiplyAdds }: NetworkTable): (string | number | null)[][] {
  return [
    ...stages.map(({ stage, outputSize, layers, blocks, parameters, multiplyAdds }) => {
      const words = layers.map((layer) => layerWords(layer, 'x')).join('; ');
      return [stage, `${outputSize} x ${outputSize}`, words, blocks, parameters, multiplyAdds];
    }),
    ['all', null, `ResNet-${depth}`, null, parameters, multiplyAdds],
  ];
}
