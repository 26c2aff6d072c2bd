/*
 * What the window says, in Spanish: the import. Each text is whole, values and all, so that another language may order it as it
 * must.
 */
import { aboutDuration, count, counted } from '../words.ts';

const photosOf = (photos: number) => counted(photos, 'foto', 'fotos');
const specimensOf = (specimens: number) => counted(specimens, 'ejemplar', 'ejemplares');
const foldersOf = (folders: number) => counted(folders, 'carpeta', 'carpetas');

export const IMPORT = {
  steps: [
    { title: 'Fotos', note: 'se leen donde están' },
    { title: 'Comprobar', note: 'antes no se escribe nada' },
    { title: 'Leer', note: 'mientras tanto se puede trabajar' },
  ],
  readOnly: 'Ahora no se puede importar nada en este catálogo',
  choosing: {
    title: 'Fotos que añadir',
    below:
      'También se leen las carpetas que contiene. JPEG, PNG, TIFF, WebP, AVIF, HEIC y las imágenes de archivos RAW; lo demás que haya allí no se toca.',
  },
  lookOver: {
    hindrances: {
      rule: 'Primero hay que corregir la regla.',
      who: 'Diga primero quién avala los nombres.',
      'no-photos': 'Todas las fotos se omiten.',
    },
    back: 'Volver',
    read: (photos: number | null) => (photos === null ? 'Leer' : `Leer ${photosOf(photos)}`),
    findFolder: 'Buscar la carpeta',
    /** Before the folder. */
    looking: 'Recorriendo ',
    noPhotos: 'No hay fotos en esta carpeta',
    otherFiles: (files: number) =>
      `Las fotos son archivos JPEG, PNG, TIFF, WebP, AVIF, HEIC o RAW. Hay ${counted(files, 'archivo', 'archivos')} de otro tipo.`,
    chooseAnother: 'Elegir otra carpeta',
    found: 'Qué hay en la carpeta',
  },
  links: {
    title: 'Enlaces fuera de la carpeta',
    leftAlone: (links: number) =>
      links === 1
        ? '1 enlace lleva fuera de esta carpeta y no se sigue:'
        : `${count(links)} enlaces llevan fuera de esta carpeta y no se siguen:`,
    followed: (links: number) =>
      links === 1
        ? '1 enlace lleva fuera de esta carpeta y se sigue:'
        : `${count(links)} enlaces llevan fuera de esta carpeta y se siguen:`,
    /** Between a link and its target. */
    leadsTo: 'lleva a',
    more: (links: number) => `y ${count(links)} más`,
    follow: 'Seguir los enlaces y leer las fotos a que llevan',
  },
  meaning: {
    title: 'Qué significan las carpetas',
    choices: {
      classes: 'Cada carpeta es una clase',
      folders: 'Carpetas con nombre de taxón',
      none: 'No tomar nombres',
    },
    means: {
      classes:
        'Una carpeta es una clase, se llame como se llame. Con un nombre científico es ese taxón; con cualquier otro, una etiqueta.',
      folders: 'Una carpeta con nombre de taxón nombra las fotos que contiene. Cualquier otra no dice nada.',
      none: 'Las fotos entran sin nombre.',
    },
    before: (rule: string | null, table: string | null, choices: number) =>
      [
        'Se empieza con lo elegido la última vez para esta carpeta',
        rule === null ? '' : `la regla ${rule}`,
        table === null ? '' : `la tabla ${table}`,
        choices === 0 ? '' : `${counted(choices, 'elección', 'elecciones')} en el plan`,
      ]
        .filter(Boolean)
        .join(', ') + '.',
    beginAnew: 'Empezar de nuevo',
    who: 'Quién avala estos nombres',
    whoExample: 'Quién los avala, p. ej. E. Moser',
    whoMeans: 'Constan en el catálogo como determinaciones de esta persona.',
  },
  plan: {
    view: 'Partes del plan',
    views: { names: 'Nombres', specimens: 'Ejemplares', table: 'Tabla', contradictions: 'Por decidir' },
    busy: 'Calculando…',
    upToDate: 'Aún no se ha escrito nada.',
    noContradictions: 'Nada en la carpeta se contradice.',
    decideInReview: 'Las fotos se leen, pero no se escribe ninguno de los dos nombres. Se decide después en Revisión.',
    more: (rows: number) => `y ${count(rows)} más`,
    moreFolders: (folders: number) => `${counted(folders, 'carpeta más', 'carpetas más')} con menos fotos.`,
    how: 'Elija una carpeta para ver sus fotos y decir qué significa; varias con Mayús o Ctrl.',
    table: 'Carpetas y sus nombres',
    columns: { folder: 'Carpeta', says: 'Dice', photos: 'Fotos', specimens: 'Ejemplares', isNew: 'Nuevo' },
    itself: 'la propia carpeta',
    isNew: 'nuevo',
    label: 'etiqueta',
    silent: 'sin nombre',
    out: 'omitida',
    chosen: 'Elegido en este plan',
    decide: 'Qué dicen las carpetas elegidas',
    several: foldersOf,
    photosIn: photosOf,
    photos: 'Algunas de sus fotos',
    unreadable: 'No se puede leer',
    name: 'Nombre para sus fotos',
    acts: {
      name: 'Usar como nombre',
      label: 'Como etiqueta',
      none: 'Sin nombre',
      out: 'Omitir',
      itself: 'Como dice la carpeta',
    },
    holdsForSilent: (folders: number) =>
      folders === 1
        ? 'Lo elegido vale también para 1 carpeta de dentro que no dice nada.'
        : `Lo elegido vale también para ${foldersOf(folders)} de dentro que no dicen nada.`,
    apart: 'Cómo se distinguen los ejemplares',
    /** What a picker of one way of naming files decides. */
    wayOf: (pattern: string) => `Ejemplares de ${pattern}`,
    ways: { told: 'Según los indicios', number: 'Un ejemplar por número', alone: 'Cada foto, uno propio' },
    alone: 'un ejemplar propio',
    unnumbered: 'unidas, sin número',
  },
  table: {
    none: 'Sin tabla de registros. Puede nombrar ejemplares por su número o fotos por su archivo.',
    choose: 'Elegir una tabla…',
    usual: 'Sin esta tabla',
    agree: 'Estos números corresponden a los que se proponen',
    column: 'Columna',
    takenFor: 'Tomada por',
    filled: 'Filas con valor',
    names: 'Nombres que da',
    photos: 'Fotos',
    useOf: (heading: string) => `Por qué se toma ${heading}`,
    chosen: 'como eligió usted',
  },
  rule: {
    title: 'Regla propia',
    what: 'Dice qué parte del nombre de un archivo es el número de catálogo y cuál la vista.',
    unusable: 'La regla aún no se puede usar.',
    byEvidence: 'Sin regla: los ejemplares se distinguen como arriba.',
    none: 'Ningún nombre concuerda; los ejemplares se distinguen como arriba.',
    startFrom: 'Partir de:',
    /** "[Los 12] nombres concuerdan y dan [3 ejemplares]. …" */
    matching: (matching: number, photos: number) =>
      matching === photos ? `Los ${count(photos)}` : `${count(matching)} de ${count(photos)}`,
    give: ' nombres concuerdan y dan ',
    specimens: specimensOf,
    others: (others: number, specimens: number) => {
      if (others === 0) return '.';
      if (others === 1) return '. El otro pasa a ser un ejemplar propio.';
      if (others === specimens) return `. Cada uno de los otros ${count(others)} pasa a ser un ejemplar propio.`;
      return `. Los otros ${count(others)} dan ${specimensOf(specimens)}, como arriba.`;
    },
    insert: 'Insertar',
    parts: { number: 'número de catálogo', view: 'vista', any: 'cualquier cosa', ext: 'extensión' },
    guessed: 'Deducida de los nombres',
    guessedRules: 'Reglas deducidas de los nombres',
  },
  names: {
    label: 'Nombres de la carpeta',
    file: 'Nombre de archivo',
    number: 'Número de catálogo',
    view: 'Vista',
    noMatch: 'no concuerda',
    byEvidence: 'como arriba',
    notTold: 'sin indicar',
    drawn: (names: number) =>
      `${counted(names, 'nombre', 'nombres')}, ${names === 1 ? 'tomado' : 'tomados'} por igual de toda la carpeta.`,
  },
  found: {
    title: 'En la carpeta',
    photos: 'Fotos',
    specimens: 'Ejemplares',
    names: 'Nombres de carpetas',
    unlabelled: 'Fotos sin nombre',
    leftOut: 'Fotos omitidas',
    otherFiles: 'Otros archivos, sin tocar',
    vanished: 'Lo que ya no está',
    again: 'Volver a incluir lo que se retiró',
    contents: 'Comparar contenidos: leer enteras las fotos conocidas',
    codes: 'Leer códigos de barras y QR, lo que tarda varias veces más',
    parts: 'Partes dadas',
    tables: 'Tablas junto a las fotos',
    checklist: { found: 'Lista de nombres encontrada:', with: ', con rangos y autores.' },
    noChecklist: {
      before: 'Sin lista de nombres. Un ',
      file: 'names.csv',
      after: ' en la carpeta aportaría rangos y autores.',
    },
    records: { found: 'Registros de ejemplares encontrados:', joined: ', usados como dice la vista Tabla.' },
    noRecords: {
      before: 'Sin registros de ejemplares. Un ',
      file: 'catalogue.csv',
      after: ' en la carpeta, o uno elegido en Tabla, aportaría nombres, localidades y fechas.',
    },
  },
  pages: {
    title: 'Páginas de un archivo',
    what: 'Las páginas de un archivo son fotos de un mismo ejemplar.',
    choices: { first: 'La primera página', all: 'Todas las páginas' },
  },
  boxes: {
    title: 'Qué miran las redes',
    choices: { photo: 'Fotos enteras', box: 'Solo los recuadros' },
  },
  reading: {
    another: 'Importar otra carpeta',
    toCollection: 'Ver la colección',
    /** After "4812 de 7096". */
    photos: 'fotos',
    saved:
      'Lo leído se guarda según llega: las primeras fotos ya están en la colección y todo lo demás sigue funcionando. Si se apaga el ordenador, al importar la carpeta de nuevo se añade solo lo que falta.',
    failed: 'No se ha podido leer la carpeta hasta el final',
    /** Where the folder is not to blame. */
    stopped: 'La importación se detuvo antes del final',
    again: 'Volver a mirarla',
    stoppedAt: (counts: string) => `Detenido en ${counts} fotos`,
    kept: 'Lo leído antes se conserva. Al importar la carpeta de nuevo se añade solo lo que falta.',
    newest: 'Lo último leído',
  },
  outcome: {
    sentence: (of: { found: number; added: number; moved: number; specimensAdded: number; isNothingNew: boolean }) => {
      if (of.added > 0) {
        return `${counted(of.added, 'foto añadida', 'fotos añadidas')}, ${counted(of.specimensAdded, 'ejemplar nuevo', 'ejemplares nuevos')}.`;
      }
      const found = photosOf(of.found);
      if (of.moved > 0) {
        return `${found}, ninguna nueva, ${count(of.moved)} ${of.moved === 1 ? 'movida' : 'movidas'}.`;
      }
      return of.isNothingNew ? `${found}. Nada nuevo desde la última vez.` : `${found}, ninguna nueva.`;
    },
    took: (work: string, seconds: number) => `${work}, en ${aboutDuration(seconds)}`,
    counts: {
      found: 'Fotos encontradas',
      labelled: 'Determinaciones escritas',
      namedByTable: 'De estas, por la tabla',
      unlabelled: 'Sin nombre',
      known: 'Ya conocidas',
      moved: 'De estas, movidas',
      changed: 'Con otro contenido',
      numbered: 'Ejemplares conocidos numerados por la tabla o un código',
      takenOut: 'Retiradas antes, omitidas',
      partsChanged: 'En otra parte dada que antes',
      vanished: 'Ya no están',
      turned: 'Enderezadas',
      exactCopies: 'Copias exactas',
      codesRead: 'Con código de barras o QR',
      codesAgainst: 'De estas, contra el número del nombre de archivo',
      boxed: 'Se aprenden por su recuadro',
      severalPages: 'Con varias páginas, leída la primera',
      otherFiles: 'Otros archivos, sin tocar',
      problemCount: 'No se pueden leer',
    },
    contradictions: 'Por decidir',
    allDecided: 'Todas están decididas.',
    notTaken: 'Nombres que no se toman',
    unnamedFolders: 'Carpetas que no dan nombre',
    itself: 'la propia carpeta',
    inReview: 'Abrir en Revisión',
    /** The buttons that take the one or the other. */
    take: {
      number: { disk: 'Como en el disco', catalogue: 'Conservar' },
      view: { disk: 'Como en el disco', catalogue: 'Conservar' },
      barcode: { disk: 'Como dice el código', catalogue: 'Conservar' },
      'against-catalogue': { disk: 'Como en el disco', catalogue: 'Conservar' },
      table: { disk: 'Como en la tabla', catalogue: 'Conservar' },
      'two-names': { disk: 'Segundo nombre', catalogue: 'Primer nombre' },
      copy: { disk: 'Segundo nombre', catalogue: 'Primer nombre' },
    },
    allOfKind: {
      number: 'Todos los números',
      view: 'Todas las vistas',
      barcode: 'Todos los números de códigos',
      'against-catalogue': 'Todos los nombres',
      table: 'Todo lo de la tabla',
      'two-names': 'Todo en carpetas de dos nombres',
      copy: 'Todas las imágenes con dos nombres',
    },
    problems: 'Problemas',
    more: (problems: number) => (problems === 1 ? 'Mostrar el siguiente' : `Mostrar los ${count(problems)} siguientes`),
  },
} as const;
