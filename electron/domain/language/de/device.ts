/* On what the network learns here, in German. Runs everywhere. */
import { counted } from './words.ts';

export const DEVICE_TITLES = {
  cpu: (cores: number, vectors: string | null) =>
    `CPU, ${counted(cores, 'Kern', 'Kerne')}${vectors === null ? '' : `, ${vectors}`}`,
  /** Where its driver does not name it. */
  gpu: 'GPU',
  none: 'Kein Training und keine Erkennung',
} as const;

export const WHY_NO_GPU = {
  driver: 'Es gibt keine NVIDIA-GPU, oder ihr Treiber ist nicht installiert.',
  found: 'TensorFlow hat keine NVIDIA-GPU gefunden, die es nutzen kann.',
  mac: 'Auf einem Mac nutzt TensorFlow nur die CPU.',
  unused:
    'Es gibt eine NVIDIA-GPU, aber das hier installierte TensorFlow kann sie nicht nutzen. `npm run doctor` sagt mehr.',
} as const;
