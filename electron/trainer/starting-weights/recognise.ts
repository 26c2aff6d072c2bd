/*
 * Which ResNet tensors are of, and whether they are all of it and sound. Pure; runs anywhere.
 */
import { because, ProblemError, severalReasons } from '../../domain/problems.ts';
import type { StridePlace } from '../../contract/starting-weights.ts';
import { DEPTHS, type Depth } from '../../domain/training.ts';
import type { Tensors } from '../../network/network.ts';
import { areNumbers } from '../../network/number-types.ts';
import { elementsOf } from '../../network/graph/builder.ts';
import { isTrainable, parametersOf } from '../../network/resnet.ts';
import { WeightsFileError, shownName, tensorDifferences } from '../../network/weights/weights.ts';

export interface Recognised {
  readonly depth: Depth;
  /** Classes that the last layer tells apart; null without one. */
  readonly classes: number | null;
  /** Numbers that learn, in all layers but the last. */
  readonly parameters: number;
}

const LAST_LAYER = 'fc.';

/**
 * Throws WeightsFileError for tensors of something else than a ResNet, ProblemError 'weights-mismatch' that names what is
 * missing, too many, misshapen, or not a number. `width`: channels of the first layer.
 */
export function recognise(tensors: Tensors, stride: StridePlace, width = 64): Recognised {
  const classes = tensors.get('fc.weight')?.shape[0] ?? tensors.get('fc.bias')?.shape[0] ?? null;
  const depth = nearestDepth(tensors, stride);
  const expected = parametersOf({ depth, stride, width, classes: classes ?? 1, size: 32, inputSize: 32 }).filter(
    ({ name }) => classes !== null || !name.startsWith(LAST_LAYER),
  );
  const wrong = tensorDifferences(expected, tensors);
  if (wrong.length > 0) {
    throw new ProblemError('weights-mismatch', {
      reason: because('for-depth', { depth, differences: severalReasons(wrong) }),
    });
  }
  const unsound = expected.flatMap(({ name, role }) => {
    const { data } = tensors.get(name) ?? { data: new Float32Array() };
    if (!areNumbers(data)) return [because('numbers-not-finite', { name })];
    return role === 'variance' && data.some((value) => value < 0) ? [because('variance-below-zero', { name })] : [];
  });
  if (unsound.length > 0) throw new ProblemError('weights-mismatch', { reason: severalReasons(unsound) });
  const parameters = expected
    .filter((parameter) => isTrainable(parameter) && !parameter.name.startsWith(LAST_LAYER))
    .reduce((sum, { shape }) => sum + elementsOf(shape), 0);
  return { depth, classes, parameters };
}

/** The depth whose names differ least: what is missing is better said of the network that was meant. */
function nearestDepth(tensors: Tensors, stride: StridePlace): Depth {
  const found = new Set([...tensors.keys()].filter((name) => !name.startsWith(LAST_LAYER)));
  const differs = DEPTHS.map((depth) => {
    const names = parametersOf({ depth, stride, classes: 1, size: 32, inputSize: 32 })
      .map(({ name }) => name)
      .filter((name) => !name.startsWith(LAST_LAYER));
    const shared = names.filter((name) => found.has(name)).length;
    return { depth, shared, names: names.length, by: names.length + found.size - 2 * shared };
  });
  const nearest = differs.reduce((best, one) => (one.by < best.by ? one : best));
  if (nearest.shared * 2 < nearest.names) {
    const [example = ''] = found;
    throw new WeightsFileError(because('no-resnet', { depths: DEPTHS.join(', '), example: shownName(example) }));
  }
  return nearest.depth;
}
