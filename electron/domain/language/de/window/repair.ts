/* What the window says, in German, where something is put right. Each text is whole, values and all, so that another language may order it as it must. */
import { ACTS } from '../acts.ts';
import { count, counted } from '../words.ts';

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');

export const REPAIRING = {
  open: 'Berichtigen',
  label: 'Falsch Eingelesenes berichtigen',
  /** On the buttons, in the palette and in the list of keys. */
  acts: {
    split: 'Abtrennen',
    join: 'Vereinen',
    renumber: 'Umnummerieren…',
    move: 'Verschieben zu…',
    view: 'Ansicht…',
    'take-out': 'Herausnehmen…',
    rename: 'Namen berichtigen…',
  },
  means: {
    split: 'Fotos, die ein anderes Exemplar zeigen, werden ein neues.',
    join: 'Dasselbe Exemplar zweimal wird eines.',
    renumber: 'Eine andere Katalognummer.',
    move: 'Fotos werden die eines anderen Exemplars.',
    view: 'Die Seite, die die Fotos zeigen.',
    'take-out': 'Aus der Sammlung; die Dateien bleiben.',
    rename: 'Ein Taxon, dessen Name falsch getippt wurde.',
  },
  together: 'Ein neues Exemplar',
  each: 'Ein neues für jedes Foto',
  splitInto: 'Was aus den Fotos wird',
  takeWhat: 'Was herausgenommen wird',
  photos: photosOf,
  specimens: (specimens: number) => counted(specimens, 'ganzes Exemplar', 'ganze Exemplare'),
  into: 'Mit welchem Exemplar? Seine Nummer oder ein Foto davon',
  number: 'Neue Katalognummer',
  newView: 'Ansicht, etwa dorsal, ventral oder Etikett',
  whichName: 'Welcher Name ist falsch?',
  newName: (name: string) => `${name} heißt richtig`,
  unknown: (wanted: string) => `Kein Exemplar und kein Foto heißt ${wanted}.`,
  found: (number: string | null, name: string | null, photos: number) =>
    [number ?? 'ohne Nummer', name ?? 'ohne Namen', photosOf(photos)].join(', '),
  joinInstead: (number: string) => `Stattdessen mit ${number} vereinen`,
  willBe: 'Das wird getan:',
  notPossible: 'Das geht nicht',
  carryOut: {
    one: 'Ausführen',
    many: (specimens: number) => `An ${counted(specimens, 'Exemplar', 'Exemplaren')} ausführen`,
  },
  cancel: ACTS.cancel,
  back: 'Andere Berichtigung',

  imports: {
    title: 'Was bisher eingelesen wurde',
    begun: (utc: string) => utc.slice(0, 16).replace('T', ' '),
    brought: (photos: number, specimens: number) =>
      `${photosOf(photos)} von ${counted(specimens, 'Exemplar', 'Exemplaren')}`,
    onlyNames: 'Namen für Exemplare anderer Importe',
    nothingLeft: 'nichts davon ist in der Sammlung',
    takenOut: (photos: number) => `${count(photos)} herausgenommen`,
    unended: 'nicht beendet',
    takeOut: 'Diesen Import herausnehmen…',
    takeOutOf: (folder: string, begun: string) => `Diesen Import herausnehmen…: ${folder}, ${begun}`,
  },
} as const;
