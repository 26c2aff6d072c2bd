/* What was put right, in German, as the history has it, and what else comes of it. Runs everywhere. */
import { type Contradiction, isOfTwoNames } from '../../intake/plan.ts';
import type { FieldChanged, fieldForetold as foretoldInEnglish } from '../en/repair.ts';
import { count, counted } from './words.ts';

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');
const specimensOf = (specimens: number) => counted(specimens, 'Exemplar', 'Exemplare');
const inSpecimens = (specimens: number) => counted(specimens, 'Exemplar', 'Exemplaren');

const whichSettled = (settled: readonly Contradiction[]) => {
  const [only] = settled;
  return only && settled.length === 1
    ? `${only.specimen}, ${only.stands} oder ${only.says}`
    : counted(settled.length, 'Widerspruch', 'Widersprüche');
};

const areOfTwoNames = (settled: readonly Contradiction[]) => settled.every(({ kind }) => isOfTwoNames(kind));

const takenAs = (settled: readonly Contradiction[]) => {
  const areAll = (wanted: Contradiction['kind']) => settled.every(({ kind }) => kind === wanted);
  if (areOfTwoNames(settled)) return 'der zweite Name';
  return areAll('barcode') ? 'wie im Code' : areAll('table') ? 'wie in der Tabelle' : 'wie auf dem Laufwerk';
};

const MOST_LETTERS = 60;
const cut = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text);

const MOST_NAMED = 3;

const fieldsChanged = (fields: readonly FieldChanged[]) => {
  const [only, ...others] = fields;
  if (!only || others.length > 0) {
    const named = fields.slice(0, MOST_NAMED).map(({ field }) => field);
    const more = fields.length - named.length;
    return `${named.join(', ')}${more > 0 ? ` und ${counted(more, 'weiteres Feld', 'weitere Felder')}` : ''} geändert`;
  }
  return only.value === null ? `${only.field} geleert` : `${only.field} auf ${cut(String(only.value))} gesetzt`;
};

/** What an act would do to one field. */
type FieldForetold = Parameters<typeof foretoldInEnglish>[0];

/** What becomes of a field, before it is done: "country: 12 Exemplare erhalten Austria, ersetzt: Italy (2); 10 haben noch keinen Wert; 4 haben ihn schon". */
export function fieldForetold(foretold: FieldForetold): string {
  const { field, value, changed, same, kept } = foretold;
  const replaced = replacedWords(foretold);
  const becomes =
    value === null
      ? `in ${inSpecimens(changed)} geleert`
      : `${specimensOf(changed)} ${changed === 1 ? 'erhält' : 'erhalten'} ${cut(String(value))}`;
  return [
    `${field}: ${becomes}${replaced}`,
    ...(same > 0
      ? [`${count(same)} ${value === null ? 'ohne Wert' : same === 1 ? 'hat ihn schon' : 'haben ihn schon'}`]
      : []),
    ...(kept > 0 ? [`${count(kept)} mit einem anderen Wert, der bleibt`] : []),
  ].join('; ');
}

function replacedWords({ value, changed, replaced, replacedValues }: FieldForetold): string {
  if (replaced === 0) return '';
  const shown = replacedValues.map((one) => `${cut(one.value)} (${count(one.specimens)})`);
  const left = replaced - replacedValues.reduce((sum, { specimens }) => sum + specimens, 0);
  const list = [...shown, ...(left > 0 ? [`andere (${count(left)})`] : [])].join(', ');
  if (value === null) return `, entfernt: ${list}`;
  const none = changed - replaced;
  return `, ersetzt: ${list}${none === 0 ? '' : `; ${count(none)} ${none === 1 ? 'hat' : 'haben'} noch keinen Wert`}`;
}

export const REPAIR = {
  /** Acts, as they stand in the history and behind "Rückgängig". */
  split: (of: string, photos: number, into: number) =>
    `${of}: ${photosOf(photos)} abgetrennt als ${into === 1 ? 'neues Exemplar' : `${count(into)} neue Exemplare`}`,
  joined: (others: string, into: string) => `${others} mit ${into} zusammengeführt`,
  renumbered: (from: string, to: string) => `${from} umnummeriert zu ${to}`,
  numbered: (specimens: number, table: string) => `${specimensOf(specimens)} nummeriert wie in ${table}`,
  numberedByCodes: 'Exemplare nach Codes in ihren Fotos nummeriert',
  recordedAs: (table: string) => `Angaben zu Exemplaren geändert wie in ${table}`,
  unnumbered: (from: string) => `${from}: Nummer entfernt`,
  moved: (photos: number, from: string, to: string) => `${photosOf(photos)} von ${from} zu ${to} verschoben`,
  view: (which: string, view: string | null) => `${which}: ${view === null ? 'Ansicht entfernt' : `Ansicht ${view}`}`,
  turned: (which: string, by: number) =>
    `${which}: ${by === 270 ? '90° nach links' : by === 90 ? '90° nach rechts' : '180°'} gedreht`,
  somePhotos: photosOf,
  photosTakenOut: (photos: number, of: string) => `${photosOf(photos)} von ${of} herausgenommen`,
  specimensTakenOut: (which: string) => `${which} herausgenommen`,
  importTakenOut: (folder: string, utc: string, photos: number) =>
    `Import von ${folder} vom ${utc.slice(0, 10)} herausgenommen: ${photosOf(photos)}`,
  renamed: (from: string, to: string) => `${from} umbenannt in ${to}`,
  fields: (of: string, fields: readonly FieldChanged[]) => `${of}: ${fieldsChanged(fields)}`,
  settled: {
    disk: (settled: readonly Contradiction[]) => `${whichSettled(settled)}: ${takenAs(settled)}`,
    catalogue: (settled: readonly Contradiction[]) =>
      `${whichSettled(settled)}: ${areOfTwoNames(settled) ? 'der erste Name' : 'beibehalten wie im Katalog'}`,
  },

  /** Remarks of determinations. */
  splitFrom: (specimen: string) => `abgetrennt von ${specimen}`,
  joinedFrom: (specimen: string) => `von ${specimen}, zusammengeführt`,
  standsAgain: (others: string) => `wie vor dem Zusammenführen mit ${others}`,
  doubtRemark: (others: string) => `zusammengeführt mit ${others}, anders bestimmt`,
  takenFromDisk: ({ kind, path }: Contradiction) =>
    kind === 'table' ? `übernommen aus der Tabelle zu ${path}` : `übernommen aus dem Ordner von ${path}`,
  takenOverBy: (person: string) => `übernommen durch ${person}`,
  keptAgainst: ({ kind, says, path }: Contradiction) =>
    `beibehalten entgegen ${says}, so ${kind === 'table' ? 'die Tabelle zu' : 'der Ordner von'} ${path}`,

  /** What else comes of it. */
  numberStillChanges: (number: string, path: string) =>
    `${path} bleibt offen: das Exemplar mit der Nummer ${number} erhält selbst eine andere Nummer. Übernehmen Sie diese danach.`,
  numberOfAnother: (specimen: string, number: string) =>
    `${specimen} bleibt offen: ein anderes Exemplar hat die Nummer ${number}. Sind beide eines, führen Sie sie zusammen.`,
  severalNumbers: (path: string) => `${path} bleibt offen: es erhält mehrere Nummern. Wählen Sie eine davon.`,
  severalNames: (specimen: string, names: string) =>
    `${specimen} bleibt offen: Ordner und Tabellen nennen mehrere Namen, ${names}. Bestimmen Sie es in der Durchsicht.`,
  nameNotSettled: (specimen: string, says: string) =>
    `${specimen} bleibt offen: es hat keinen Namen, der sich gegen ${says} beibehalten ließe.`,
  namesGoAlong: (into: number) =>
    into === 1
      ? 'Die Bestimmungen gehen mit: das neue Exemplar hat denselben Namen, von derselben Person.'
      : 'Die Bestimmungen gehen mit: die neuen Exemplare haben dieselben Namen, von denselben Personen.',
  termsStay: 'Nummer, Fundort und Datum bleiben bei dem Exemplar, für das sie erfasst wurden.',
  joinedName: (name: string) => `Das zusammengeführte Exemplar hat den Namen ${name}.`,
  contradiction: (into: string) =>
    `Die Exemplare waren verschieden bestimmt: ${into} ist nun zweifelhaft, alle Bestimmungen stehen im Verlauf.`,
  termsDiffer: (terms: string, into: string) => `Die Angaben weichen ab (${terms}): die von ${into} bleiben.`,
  emptied: (which: string) =>
    `Von ${which} ist kein Foto übrig: das Exemplar wird herausgenommen, seine Nummer ist frei.`,
  emptiedSome: (specimens: number) =>
    `Von ${inSpecimens(specimens)} ist kein Foto übrig: sie werden herausgenommen, ihre Nummern sind frei.`,
  originalsStay:
    'Die Fotos auf dem Laufwerk bleiben, wie sie sind. Wird ihr Ordner erneut eingelesen, bleiben sie ausgelassen, außer auf Ihren Wunsch.',
  namesOfImport: (specimens: number) =>
    `Namen, die ${specimensOf(specimens)} anderer Importe durch diesen Import ${specimens === 1 ? 'erhielt' : 'erhielten'}, werden zurückgenommen.`,
  renamedShown: (specimens: number) =>
    `${specimensOf(specimens)} ${specimens === 1 ? 'zeigt' : 'zeigen'} ihn. Modelle, die ihn gelernt haben, behalten den alten Namen.`,
  typesLeftOut: (types: number) =>
    `${counted(types, 'Typus ist', 'Typen sind')} ausgelassen: Felder von Typen werden einzeln geändert.`,
  numbersMet: (specimens: number, first: string | null = null, last: string | null = null) =>
    `${specimensOf(specimens)} ${specimens === 1 ? 'hat' : 'haben'} eine solche Nummer, von ${first ?? ''} bis ${last ?? ''}.`,
  uncertaintyStays: (specimens: number) =>
    `coordinateUncertaintyInMeters bleibt in ${counted(specimens, 'Exemplar unverändert, dessen', 'Exemplaren unverändert, deren')} Koordinaten sich ändern.`,
  /** Of an undo that found another state than it left. */
  photosCameAgain: (photos: number) =>
    `${photosOf(photos)} ${photos === 1 ? 'wurde' : 'wurden'} seither erneut eingelesen und ${photos === 1 ? 'ist' : 'sind'} schon in der Sammlung.`,
  numberGoneMeanwhile: (numbers: string) =>
    `${numbers} gehört inzwischen zu einem anderen Exemplar und wurde daher nicht zurückgegeben.`,
} as const;
