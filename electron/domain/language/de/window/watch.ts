/* What the window says, in German, of a watched folder and of photos to take again. */
import { count, counted } from '../words.ts';

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');

export const WATCH = {
  title: 'Ordner überwachen',
  offer: 'Ordner überwachen',
  what: 'Fotos kommen herein, wie der Fotoplatz sie schreibt: jedes wird gelesen, sobald seine Datei vollständig ist.',
  ways: { label: 'Wege, Fotos hereinzubringen', import: 'Ordner einlesen', watch: 'Ordner überwachen' },
  folder: 'Ordner',
  chooseFolder: 'Ordner wählen',
  goOn: (folder: string) => `Mit ${folder} weitermachen`,
  numberBy: 'Was die Nummer sagt',
  numberWays: { code: 'Der Strichcode im Foto', rule: 'Der Dateiname' },
  rule: 'Regel der Dateinamen',
  ruleExample: 'VC_{number}[_{view}].{ext}',
  codesToo: 'Auch Strichcodes lesen und melden, wo einer eine andere Nummer sagt',
  viewsBy: 'Was die Ansicht sagt',
  viewWays: { order: 'Die Reihenfolge der Aufnahmen', name: 'Der Dateiname' },
  views: 'Ansichten in ihrer Reihenfolge',
  viewsExample: 'dorsal, ventral, Etikett',
  present: (photos: number) =>
    `${photosOf(photos)} ${photos === 1 ? 'ist' : 'sind'} schon hier: auch ${photos === 1 ? 'dieses' : 'diese'} einlesen`,
  looking: 'Der Ordner wird durchgesehen …',
  nonePresent: 'Hier sind noch keine Fotos, die der Katalog nicht hat.',
  sound: 'Ein kurzer Ton je Foto: hoch ist gut, tief heißt ansehen',
  begin: 'Überwachung beginnen',
  hindrances: {
    folder: 'Erst den Ordner wählen.',
    rule: 'Erst die Regel der Dateinamen angeben.',
    views: 'Erst die Ansichten in ihrer Reihenfolge angeben.',
  },
  stop: 'Überwachung beenden',
  away: 'Der Ordner ist nicht da. Er wird gesucht, bis er wieder da ist.',
  waitingFor: 'Das erste Foto wird erwartet',
  waitingForMore: 'Ein Foto machen: es erscheint hier, sobald seine Datei vollständig ist.',
  counts: {
    taken: (photos: number) => `${photosOf(photos)} eingelesen`,
    perHour: (photos: number) => `${count(photos)} in der letzten Stunde`,
    waiting: (photos: number) => `${count(photos)} zu entscheiden`,
  },
  next: (number: string | null, view: string | null) =>
    number === null
      ? 'Mit dem nächsten Foto beginnt ein Exemplar.'
      : `Als Nächstes: ${[number, view].filter(Boolean).join(', ')}`,
  acts: {
    nextSpecimen: 'Nächstes Exemplar',
    retake: 'Letztes neu fotografieren',
    undo: 'Letztes Foto rückgängig machen',
  },
  list: 'Fotos, das neueste zuerst',
  states: {
    taken: 'Gut',
    look: 'Ansehen',
    waits: 'Zu entscheiden',
    unreadable: 'Nicht lesbar',
    away: 'Herausgenommen',
  },
  noNumber: 'ohne Nummer',
  decide: { number: 'Nummer', view: 'Ansicht', take: 'Einlesen', leave: 'Auslassen' },
  ended: 'Die Überwachung ist beendet',
  again: 'Erneut überwachen',
  toCollection: 'Sammlung ansehen',
  retakes: {
    title: 'Neu zu fotografieren',
    count: (photos: number) => photosOf(photos),
    what: 'Unscharf, zu dunkel, ausgebrannt, abgeschnitten oder ohne Etikett. Ein neueres Foto desselben Exemplars in derselben Ansicht nimmt eines von dieser Liste.',
    keep: 'Gut genug',
    keepOf: (photo: string) => `Gut genug: ${photo}`,
    save: 'Als CSV speichern',
    file: (catalogue: string) => `${catalogue} Nachaufnahmen.csv`,
    saved: (rows: number) => `${counted(rows, 'Zeile', 'Zeilen')} gespeichert`,
    more: 'Mehr zeigen',
  },
} as const;
