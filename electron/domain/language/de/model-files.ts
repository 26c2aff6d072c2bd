/* Files of models and of weights, in German: what they allow, and what made them. Runs everywhere. */
import { shortened } from './words.ts';

export const LICENCE_WORDS = {
  'CC0-1.0': { name: 'CC0 1.0', means: 'jede Nutzung durch alle erlaubt' },
  'CC-BY-4.0': { name: 'CC BY 4.0', means: 'Nutzung erlaubt, wenn die Urheber genannt werden' },
  'CC-BY-NC-4.0': { name: 'CC BY-NC 4.0', means: 'wie CC BY, aber nicht kommerziell' },
  'all-rights-reserved': { name: 'Alle Rechte vorbehalten', means: 'Nutzung nur auf Anfrage' },
} as const;

/** Weights that were trained on photos of living things: where they are from, what their makers allow, how sure that is. */
export const NATURE_WEIGHTS_WORDS = {
  iNaturalist: {
    from: 'NeWT (Van Horn et al., CVPR 2021), in einem Archiv der Modelle, 5,7 GB',
    licence: 'MIT für das Programm; für die Gewichte ist keine angegeben',
    certainty:
      'Name, Adresse und Art des Ladens stammen von den Seiten des Projekts. Die Datei selbst wurde nicht ausprobiert: nicht geprüft.',
  },
  plantNet: {
    from: 'Pl@ntNet-300K (Garcin et al., NeurIPS 2021), ein Ordner mit den Modellen',
    licence: 'BSD 2-Clause für das Programm; für die Gewichte ist keine angegeben',
    certainty:
      'Adresse und Art des Ladens stammen von den Seiten des Projekts, Namen auch aus fremden Programmen. Die Datei selbst wurde nicht ausprobiert: nicht geprüft.',
  },
  seen: {
    iNaturalist: 'iNaturalist 2021: 2,7 Millionen Fotos von 10.000 Arten, ausgehend von ImageNet',
    iNaturalistAlone: 'iNaturalist 2021: 2,7 Millionen Fotos von 10.000 Arten, von null an',
    plantNet: 'Pl@ntNet-300K: Fotos von 1.081 Pflanzenarten',
  },
  /** Above them in a list. */
  title: 'An Naturfotos vortrainiert, was bei Taxa mehr hilft als Alltagsfotos:',
  licenceOf: (licence: string) => `Lizenz: ${licence}`,
} as const;

/** Of a file that holds more than one network: where in it the one that was taken stands, and those that were not. */
export function takenPartWords({
  path,
  others,
}: {
  readonly path: string;
  readonly others: readonly string[];
}): string {
  const [taken = '', ...left] = [path, ...others].map((one) => one.replace(/\.$/, '') || 'ohne Präfix');
  return `Übernommen wurde der Teil ${taken}${left.length === 0 ? '' : `; ausgelassen: ${shortened(left)}`}.`;
}

/** The name of weights whose part of a file a person chose. */
export const weightsOfPart = (file: string, path: string) => `${file} (${path.replace(/\.$/, '')})`;

export const WEIGHTS_FORMAT_WORDS = {
  pytorch: 'PyTorch',
  safetensors: 'safetensors',
  keras: 'Keras',
  vasculum: 'Vasculum-Modell',
} as const;

/** Where people find weights, and what they are. */
export const WEIGHTS_SOURCES = {
  torchvision: 'Modellsammlung von torchvision',
  keras: 'Keras Applications',
  withoutLast: (depth: number) => `ResNet${depth}, ImageNet, ohne die letzte Schicht`,
} as const;
