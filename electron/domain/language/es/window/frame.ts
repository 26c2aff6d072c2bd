/*
 * What the window says, in Spanish: the frame around the screens, and parts that several screens show. Each text is whole,
 * values and all, so that another language may order it as it must.
 */
import type { RankSaid } from '../../en/terms.ts';
import { calledService, type Held } from '../../en/window/frame.ts';
import { ACTS } from '../acts.ts';
import { RANKS } from '../terms.ts';
import { aboutDuration, bytesWords, count, counted, moment, pace, when } from '../words.ts';

const BACKUP_ASIDE = 'El archivo que hay ahora se guarda entre las copias, así que esto se puede deshacer.';

const photosOf = (photos: number) => counted(photos, 'foto', 'fotos');
const specimensOf = (specimens: number) => counted(specimens, 'ejemplar', 'ejemplares');
const determinationsOf = (determinations: number) => counted(determinations, 'determinación', 'determinaciones');

/** Tables whose rows are named. */
const SAVED_ROWS = ['specimen', 'photo', 'determination'] as const;
const ROWS = { specimen: specimensOf, photo: photosOf, determination: determinationsOf } as const;

export const FRAME = {
  program: 'Vasculum',
  rooms: {
    collection: 'Colección',
    import: 'Importar',
    names: 'Nombres',
    train: 'Entrenar',
    evaluate: 'Evaluación',
    models: 'Modelos',
    review: 'Revisión',
    export: 'Exportar',
    history: 'Historial',
  },
  acts: ACTS,
  /** As printed on them and read out. */
  keys: {
    Ctrl: 'Ctrl',
    Alt: 'Alt',
    Shift: 'Mayús',
    Esc: 'Esc',
    Enter: 'Intro',
    Space: 'Espacio',
    Delete: 'Supr',
    Home: 'Inicio',
    End: 'Fin',
    PageUp: 'RePág',
    PageDown: 'AvPág',
    Up: 'Arriba',
    Down: 'Abajo',
    Left: 'Izquierda',
    Right: 'Derecha',
  },
  statuses: {
    verified: 'Verificado',
    proposed: 'Predicho por un modelo',
    doubtful: 'Dudoso',
    unnamed: 'Sin nombre',
  },
  ranks: RANKS,

  rail: {
    label: 'Secciones',
    goTo: (room: string) => `Ir a ${room}`,
    tooltip: (room: string, key: string) => `${room}, ${key}`,
    notOpen: 'Abra primero un catálogo',
    wait: (photos: number) => `${photosOf(photos)} en espera`,
  },
  undo: {
    tooltip: (act: string) => `Deshacer: ${act}`,
    undone: (act: string) => `Deshecho: ${act}`,
    redone: (act: string) => `Rehecho: ${act}`,
  },
  catalogueMenu: {
    label: 'Catálogo',
    wait: (folders: number) => `${count(folders)} en espera`,
  },
  palette: {
    label: 'Nombres, números, comandos',
    found: 'Encontrado',
    groups: { commands: 'Comandos', names: 'Nombres', specimens: 'Ejemplares' },
    themes: { light: 'Tema: claro', dark: 'Tema: oscuro', system: 'Tema: como el sistema' },
    waitingFolders: 'Carpetas de fotos en espera',
    show: (name: string) => `Mostrar ${name}`,
    acceptedName: (name: string) => `ahora ${name}`,
    searching: 'Buscando…',
    nothing: 'Nada se llama así.',
  },
  openingNews: {
    notOpened: 'No se ha podido abrir el otro catálogo',
    stay: (catalogue: string) => `Seguir en ${catalogue}`,
    saved: 'Salvado del catálogo dañado',
    savedOf: (tables: readonly { readonly table: string; readonly saved: number; readonly lost: number }[]) => {
      if (tables.every(({ saved }) => saved === 0)) return 'No se pudo leer nada de él: este nuevo está vacío.';
      const named = SAVED_ROWS.map((table) => {
        const { saved, lost } = tables.find((each) => each.table === table) ?? { saved: 0, lost: 0 };
        return lost > 0 ? `${count(saved)} de ${ROWS[table](saved + lost)}` : ROWS[table](saved);
      });
      const others = tables.filter(({ table }) => !SAVED_ROWS.some((named) => named === table));
      const lost = others.reduce((sum, each) => sum + each.lost, 0);
      const unread = `; no se ${lost === 1 ? 'pudo' : 'pudieron'} leer ${counted(lost, 'fila', 'filas')} de otros tipos`;
      return `${named.join(', ')}${lost > 0 ? unread : ''}.`;
    },
  },
  place: {
    label: 'Dónde está este catálogo',
    service: (service: string) =>
      `Este catálogo está en una carpeta que ${calledService(service)} sincroniza con otros ordenadores. Un bloqueo no llega hasta ellos: si se abre en dos a la vez, ${calledService(service)} lo convierte en dos archivos. Úselo en un solo ordenador a la vez y ciérrelo allí antes de abrirlo aquí.`,
    network:
      'Este catálogo está en una unidad de red. A quien lo abra en segundo lugar se le dice quién lo tiene, en la medida en que la unidad respete los bloqueos. El trabajo es más lento aquí que en una unidad de este ordenador.',
    left: (who: string, isFar: boolean) =>
      `Este catálogo no se cerró bien (${who}). Lo guardado hasta entonces está aquí.${isFar ? ' Si es otro ordenador, compruebe que no siga abierto allí.' : ''}`,
    understood: 'Entendido',
  },
  unendedImport: {
    title: 'Una importación no terminó.',
    text: (folder: string, startedUtc: string) =>
      `La lectura de ${folder} (empezada: ${when(startedUtc)}) se detuvo antes del final. Lo leído se conserva; al seguir se añade solo lo que falta.`,
  },
  photoFolders: {
    title: (folders: number) =>
      folders === 1 ? '¿Leer las fotos de esta carpeta?' : `¿Leer las fotos de estas ${folders} carpetas?`,
    why: (folders: number, photos: number) => {
      const [them, these] = folders === 1 ? ['Leerla', 'esta carpeta'] : ['Leerlas', 'estas carpetas'];
      const lie = `hay ${photosOf(photos)}`;
      return `En este ordenador, este catálogo nunca se usó con ${these}. Dice que allí ${lie}. ${them} permite que Vasculum abra archivos fuera de la carpeta del catálogo; nunca los cambia.`;
    },
    untouched: 'Hasta ahora no se ha mirado nada allí.',
    label: 'Carpetas',
    links: (folders: number) =>
      folders === 1
        ? 'Sus fotos están en realidad en otra carpeta, a la que llevan enlaces. Márquela para que se lea también:'
        : 'Sus fotos están en realidad en otras carpetas, a las que llevan enlaces. Márquelas para que se lean también:',
    failed: 'No se ha autorizado nada',
    read: (folders: number) => (folders === 1 ? 'Leer esta carpeta' : 'Leer estas carpetas'),
    notNow: 'Ahora no',
    meanwhile:
      'Los nombres y las miniaturas ya hechas están aquí sin ella; entrenar, reconocer, medir y las fotos completas esperan.',
  },
  statusBar: {
    offline: 'Sin conexión. Nada sale de este ordenador.',
    holds: (photos: number, specimens: number) => `${photosOf(photos)}, ${specimensOf(specimens)}`,
    noCatalogue: 'Ningún catálogo abierto',
    readOnly: (why: string) => `Abierto solo para consulta: ${why}.`,
    problems: 'Problemas',
    newestProblem: (problems: number, newest: string) => `${counted(problems, 'problema', 'problemas')}: ${newest}`,
    seen: 'Visto',
    saved: 'Todo guardado',
  },
  theme: {
    label: 'Tema',
    choices: { system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
  },
  language: {
    label: 'Idioma',
    // Each in its own.
    choices: { system: 'Como el sistema', en: 'English', de: 'Deutsch', es: 'Español' },
  },
  settings: {
    label: 'Ajustes',
    tooltip: 'Aspecto, teclas y dónde está cada cosa',
    look: 'Aspecto y teclas',
    textSize: 'Tamaño del texto',
    percent: (size: number) => `${Math.round(size * 100)} %`,
    listKeys: 'Todas las teclas y cómo cambiarlas',
    places: 'Dónde está cada cosa',
    placesOf: {
      catalogue: 'Este catálogo',
      profile: 'Ajustes, registro',
      weights: 'Pesos por añadir',
    },
    show: 'Mostrar',
    showPlace: (place: string) => `Mostrar en la carpeta: ${place}`,
    help: 'Si algo falla',
    about: 'Acerca de',
    hint: 'Estos ajustes valen para esta cuenta en este ordenador, no para un catálogo.',
  },
  keyList: {
    label: 'Teclas',
    here: 'En esta pantalla',
    everywhere: 'En todas partes',
    letters: 'Las letras y cifras sueltas actúan como teclas',
    /** A button: `act` is what the key does. */
    move: (key: string, act: string) => `${key}: ${act}. Usar otra tecla`,
    howToMove: 'Para usar otra tecla, elija aquí su letra o cifra; las dos se intercambian.',
    press: (key: string) => `Pulse la letra o cifra que sustituirá a ${key}, o Esc para dejarla.`,
    asTheyWere: 'Todas como estaban',
  },
  determiner: {
    label: 'Quién trabaja aquí',
    is: (name: string) => `Trabaja aquí: ${name}`,
    tooltip: (name: string, orcid: string | null) =>
      `${name}${orcid === null ? '' : `, ORCID ${orcid}`}: el nombre en las determinaciones hechas aquí`,
    none: '¿Quién trabaja aquí?',
    asking: '¿De quién son estas determinaciones?',
    why: 'Este nombre se escribe con cada una de sus determinaciones, p. ej. «E. Moser».',
    list: 'Personas en este ordenador',
    another: 'Otra persona',
    change: (name: string) => `Cambiar ${name}`,
    forget: 'Quitar de esta lista',
    name: 'Su nombre como determinador(a)',
    taken: 'Alguien de esta lista se llama así. Escriba el nombre de otro modo, p. ej. con otra inicial.',
    orcid: 'Su ORCID, si lo tiene',
    orcidWrong: 'Esto no es un ORCID: tiene dieciséis cifras; la última puede ser X y debe concordar con las demás.',
    orcidWhy:
      'El ORCID se guarda con cada catálogo en que usted determina ejemplares y sale como identifiedByID con cada determinación que lleve exactamente este nombre.',
    initials: 'Iniciales',
    use: 'Usar este nombre',
    clash: 'Se conoce otro ORCID para este nombre',
    clashUse: 'Soy yo: usar mi ORCID para este nombre',
  },
  device: {
    label: 'Este ordenador',
    tooltip: 'El dispositivo en que aprenden aquí las redes',
    tensorflow: 'TensorFlow',
    precision: 'Precisión',
    fastest: (precision: string, gpu: boolean) =>
      `${precision}, con la que ${gpu ? 'esta tarjeta' : 'este procesador'} es más ${gpu ? 'rápida' : 'rápido'}`,
    memory: 'Memoria',
    learning: 'Aprendizaje',
    learningPace: (perSecond: number, memoryBytes: number) =>
      `${pace(perSecond)} con ${bytesWords(memoryBytes)} de memoria`,
    recognition: 'Reconocimiento',
    measured: ({ depth, size, batchSize }: { depth: number; size: number; batchSize: number }) =>
      `Fotos que procesó una ResNet${depth} a ${size} px en lotes de ${batchSize}, medido ahora mismo.`,
    measure: 'Medir la velocidad, cerca de un minuto',
    waits: 'cuando termine el trabajo en curso',
  },
  work: {
    label: 'Trabajo en curso',
    is: (work: string) => `Trabajo en curso: ${work}`,
    goesOn: (title: string, left: string) => `${title} ${left}`,
    ended: (title: string, how: string) => `${title}: ${how}`,
    endedFailed: (title: string, why: string) => `${title}: fallido. ${why}`,
    titleFailed: (title: string) => `${title}: fallido`,
    titleStopped: (title: string) => `${title}: detenido`,
    done: 'Hecho',
    stopped: 'Detenido',
    failed: 'Fallido',
    paused: 'en pausa',
    /** Of parts that may be empty. */
    line: (...parts: readonly string[]) => parts.filter((part) => part !== '').join(', '),
    of: (done: number, total: number) => `${count(done)} de ${count(total)}`,
    left: (seconds: number) => {
      if (seconds < 1) return 'queda un momento';
      const time = aboutDuration(seconds);
      return `${/^1 \w+$/.test(time) ? 'queda' : 'quedan'} ${time}`;
    },
  },
  backups: {
    label: 'Copias de este catálogo',
    newest: (utc: string | null) => (utc === null ? 'Aún sin copia de seguridad' : `Copia: ${when(utc)}`),
    what: 'Una vez al día, lo que se ha nombrado e importado se copia en la carpeta «backups» del catálogo y se comprueba. De los siete últimos días se conserva una por día; después, una por semana y una por mes; las solicitadas se quedan. Las fotos y los modelos no están en ellas.',
    make: 'Hacer una copia ahora',
    making: 'Copiando y comprobando…',
    reading: 'Comprobando las copias…',
    none: 'No hay ninguna copia de este catálogo.',
    kinds: {
      daily: 'del día',
      asked: 'solicitada',
      'before-change': 'antes de una importación, una reparación u otro cambio grande',
      'before-update': 'antes de actualizar Vasculum',
      replaced: 'apartada por una copia',
      damaged: 'apartada, dañada',
    },
    held: (specimens: number, determinations: number) =>
      `${specimensOf(specimens)}, ${determinationsOf(determinations)}`,
    heldUnknown: 'contenido sin ver',
    about: (kind: string, held: string, verified: boolean) => `${kind}; ${held}${verified ? '' : '; sin comprobar'}`,
    restore: (madeUtc: string) => `Restaurar la copia del ${moment(madeUtc)}`,
    busy: (work: string) => `${work} está en curso; la restauración espera a que termine.`,
    loses: {
      nothing: BACKUP_ASIDE,
      damaged: `Restaura el archivo que se apartó por dañado. ${BACKUP_ASIDE}`,
      unknown: `No se ha podido ver el contenido de esta copia. ${BACKUP_ASIDE}`,
      after: (utc: string, held: Held, now: Held) => {
        const fewer = SAVED_ROWS.map((one) => [now[`${one}s`] - held[`${one}s`], one] as const)
          .filter(([less]) => less > 0)
          .map(([less, one]) => ROWS[one](less))
          .join(', ');
        return `Lo hecho después del ${moment(utc)} no está en ella${fewer === '' ? '' : `: ${fewer} menos que ahora`}. ${BACKUP_ASIDE}`;
      },
    },
  },
  checking: {
    label: 'Comprobación de este catálogo',
    check: 'Comprobar este catálogo',
    repair: 'Reparar',
    repairMeans:
      'Una reparación rehace lo que se deduce de otra cosa: miniaturas, nombres mostrados, índices. Elimina archivos que no son de nada. Antes se hace una copia; lo que dijeron las personas no se toca.',
    waits: 'cuando termine el trabajo en curso',
    found: (things: number) =>
      things === 0 ? 'Todo está en orden.' : `${counted(things, 'hallazgo', 'hallazgos')} por mirar:`,
    mended: (things: number, copy: string) =>
      things === 0 ? 'No hubo nada que reparar.' : `Reparado. Copia hecha antes: backups/${copy}.`,
    done: 'Lo que se reparó',
    findings: 'Lo que se halló',
  },
  nameSearch: {
    label: 'Buscar un nombre',
    placeholder: 'Nombre, p. ej. car aur',
    found: 'Nombres encontrados',
    /** Around the accepted name. */
    now: { before: 'ahora ', after: '' },
    /** Rank, or that it is a synonym, and the family or wider taxon. */
    kind: (hit: { taxonRank: RankSaid; acceptedName: string | null; within: string | null }) => {
      const kind = hit.acceptedName === null ? RANKS[hit.taxonRank] : 'sinónimo';
      return hit.within === null ? kind : `${kind}, ${hit.within}`;
    },
    /** A name that is not in the catalogue yet. */
    add: (name: string) => `Añadir «${name}» como nombre`,
    recent: 'Últimos nombres dados',
    similar: 'parecido',
    pin: (name: string) => `Anclar ${name}`,
    unpin: (name: string) => `Desanclar ${name}`,
    how: 'Bastan partes de las palabras; vale el comienzo de cada una.',
    searching: 'Buscando…',
    nothing: 'Ningún nombre de este catálogo empieza así.',
  },
  noPhotos: {
    title: 'Aún no hay fotos',
    drop: 'Suelte aquí una carpeta o elija una. Las fotos se leen donde están; nada se copia ni se cambia.',
  },
  photo: {
    unread: 'Aún sin leer',
    unreadWhy: 'Su carpeta aún no está autorizada: véase «Carpetas de fotos»',
    unreadable: 'No se puede leer',
  },
  removal: {
    label: 'Antes de eliminar',
    failed: 'No se ha eliminado nada',
    frees: (name: string, bytes: number) => `${name}: libera ${bytesWords(bytes)}.`,
    embeddings: (bytes: number) =>
      `Con ello se van ${bytesWords(bytes)} de embeddings que ya nada podría usar; el archivo del catálogo conserva ese espacio y lo vuelve a llenar.`,
    lost: 'Se pierde',
    kept: 'Se conserva',
    looking: 'Mirando qué depende de ello…',
    busy: (work: string) => `${work} está en curso; la eliminación espera a que termine.`,
  },
  sidePanel: { width: (panel: string) => `Ancho del panel «${panel}»` },
  /** The file's name that is offered for a table. `catalogue`: its name in small letters, or '' where none of it may stand in a file's name. */
  csvFile: (catalogue: string, rows: 'photo' | 'specimen') =>
    `${catalogue === '' ? 'catalogo' : catalogue}-${rows === 'specimen' ? 'ejemplares' : 'fotos'}.csv`,
  missing: { goOn: 'Seguir sin ellas' },
} as const;
