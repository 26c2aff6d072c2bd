/* Files of models and of weights, in Spanish: what they allow, and what made them. Runs everywhere. */
import { shortened } from './words.ts';

export const LICENCE_WORDS = {
  'CC0-1.0': { name: 'CC0 1.0', means: 'cualquiera puede usarlo para cualquier cosa' },
  'CC-BY-4.0': { name: 'CC BY 4.0', means: 'puede usarlo quien nombre a sus autores' },
  'CC-BY-NC-4.0': { name: 'CC BY-NC 4.0', means: 'como CC BY, pero no para uso comercial' },
  'all-rights-reserved': { name: 'Todos los derechos reservados', means: 'quien quiera usarlo debe preguntar' },
} as const;

/** Weights that were trained on photos of living things: where they are from, what their makers allow, how sure that is. */
export const NATURE_WEIGHTS_WORDS = {
  iNaturalist: {
    from: 'NeWT (Van Horn et al., CVPR 2021), en un solo archivo con sus modelos, 5,7 GB',
    licence: 'MIT para su programa; ninguna indicada para los pesos',
    certainty:
      'El nombre, la dirección y la forma de cargarlo se leyeron en las páginas del propio proyecto. El archivo no se probó: no verificado.',
  },
  plantNet: {
    from: 'Pl@ntNet-300K (Garcin et al., NeurIPS 2021), una carpeta con sus modelos',
    licence: 'BSD 2-Clause para su programa; ninguna indicada para los pesos',
    certainty:
      'La dirección y la forma de cargar sus archivos se leyeron en las páginas del propio proyecto; los nombres, también en programas de otros. El archivo no se probó: no verificado.',
  },
  seen: {
    iNaturalist: 'iNaturalist 2021: 2,7 millones de fotos de 10.000 especies, a partir de ImageNet',
    iNaturalistAlone: 'iNaturalist 2021: 2,7 millones de fotos de 10.000 especies, desde cero',
    plantNet: 'Pl@ntNet-300K: fotos de 1081 especies de plantas',
  },
  /** Above them in a list. */
  title: 'Preentrenados con la naturaleza, lo que ayuda más con taxones que las fotos cotidianas:',
  licenceOf: (licence: string) => `Licencia: ${licence}`,
} as const;

/** Of a file that holds more than one network: where in it the one that was taken stands, and those that were not. */
export function takenPartWords({
  path,
  others,
}: {
  readonly path: string;
  readonly others: readonly string[];
}): string {
  const [taken = '', ...left] = [path, ...others].map((one) => one.replace(/\.$/, '') || 'sin prefijo');
  return `Se toma su parte ${taken}${left.length === 0 ? '' : `; se omite lo siguiente: ${shortened(left)}`}.`;
}

/** The name of weights whose part of a file a person chose. */
export const weightsOfPart = (file: string, path: string) => `${file} (${path.replace(/\.$/, '')})`;

export const WEIGHTS_FORMAT_WORDS = {
  pytorch: 'PyTorch',
  safetensors: 'safetensors',
  keras: 'Keras',
  vasculum: 'Modelo de Vasculum',
} as const;

/** Where people find weights, and what they are. */
export const WEIGHTS_SOURCES = {
  torchvision: 'Colección de modelos de torchvision',
  keras: 'Keras Applications',
  withoutLast: (depth: number) => `ResNet${depth}, ImageNet, sin su última capa`,
} as const;
