/* The system's own parts of the window, in German: its menu, and the dialogs in which folders and files are chosen. */
import { counted } from './words.ts';

export const MENU = {
  file: 'Datei',
  open: 'Katalog öffnen …',
  new: 'Neuer Katalog aus einem Ordner …',
  edit: 'Bearbeiten',
  undo: 'Rückgängig',
  redo: 'Wiederherstellen',
  find: 'Suchen',
  view: 'Ansicht',
  ordinarySize: 'Normale Größe',
  larger: 'Größer',
  smaller: 'Kleiner',
} as const;

export const FOLDER_DIALOGS = {
  'open-catalogue': { title: 'Katalog öffnen', buttonLabel: 'Öffnen' },
  'new-catalogue': { title: 'Neuer oder leerer Ordner für den Katalog', buttonLabel: 'Wählen' },
  import: { title: 'Ordner mit den Fotos', buttonLabel: 'Wählen' },
  sample: { title: 'Neuer oder leerer Ordner für die Beispielsammlung', buttonLabel: 'Wählen' },
  figures: { title: 'Neuer oder leerer Ordner für die Abbildungen', buttonLabel: 'Hier schreiben' },
} as const;

export const FILE_DIALOGS = {
  openModel: { title: 'Modelldatei öffnen', buttonLabel: 'Öffnen' },
  openList: { title: 'Namensliste', buttonLabel: 'Ansehen' },
  openTable: { title: 'Tabelle mit Datensätzen', buttonLabel: 'Wählen' },
  chooseWeights: { title: 'Datei mit Startgewichten', buttonLabel: 'Wählen' },
  writeTable: 'Tabelle schreiben',
  writeArchive: 'Archiv schreiben',
  writeModel: 'Modell schreiben',
  savePlot: 'Diagramm speichern',
  writeText: 'Diagnosedatei speichern',
} as const;

export const FILE_KINDS = {
  model: 'Vasculum-Modell',
  weights: 'Gewichte (.pth, .safetensors, .h5)',
  modelWeights: 'Modell von Vasculum (model.json)',
  csv: 'CSV',
  archive: 'Darwin Core Archive',
  text: 'Text',
  list: 'Namenslisten (Tabellen, Darwin Core Archives, ColDP)',
  table: 'Tabellen und Dateien anderer Programme',
} as const;

/** How old the Electron is that the program runs in. */
export const ELECTRON_AGE = {
  unknown: 'unbekannten Alters',
  behind: (versions: number, newest: number, isSupported: boolean) =>
    `${counted(versions, 'Hauptversion', 'Hauptversionen')} hinter ${newest}${isSupported ? '' : ', nicht mehr unterstützt: keine Sicherheitskorrekturen'}`,
} as const;
