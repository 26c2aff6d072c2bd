import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { MODELS } from '../../electron/domain/language/window.ts';
import { PAPER_NETWORK } from '../../electron/domain/network.ts';
import { layerWords } from '../../electron/domain/plots/network.ts';
import { networkTables } from '../../electron/network/network-tables.ts';
import { csvOfNetworks } from '../../renderer/screens/models/networks-csv.ts';

test('the five networks have the multiply-adds of the paper and the parameters of torchvision', () => {
  const tables = networkTables(PAPER_NETWORK);
  expect(tables.map(({ depth }) => depth)).toEqual([18, 34, 50, 101, 152]);
  // As Figure 5 prints them, some rounded and some cut off.
  const paper = [1.8, 3.6, 3.8, 7.6, 11.3];
  tables.forEach(({ multiplyAdds }, index) => expect(Math.abs(multiplyAdds / 1e9 - paper[index]!)).toBeLessThan(0.08));
  // torchvision's own counts.
  expect(tables.map(({ parameters }) => parameters)).toEqual([11689512, 21797672, 25557032, 44549160, 60192808]);
});

test('layers and totals are said as the figure says them', () => {
  expect(layerWords({ kind: 'convolution', window: 7, outputs: 64, stride: 2 }, '×')).toBe('7 × 7, 64, stride 2');
  expect(layerWords({ kind: 'max pool', window: 3, outputs: 64, stride: 2 }, '×')).toBe('3 × 3 max pool, stride 2');
  expect(layerWords({ kind: 'mean', window: 7, outputs: 512, stride: 1 }, 'x')).toBe('7 x 7 average pool');
  const { shortMultiplyAdds, millions } = MODELS.networks;
  expect([shortMultiplyAdds(3.86e9), shortMultiplyAdds(0.31e9)]).toEqual(['3.9 × 10⁹', '0.31 × 10⁹']);
  expect(millions(25557032)).toBe('25.6');
});

test('the table for others has a row for each stage and a total for each network', () => {
  const tables = networkTables({ size: 64, classes: 12, stride: 'in3x3' });
  const rows = parse(csvOfNetworks(tables), { columns: true }) as unknown as Record<string, string>[];
  expect(rows).toHaveLength(5 * 7);
  expect(rows[6]).toMatchObject({
    depth: '18',
    stage: 'all',
    layers: 'ResNet-18',
    parameters: String(tables[0]?.parameters),
  });
  expect(rows[8]).toMatchObject({ depth: '34', stage: 'conv2_x', outputSize: '16 x 16', blocks: '3' });
  expect(rows[0]).toMatchObject({ layers: '7 x 7, 64, stride 2' });
});
