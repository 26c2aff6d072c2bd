/* The five networks side by side, from the graphs that would be built. Pure; also used by the catalogue thread. */
import type { NetworkRequest, NetworkTable } from '../contract/network.ts';
import { DEPTHS } from '../contract/training.ts';
import { layerTable } from './layer-table.ts';

export function networkTables({ size, classes, stride }: NetworkRequest): NetworkTable[] {
  return DEPTHS.map((depth) => {
    const stages = layerTable({ depth, size, classes, stride, inputSize: size });
    const sum = (of: (stage: (typeof stages)[number]) => number) =>
      stages.reduce((total, stage) => total + of(stage), 0);
    return {
      depth,
      stages,
      parameters: sum((stage) => stage.parameters),
      multiplyAdds: sum((stage) => stage.multiplyAdds),
    };
  });
}
