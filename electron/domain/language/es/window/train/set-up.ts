/* What the window says, in Spanish, where a run is set up and checked. Each text is whole, values and all. */
import { aboutDuration, counted, decimal, pace } from '../../words.ts';

export const SET_UP = {
  view: {
    settings: 'Ajustes',
    check: 'Comprobar antes de empezar',
    withoutMissing: 'Seguir sin las fotos que faltan',
    couldNotStart: 'El entrenamiento no ha podido empezar',
    startWithBatch: (batch: number) => `Empezar con un lote de ${batch}`,
    photosPerTaxon: 'Fotos por taxón',
    learn: 'aprendizaje',
    validation: 'validación',
    validationTip: 'Eligen la época que se conserva',
    test: 'prueba',
    testTip: 'Evalúan el modelo; nada del entrenamiento las mira',
    heldOut: 'reservadas',
    noTaxa: 'Aquí aparecen taxones cuando alguien ha nombrado fotos de ellos.',
  },
  verdicts: { ok: 'Bien:', warn: 'Atención:', stop: 'Alto:' },
  taxonCounts: {
    caption: (divided: boolean) =>
      divided ? 'Fotos de cada taxón: aprendizaje, validación, prueba' : 'Fotos de cada taxón: aprendizaje, reservadas',
    taxon: 'Taxón',
    share: 'Reparto',
    parts: (divided: boolean) => (divided ? 'Aprendizaje + validación + prueba' : 'Aprendizaje + reservadas'),
    leftOut: (why: string) => `omitido: ${why}`,
  },
  start: {
    /** `head` is bold. */
    underWay: (job: string) => ({ head: `${job} está en curso.`, rest: 'Solo un entrenamiento a la vez.' }),
    look: 'Verlo',
    unavailable: 'Aquí no se puede entrenar.',
    /** Buttons: one, or the two others. */
    folders: 'Elegir qué carpetas se pueden leer',
    review: 'Ir a Revisión',
    or: 'o',
    import: 'importar',
    start: 'Empezar entrenamiento',
    /** `head` is bold. */
    marked: (settings: number) =>
      settings === 1
        ? { head: 'Hay un ajuste marcado.', rest: 'Corríjalo primero.' }
        : { head: `Hay ${settings} ajustes marcados.`, rest: 'Corríjalos primero.' },
    thisComputer: 'este ordenador',
    /** `head` is bold. */
    time: (seconds: number, device: string, perSecond: number) => ({
      head: `Cerca de ${aboutDuration(seconds)} en ${device}`,
      rest: `(${pace(perSecond)}, medido con esta red)`,
    }),
    quickTime: (seconds: number, device: string, perSecond: number) => ({
      head: `Como máximo, cerca de ${aboutDuration(seconds)} en ${device}`,
      rest: `(${pace(perSecond)} por la red, medido)`,
    }),
    quickTimeUnknown: (device: string) => ({ head: `De segundos a minutos en ${device}.`, rest: '' }),
    timeUnknown: (device: string) => ({
      head: 'El tiempo se muestra tras los primeros pasos,',
      rest: `medido en ${device}.`,
    }),
    /** `left`: empty while unknown. */
    measuring: (left: string) => (left === '' ? 'Midiendo.' : `Midiendo, ${left}.`),
    measure: 'Medirlo ahora, cerca de un minuto',
    seenBefore: 'Las fotos que esta red ya ha visto no vuelven a pasar por ella.',
    canPause: 'Se puede pausar, cerrar el programa y continuar exactamente donde se detuvo.',
  },
  schedule: {
    title: 'Tasa de aprendizaje, tal como será',
    plot: 'Tasa de aprendizaje por época',
    tableHead: ['Época', 'Tasa de aprendizaje'],
    restart: 'reinicio',
    cycle: (number: number) => `ciclo ${number}`,
    lastEpoch: (epoch: number) => `época ${decimal(epoch, 2)}`,
    /** Stands after the sentence, and is followed by numbers of epochs, each a button. */
    makeIt: {
      before: '. Dejarlo en ',
      or: ' o ',
      epochs: (epochs: number) => counted(epochs, 'época', 'épocas'),
    },
  },
  advice: {
    tooDeep: (depth: number, photos: number, better: number) =>
      `No hay pesos iniciales. Desde cero, una ResNet${depth} aprende despacio: con ${counted(photos, 'foto', 'fotos')}, una ResNet${better} llega más lejos en el mismo tiempo.`,
    smaller: (photos: number, usual: number) =>
      `Propuesto para ${counted(photos, 'foto', 'fotos')}. No hay pesos iniciales y, desde cero, una ResNet${usual} aprende despacio.`,
  },
} as const;
