/*
 * What a run's settings mean to the network, and which of them no run can have. Runs anywhere; imports only the contract and pure parts of the
 * trainer.
 */
import { ProblemError } from '../domain/problems.ts';
import { checkSchedule, scheduleOf } from '../domain/schedule.ts';
import type { TrainingSettings } from '../domain/training.ts';
import type { NetworkShape, TrainingOptions } from './network.ts';

/** `stride` follows from what the run begins from; from nothing it is as in torchvision's and timm's weights. */
export function shapeOf(
  settings: TrainingSettings,
  classes: number,
  stride: NetworkShape['stride'] = 'in3x3',
): NetworkShape {
  const { depth, size } = settings;
  return { depth, size, classes, inputSize: trainingSide(size), stride };
}

/** Side of the pictures fed in training, px, even: a rim of 15 % for the crops and turns that the graph makes of them. */
export function trainingSide(size: number): number {
  return 2 * Math.round((size * 1.15) / 2);
}

/**
 * Nesterov's momentum and, from random weights, blocks that start as the identity: they need it to get going. With a scale
 * that rests they would stay so.
 */
export function optionsOf(settings: TrainingSettings): TrainingOptions {
  const { momentum, weightDecay, labelSmoothing, seed, startFrom, frozenBatchNorm } = settings;
  const zeroInitResidual = startFrom === null && frozenBatchNorm !== 'all';
  return { momentum, weightDecay, labelSmoothing, seed, nesterov: true, zeroInitResidual, advanced: settings };
}

/** What a quick run stands on, and what it cannot do: it sees each photo once, as it is, and learns one layer. */
function checkQuick({ startFrom, mixup, cutmix, averageDecay, ensemble }: TrainingSettings): void {
  if (startFrom === null) throw new ProblemError('quick-needs-backbone');
  const wished = {
    Mixup: mixup > 0,
    CutMix: cutmix > 0,
    'Moving average': averageDecay > 0,
    Ensemble: ensemble !== 'off',
  };
  for (const [setting, isWished] of Object.entries(wished)) {
    if (isWished) throw new ProblemError('wrong-setting', { setting, reason: 'is for full training only' });
  }
}

type Bound = readonly [setting: string, value: number, isRight: boolean, reason: string];

/** Throws 'wrong-setting' for the first setting that no run can have, and 'quick-needs-backbone'. */
export function checkSettings(settings: TrainingSettings): void {
  if (settings.mode === 'quick') checkQuick(settings);
  const { size, batchSize, epochs, momentum, weightDecay, labelSmoothing, heldOutShare, seed } = settings;
  const { rotation, cropArea, colour } = settings.augmentation;
  const { rateDecay, clipNorm, accumulate, mixup, cutmix, averageDecay, patience } = settings;
  const bounds: readonly Bound[] = [
    ['Picture size', size, size >= 32 && size % 32 === 0, 'must be a multiple of 32'],
    ['Batch', batchSize, Number.isInteger(batchSize) && batchSize >= 2, 'must be a whole number from 2'],
    ['Epochs', epochs, Number.isInteger(epochs) && epochs >= 1, 'must be a whole number from 1'],
    ['Momentum', momentum, momentum >= 0 && momentum < 1, 'must be from 0 to below 1'],
    ['Weight decay', weightDecay, weightDecay >= 0 && weightDecay < 1, 'must be from 0 to below 1'],
    ['Label smoothing', labelSmoothing, labelSmoothing >= 0 && labelSmoothing < 1, 'must be from 0 to below 1'],
    ['Held-out share', heldOutShare, heldOutShare >= 0.05 && heldOutShare <= 0.5, 'must be from 0.05 to 0.5'],
    ['Seed', seed, Number.isSafeInteger(seed) && seed >= 0, 'must be a whole number from 0'],
    ['Rotation', rotation, rotation >= 0 && rotation <= 180, 'must be from 0 to 180 degrees'],
    ['Crop', cropArea, cropArea >= 0.3 && cropArea <= 1, 'must be from 0.3 to 1'],
    ['Rate decay', rateDecay, rateDecay > 0 && rateDecay <= 1, 'must be above 0 and at most 1'],
    ['Clipping', clipNorm, clipNorm >= 0 && Number.isFinite(clipNorm), 'must be from 0'],
    ['Batches a step', accumulate, Number.isInteger(accumulate) && accumulate >= 1, 'must be a whole number from 1'],
    ['Mixup', mixup, mixup >= 0 && mixup <= 2, 'must be from 0 to 2'],
    ['CutMix', cutmix, cutmix >= 0 && cutmix <= 2, 'must be from 0 to 2'],
    ['Decay of the average', averageDecay, averageDecay >= 0 && averageDecay < 1, 'must be from 0 to below 1'],
    ['Patience', patience, Number.isInteger(patience) && patience >= 0, 'must be a whole number from 0'],
    ['Colour', colour, colour >= 0 && colour <= 0.5, 'must be from 0 to 0.5'],
  ];
  for (const [setting, value, isRight, reason] of bounds) {
    if (!isRight) throw new ProblemError('wrong-setting', { setting, reason: `${value} ${reason}` });
  }
  try {
    checkSchedule(scheduleOf(settings, 1));
  } catch (error) {
    throw new ProblemError(
      'wrong-setting',
      { setting: 'Learning rate', reason: (error as Error).message },
      { cause: error },
    );
  }
}
