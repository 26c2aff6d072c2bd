/* What the window says, in Spanish, in the form of a run's settings. Each text is whole, values and all. */
import { counted } from '../../words.ts';

export const SETTINGS_FORM = {
  title: 'Ajustes del entrenamiento',
  name: 'Nombre',
  nameLabel: 'Nombre del entrenamiento',
  learnFrom: 'Aprender de',
  namesByPeople: 'Nombres dados por personas',
  photos: (photos: number) => counted(photos, 'foto', 'fotos'),
  /** A number of specimens follows. */
  taxaWithAtLeast: 'Taxones con al menos',
  /** A share follows. */
  holdOut: 'Reservar para medir',
  network: 'Red',
  training: 'Entrenar',
  modes: { full: 'Completo', quick: 'Rápido' },
  modeSentences: {
    full: 'Todas las capas aprenden de las fotos: es lo que más tarda y lo que más puede aprender.',
    quick:
      'Cada foto pasa una vez por la red y el resultado se guarda; después aprende solo la última capa, en segundos para miles de fotos.',
  },
  depth: 'Profundidad',
  depthLabel: 'Profundidad de la ResNet',
  /** After the depth, which cannot be chosen. */
  depthOfStart: 'la de la red de que parte',
  size: 'Tamaño de foto',
  /** Where it cannot be chosen. */
  sizeOfStart: (pixels: number) => `${pixels} px`,
  batch: 'Lote',
  batchTooLarge: 'Este lote no cabe en la memoria.',
  takeBatch: (batch: number) => `Tomar ${batch}`,
  learningRate: 'Tasa de aprendizaje',
  schedule: 'Plan',
  schedules: {
    restarts: 'Coseno con reinicios',
    cosine: 'Coseno, un descenso',
    constant: 'Constante',
  },
  highest: 'Máxima',
  lowest: 'Mínima',
  firstCycle: 'Primer ciclo',
  eachNext: 'los demás',
  epochs: 'Épocas',
  warmup: 'Calentamiento',
  augmentation: 'Cada foto se varía',
  turn: 'Girar hasta',
  crop: 'Recortar a',
  colour: 'Color en',
  mirror: 'Reflejar',
  steps: 'Pasos',
  momentum: 'Momento',
  decay: 'Decaimiento',
  smoothing: 'Suavizado',
  seed: 'Semilla',
  /** `name`: without an article; `wanted`, such as "un número mayor que 0 y no mayor que 10". */
  fault: (name: string, wanted: string, example: string) =>
    `${name.charAt(0).toUpperCase()}${name.slice(1)}: debe ser ${wanted}, p. ej. ${example}.`,
  lowestAboveHighest: 'La tasa mínima no debe superar la máxima.',
} as const;

export const START_FROM = {
  label: 'Partir de',
  nothing: 'Cero: pesos al azar',
  weights: (name: string, depth: number) => `${name} (ResNet${depth})`,
  model: (name: string, depth: number) => `El modelo ${name} (ResNet${depth})`,
  ready: (name: string) => `${name}, ya disponible`,
  file: 'Elegir un archivo…',
  notAdded: 'No se ha añadido el archivo',
  whereToGet: 'Dónde obtener pesos',
  sentences: {
    quickNothing: 'El entrenamiento rápido necesita una red que ya haya aprendido: elija un modelo o pesos.',
    quick: (depth: number) => `Todas las capas de esta ResNet${depth} menos la última quedan como están.`,
    nothing: 'La red empieza con números al azar: aprende despacio y necesita muchas fotos de cada taxón.',
    weights: (depth: number) =>
      `Todas las capas de la ResNet${depth} empiezan como en este archivo; solo la última, que nombra sus taxones, es nueva.`,
    model: (depth: number) =>
      `La ResNet${depth} sigue a partir de lo que sabe este modelo. La comprobación dice si ha visto lo que ahora se reserva.`,
  },
} as const;

export const ADVANCED_FORM = {
  title: 'Avanzado',
  trainFrom: 'Aprenden',
  trainFromLabel: 'Capas que aprenden',
  trainFroms: {
    all: 'Todas las capas',
    conv3_x: 'De conv3_x arriba',
    conv4_x: 'De conv4_x arriba',
    conv5_x: 'De conv5_x arriba',
    'last-layer': 'Solo la última capa',
  },
  trainFromNote:
    'Las capas inferiores quedan como están: más rápido, y suficiente si los pesos iniciales conocen fotos parecidas.',
  batchNorm: 'Batch norm',
  batchNormChoice: 'Dejarla como está',
  batchNormNote:
    'Sus estadísticas, escala y desplazamiento siguen siendo los de los pesos iniciales, lo que ayuda con lotes pequeños.',
  rateDecay: 'Etapas bajas',
  rateDecayNote:
    'Cada etapa aprende con esta parte de la tasa de la etapa superior; 100 % es una misma tasa para todas.',
  clipNorm: 'Gradiente',
  /** A number follows. */
  atMost: 'como máximo',
  clipNormNote:
    'Los más largos se acortan, lo que calma una pérdida que da saltos; 0 los deja con la longitud que tengan.',
  accumulate: 'Cada paso',
  /** After a number. */
  batches: 'lotes',
  accumulateNote: 'Un paso aprende de la media de tantos lotes: más fotos de las que caben a la vez en la memoria.',
  balanced: 'Taxones raros',
  balancedChoice: 'Mostrar cada taxón por igual',
  balancedNote: 'Las fotos de taxones raros salen varias veces por época; de las de taxones comunes, solo algunas.',
  mixup: 'Mezcla',
  cutmix: 'por recuadros',
  mixNote:
    'Se superponen dos fotos y sus nombres, o un recuadro de una entra en la otra; 0 lo desactiva, 0,2 y 1 son habituales.',
  average: 'Media',
  averageNote: 'En lugar de los pesos se mide y conserva una media móvil de ellos; 0 la desactiva, 0,999 es habitual.',
  patience: 'Paciencia',
  /** After a number. */
  epochs: 'épocas',
  patienceNote: 'El entrenamiento termina tras tantas épocas sin ninguna mejor; con 0 sigue hasta la última.',
  ensemble: 'Instantáneas',
  ensembleLabel: 'Instantáneas de los ciclos',
  ensembles: {
    off: 'No se consultan juntas',
    measure: 'Medidas juntas',
    keep: 'Conservadas como modelo',
  },
  ensembleNote: 'Las redes del final de los ciclos responden juntas: a menudo algo mejor, y tantas veces más despacio.',
  precision: 'Precisión',
  precisionLabel: 'Precisión de lo que fluye por la red',
  precisions: { auto: 'Según el dispositivo', float32: 'float32', bfloat16: 'bfloat16', float16: 'float16' },
  precisionNote:
    'Los números cortos ocupan la mitad de memoria y son más rápidos en GPU y procesadores nuevos. Los pesos se guardan en float32.',
} as const;
