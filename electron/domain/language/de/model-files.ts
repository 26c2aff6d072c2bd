/* Files of models and of weights: what they allow, and what made them. Runs everywhere. */
import { shortened } from './words.ts';

export const LICENCE_WORDS = {
  'CC0-1.0': { name: 'CC0 1.0', means: 'anybody may use it for anything' },
  'CC-BY-4.0': { name: 'CC BY 4.0', means: 'anybody who names its makers may use it' },
  'CC-BY-NC-4.0': { name: 'CC BY-NC 4.0', means: 'as CC BY, but not for commercial use' },
  'all-rights-reserved': { name: 'All rights reserved', means: 'whoever wants to use it must ask' },
} as const;

/** Weights that were trained on photos of living things: where they are from, what their makers allow, how sure that is. */
export const NATURE_WEIGHTS_WORDS = {
  iNaturalist: {
    from: 'NeWT (Van Horn et al., CVPR 2021), in one archive of its models, 5.7 GB',
    licence: 'MIT for its program; none is stated for the weights',
    certainty:
      'Name, address and how it is loaded are read in the project’s own pages. The file itself was not tried: not verified.',
  },
  plantNet: {
    from: 'Pl@ntNet-300K (Garcin et al., NeurIPS 2021), a folder of its models',
    licence: 'BSD 2-Clause for its program; none is stated for the weights',
    certainty:
      'Address and how its files are loaded are read in the project’s own pages, names in other people’s programs too. The file itself was not tried: not verified.',
  },
  seen: {
    iNaturalist: 'iNaturalist 2021: 2.7 million photos of 10,000 species, begun from ImageNet',
    iNaturalistAlone: 'iNaturalist 2021: 2.7 million photos of 10,000 species, begun from nothing',
    plantNet: 'Pl@ntNet-300K: photos of 1,081 species of plants',
  },
  /** Above them in a list. */
  title: 'Pre-trained on nature, which helps more with taxa than everyday photos do:',
  licenceOf: (licence: string) => `Licence: ${licence}`,
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

/** The name of weights whose part of a file a person chose. */
export const weightsOfPart = (file: string, path: string) => `${file} (${path.replace(/\.$/, '')})`;

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
