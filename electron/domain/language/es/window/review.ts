/*
 * What the window says, in Spanish: the review. Each text is whole, values and all, so that another language may order it as it
 * must.
 */
import { aboutDuration, count, counted, decimal, shortened, when } from '../words.ts';
import type { RankSaid } from '../../en/terms.ts';
import { measure, RANKS } from '../terms.ts';

/** A piece of a sentence, some of them in bold. */
type Piece = string | { readonly strong: string };

export const REVIEW = {
  title: 'Revisión',
  order: 'Orden',
  orders: {
    doubt: 'Primero los más dudosos',
    margin: 'Primero dos nombres casi igualados',
    entropy: 'Primero los de más nombres posibles',
    contradiction: 'Determinados de otro modo que lo predicho',
    teaching: 'Lo que más enseña al modelo',
    taxon: 'Por taxón',
    'catalogue-number': 'Por número de catálogo',
    'look-alike': 'Los parecidos juntos',
  },
  ordersMean: {
    doubt: 'Primero la predicción menos segura',
    margin: 'El nombre más seguro es el que menos aventaja al siguiente',
    entropy: 'La certeza se reparte entre más nombres',
    contradiction:
      'Especies determinadas por personas y que el modelo más reciente está más seguro de que son otras; los sinónimos aceptados cuentan como iguales',
    teaching:
      'Los 4.000 más dudosos, cada nombre predicho por turno, para que ninguno ocupe todo el tiempo; después, solo por la duda',
    taxon: 'Nombres en orden',
    'catalogue-number': 'Números en orden',
    'look-alike': 'Cada uno junto a los que más se le parecen',
  },
  part: 'Repartir el trabajo',
  parts: {
    all: 'Todos los ejemplares',
    one: (part: number, of: number) => `Parte ${count(part)} de ${count(of)}`,
    means:
      'Cada ejemplar es de una parte, la misma en todos los ordenadores: quien toma otra parte nunca coincide con usted',
  },
  filter: 'Filtrar',
  show: 'Mostrar',
  choices: { 'to-name': 'Por determinar', doubtful: 'Dudosos', verified: 'Determinados' },
  progress: (left: number, today: number, perMinute: number | null): readonly Piece[] => [
    { strong: count(left) },
    left === 1 ? ' ejemplar pendiente' : ' ejemplares pendientes',
    ...(today > 0 ? [', ', { strong: count(today) }, today === 1 ? ' decidido hoy' : ' decididos hoy'] : []),
    ...(perMinute === null ? [] : [`, ${count(perMinute)} por minuto`]),
    ...(perMinute && left > 0 ? [`, quedan ${aboutDuration((60 * left) / perMinute)}`] : []),
  ],
  below: (percents: number) => `Por debajo del ${percents} %`,
  showAll: 'Mostrar todos los que esperan',
  layout: 'Disposición',
  layouts: { single: 'Uno a uno', grid: 'Cuadrícula', table: 'Mesa de luz' },
  notRead: 'No se ha podido leer la cola',
  recognising: (done: string) => `Reconociendo: ${done || '…'}`,
  pinned: { label: 'Nombres anclados', give: (name: string) => `Dar el nombre anclado ${name}` },

  keys: {
    take: (number: number) => `Tomar el nombre ${number}`,
    next: 'Siguiente',
    back: 'Anterior',
    nextWaiting: 'Siguiente que espera',
    backToWaiting: 'Anterior que espera',
    nextView: 'Vista siguiente',
    viewBefore: 'Vista anterior',
    rankUp: 'Subir un rango',
    rankDown: 'Bajar un rango',
    undo: 'Deshacer',
    redo: 'Rehacer',
  },

  acts: {
    label: 'Decisiones',
    /** Around the name. */
    accept: { before: 'Aceptar ', after: '' },
    acceptKey: 'Aceptar el nombre del botón',
    named: 'Ya determinado',
    noName: 'No hay nombre predicho',
    qualifiers: {
      'cf.': 'compárese con, no es seguro',
      'aff.': 'afín a, pero otro',
      'nr.': 'próximo a',
      'sp.': 'una especie de este género',
      '?': 'en duda',
    },
    qualifierKey: (qualifier: string) => `Calificador ${qualifier}`,
    howSure: '¿Con qué seguridad? Entra en el nombre del botón.',
    noQualifier: 'Sin calificador',
    back: 'Volver',
    none: 'Ninguno de estos',
    reject: 'Rechazar',
    rejectMeans: 'No es este nombre; se recuerda para este ejemplar',
    doubtful: 'Dudoso',
    otherName: 'Otro nombre',
    qualifier: 'Calificador',
    copy: 'Copiar último',
    nothingToCopy: 'Aún no se ha decidido nada',
    copies: (last: string) => `Como el último: ${last}`,
    verdicts: {
      identified: 'determinado',
      doubtful: 'dudoso',
      'none-of-these': 'ninguno de estos',
      cleared: 'nombre quitado',
      rejected: 'rechazado',
    },
    majority: 'Mayoría',
    majorityIs: (people: number, of: number, name: string) => `${count(people)} de ${count(of)} personas: ${name}`,
    noMajority: 'Deben haberlo determinado dos personas o más, la mayoría igual',
    clear: 'Quitar',
    clearMeans: 'Queda sin nombre',
    skip: 'Omitir',
  },
  /** Why a decision was not made. */
  refusals: {
    named: 'Ya tiene un nombre; otro se toma por su número.',
    nothingToAccept: 'No hay nombre predicho que aceptar.',
    noNumber: (number: number) => `No hay predicción con el número ${number}.`,
    nothingToReject: 'No hay nombre predicho que rechazar.',
    nothingToCopy: 'Aún no se ha decidido nada que se pueda copiar.',
    noMajority: 'Ningún nombre tiene mayoría entre las personas que han visto este ejemplar.',
    unreadable: 'No se ha podido leer este ejemplar.',
    notSaved: (reason: string) => `Sin guardar: ${reason}`,
  },

  measure: {
    button: 'Medir',
    bar: 'Trace una línea a lo largo de la escala',
    long: 'La línea mide',
    unit: 'mm',
    set: 'Fijar',
    part: 'Trace una línea a lo largo de lo que se va a medir',
    length: (mm: number) => (mm < 10 ? `${decimal(mm, 2)} mm` : `${decimal(mm, 1)} mm`),
    again: 'Otra escala',
  },
  photo: {
    beside: 'Una junto a otra',
    /** A barcode or the like in the photo: its kind, and what it says. */
    code: (format: string, text: string) => `${format}: ${text}`,
    sameAs: (copies: readonly { readonly path: string; readonly catalogNumber: string | null }[]) =>
      `El mismo archivo que ${shortened(copies.map(({ path, catalogNumber }) => (catalogNumber === null ? path : `${path} (${catalogNumber})`)))}`,
    which: (view: string | null, number: number, of: number) => `${view ?? 'foto'}, ${count(number)} de ${count(of)}`,
    boxed: (photo: string) => `${photo}, con el recuadro que miran las redes`,
    /** Each around the name. */
    heat: {
      coming: { before: 'Calculando qué apoya ', after: '…' },
      nothing: { before: 'Ninguna parte de esta foto apoya por sí sola ', after: '' },
      shown: { before: 'Lo que apoya ' },
      /** After the name. */
      fields: (side: number) => `, en un mapa de ${side} × ${side} casillas`,
    },
    heatMap: 'Mapa de calor',
    heatMapMeans: 'Qué parte de la foto apoya el nombre; al señalar un nombre se ve el suyo',
    zoom: 'Ampliar',
    whole: 'Foto entera',
    unreadable: (file: string) => `No se puede leer: ${file}`,
    gone: 'El archivo no está donde estaba o su unidad no está conectada. Aun así se puede decidir u omitir.',
    views: 'Vistas del ejemplar',
    view: (number: number) => `foto ${count(number)}`,
    unreadableView: 'No se puede leer',
  },

  card: {
    label: 'Ejemplar',
    type: 'Tipo',
    views: (photos: number) => counted(photos, 'vista', 'vistas'),
    noPlace: 'Sin localidad ni fecha en el catálogo',
    identifiedBy: (who: string, utc: string) => `det. ${who} ${utc.slice(0, 4)}`.trimEnd(),
    recordedBy: (who: string) => `leg. ${who}`,
    doubtful: 'Dudoso',
    anotherName: 'Otro nombre',
    nameOfSpecimen: 'Nombre de este ejemplar',
    showIt: 'Mostrarlo',
  },
  history: {
    title: 'Historial',
    /** Before the name, where there is one. */
    verdicts: {
      identified: '',
      doubtful: 'dudoso',
      'none-of-these': 'ninguno de los nombres predichos',
      cleared: 'nombre quitado',
      rejected: 'no',
    },
    /** Read aloud after the name. */
    withdrawn: ', retirado',
    by: (who: string, utc: string) => (utc === '' ? who : `${who}, ${when(utc)}`),
    at: (utc: string) => when(utc),
  },
  predictions: {
    sureOf: (rank: RankSaid) => `seguro solo de: ${RANKS[rank]}`,
    sureMeans:
      'En fotos reservadas, a este rango como mucho 5 de cada 100 nombres tan seguros como este eran erróneos; a rangos más estrechos, más',
    title: 'El modelo predice',
    model: 'Modelo',
    newest: 'El modelo más nuevo',
    modelOf: (name: string, accuracy: number | null) =>
      accuracy === null ? name : `${name}, ${measure(accuracy)} de aciertos`,
    allViews: 'todas las vistas',
    allViewsTogether: 'todas las vistas juntas',
    label: 'Nombres predichos',
    take: (name: string, key: number) => `Tomar ${name}, tecla ${key}`,
    rejected: 'rechazado antes',
  },
  rank: {
    label: 'Rango del nombre',
    title: 'Rango',
    ranks: RANKS,
  },
  noPredictions: {
    unreadable: {
      lead: 'Ningún modelo puede verlo:',
      rest: 'no se puede leer ninguna de sus fotos. Aun así se puede determinar u omitir.',
    },
    noModel: {
      lead: 'Aún no hay modelo.',
      rest: 'Entrene uno con las fotos que tienen nombre y predecirá nombres para las demás.',
    },
    train: 'Ir a Entrenar',
    removed: (model: string) => ({
      lead: 'Ningún modelo ha visto este ejemplar,',
      rest: `y los archivos de ${model} se eliminaron. Elija otro modelo, abra un archivo de modelo o entrene uno.`,
    }),
    models: 'Ir a Modelos',
    looking: (model: string) => ({
      lead: `${model} está mirando.`,
      rest: 'Sus predicciones aparecerán aquí cuando haya visto este ejemplar.',
    }),
    notLooked: { lead: 'Ningún modelo ha visto este ejemplar.', rest: '' },
    recognise: (photos: number, model: string) => {
      if (photos === 0) return `Reconocer el resto con ${model}`;
      return `Reconocer ${photos === 1 ? 'esta foto' : `estas ${counted(photos, 'foto', 'fotos')}`} con ${model}`;
    },
  },

  nothingLeft: {
    noPhotos: 'Aún no hay fotos',
    whatImportDoes: 'Las fotos de una carpeta se leen donde están; nada se copia ni se cambia.',
    import: 'Importar fotos',
    title: 'No queda nada en este orden.',
    waiting: (doubtful: number, toName: number) =>
      [
        ...(doubtful > 0 ? [`${counted(doubtful, 'foto es dudosa', 'fotos son dudosas')}.`] : []),
        ...(toName > 0 ? [`${counted(toName, 'foto espera', 'fotos esperan')} un nombre.`] : []),
      ].join(' ') || 'Todos los ejemplares tienen un nombre que avala una persona.',
    narrowed: 'Nada de lo que espera está entre lo que eligió ver.',
    doubtful: 'Ver los dudosos',
    toName: 'Seguir determinando',
    skipped: 'Ver de nuevo los omitidos',
    collection: 'Ir a la colección',
  },
  queue: {
    label: 'Cola',
    entry: (number: string | null, what: string) => `${number ?? 'Ejemplar'}, ${what}`,
    /** What became of a specimen since the queue was read. */
    marks: {
      verified: 'hecho',
      proposed: 'hecho',
      doubtful: 'dudoso',
      unnamed: 'hecho',
      'none-of-these': 'ninguno',
      cleared: 'quitado',
      skipped: 'omitido',
    },
    statuses: { verified: 'verificado', proposed: 'predicho', doubtful: 'dudoso', unnamed: 'sin nombre' },
  },
} as const;
