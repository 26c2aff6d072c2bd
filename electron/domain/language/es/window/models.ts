/*
 * What the window says, in Spanish: the models. Each text is whole, values and all, so that another language may order it as it
 * must.
 */
import type { Area, Proportion } from '../../en/window/models.ts';
import { bytesWords, count, counted, fixed, ordinal, when } from '../words.ts';
import { ACTS } from '../acts.ts';
import { measure } from '../terms.ts';

const NOT_RECORDED = 'sin registrar';

const photosOf = (photos: number) => counted(photos, 'foto', 'fotos');
const specimensOf = (specimens: number) => counted(specimens, 'ejemplar', 'ejemplares');
const taxaOf = (taxa: number) => counted(taxa, 'taxón', 'taxones');
const picturesOf = (pictures: number) => counted(pictures, 'imagen', 'imágenes');

export const MODELS = {
  title: 'Modelos',
  howMany: (models: number) => counted(models, 'modelo', 'modelos'),
  show: 'Mostrar',
  pages: { models: 'Modelos', network: 'Redes', weights: 'Pesos iniciales' },
  open: 'Abrir un archivo de modelo…',
  notListed: 'No se han podido mostrar los modelos',
  none: 'Aún no hay ningún modelo',
  whatThen: 'Entrene uno o abra un archivo de modelo.',
  train: 'Preparar un entrenamiento',
  all: 'Todos los modelos',
  notUsable: 'Este modelo no se puede usar',
  whatToDo: 'Qué hacer con él',
  close: 'Cerrar',
  stop: ACTS.stop,
  /** Where a model's name has no letter that a file's name may have. */
  fileName: 'modelo',

  entry: {
    network: (depth: number, size: number, taxa: number) => `ResNet-${depth}, ${size} px, ${taxaOf(taxa)}`,
    from: (run: number | null, createdUtc: string) =>
      `${run === null ? 'de un archivo' : `del entrenamiento ${run}`}, ${when(createdUtc)}`,
    removed: 'archivos eliminados',
  },

  opened: {
    failed: 'No se ha añadido el modelo',
    another: 'Elegir otro archivo…',
    here: (name: string) => `${name} está aquí.`,
    names: (taxa: number, added: number, pictures: number) =>
      `Nombra ${taxaOf(taxa)}${added > 0 ? `; ${added === 1 ? 'se añadió' : 'se añadieron'} ${counted(added, 'nombre', 'nombres')} a este catálogo` : ', todos ya conocidos aquí'}. Autocomprobación: ${picturesOf(pictures)} con la misma respuesta que donde se hizo.`,
    stopped: 'Detenido; no se añadió nada del archivo.',
  },

  removed: {
    title: 'Archivos eliminados',
    text: (removedUtc: string) =>
      `Sus archivos se eliminaron para liberar espacio (${when(removedUtc)}). Se conservan su nombre, pasaporte, cifras y respuestas. Para volver a usarlo, abra su archivo de modelo o entrene de nuevo.`,
  },
  recognise: {
    title: 'Reconocer el resto',
    act: 'Reconocer el resto',
    done: (what: string) => `${what}.`,
    allAnswered: 'Todas las fotos sin nombre de una persona tienen una respuesta de este modelo.',
    failed: 'No ha podido reconocerlas',
    noneWaits: 'Ninguna foto espera un nombre.',
    waiting: (photos: number) =>
      `${photosOf(photos)} sin nombre de una persona. Lo que dice este modelo es una predicción hasta que una persona lo acepta.`,
    review: 'Ir a Revisión',
    learning: 'Hay un entrenamiento en curso; el reconocimiento espera a que termine.',
  },
  file: {
    title: 'En un archivo',
    text: (bytes: number) =>
      `Para otro catálogo o para otros programas: un SavedModel de TensorFlow con pesos, taxones, pasaporte y una autocomprobación. Unos ${bytesWords(bytes)}.`,
    passedOn: (licence: string | null, credit: string | null) =>
      `Llegó en un archivo y se entrega tal como llegó${licence ? `, con licencia ${licence}` : ''}${credit ? `, hecho por ${credit}` : ''}.`,
    licence: 'Licencia',
    madeBy: 'Hecho por',
    madeByHint: 'como debe citarse',
    pictures: 'Imágenes de la autocomprobación',
    heldOut: (size: number) => `seis fotos reservadas, pequeñas, de ${size} px`,
    drawn: 'ejemplares dibujados: no sale ninguna foto',
    failed: 'No se ha escrito el archivo',
    written: 'Escrito.',
    showInFolder: 'Mostrar en la carpeta',
    result: (bytes: number, pictures: number) => `${bytesWords(bytes)}, autocomprobación de ${picturesOf(pictures)}`,
    stopped: 'Detenido; no queda nada a medio escribir.',
    act: 'Exportar como un archivo…',
  },
  room: {
    title: 'Su espacio',
    takes: (bytes: number) =>
      `Sus archivos ocupan ${bytesWords(bytes)}. Cuando ya no haga falta se pueden eliminar; sus respuestas y sus cifras quedan.`,
    left: (bytes: number) =>
      `Aún quedan ${bytesWords(bytes)} de sus archivos: se eliminaron en otro lugar y la eliminación se interrumpió.`,
    key: 'Eliminar los archivos de este modelo',
    ask: 'Eliminar sus archivos…',
    remove: 'Eliminar sus archivos',
  },

  passport: {
    unknown: '–',
    right: (photos: number | null, validation: boolean) => {
      const judging = validation ? 'de validación' : photos === 1 ? 'reservada' : 'reservadas';
      return `aciertos en ${photos === null ? '… fotos' : photosOf(photos)} ${judging}`;
    },
    evaluated: ({ n, low, high }: Proportion, all: boolean, test: boolean) =>
      `evaluado en ${all && n !== 1 ? 'las ' : ''}${counted(n, 'foto', 'fotos')}${test ? ' de prueba' : ''}${all ? '' : ' al azar'}${low < high ? `, ${measure(low)} a ${measure(high)}` : ''}`,
    top5: 'nombre correcto entre los cinco primeros',
    taxa: 'taxones que sabe nombrar',
    facts: {
      network: 'Red',
      answers: 'Respuestas',
      learned: 'Aprendió de',
      validation: 'Validación',
      test: 'Prueba',
      measured: 'Medido en',
      epochs: 'Épocas',
      specimens: 'Ejemplares',
      countries: 'Procedencia',
      area: 'Área',
      years: 'Años',
      came: 'Llegó',
      made: 'Hecho',
      madeBy: 'Hecho por',
      madeWith: 'Hecho con',
      licence: 'Licencia',
      recognised: 'Reconocido aquí',
    },
    network: (members: number, depth: number, size: number) =>
      `${members > 1 ? `${members} × ` : ''}ResNet-${depth} con imágenes de ${size} × ${size} px`,
    together: 'las redes del final de sus ciclos juntas, en promedio',
    photos: photosOf,
    choseEpoch: (photos: number) =>
      `${photosOf(photos)} de otros ejemplares ${photos === 1 ? 'eligió' : 'eligieron'} la época`,
    ofOthers: (photos: number) => `${photosOf(photos)} de otros ejemplares`,
    epochs: (epochs: number, best: number, together: boolean) =>
      `${count(epochs)}; ${together ? `la mejor por sí sola fue la ${ordinal(best)}` : `se conservó la ${ordinal(best)}`}`,
    specimens: specimensOf,
    countries: (countries: readonly string[]) => countries.join(', ') || NOT_RECORDED,
    /** "46–48° N, 1° O–12° E", in whole degrees. */
    area: (area: Area | null) =>
      area === null
        ? NOT_RECORDED
        : `${span(area.south, area.north, 'S', 'N')}, ${span(area.west, area.east, 'O', 'E')}`,
    years: (first: number | null, last: number | null) => {
      if (first === null || last === null) return NOT_RECORDED;
      return first === last ? String(first) : `${first}–${last}`;
    },
    inFile: 'en un archivo de modelo',
    recognised: (photos: number) => (photos > 0 ? photosOf(photos) : 'aún nada'),
  },
  taxa: {
    title: 'Taxones',
    name: 'Nombre',
    family: 'Familia',
    specimens: 'Ejemplares de aprendizaje',
    photos: 'Fotos de aprendizaje',
    heldOut: 'Fotos reservadas',
    more: (taxa: number) => (taxa === 1 ? '1 taxón más' : `${count(taxa)} taxones más`),
  },

  networks: {
    workedOutFor: 'Calculado para',
    asModel: (name: string, size: number, taxa: number) => `Como ${name}: ${size} px, ${taxaOf(taxa)}`,
    asPaper: 'Como en el artículo: 224 px, 1000 clases',
    save: 'Guardar como CSV',
    fileName: (size: number, classes: number) => `redes-${size}px-${classes}-clases.csv`,
    failed: 'No se han podido calcular las redes',
    layer: 'Capa',
    output: 'Salida',
    network: (depth: number, own: boolean) => `ResNet-${depth}${own ? ', este modelo' : ''}`,
    multiplyAdds: 'Multiplicaciones y sumas por imagen',
    multiplyAddsOf: (multiplyAdds: number) => `${count(multiplyAdds)} por imagen`,
    /** Thousands of millions: "3,9 × 10⁹", "0,31 × 10⁹". */
    shortMultiplyAdds: (multiplyAdds: number) => `${fixed(multiplyAdds / 1e9, multiplyAdds < 1e9 ? 2 : 1)} × 10⁹`,
    parameters: 'Parámetros, millones',
    parametersOf: (parameters: number) => `${count(parameters)} números que se aprenden`,
    millions: (parameters: number) => fixed(parameters / 1e6, 1),
    note: {
      in1x1:
        'Leído de los grafos que se construyen. El primer bloque de una etapa reduce la imagen a la mitad desde conv3_x, con el paso en la primera convolución 1 × 1 del bloque bottleneck, como en el artículo; se cuentan los atajos donde cambia la forma.',
      in3x3:
        'Leído de los grafos que se construyen. El primer bloque de una etapa reduce la imagen a la mitad desde conv3_x, con el paso en la convolución 3 × 3 del bloque bottleneck, como en torchvision; se cuentan los atajos donde cambia la forma.',
    },
  },

  weights: {
    title: 'Pesos iniciales',
    add: 'Añadir un archivo…',
    text: 'Una red que ha visto un millón de fotos cotidianas aprende taxones nuevos más deprisa, y con menos fotos, que una que empieza con números al azar. El archivo se lee una vez y se guarda en este catálogo.',
    failed: 'No se ha añadido el archivo',
    another: 'Elegir otro archivo…',
    parts: {
      title: 'Varias redes en un archivo',
      what: 'Los entrenamientos pueden partir de una de ellas. Su nombre dice qué es, p. ej. un promedio o una red maestra; si no lo dice, pregunte a quien hizo el archivo.',
      none: 'Ninguna de ellas',
    },
    /** Around the file's name. */
    added: (depth: number, isNew: boolean) => ({
      before: '',
      after: ` ${isNew ? 'se ha añadido' : 'ya estaba aquí'}: una ResNet-${depth}, con todos sus tensores, en buen estado.`,
    }),
    notListed: 'No se han podido mostrar los pesos',
    columns: {
      file: 'Archivo',
      network: 'Red',
      format: 'Formato',
      parameters: 'Parámetros',
      classes: 'Clases',
      sha256: 'SHA-256',
      added: 'Añadido',
      room: 'Espacio',
      remove: 'Eliminar',
    },
    network: (depth: number) => `ResNet-${depth}`,
    removeOne: (name: string) => `Eliminar ${name}`,
    askToRemove: 'Eliminar…',
    remove: 'Eliminar estos pesos',
    none: 'Aún no hay ninguno. Los entrenamientos parten de cero o de un modelo de este catálogo.',
    /** Around the file's name. */
    ready: (bytes: number) => ({ before: '', after: ` (${bytesWords(bytes)}) está disponible junto al programa.` }),
    addReady: 'Añadir',
    where: {
      title: 'Dónde obtenerlos',
      text: 'Vasculum no descarga nada. Obtenga uno de estos archivos con un navegador, en cualquier ordenador, y añádalo aquí. El nombre de un archivo de torchvision acaba en las ocho primeras cifras de su SHA-256, y Vasculum las compara. También valen archivos de timm y transformers, si se llaman de resnet18 a resnet152, y sus puntos de control.',
      file: 'Archivo y dirección',
      what: 'Qué es',
      sha256: 'SHA-256',
      notInName: 'no está en su nombre',
    },
  },
} as const;

function span(from: number, to: number, below: string, above: string): string {
  const side = (value: number) => (value < 0 ? below : above);
  if (from === to) return `${Math.abs(from)}° ${side(from)}`;
  // On one side of zero the smaller figure comes first, whichever is further west or south.
  if (from >= 0) return `${from}–${to}° ${above}`;
  if (to <= 0) return `${Math.abs(to)}–${Math.abs(from)}° ${below}`;
  return `${Math.abs(from)}° ${below}–${to}° ${above}`;
}
