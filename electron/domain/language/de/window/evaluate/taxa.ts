/* Each taxon with its figures, and what holds of all taxa: ranks, distances, drift; in German. */
import type { Drift } from '../../../en/window/evaluate/taxa.ts';
import type { Judging } from '../../../en/window/evaluate/terms.ts';
import { asItIs, count, counted, fixed } from '../../words.ts';
import { measure, rankAtBeginning } from '../../terms.ts';
import { JUDGING, photosOf } from './terms.ts';

export const TAXA = {
  table: 'Jedes Taxon: Präzision, Trefferquote, F1 und die Fotos, auf denen sie beruhen',
  taxon: 'Taxon',
  columns: {
    photos: { label: 'Fotos', what: 'Gemessene Fotos mit diesem Namen laut Bestimmung' },
    precision: {
      label: 'Präzision',
      what: 'So viele der Fotos, die diesen Namen erhielten, tragen ihn laut Bestimmung',
    },
    recall: {
      label: 'Trefferquote',
      what: 'So viele der Fotos mit diesem Namen laut Bestimmung erhielten ihn (Recall)',
    },
    f1: { label: 'F1', what: 'Harmonisches Mittel von Präzision und Trefferquote' },
  },
  interval: 'Intervall, 0 bis 100 %',
  range: (low: number, high: number) => `${measure(low)} bis ${measure(high)}`,
  takenFor: 'Am häufigsten gehalten für',
  missed: (name: string, photos: number) => [{ name }, `, ${count(photos)}`],
  showPhotos: 'Seine Fotos zeigen',
  all: 'Über alle Taxa zusammen',
  blocks: 'Ränge, Abstände, Drift',
} as const;

export const RANK_TABLE = {
  head: 'Richtig auf jedem Rang',
  columns: { rank: 'Rang', right: 'Richtig', interval: 'Intervall', f1: 'F1, Mittel', sure: 'Sicher ab' },
  sureMeans: 'Die kleinste Sicherheit, ab der höchstens 5 von 100 Namen falsch sind, am oberen Ende des Intervalls',
  never: 'nie',
  name: 'Name',
  rank: rankAtBeginning,
  /** `chance`: of always saying the commonest taxon, 0..1. */
  note: (chance: number) =>
    `Für künftige Fotos, die wie diese aufgenommen sind. Immer das häufigste Taxon zu nennen, wäre in ${measure(chance)} der Fälle richtig.`,
} as const;

export const DISTANCES = {
  label: 'Abstände',
  head: 'Wie weit getrennt das Netz sie sieht',
  kind: 'Abstand',
  kinds: { cosine: 'Kosinus', manhattan: 'Manhattan' },
  columns: {
    within: { label: 'innerhalb', what: 'Mittel über Paare von Fotos eines Taxons' },
    between: { label: 'zwischen', what: 'Mittel über Paare von Fotos zweier Taxa' },
    silhouette: {
      label: 'Trennung',
      what: 'Mittlere Silhouette (Rousseeuw 1987): nahe 1 getrennt, nahe 0 berührend',
    },
  },
  note: (photos: number, taxa: number) =>
    `Zwischen den Einbettungen von ${photosOf(photos)} aus ${counted(taxa, 'Taxon', 'Taxa')}: innerhalb eines Taxons und zwischen zweien. Trennung: nahe 1 gut getrennt, nahe 0 berührend.`,
  least: 'Am wenigsten getrennt',
  /** Between a taxon's name and that of the taxon nearest to it. */
  nearest: 'am nächsten',
} as const;

export const DRIFT = {
  label: 'Drift',
  head: 'Sehen neue Fotos wie diese aus?',
  verdict: ({ distance, usual }: Drift, judging: Judging) => [
    'Fotos, die niemand benannt hat, liegen ',
    { strong: `${usual > 0 ? fixed(distance / usual, 1) : '–'}-mal` },
    ` so weit vom Gelernten entfernt wie die ${JUDGING[judging]}.`,
  ],
  note: ({ distance, usual, learned, directions }: Drift) =>
    `Fréchet-Abstand ${short(distance)} gegen ${short(usual)}, je zwischen ${counted(learned, 'gelerntem Foto', 'gelernten Fotos')} und ebenso vielen anderen, in ${counted(directions, 'Richtung', 'Richtungen')}. Etwa gleich weit heißt keine Drift; je weiter, desto weniger gelten die Zahlen hier für sie.`,
} as const;

const short = (value: number) => asItIs(Number(value.toPrecision(3)));
