/*
 * What the window says, in Spanish: the export. Each text is whole, values and all, so that another language may order it as it
 * must.
 */
import { bytesWords, count, counted } from '../words.ts';

const rowsOf = (rows: number) => counted(rows, 'fila', 'filas');
const columnsOf = (columns: number) => counted(columns, 'columna', 'columnas');

export const EXPORT = {
  title: 'Exportar',
  from: (photos: number, specimens: number) =>
    `de ${counted(photos, 'foto', 'fotos')} de ${counted(specimens, 'ejemplar', 'ejemplares')}`,
  presets: {
    label: 'Formatos',
    table: 'Tabla',
    plain: { title: 'CSV simple', note: 'para programas: celdas tal cual' },
    excel: { title: 'Excel', note: 'para cualquier hoja de cálculo' },
  },
  whatItIs: 'una sola tabla; los nombres automáticos van en columnas propias',
  file: 'El archivo',
  options: {
    rows: 'Filas',
    oneRow: { specimen: 'una fila por ejemplar', photo: 'una fila por foto' },
    specimens: 'Qué ejemplares',
    statuses: {
      verified: 'verificado',
      proposed: 'predicho por un modelo',
      doubtful: 'dudoso',
      unnamed: 'sin nombre',
    },
    onlyOneTaxon: 'Solo un taxón',
    onlyThisTaxon: 'Solo este taxón',
    /** Around the name of the taxon. */
    only: { before: 'solo ', after: '' },
    allTaxa: 'Todos los taxones',
    allTaxaAgain: 'De nuevo todos los taxones',
    betweenCells: 'Entre celdas',
    separators: { ',': 'coma', ';': 'punto y coma', '\t': 'tabulador' },
  },
  columns: {
    title: 'Columnas',
    chosen: (chosen: number, all: number) => `Columnas, ${count(chosen)} de ${count(all)}`,
    note: 'Términos Darwin Core donde los hay',
    usual: 'Las habituales',
    all: 'Todas',
    groups: {
      specimen: 'Ejemplar',
      name: 'Nombre',
      determination: 'Quién y cuándo',
      prediction: 'Qué dice el modelo',
      place: 'Localidad y fecha',
      photos: 'Fotos',
    },
    /** What a column holds, where no standard says so. */
    holds: {
      dynamicProperties: 'lo que una tabla decía en columnas propias, como JSON',
      sensitivePlace: 'si la localidad debe reservarse, o por qué; vacío si se puede dar a conocer',
      status:
        'verified (por personas; identificationVerificationStatus dice Unverified donde se nombró de una vez toda una carpeta o tabla), proposed, doubtful o unnamed',
      predictedName: 'el primer nombre del modelo más nuevo',
      predictedCertainty: 'su certeza, de 0 a 1',
      predictedSecondName: 'el segundo nombre',
      predictedSecondCertainty: 'su certeza, de 0 a 1',
      modelName: 'qué modelo lo dijo',
      fileNames:
        'todas las fotos del ejemplar, con sus carpetas si dos del catálogo se llaman igual; letras de una codificación antigua como en direcciones web, K%E4fer.jpg',
      fileName:
        'la foto de esta fila, con sus carpetas si dos del catálogo se llaman igual; letras de una codificación antigua como en direcciones web, K%E4fer.jpg',
      view: 'dorsal, ventral, etiqueta…',
      sha256: 'huella del contenido de la foto; de una página posterior a la primera, la de su archivo y su número',
      sourceFolder: 'dónde se leyó la foto; letras de una codificación antigua como en direcciones web',
    },
  },
  preview: {
    rowBefore: 'La fila anterior',
    nextRow: 'La fila siguiente',
    noColumn: 'No hay ninguna columna elegida. Elija al menos una.',
    nothing: 'Nada corresponde a lo elegido.',
    nothingOfThese: 'Nada corresponde a lo elegido. ¿Incluir los demás?',
    nothingByPeople: 'Nada corresponde a lo elegido. ¿Incluir nombres automáticos?',
    includeAll: 'Incluirlos todos',
    allTaxa: 'Todos los taxones',
    label: 'Primeras filas de la tabla',
    note: (shown: number, all: number) => {
      const some = shown === 1 ? `La primera de ${rowsOf(all)}` : `Las ${count(shown)} primeras de ${rowsOf(all)}`;
      const whole = all === 1 ? 'La única fila' : `Las ${rowsOf(all)}`;
      return `${shown < all ? some : whole}, exactamente como se ${shown === 1 ? 'escribe' : 'escriben'}. Los nombres científicos van sin calificador; «cf.» pasa a identificationQualifier.`;
    },
    row: (number: number) => `Fila ${count(number)}, celda por celda`,
  },
  write: {
    title: 'Lo que se escribe',
    size: (rows: number | null, columns: number) =>
      rows === null ? columnsOf(columns) : `${rowsOf(rows)}, ${columnsOf(columns)}`,
    plain: [
      'RFC 4180: comas, comillas donde hacen falta, CRLF',
      'UTF-8 sin marca',
      'celdas exactamente como son, para programas: una hoja de cálculo puede tomar alguna por fórmula; para ellas, elija Excel',
    ],
    excel: [
      'UTF-8 con marca, para que Excel muestre todas las letras',
      'el texto que empieza como una fórmula se conserva como texto, con un apóstrofo delante',
    ],
    leadingZeros:
      'los números de catálogo conservan sus ceros iniciales en el archivo, pero Excel los oculta al abrir; importe la columna como texto para verlos',
    both: [
      'identifiedBy nombra solo personas; una predicción está en predictedName',
      'ninguna ruta de este ordenador, salvo que se elija sourceFolder',
    ],
    failed: 'No se ha escrito la tabla',
    again: 'Reintentar',
    written: 'Escrito.',
    showInFolder: 'Mostrar en la carpeta',
    result: (rows: number, bytes: number) => `${rowsOf(rows)}, ${bytesWords(bytes)}`,
    stopped: 'Detenido; no queda nada a medio escribir.',
    act: 'Escribir tabla',
  },
} as const;
