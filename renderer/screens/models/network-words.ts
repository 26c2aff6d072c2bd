/* The networks in words and as a table for others. Pure. */
import type { NetworkLayer, NetworkTable } from '../../../electron/contract/network.ts';

/** "7 × 7, 64, stride 2" */
export function layerWords({ kind, window, outputs, stride }: NetworkLayer): string {
  const step = stride > 1 ? `, stride ${stride}` : '';
  switch (kind) {
    case 'convolution':
      return `${window} × ${window}, ${outputs}${step}`;
    case 'max pool':
      return `${window} × ${window} max pool${step}`;
    case 'mean':
      return 'mean';
    case 'fully connected':
      return `${outputs} fully connected`;
  }
}

/** Thousands of millions, two digits after the point. */
export function gigaWords(count: number): string {
  return (count / 1e9).toFixed(count < 1e9 ? 2 : 1);
}

/** Millions, one digit after the point. */
export function millionWords(count: number): string {
  return (count / 1e6).toFixed(1);
}

const COLUMNS = ['depth', 'stage', 'outputSize', 'layers', 'blocks', 'parameters', 'multiplyAdds'];

/** Plain CSV (RFC 4180), one row a stage and one for the whole of each network. */
export function csvOfNetworks(tables: readonly NetworkTable[]): string {
  const rows = tables.flatMap(({ depth, stages, parameters, multiplyAdds }) => [
    ...stages.map((stage) => {
      const layers = stage.layers.map((layer) => layerWords(layer).replaceAll('×', 'x')).join('; ');
      return [depth, stage.stage, stage.outputSize, `"${layers}"`, stage.blocks, stage.parameters, stage.multiplyAdds];
    }),
    [depth, 'total', '', '', '', parameters, multiplyAdds],
  ]);
  return `${[COLUMNS, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}
