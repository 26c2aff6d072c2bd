/*
 * What a catalogue says of itself, in German: in its filters and its history, and where it is not as Vasculum leaves one.
 * Reasons stand inside a sentence. Runs everywhere.
 */
import type { ForeignThing } from '../en/catalogue.ts';
import { counted } from './words.ts';

export const FACETS = {
  statuses: { verified: 'Bestätigt', proposed: 'Vorhergesagt', doubtful: 'Zweifelhaft', unnamed: 'Ohne Namen' },
  viewNotTold: 'Ansicht nicht angegeben',
} as const;

/** Acts, as they stand in the history of a specimen and of the catalogue. */
export const ACTIONS = {
  rejected: (name: string) => `nicht ${name}`,
  doubtful: 'zweifelhaft',
  noneOfThese: 'keiner der vorhergesagten Namen',
  cleared: 'Name entfernt',
  tied: (label: string, name: string, specimens: number) =>
    `${label}: ${name} (${counted(specimens, 'Exemplar', 'Exemplare')})`,
  import: (folder: string) => `Import von ${folder}`,
  recordLost: 'Der Eintrag dazu ging verloren',
} as const;

/** Names that the catalogue gives where a person gave none. */
export const NAMES_GIVEN = {
  lostName: (id: unknown) => `Verlorener Name ${id}`,
  model: 'Modell',
  run: (id: number) => `Lauf ${id}`,
  sample: 'Beispielsammlung',
  none: 'kein Name',
} as const;

const LIE = {
  folder: 'ein Ordner',
  file: 'eine Datei',
  link: 'eine Verknüpfung',
  other: 'ein Gerät oder eine Pipe',
} as const;

const DUE = {
  file: 'wo eine Datei stehen müsste',
  folder: 'wo ein Ordner stehen müsste',
  any: 'wo eine Datei oder ein Ordner stehen müsste',
} as const;

const LIES = {
  model: 'ein Modell liegt',
  models: 'mehr als ein Modell liegt',
  photo: 'ein Foto liegt',
  photos: 'ein Ordner mit Fotos liegt',
  run: 'ein Lauf liegt',
  weights: 'Startgewichte liegen',
} as const satisfies Readonly<Record<ForeignThing, string>>;

const FOLDER_OF = {
  model: 'der Ordner eines Modells',
  models: 'der Ordner mehrerer Modelle',
  photo: 'der Ordner eines Fotos',
  photos: 'ein Ordner mit Fotos',
  run: 'der Ordner eines Laufs',
  weights: 'der Ordner von Startgewichten',
} as const satisfies Readonly<Record<ForeignThing, string>>;

export const FOREIGN = {
  differs: (first: readonly string[], more: number) =>
    `${first.join(', ')}${more > 0 ? ` und ${more} weitere dieser Art` : ''}`,
  added: (type: string, name: string) => `${name} (${type}) kam dazu`,
  changed: (type: string, name: string) => `${name} (${type}) wurde geändert`,
  missing: (type: string, name: string) => `${name} (${type}) fehlt`,
  lies: (path: string, kind: keyof typeof LIE, due: keyof typeof DUE) => `${path} ist ${LIE[kind]}, ${DUE[due]}`,
  lockWithContent: (path: string) => `${path} hat Inhalt, wo eine leere Datei stehen müsste`,
  namesAnother: (path: string) => `${path} nennt eine Datei außerhalb des Katalogs`,
  manyFiles: (path: string, most: number) => `${path} enthält mehr als ${most} Dateien`,
  deepFolders: (path: string, deepest: number) => `${path} enthält Ordner in mehr als ${deepest} Ebenen`,
  name: (what: ForeignThing, name: string) => `${LIES[what]} unter dem Namen ${name}`,
  runName: (run: number, name: string) => `Lauf ${run} liegt unter dem Namen ${name}`,
  noFolder: (name: string, what: ForeignThing) => `${name} ist kein Ordner, wo ${FOLDER_OF[what]} stehen müsste`,
  rowNumber: (table: string, number: number) => `eine Zeile von ${table} hat die Nummer ${number}`,
  nextNumber: (table: string, number: string) => `die nächste Zeile von ${table} käme nach der Nummer ${number}`,
} as const;
