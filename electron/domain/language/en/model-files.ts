/* Files of models and of weights: what they allow, and what made them. Runs everywhere. */
import { shortened } from './words.ts';

export const LICENCE_WORDS = {
  'CC0-1.0': { name: 'CC0 1.0', means: 'anybody may use it for anything' },
  'CC-BY-4.0': { name: 'CC BY 4.0', means: 'anybody who names its makers may use it' },
  'CC-BY-NC-4.0': { name: 'CC BY-NC 4.0', means: 'as CC BY, but not for commercial use' },
  'all-rights-reserved': { name: 'All rights reserved', means: 'whoever wants to use it must ask' },
} as const;

/** Of a file that holds more than one network: where in it the one that was taken stands, and those that were not. */
export function takenPartWords({
  path,
  others,
}: {
  readonly path: string;
  readonly others: readonly string[];
}): string {
  const [taken = '', ...left] = [path, ...others].map((one) => one.replace(/\.$/, '') || 'no prefix');
  return `Taken is its part ${taken}${left.length === 0 ? '' : `; left out: ${shortened(left)}`}.`;
}

export const WEIGHTS_FORMAT_WORDS = {
  pytorch: 'PyTorch',
  safetensors: 'safetensors',
  keras: 'Keras',
  vasculum: 'Vasculum model',
} as const;

/** Where people find weights, and what they are. */
export const WEIGHTS_SOURCES = {
  torchvision: "torchvision's model zoo",
  keras: 'Keras applications',
  withoutLast: (depth: number) => `ResNet${depth}, ImageNet, without its last layer`,
} as const;
