import { describe, expect, it } from 'vitest';
import { layerTable, tableOf } from '../../electron/network/layer-table.ts';
import type { Depth, NetworkShape } from '../../electron/network/network.ts';
import { isTrainable, parametersOf } from '../../electron/network/resnet.ts';
import { buildTrainingGraph } from '../../electron/network/training-graph.ts';

const imagenet = (depth: Depth, stride: NetworkShape['stride'] = 'in3x3'): NetworkShape => ({
  depth,
  classes: 1000,
  size: 224,
  inputSize: 224,
  stride,
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the table of the paper', () => {
  it.each([
    [18, 1.8],
    [34, 3.6],
    [50, 3.8],
    [101, 7.6],
    [152, 11.3],
  ] as const)('ResNet-%i has %f x 10^9 multiply-adds', (depth, billions) => {
    const total = sum(layerTable(imagenet(depth, 'in1x1')).map((row) => row.multiplyAdds));
    // The paper's figures are cut or rounded to one digit.
    expect(Math.abs(total / 1e9 - billions)).toBeLessThan(0.1);
  });

  it('counts 4.1 x 10^9 with the stride in the 3x3', () => {
    expect(sum(layerTable(imagenet(50)).map((row) => row.multiplyAdds)) / 1e9).toBeCloseTo(4.09, 2);
  });

  it.each([
    [18, [2, 2, 2, 2]],
    [34, [3, 4, 6, 3]],
    [50, [3, 4, 6, 3]],
    [101, [3, 4, 23, 3]],
    [152, [3, 8, 36, 3]],
  ] as const)('ResNet-%i halves the picture stage by stage', (depth, blocks) => {
    const rows = layerTable(imagenet(depth));
    expect(rows.map((row) => row.stage)).toEqual(['conv1', 'conv2_x', 'conv3_x', 'conv4_x', 'conv5_x', 'fc']);
    expect(rows.map((row) => row.outputSize)).toEqual([112, 56, 28, 14, 7, 1]);
    expect(rows.slice(1, 5).map((row) => row.blocks)).toEqual(blocks);
  });

  it('names the layers of a bottleneck', () => {
    const [conv1, conv2, conv3] = layerTable(imagenet(50));
    expect(conv1?.layers).toEqual([{ kind: 'convolution', window: 7, outputs: 64, stride: 2 }]);
    expect(conv2?.layers).toEqual([
      { kind: 'max pool', window: 3, outputs: 64, stride: 2 },
      { kind: 'convolution', window: 1, outputs: 64, stride: 1 },
      { kind: 'convolution', window: 3, outputs: 64, stride: 1 },
      { kind: 'convolution', window: 1, outputs: 256, stride: 1 },
    ]);
    expect(conv3?.layers.map(({ stride }) => stride)).toEqual([1, 2, 1]);
    expect(layerTable(imagenet(50, 'in1x1'))[2]?.layers.map(({ stride }) => stride)).toEqual([2, 1, 1]);
  });

  it('is that of the training graph', () => {
    const shape: NetworkShape = { depth: 50, classes: 7, size: 64, inputSize: 72, stride: 'in3x3', width: 8 };
    const options = { momentum: 0.9, nesterov: true, weightDecay: 1e-4, labelSmoothing: 0.1 };
    const { graph } = buildTrainingGraph({ shape, options });
    const forward = graph.nodes.filter((node) => node.name.startsWith('train/'));
    expect(tableOf(forward, shape)).toEqual(layerTable(shape));
  });
});

describe('parameters', () => {
  // torchvision's own counts: sum(p.numel() for p in resnet50().parameters()).
  it.each([
    [18, 11_689_512, 62],
    [34, 21_797_672, 110],
    [50, 25_557_032, 161],
    [101, 44_549_160, 314],
    [152, 60_192_808, 467],
  ] as const)('ResNet-%i has as many as in torchvision', (depth, count, tensors) => {
    const learners = parametersOf(imagenet(depth)).filter(isTrainable);
    expect(learners).toHaveLength(tensors);
    expect(sum(learners.map(({ shape }) => shape.reduce((a, b) => a * b, 1)))).toBe(count);
    expect(sum(layerTable(imagenet(depth)).map((row) => row.parameters))).toBe(count);
  });

  it('have torchvision’s names', () => {
    const names = parametersOf(imagenet(50)).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining([
        'conv1.weight',
        'bn1.running_mean',
        'layer1.0.conv1.weight',
        'layer1.0.downsample.0.weight',
        'layer1.0.downsample.1.running_var',
        'layer4.2.bn3.bias',
        'fc.weight',
        'fc.bias',
      ]),
    );
    expect(parametersOf(imagenet(18)).some(({ name }) => name.startsWith('layer1.0.downsample'))).toBe(false);
  });
});
