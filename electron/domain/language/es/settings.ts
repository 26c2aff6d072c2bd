/*
 * What the settings of a run are called, in Spanish: in its form, on the command line, and in the methods paragraph of a paper.
 * Runs everywhere.
 */
import { asItIs } from './words.ts';

/**
 * `name`: within a sentence; `label`: its field's, read aloud, where it says more; `unit`: after the field; `help`: of the
 * command line; `methods`: of a run in which it is not as by default.
 */
export const SETTING_WORDS = {
  mode: {
    name: 'entrenamiento',
    help: 'full: aprenden todas las capas; quick: solo la última, en segundos, desde un modelo o pesos',
  },
  depth: {
    name: 'profundidad',
    help: 'capas de la ResNet; desde pesos o un modelo, las suyas',
  },
  size: {
    name: 'tamaño de foto',
    label: 'Tamaño de foto, píxeles',
    unit: 'px',
    help: 'lado de la imagen cuadrada',
  },
  epochs: {
    name: 'épocas',
    help: 'cuántas veces se ve cada foto',
  },
  batchSize: {
    name: 'lote',
    label: 'Lote, fotos por paso',
    help: 'fotos por paso',
  },
  learningRate: {
    name: 'tasa máxima',
    label: 'Tasa de aprendizaje máxima',
    help: 'tasa de aprendizaje máxima',
  },
  minLearningRate: {
    name: 'tasa mínima',
    label: 'Tasa de aprendizaje mínima',
    help: 'tasa de aprendizaje mínima',
  },
  schedule: {
    name: 'plan de la tasa',
    help: 'cómo baja la tasa',
  },
  firstCycle: {
    name: 'primer ciclo',
    label: 'Primer ciclo, épocas',
    help: 'duración del primer ciclo; si se omite, se ajusta para que el último acabe con la última época',
  },
  cycleFactor: {
    name: 'factor',
    label: 'Cada ciclo siguiente, veces más largo',
    unit: '×',
    help: 'cada ciclo dura tantas veces el anterior',
  },
  warmupEpochs: {
    name: 'calentamiento',
    label: 'Calentamiento, épocas',
    help: 'calentamiento lineal antes del primer ciclo',
  },
  momentum: {
    name: 'momento',
    help: 'parte del último paso que conserva el siguiente',
  },
  weightDecay: {
    name: 'decaimiento de pesos',
    help: 'atracción de los núcleos hacia 0',
  },
  labelSmoothing: {
    name: 'suavizado de etiquetas',
    help: 'parte de cada nombre que se reparte entre todos los taxones',
  },
  heldOutShare: {
    name: 'proporción reservada',
    label: 'Proporción reservada de los ejemplares, por ciento',
    help: 'proporción de los ejemplares que se reserva para medir',
  },
  minimumSpecimens: {
    name: 'mínimo de ejemplares',
    label: 'Mínimo de ejemplares por taxón',
    unit: 'ejemplares',
    help: 'se omiten los taxones con menos',
  },
  rotation: {
    name: 'giro',
    label: 'Giro, grados a cada lado',
    unit: '°',
    help: 'cada foto se gira hasta tanto a cada lado; 180 para fotos sin arriba ni abajo',
  },
  cropArea: {
    name: 'recorte',
    label: 'Parte mínima de la foto que conserva un recorte, por ciento',
    help: 'parte mínima de la foto que conserva un recorte',
  },
  flip: {
    name: 'reflejo',
    help: 'las fotos no se reflejan',
  },
  colour: {
    name: 'color',
    label: 'Cambio de cada color, por ciento',
    help: 'cada color se cambia como máximo en esta parte',
  },
  seed: {
    name: 'semilla',
    label: 'Semilla de todo lo aleatorio',
    help: 'la misma semilla da el mismo entrenamiento',
  },
  trainFrom: {
    name: 'capas que aprenden',
    help: 'las capas inferiores conservan sus pesos',
    methods: (stage: string | number) => `las capas por debajo de ${stage} conservaron sus pesos`,
  },
  frozenBatchNorm: {
    name: 'batch norm congelada',
    help: 'batch norm queda como en los pesos iniciales: estadísticas, escala y desplazamiento',
    methods: (what: string | number) =>
      what === 'all'
        ? 'la normalización por lotes se congeló, sin cambiar sus estadísticas móviles, escala ni desplazamiento'
        : 'la normalización por lotes se apoyó en sus estadísticas móviles, mientras su escala y desplazamiento aprendían',
  },
  rateDecay: {
    name: 'parte de la tasa',
    label: 'Tasa de cada etapa, por ciento de la superior',
    help: 'cada etapa aprende con esta parte de la tasa de la superior',
    methods: (part: number) => `la tasa de cada etapa fue ${asItIs(part)} de la de la etapa superior`,
  },
  clipNorm: {
    name: 'gradiente máximo',
    label: 'Gradiente máximo',
    help: 'los gradientes más largos se acortan hasta este',
    methods: (norm: number) => `los gradientes se acortaron a una norma de ${asItIs(norm)}`,
  },
  accumulate: {
    name: 'lotes por paso',
    label: 'Lotes por paso',
    help: 'lotes cuyos gradientes se promedian en un paso',
    methods: (batches: number) => `cada paso constó de ${batches} lotes`,
  },
  balanced: {
    name: 'taxones equilibrados',
    help: 'todos los taxones se ven con la misma frecuencia',
    methods: () => 'todos los taxones se vieron con la misma frecuencia',
  },
  mixup: {
    name: 'mezcla',
    label: 'Mezcla de dos fotos',
    help: 'las fotos se superponen por pares',
    methods: (alpha: number) => `las fotografías se mezclaron (mixup ${asItIs(alpha)}, Zhang et al. 2018)`,
  },
  cutmix: {
    name: 'mezcla por recuadros',
    label: 'Mezcla por recuadros',
    help: 'un recuadro de una foto se pone en otra',
    methods: (alpha: number) => `se intercambiaron recuadros de fotografías (cutmix ${asItIs(alpha)}, Yun et al. 2019)`,
  },
  averageDecay: {
    name: 'decaimiento de la media',
    label: 'Decaimiento de la media de los pesos',
    help: 'en lugar de los pesos se conserva una media móvil de ellos',
    methods: (decay: number) =>
      `los pesos se promediaron a lo largo de los pasos con un decaimiento de ${asItIs(decay)}`,
  },
  patience: {
    name: 'paciencia',
    label: 'Paciencia, épocas',
    help: 'terminar tras tantas épocas sin ninguna mejor',
    methods: (epochs: number) => `el entrenamiento debía terminar tras ${epochs} épocas sin ninguna mejor`,
  },
  ensemble: {
    name: 'conjunto',
    help: 'preguntar juntas a las redes del final de cada ciclo: medir, o guardar como modelo',
  },
  precision: {
    name: 'precisión',
    help: 'formato en que se guardan y multiplican las activaciones',
  },
} as const;

/** Why a quick run refuses a setting. */
export const fullOnly = () => 'es solo para el entrenamiento completo';
