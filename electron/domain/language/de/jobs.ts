/*
 * Long work as lists, bars and logs name it, in German: what it is, what it is doing just now, how it ended, and how it stands
 * in "Vasculum wurde … unerwartet beendet". Runs everywhere.
 */
import type { ChangedPhotos, MissingPhotos } from '../en/missing-photos.ts';
import { changedWords, missingWords } from './missing-photos.ts';
import { count, counted, pace } from './words.ts';

/** `name`: a folder's or file's own name, or a run's. Nouns, since they also stand before "läuft noch". */
export const JOB_TITLES = {
  sample: 'Zeichnen der Beispielsammlung',
  import: (folder: string) => `Einlesen von ${folder}`,
  watch: (folder: string) => `Überwachung von ${folder}`,
  train: (run: string) => (run === '' ? 'Training' : `Training von ${run}`),
  trainResumed: 'Training, fortgesetzt',
  predict: 'Erkennung von Fotos',
  evaluate: 'Auswertung',
  leakage: 'Suche nach schon gesehenen Prüffotos',
  measure: 'Messung der Geschwindigkeit',
  write: (file: string) => `Schreiben von ${file}`,
  check: (file: string) => `Prüfung von ${file}`,
  figures: (folder: string) => `Zeichnen von Abbildungen nach ${folder}`,
  open: (file: string) => `Öffnen von ${file}`,
  addList: (file: string) => `Hinzufügen der Namen aus ${file}`,
  add: (file: string) => `Hinzufügen von ${file}`,
  checkCatalogue: 'Prüfung des Katalogs',
  mend: 'Reparatur des Katalogs',
} as const;

export const JOB_ENDS = {
  done: 'Fertig',
  found: (found: number) =>
    found === 0 ? 'Alles ist in Ordnung' : `${counted(found, 'Befund', 'Befunde')} zum Ansehen`,
  mended: (mended: number) => (mended === 0 ? 'Nichts war zu reparieren' : 'Repariert'),
  stopped: 'Gestoppt',
  failed: 'Fehlgeschlagen',
  drawn: (photos: number) => `${counted(photos, 'Foto', 'Fotos')} gezeichnet`,
  added: (photos: number) => `${counted(photos, 'Foto', 'Fotos')} hinzugefügt`,
  /** "96 Fotos erkannt; 4 nicht lesbar, da nicht mehr vorhanden oder beschädigt" */
  recognised: (news: {
    photos: number;
    unreadable: number;
    changed?: ChangedPhotos;
    missing: readonly MissingPhotos[];
  }) =>
    [
      `${counted(news.photos, 'Foto', 'Fotos')} erkannt`,
      ...(news.unreadable > 0
        ? [`${count(news.unreadable)} nicht lesbar, da nicht mehr vorhanden oder beschädigt`]
        : []),
      ...(news.changed ? [`ausgelassen: ${changedWords(news.changed)}`] : []),
      ...(news.missing.length > 0 ? [`ausgelassen: ${missingWords(news.missing)}`] : []),
    ].join('; '),
  right: (right: number, photos: number) => `${count(right)} von ${counted(photos, 'Foto', 'Fotos')} richtig`,
  pairs: (pairs: number) =>
    pairs === 0 ? 'Keine Überschneidung gefunden' : `${counted(pairs, 'Paar', 'Paare')} zum Ansehen`,
  learnt: (photosPerSecond: number) => `${pace(photosPerSecond)} gelernt`,
  rows: (rows: number) => `${counted(rows, 'Zeile', 'Zeilen')} geschrieben`,
  figures: (files: number) => `${counted(files, 'Datei', 'Dateien')} mit Abbildungen geschrieben`,
  modelWritten: (name: string) => `${name} geschrieben`,
  modelAdded: (name: string) => `${name} hinzugefügt`,
  namesAdded: (added: number, changed: number) =>
    `${counted(added, 'Name', 'Namen')} hinzugefügt, ${count(changed)} geändert`,
  weightsAdded: (name: string, added: boolean) => `${name} ${added ? 'hinzugefügt' : 'war schon da'}`,
} as const;

/** What to do after the program ended in the middle of something. */
export const ENDED = {
  training: (run: string) => `beim Training von „${run}“`,
  kept: 'Was vorher fertig war, ist erhalten.',
  often: (times: number) => `Das geschah bei dieser Arbeit ${times}-mal hintereinander. ${ENDED.kept}`,
  beforeTraining:
    'Vor dem nächsten Versuch kann ein kleinerer Stapel, float32 als Rechengenauigkeit oder das Schließen anderer Programme helfen.',
  beforeOther: 'Vor dem nächsten Versuch kann es helfen, andere Programme zu schließen.',
  elsewhere: (catalogue: string) => `${ENDED.kept} Zum Fortsetzen den zugehörigen Katalog öffnen: ${catalogue}`,
  checkpoint:
    'Der letzte Checkpoint ist erhalten: Fortsetzen lässt sich der Lauf unter „Training“ oder mit train --resume.',
  answers: 'Die bisherigen Antworten sind erhalten: Eine neue Erkennung macht mit den übrigen Fotos weiter.',
} as const;

/** Between "Vasculum wurde" and "unerwartet beendet". */
export const JOB_DOING = {
  train: 'beim Vorbereiten eines Trainingslaufs',
  predict: 'beim Erkennen von Fotos',
  evaluate: 'beim Messen eines Modells',
  measure: 'beim Messen der Geschwindigkeit dieses Computers',
  'export-model': 'beim Schreiben einer Modelldatei',
  'import-model': 'beim Öffnen einer Modelldatei',
  'add-weights': 'beim Lesen von Startgewichten',
} as const;

const KINDS: Readonly<Record<string, string>> = {
  validation: 'Validierungsfotos',
  'held-out': 'zurückgehaltenen Fotos',
  test: 'Testfotos',
  named: 'bestimmten Fotos',
};

export const PHASES = {
  preparing: 'Vorbereitung',
  lookingAtFile: 'Die Datei wird geprüft',
  lookingAtNames: 'Die Namen, die Exemplare zeigen, werden geprüft',
  lookingAtFolders: 'Was sonst im Ordner liegt, wird geprüft',
  lookingAtPhotos: 'Fotos werden geprüft',
  makingThumbnails: 'Vorschaubilder werden erstellt',
  drawingSpecimens: 'Exemplare werden gezeichnet',
  lookingForPhotos: 'Fotos werden gesucht',
  readingPhotos: 'Fotos werden gelesen',
  watching: 'Überwachung',
  embedding: 'Einbettungen werden berechnet',
  learning: 'Lernen',
  learningEpoch: (epoch: number, epochs: number) => `Lernen, Epoche ${epoch} von ${epochs}`,
  measuringOn: (kind: string) => `Messung an ${KINDS[kind] ?? `Fotos (${kind})`}`,
  measuringSnapshots: 'Messung aller Zwischenstände zusammen',
  calibrating: 'Sicherheiten werden kalibriert',
  keepingModel: 'Modell wird gespeichert',
  recognising: 'Erkennung',
  workingOutFigures: 'Kennzahlen werden berechnet',
  comparingPictures: 'Bilder werden verglichen',
  comparingNew: 'Neue Fotos werden mit den gelernten verglichen',
  drawingFigures: 'Abbildungen werden gezeichnet',
  writingRows: 'Zeilen werden geschrieben',
  writing: 'Schreiben',
  readingFile: 'Datei wird gelesen',
  checkingNumbers: 'Jede Zahl wird geprüft',
  checkingArchive: 'Das Archiv wird geprüft',
  keepingWeights: 'Gewichte werden gespeichert',
  makingSelfTest: 'Selbsttest wird erstellt',
  tryingSelfTest: 'Selbsttest wird ausgeführt',
  addingModel: 'Modell wird hinzugefügt',
  readingDamaged: 'Beschädigte Datei wird gelesen',
  savingRows: 'Was lesbar ist, wird gerettet',
  readingList: 'Liste wird gelesen',
  writingNames: 'Namen werden geschrieben',
  workingOutNames: 'Namen werden berechnet',
} as const;

/** A part of the photos, as of a setting: it begins a sentence. */
export const shardName = () => 'Teil';
