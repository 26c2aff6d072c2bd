/*
 * What a run's settings mean to the network, and which of them no run can have. Runs anywhere.
 */
import { because, ProblemError } from '../domain/problems.ts';
import { checkSchedule, scheduleOf } from '../domain/schedule.ts';
import type { TrainingSettings } from '../domain/training.ts';
import { isAllowed, refusalOf } from '../domain/bounds.ts';
import { fullOnly } from '../domain/language/language.ts';
import { SETTING_NAMES, settingOf, titleOf, ungrouped } from '../domain/setting-values.ts';
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

/** Throws 'wrong-setting' for the first setting that no run can have, and 'quick-needs-backbone'. */
export function checkSettings(settings: TrainingSettings): void {
  if (settings.mode === 'quick' && settings.startFrom === null) throw new ProblemError('quick-needs-backbone');
  const values = ungrouped(settings);
  for (const name of SETTING_NAMES) {
    const row = settingOf(name);
    const refuse = (reason: string) => new ProblemError('wrong-setting', { setting: titleOf(row), reason });
    if (!isAllowed(row, values[name])) throw refuse(refusalOf(row, values[name]));
    if (settings.mode === 'quick' && row.fullOnly === 'refused' && values[name] !== row.default) {
      throw refuse(fullOnly());
    }
  }
  try {
    checkSchedule(scheduleOf(settings, 1));
  } catch (error) {
    throw new ProblemError(
      'wrong-setting',
      { setting: because('learning-rate'), reason: (error as Error).message },
      { cause: error },
    );
  }
}
