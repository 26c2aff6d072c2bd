/* On what the network learns here, in English. Runs everywhere. */
import { counted } from './words.ts';

export const DEVICE_TITLES = {
  cpu: (cores: number, vectors: string | null) =>
    `CPU, ${counted(cores, 'core')}${vectors === null ? '' : `, ${vectors}`}`,
  /** Where its driver does not name it. */
  gpu: 'GPU',
  none: 'No training and recognition',
} as const;

export const WHY_NO_GPU = {
  driver: 'There is no NVIDIA GPU, or its driver is not installed.',
  found: 'TensorFlow found no NVIDIA GPU that it can use.',
  mac: 'TensorFlow uses only the CPU on a Mac.',
  unused: 'There is an NVIDIA GPU, but the TensorFlow installed here cannot use it. `npm run doctor` says more.',
} as const;
