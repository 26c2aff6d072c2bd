/* What was put right, in Spanish, as the history has it, and what else comes of it. Runs everywhere. */
import { type Contradiction, isOfTwoNames } from '../../intake/plan.ts';
import type { FieldChanged, fieldForetold as inEnglish } from '../en/repair.ts';
import { count, counted } from './words.ts';

const photosOf = (photos: number) => counted(photos, 'foto', 'fotos');
const specimensOf = (specimens: number) => counted(specimens, 'ejemplar', 'ejemplares');

const whichSettled = (settled: readonly Contradiction[]) => {
  const [only] = settled;
  return only && settled.length === 1
    ? `${only.specimen}, ${only.stands} o ${only.says}`
    : counted(settled.length, 'contradicción', 'contradicciones');
};

const areOfTwoNames = (settled: readonly Contradiction[]) => settled.every(({ kind }) => isOfTwoNames(kind));

const takenAs = (settled: readonly Contradiction[]) => {
  const areAll = (wanted: Contradiction['kind']) => settled.every(({ kind }) => kind === wanted);
  if (areOfTwoNames(settled)) return 'el segundo nombre';
  return areAll('barcode') ? 'según el código' : areAll('table') ? 'según la tabla' : 'según el disco';
};

const MOST_LETTERS = 60;
const cut = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text);

const MOST_NAMED = 3;

const fieldsChanged = (fields: readonly FieldChanged[]) => {
  const [only, ...others] = fields;
  if (!only || others.length > 0) {
    const named = fields.slice(0, MOST_NAMED).map(({ field }) => field);
    const more = fields.length - named.length;
    return `se cambian ${named.join(', ')}${more > 0 ? ` y ${counted(more, 'campo', 'campos')} más` : ''}`;
  }
  return only.value === null ? `se vacía ${only.field}` : `se fija ${only.field} en ${cut(String(only.value))}`;
};

/** What an act would do to one field. */
type FieldForetold = Parameters<typeof inEnglish>[0];

/** What becomes of a field, before it is done: "país: 12 ejemplares reciben Austria, que sustituye a Italia (2); 10 no tienen ninguno aún; 4 ya lo tienen". */
export function fieldForetold(foretold: FieldForetold): string {
  const { field, value, changed, same, kept } = foretold;
  const replaced = replacedWords(foretold);
  const becomes =
    value === null
      ? `se vacía en ${specimensOf(changed)}`
      : `${specimensOf(changed)} ${changed === 1 ? 'recibe' : 'reciben'} ${cut(String(value))}`;
  return [
    `${field}: ${becomes}${replaced}`,
    ...(same > 0
      ? [value === null ? `${count(same)} sin valor` : `${count(same)} ya lo ${same === 1 ? 'tiene' : 'tienen'}`]
      : []),
    ...(kept > 0 ? [`${count(kept)} con otro valor, que se queda`] : []),
  ].join('; ');
}

function replacedWords({ value, changed, replaced, replacedValues }: FieldForetold): string {
  if (replaced === 0) return '';
  const shown = replacedValues.map((one) => `${cut(one.value)} (${count(one.specimens)})`);
  const left = replaced - replacedValues.reduce((sum, { specimens }) => sum + specimens, 0);
  const list = [...shown, ...(left > 0 ? [`otros (${count(left)})`] : [])].join(', ');
  if (value === null) return `, lo que quita ${list}`;
  const empty = changed - replaced;
  return `, en lugar de ${list}${empty === 0 ? '' : `; ${count(empty)} aún no ${empty === 1 ? 'tiene' : 'tienen'} ninguno`}`;
}

export const REPAIR = {
  /** Acts, as they stand in the history and behind "Undo". */
  split: (of: string, photos: number, into: number) =>
    `${of}: ${counted(photos, 'foto separada', 'fotos separadas')} en ${into === 1 ? 'un ejemplar nuevo' : `${count(into)} ejemplares nuevos`}`,
  joined: (others: string, into: string) => `${others}: unión con ${into}`,
  renumbered: (from: string, to: string) => `${from} pasa a tener el número ${to}`,
  numbered: (specimens: number, table: string) =>
    `${counted(specimens, 'ejemplar numerado', 'ejemplares numerados')} según ${table}`,
  numberedByCodes: 'Ejemplares numerados según los códigos de sus fotos',
  recordedAs: (table: string) => `Datos registrados de ejemplares cambiados según ${table}`,
  unnumbered: (from: string) => `${from}: número quitado`,
  moved: (photos: number, from: string, to: string) =>
    `${counted(photos, 'foto movida', 'fotos movidas')} de ${from} a ${to}`,
  view: (which: string, view: string | null) => `${which}: ${view === null ? 'vista quitada' : `vista ${view}`}`,
  turned: (which: string, by: number) =>
    `${which}: giro de ${by === 270 ? '90° a la izquierda' : by === 90 ? '90° a la derecha' : '180°'}`,
  somePhotos: photosOf,
  photosTakenOut: (photos: number, of: string) => `${counted(photos, 'foto retirada', 'fotos retiradas')} de ${of}`,
  specimensTakenOut: (which: string) => `Retirada de ${which}`,
  importTakenOut: (folder: string, utc: string, photos: number) =>
    `Importación de ${folder} del ${utc.slice(0, 10)} retirada: ${photosOf(photos)}`,
  renamed: (from: string, to: string) => `${from} pasa a llamarse ${to}`,
  fields: (of: string, fields: readonly FieldChanged[]) => `${of}: ${fieldsChanged(fields)}`,
  settled: {
    disk: (settled: readonly Contradiction[]) => `${whichSettled(settled)}: ${takenAs(settled)}`,
    catalogue: (settled: readonly Contradiction[]) =>
      `${whichSettled(settled)}: ${areOfTwoNames(settled) ? 'el primer nombre' : 'se queda como en el catálogo'}`,
  },

  /** Remarks of determinations. */
  splitFrom: (specimen: string) => `separado de ${specimen}`,
  joinedFrom: (specimen: string) => `de ${specimen}, unido`,
  standsAgain: (others: string) => `como antes de unir ${others}`,
  doubtRemark: (others: string) => `unido con ${others}, de otro nombre`,
  takenFromDisk: ({ kind, path }: Contradiction) => `tomado de la ${kind === 'table' ? 'tabla' : 'carpeta'} de ${path}`,
  takenOverBy: (person: string) => `adoptado por ${person}`,
  keptAgainst: ({ kind, says, path }: Contradiction) =>
    `mantenido frente a ${says}, que dice la ${kind === 'table' ? 'tabla' : 'carpeta'} de ${path}`,

  /** What else comes of it. */
  numberStillChanges: (number: string, path: string) =>
    `${path} se deja: el ejemplar que tiene el número ${number} recibe a su vez otro. Trate este después.`,
  numberOfAnother: (specimen: string, number: string) =>
    `${specimen} se deja: otro ejemplar tiene el número ${number}. Si son uno solo, únalos.`,
  severalNumbers: (path: string) => `${path} se deja: se le dan varios números. Elija uno de ellos.`,
  severalNames: (specimen: string, names: string) =>
    `${specimen} se deja: sus carpetas y tablas dicen varios nombres, ${names}. Nómbrelo en Revisión.`,
  nameNotSettled: (specimen: string, says: string) =>
    `${specimen} se deja: no tiene nombre que mantener frente a ${says}.`,
  namesGoAlong: (into: number) =>
    into === 1
      ? 'Lo que se dijo de él lo acompaña: el ejemplar nuevo tiene el mismo nombre, de la misma persona.'
      : 'Lo que se dijo los acompaña: los ejemplares nuevos tienen los mismos nombres, de las mismas personas.',
  termsStay: 'Número, localidad y fecha se quedan con el ejemplar para el que se registraron.',
  joinedName: (name: string) => `El ejemplar unido tiene el nombre ${name}.`,
  contradiction: (into: string) =>
    `No llevaban el mismo nombre: ${into} es ahora dudoso, y todo lo dicho queda en su historial.`,
  termsDiffer: (terms: string, into: string) => `Los datos registrados difieren (${terms}): se quedan los de ${into}.`,
  emptied: (which: string) => `No queda ninguna foto de ${which}: se retira, y su número queda libre.`,
  emptiedSome: (specimens: number) =>
    specimens === 1
      ? 'No queda ninguna foto de 1 ejemplar: se retira, y su número queda libre.'
      : `No queda ninguna foto de ${specimensOf(specimens)}: se retiran, y sus números quedan libres.`,
  originalsStay:
    'Las fotos del disco quedan como están. Al leer de nuevo su carpeta se omiten, salvo que usted las pida.',
  namesOfImport: (specimens: number) =>
    `Se quitan los nombres que esta importación dio a ${specimensOf(specimens)} de otras importaciones.`,
  renamedShown: (specimens: number) =>
    `${specimensOf(specimens)} lo ${specimens === 1 ? 'muestra' : 'muestran'}. Los modelos que lo aprendieron conservan su nombre antiguo.`,
  typesLeftOut: (types: number) =>
    `${types === 1 ? 'Se omite 1 tipo' : `Se omiten ${counted(types, 'tipo', 'tipos')}`}: los campos de los tipos se cambian ejemplar a ejemplar.`,
  numbersMet: (specimens: number, first: string | null = null, last: string | null = null) =>
    `${specimensOf(specimens)} ${specimens === 1 ? 'tiene' : 'tienen'} un número así, de ${first ?? ''} a ${last ?? ''}.`,
  uncertaintyStays: (specimens: number) =>
    `coordinateUncertaintyInMeters queda como está en ${specimensOf(specimens)} cuyas coordenadas cambian.`,
  /** Of an undo that found another state than it left. */
  photosCameAgain: (photos: number) =>
    `${photosOf(photos)} se ${photos === 1 ? 'ha' : 'han'} vuelto a leer desde entonces y ya ${photos === 1 ? 'está' : 'están'} en la colección.`,
  numberGoneMeanwhile: (numbers: string) => `${numbers} es ya de otro ejemplar, así que no se devolvió.`,
} as const;
