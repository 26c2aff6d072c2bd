/*
 * What is found in a Darwin Core Archive, in Spanish, as a registrar would say it who wants it to be taken: what is wrong, what
 * GBIF makes of it, what helps. Runs everywhere.
 */
import type { CheckName, RuleName } from '../../darwin-core/verdict-rules.ts';
import type { Found } from '../en/verdict.ts';
import { count, counted } from './words.ts';

const rows = (of: number) => counted(of, 'fila', 'filas');
const records = (of: number) => counted(of, 'registro', 'registros');
const cells = (of: number) => counted(of, 'celda', 'celdas');
const identifiers = (of: number) => counted(of, 'identificador', 'identificadores');
const has = (of: number) => (of === 1 ? 'tiene' : 'tienen');
const is = (of: number) => (of === 1 ? 'está' : 'están');
const says = (of: number) => (of === 1 ? 'dice' : 'dicen');

const LAYOUT = {
  'not-a-zip': () =>
    'No es un archivo zip, o está dañado, así que no se pudo leer nada de él. Créelo de nuevo, o descárguelo otra vez.',
  'too-large': ({ file }: Found) =>
    `${file || 'El archivo'} es mayor de lo que se lee aquí, o está tan comprimido que parece una trampa. No se leyó.`,
  'meta-missing': () =>
    'No hay meta.xml, que dice qué son los archivos y sus columnas. Sin él, GBIF no sabe qué se le da.',
  'meta-unreadable': ({ about }: Found) =>
    `meta.xml no se puede leer como XML: ${about}. Hasta que se pueda, no es posible comprobar nada.`,
  'core-missing': () =>
    'meta.xml no nombra ningún core: el único archivo cuyas filas son los registros. Marque uno de los archivos como core.',
  'cores-several': () => 'meta.xml nombra más de un core. Solo puede haber uno; los demás deben ser extensiones.',
  'file-missing': ({ file }: Found) =>
    `meta.xml nombra ${file || 'un archivo sin nombre'}, que no está en el zip. Inclúyalo, o quítelo de meta.xml.`,
  'file-unreadable': ({ file, about }: Found) => `${file} no se puede leer hasta el final: ${about}.`,
  'files-several': ({ file }: Found) =>
    `meta.xml da a ${file} varias ubicaciones. Muchos programas solo leen la primera; ponga las filas en un solo archivo.`,
  'in-a-folder': ({ about }: Found) =>
    `Los archivos están en la carpeta ${about} dentro del zip. La mayoría de los programas mira allí, algunos no: póngalos en el primer nivel.`,
  'no-rows': ({ file }: Found) => `${file} no tiene filas, así que no hay nada que indexar.`,
} as const;

const TERMS = {
  'core-type-unknown': ({ about }: Found) =>
    `El core dice ser de tipo ${about || 'vacío'}, que GBIF no indexa. Se conocen Occurrence, Event, Taxon y MaterialEntity.`,
  'extension-type-unknown': ({ file, about }: Found) =>
    `${file} dice ser de tipo ${about || 'vacío'}, una extensión que GBIF no conoce; sus filas se pasan por alto.`,
  'term-missing': ({ file, about }: Found) =>
    `${file} no tiene columna para ${about}, con la que se encuentran y se usan los registros.`,
  'term-unknown': ({ file, about }: Found) =>
    `La columna ${about || 'sin nombre'} de ${file} no es un término de los estándares que GBIF lee, así que se pasa por alto. ¿Está escrita como en el estándar?`,
  'term-twice': ({ file, about }: Found) =>
    `${about} figura en dos columnas de ${file}. Cada programa toma una distinta: deje una sola.`,
  'index-twice': ({ file, about }: Found) =>
    `La columna ${about} de ${file} se asigna a dos términos, que dicen entonces lo mismo.`,
  'index-wrong': ({ file, about }: Found) =>
    `meta.xml da a ${file} la columna «${about}». Las columnas se cuentan con números enteros desde 0.`,
  'default-beside-index': ({ file, about }: Found) =>
    `${about} de ${file} tiene una columna y también un valor por defecto. No todos los programas lo ponen en las mismas celdas vacías: escriba el valor en la columna.`,
} as const;

const COLUMNS = {
  'columns-wrong': ({ count: n, file }: Found) =>
    `${rows(n)} de ${file} ${has(n)} más o menos celdas de las que dice el encabezado o meta.xml, así que hay valores en términos que no son los suyos. Lo causa un tabulador, una coma o un salto de línea dentro de una celda.`,
  'heading-as-row': ({ file }: Found) =>
    `El encabezado de ${file} se leería como un registro: en meta.xml le falta ignoreHeaderLines="1".`,
  'heading-unlike': ({ file, about }: Found) =>
    `El encabezado de ${file} llama ${about} a una columna que meta.xml da a otro término. Uno de los dos está mal.`,
} as const;

const LETTERS = {
  'encoding-missing': ({ file }: Found) =>
    `meta.xml no dice la codificación de ${file}. Añada encoding="UTF-8"; algunos programas se detienen sin ella.`,
  'encoding-unknown': ({ file, about }: Found) =>
    `${file} dice tener la codificación «${about}», que ningún programa conoce. Lo mejor es UTF-8.`,
  'mark-first': ({ file }: Found) =>
    `${file} empieza con una marca de orden de bytes (BOM), que pasa a ser parte de su primer encabezado o identificador. Guárdelo como UTF-8 sin marca.`,
  'letters-lost': ({ count: n, file }: Found) =>
    `${cells(n)} de ${file} ${has(n)} letras que se perdieron (�). Se guardó con otra codificación que la que dice meta.xml.`,
} as const;

const IDENTIFIERS = {
  'id-missing': ({ file }: Found) =>
    `${file} no tiene identificador para sus registros: meta.xml no le da ningún <id>. Asígnele la columna de occurrenceID.`,
  'id-empty': ({ count: n, file }: Found) =>
    `${records(n)} de ${file} no ${has(n)} identificador. GBIF necesita uno para cada registro, que no cambie nunca.`,
  'id-twice': ({ count: n, file }: Found) =>
    `${identifiers(n)} de ${file} ${is(n)} también en otro registro. GBIF no tomaría ninguno de los dos.`,
  'id-twice-in-case': ({ count: n, file }: Found) =>
    `${identifiers(n)} de ${file} solo se ${n === 1 ? 'distingue' : 'distinguen'} del de otro registro por las mayúsculas, y muchos programas no hacen esa diferencia.`,
  'coreid-missing': ({ file }: Found) =>
    `${file} no dice de qué registros son sus filas: meta.xml no le da ningún <coreid>.`,
  'coreid-empty': ({ count: n, file }: Found) =>
    `${rows(n)} de ${file} no ${says(n)} de qué registro ${n === 1 ? 'es' : 'son'}.`,
  'coreid-dangling': ({ count: n, file }: Found) =>
    n === 1
      ? `1 fila de ${file} es de un registro que no está en el zip, y se pasaría por alto.`
      : `${rows(n)} de ${file} son de registros que no están en el zip, y se pasarían por alto.`,
} as const;

const CELLS = {
  'null-written': ({ count: n, file }: Found) =>
    `${cells(n)} de ${file} ${says(n)} NULL o \\N. GBIF lo lee como vacío, otros programas como esa palabra; deje la celda vacía.`,
  'entity-written': ({ count: n, file }: Found) =>
    `${cells(n)} de ${file} ${has(n)} signos como &amp; o &#228;. Algunos programas los convierten en letras, otros no: escriba la letra misma.`,
  'basis-missing': ({ count: n }: Found) =>
    `${records(n)} no ${says(n)} en qué se ${n === 1 ? 'basa' : 'basan'}. Rellene basisOfRecord: PreservedSpecimen para lo que está en un cajón.`,
  'basis-unknown': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} un basisOfRecord que no es de los de Darwin Core, como PreservedSpecimen o HumanObservation.`,
  'name-missing': ({ count: n }: Found) =>
    `${records(n)} no ${has(n)} nombre científico dado por una persona, y no se ${n === 1 ? 'indexaría' : 'indexarían'} en ningún taxón.`,
  'name-with-qualifier': ({ count: n, file }: Found) =>
    `${counted(n, 'nombre', 'nombres')} de ${file} ${n === 1 ? 'lleva' : 'llevan'} escrita una duda (cf., aff., ?). Pase la duda a identificationQualifier, o GBIF podría tomar otro taxón.`,
  'date-missing': ({ count: n }: Found) => `${records(n)} no ${has(n)} fecha de colecta. El año solo ya ayuda.`,
  'date-unreadable': ({ count: n, file, about }: Found) =>
    `${records(n)} de ${file} ${has(n)} en ${about} una fecha que no se lee como tal. Escriba 1901-05-02, 1901-05 o 1901.`,
  'date-to-come': ({ count: n, about }: Found) =>
    `${records(n)} ${has(n)} en ${about} una fecha futura. ¿Es correcto el año?`,
  'date-too-early': ({ count: n, about }: Found) =>
    `${records(n)} ${has(n)} en ${about} una fecha anterior al año 1500, que GBIF no admite.`,
  'status-unknown': ({ count: n }: Found) => `${records(n)} ${has(n)} un occurrenceStatus que no es present ni absent.`,
} as const;

const PLACES = {
  'coordinate-alone': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} latitud sin longitud, o al revés. GBIF descarta un lugar así.`,
  'coordinate-no-number': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} coordenadas que no son números decimales. Los grados y minutos van en verbatimCoordinates.`,
  'coordinate-out': ({ count: n }: Found) =>
    `${records(n)} ${is(n)} fuera del globo: con una latitud de más de 90 grados o una longitud de más de 180.`,
  'coordinate-swapped': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} una latitud de más de 90 grados. Es probable que latitud y longitud estén una en la columna de la otra.`,
  'coordinate-zero': ({ count: n }: Found) =>
    `${records(n)} ${is(n)} en 0, 0, en el Atlántico, lo que casi siempre significa que no se conoce el lugar. Vacíe ambas.`,
  'uncertainty-missing': ({ count: n }: Found) =>
    `${counted(n, 'lugar', 'lugares')} sin incertidumbre. Rellene coordinateUncertaintyInMeters, para que otros sepan para qué sirve un lugar.`,
  'uncertainty-wrong': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} un coordinateUncertaintyInMeters que no es un número mayor que 0. Nunca es 0: déjelo vacío si no se conoce.`,
} as const;

const MEDIA = {
  'media-missing': ({ count: n, file }: Found) =>
    `${rows(n)} de ${file} no ${has(n)} dirección, así que la foto no se puede mostrar.`,
  'media-address': ({ count: n, file }: Found) =>
    `${rows(n)} de ${file} ${has(n)} una dirección a la que otros no pueden acceder, como un lugar en un ordenador.`,
  'media-twice': ({ count: n, file }: Found) =>
    `${counted(n, 'dirección', 'direcciones')} de ${file} ${is(n)} en varias filas. Si dos fotos se llaman igual, haga que las direcciones acaben en sus rutas.`,
} as const;

const DESCRIPTION = {
  'licence-missing': () => 'No se nombra ninguna licencia. GBIF publica con CC0, CC BY o CC BY-NC: elija una de ellas.',
  'licence-unknown': ({ about }: Found) =>
    `La licencia «${about}» no es de aquellas con las que publica GBIF: CC0 1.0, CC BY 4.0, CC BY-NC 4.0.`,
  'licence-of-record': ({ count: n }: Found) => `${records(n)} ${has(n)} una licencia propia que GBIF no conoce.`,
  'eml-missing': ({ about }: Found) =>
    `Falta ${about === '' ? 'una descripción que diga' : `${about}, que dice`} de quién es esta colección, con título, personas y licencia.`,
  'eml-unreadable': ({ file, about }: Found) => `${file} no se puede leer como XML: ${about}.`,
  'title-missing': () => 'La descripción no tiene título. Nombre la colección como se debe citar.',
  'creator-missing': () =>
    'La descripción no nombra a nadie que haya creado la colección. Hace falta un apellido o una organización.',
  'contact-missing': () =>
    'La descripción no nombra a nadie a quien preguntar. Hace falta un apellido o una organización, y mejor un correo electrónico.',
  'pubdate-missing': () => 'La descripción no dice cuándo se publicó.',
  'pubdate-wrong': ({ about }: Found) =>
    `La fecha de publicación «${about}» no es una fecha. Escríbala como 2026-05-26, o el año solo.`,
  'abstract-missing': () => 'La descripción no tiene resumen. Bastan dos frases sobre lo que contiene la colección.',
} as const;

const RULES: Readonly<Record<RuleName, (found: Found) => string>> = {
  ...LAYOUT,
  ...TERMS,
  ...COLUMNS,
  ...LETTERS,
  ...IDENTIFIERS,
  ...CELLS,
  ...PLACES,
  ...MEDIA,
  ...DESCRIPTION,
};

const PASSED: Readonly<Record<CheckName, string>> = {
  layout: 'meta.xml nombra archivos que están',
  terms: 'cada columna es un término que GBIF lee, ninguna dos veces',
  columns: 'cada fila tiene todas sus celdas',
  letters: 'UTF-8 sin marca, ninguna letra perdida',
  identifiers: 'un identificador en cada registro, ninguno dos veces',
  links: 'cada fila de una extensión es de un registro',
  nothing: 'ningún NULL, nada como &amp;',
  basis: 'basisOfRecord como en Darwin Core',
  names: 'un nombre científico en cada registro',
  dates: 'fechas que se pueden leer, ninguna futura',
  coordinates: 'coordenadas en el globo, ninguna en 0, 0',
  uncertainty: 'una incertidumbre para cada lugar',
  status: 'occurrenceStatus present o absent',
  licence: 'una licencia que GBIF admite',
  media: 'direcciones de fotos a las que otros pueden acceder',
  description: 'título, personas, contacto, fecha, resumen',
};

export const VERDICT = {
  rules: RULES,
  passed: PASSED,
  good: 'GBIF indexaría esto',
  bad: (things: number) => `GBIF rechazaría esto: ${counted(things, 'problema', 'problemas')} por corregir`,
  checksPassed: (checks: number) =>
    `${counted(checks, 'comprobación superada', 'comprobaciones superadas')}, sin conexión, en los archivos tal como se escriben.`,
  worthMending: 'Conviene corregir',
  toMend: 'Por corregir primero',
  passedTitle: 'Superado',
  /** Of a file of the archive. */
  rows: (file: string, of: number) => `${file}: ${rows(of)}`,
  record: (one: { id: string | null; line: number | null; value: string }) =>
    [one.line === null ? '' : `línea ${count(one.line)}`, one.id ?? '', one.value === '' ? '' : `«${one.value}»`]
      .filter((part) => part !== '')
      .join(', '),
  more: (of: number) => `y ${count(of)} más`,
} as const;
