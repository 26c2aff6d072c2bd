/* Which name was given to which, in German: the matrix, what is mixed up most, and the photos of a cell or of a sample. */
import type { Name, Proportion } from '../../../en/window/evaluate/photos.ts';
import { ACTS } from '../../acts.ts';
import { count, counted } from '../../words.ts';
import { RANKS, type RankSaid, share } from '../../terms.ts';
import { photosOf } from './terms.ts';

export const MATRIX = {
  head: 'Welcher Name für welchen',
  cellsOpen: (rank: RankSaid | null) =>
    rank === null ? 'Eine Zelle öffnet ihre Fotos' : `Nach ${RANKS[rank]}; eine Zelle öffnet ihre Taxa`,
  back: 'Zurück zu allen',
  backKey: 'Matrix: zurück zu allen',
  photos: 'Fotos',
  grid: 'Verwechslungsmatrix: Zeilen sind die Namen laut Bestimmung, Spalten die Namen des Modells',
  rows: 'Name laut Bestimmung',
  columns: 'Name des Modells',
  of: 'von',
  right: (name: string, right: number, photos: number) => `${name}: ${count(right)} von ${photosOf(photos)} richtig`,
  wrong: (label: string, predicted: string, photos: number) =>
    `${label} gehalten für ${predicted}: ${photosOf(photos)}`,
  /** `part`: of the label's photos, 0..1. */
  wrongShare: (label: string, predicted: string, photos: number, part: number) =>
    `${label} gehalten für ${predicted}: ${photosOf(photos)}, ${share(part)} seiner Fotos`,
} as const;

export const MIXED_UP = {
  head: 'Am häufigsten verwechselt',
  ofErrors: (errors: number) => `von ${counted(errors, 'Fehler', 'Fehlern')}`,
  none: 'Kein Foto erhielt einen anderen Namen als den eigenen.',
  pair: (first: Name, second: Name) => [first, ', ', second],
  /** `unit`: left out where there is little room. */
  times: (photos: number) => ({
    number: count(photos),
    unit: photos === 1 ? ' Verwechslung' : ' Verwechslungen',
  }),
} as const;

export const PHOTOS = {
  label: 'Fotos der Zelle',
  close: 'Fotos schließen',
  closeKey: 'Schließen, Esc',
  total: (photos: number) => `${photosOf(photos)}; jedes öffnet sich in der Durchsicht`,
  right: (label: Name) => [label, ', richtig benannt'],
  wrong: (label: Name, predicted: Name) => [label, ' gehalten für ', predicted],
  eachOther: (first: Name, second: Name) => [first, ' und ', second, ', miteinander verwechselt'],
  missed: (label: Name) => [label, ', falsch benannt'],
  allWrong: ['Alle falsch benannten'],
  takenFor: (predicted: Name) => ['gehalten für ', predicted],
  now: (name: Name) => ['jetzt ', name],
  unread: 'Die Fotos ließen sich nicht lesen',
  open: ACTS.openInReview,
  more: 'Mehr zeigen',
  first: (photos: number) => `Die ersten ${count(photos)} sind gezeigt.`,
} as const;

export const SAMPLE = {
  head: 'Zufallsstichprobe',
  size: 'Fotos in der Zufallsstichprobe',
  /** After the field with the size. */
  of: (photos: number) => `von ${count(photos)}`,
  redraw: 'Neu ziehen',
  redrawTooltip: 'Andere ziehen, mit anderem Startwert',
  csv: 'CSV',
  csvTooltip: 'Diese Tabelle als CSV speichern',
  file: (model: string, seed: number) => `${model} Stichprobe ${seed}`,
  undrawn: 'Die Stichprobe ließ sich nicht ziehen',
  table: 'Zufallsstichprobe: ID, Bestimmung, vorhergesagter Name',
  columns: {
    id: 'ID',
    label: 'Bestimmung',
    predicted: 'Vorhersage',
    certainty: 'p',
    certaintyTooltip: 'Sicherheit',
  },
  wrong: 'falsch:',
  seed: 'Startwert',
  seedLabel: 'Startwert der Zufallsstichprobe',
  /** After "Seed" and its field. */
  right: ({ right, n, value, low, high }: Proportion) => {
    const estimated = `Intervall ${Math.round(low * 100)} bis ${Math.round(high * 100)} % (Wilson, mit Endlichkeitskorrektur)`;
    return `: ${count(right)} von ${count(n)} richtig, ${share(value)}${low < high ? `, ${estimated}` : '; das sind alle'}.`;
  },
} as const;

export const SEND = {
  act: (specimens: number) => `${count(specimens)} in die Durchsicht geben`,
  tooltip: (specimens: number, names: number) =>
    `${specimens === 1 ? 'Es wartet' : 'Sie warten'} mit ${names > 1 ? 'einem dieser Namen' : 'diesem Namen'} von einem Modell`,
} as const;
