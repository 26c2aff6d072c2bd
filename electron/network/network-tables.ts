/* Networks stage by stage with their sums, from the graphs that would be built. Pure; also used by the catalogue thread. */
import type { NetworkRequest, NetworkTable } from '../domain/network.ts';
import { DEPTHS } from '../domain/training.ts';
import { layerTable } from './layer-table.ts';
import type { NetworkShape } from './network.ts';

export function networkTable(shape: NetworkShape): NetworkTable {
  const stages = layerTable(shape);
  const sum = (key: 'parameters' | 'multiplyAdds') => stages.reduce((total, stage) => total + stage[key], 0);
  return { depth: shape.depth, stages, parameters: sum('parameters'), multiplyAdds: sum('multiplyAdds') };
}

/** The five networks side by side. */
export function networkTables({ size, classes, stride }: NetworkRequest): NetworkTable[] {
  return DEPTHS.map((depth) => networkTable({ depth, size, classes, stride, inputSize: size }));
}
