/*
 * The stages of a residual network from below, by the names of its layers: which of them learn, and how fast. Pure; runs
 * anywhere.
 */
import type { AdvancedSettings, TrainFrom } from '../domain/advanced-settings.ts';
import { type Parameter, isTrainable } from './resnet.ts';

/** First part of the names of a stage's layers, from the stem up; the stem's batch norm is `bn1`. */
const STAGES = ['conv1', 'layer1', 'layer2', 'layer3', 'layer4', 'fc'] as const;

const FIRST_STAGE: Readonly<Record<TrainFrom, number>> = {
  all: 0,
  conv3_x: 2,
  conv4_x: 3,
  conv5_x: 4,
  'last-layer': 5,
};

/** 0 for the stem to 5 for the last layer, by the name of a layer, a batch norm or one of their tensors. */
function stageOf(name: string): number {
  const first = name.split('.', 1)[0] === 'bn1' ? 'conv1' : name.split('.', 1)[0];
  const stage = STAGES.findIndex((prefix) => prefix === first);
  if (stage < 0) throw new Error(`${name} is in no stage of a residual network`);
  return stage;
}

/** Whether the layer of this name learns. */
export function learnsFrom(trainFrom: TrainFrom, name: string): boolean {
  return stageOf(name) >= FIRST_STAGE[trainFrom];
}

/** Whether a step changes this parameter. */
export function parameterLearns(
  { trainFrom = 'all', frozenBatchNorm = 'off' }: Partial<Pick<AdvancedSettings, 'trainFrom' | 'frozenBatchNorm'>>,
  parameter: Parameter,
): boolean {
  const { name, role } = parameter;
  const rests = frozenBatchNorm === 'all' && (role === 'scale' || role === 'offset');
  return isTrainable(parameter) && !rests && learnsFrom(trainFrom, name);
}

/** Part of the learning rate that a layer learns with: 1 for the last one, `rateDecay` less for each stage below it. */
export function ratePart(rateDecay: number, name: string): number {
  return rateDecay ** (STAGES.length - 1 - stageOf(name));
}
