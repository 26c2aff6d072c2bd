/* On what the network learns here, in Spanish. Runs everywhere. */
import { counted } from './words.ts';

export const DEVICE_TITLES = {
  cpu: (cores: number, vectors: string | null) =>
    `CPU, ${counted(cores, 'núcleo', 'núcleos')}${vectors === null ? '' : `, ${vectors}`}`,
  /** Where its driver does not name it. */
  gpu: 'GPU',
  none: 'Sin entrenamiento ni reconocimiento',
} as const;

export const WHY_NO_GPU = {
  driver: 'No hay GPU de NVIDIA, o su controlador no está instalado.',
  found: 'TensorFlow no encontró ninguna GPU de NVIDIA que pueda usar.',
  mac: 'En un Mac, TensorFlow solo usa la CPU.',
  unused: 'Hay una GPU de NVIDIA, pero el TensorFlow instalado aquí no puede usarla. `npm run doctor` dice más.',
} as const;
