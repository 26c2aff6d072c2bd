/* The networks in words and numbers, as the window's table and the files for others have them. Pure. */
import type { NetworkLayer, NetworkTable } from '../network.ts';
import { LAYERS } from '../language/language.ts';

/** As in the paper: "7 × 7, 64, stride 2". `times` stands between the sides. */
export function layerWords({ kind, window, outputs, stride }: NetworkLayer, times: '×' | 'x'): string {
  return LAYERS[kind](`${window} ${times} ${window}`, outputs, stride);
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
