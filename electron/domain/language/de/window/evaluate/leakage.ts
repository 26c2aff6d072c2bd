/* What a model may have seen before of the photos that judge it; in German. */
import type { Compared, Found } from '../../../en/window/evaluate/leakage.ts';
import { ACTS } from '../../acts.ts';
import { count, counted, when } from '../../words.ts';
import { share } from '../../terms.ts';
import { JUDGING, photosOf } from './terms.ts';

export const LEAKAGE = {
  instead: (model: string) => `Stattdessen ${model} ansehen`,
  unknown: 'Was es schon gesehen hat, ist nicht bekannt',
  ended: 'Die Suche nach Überschneidungen brach ab',
  again: 'Erneut suchen',
  question: 'Hat es davon schon etwas gesehen?',
  about: {
    test: 'Testfotos werden mit allem verglichen, woraus gelernt oder die Epoche gewählt wurde: dasselbe Exemplar, dieselbe Aufsammlung, dieselbe Datei, fast dasselbe Bild.',
    'held-out':
      'Zurückgehaltene Fotos werden mit allem verglichen, woraus gelernt wurde: dasselbe Exemplar, dieselbe Aufsammlung, dieselbe Datei, fast dasselbe Bild.',
  },
  look: 'Überschneidungen suchen',
  head: 'Was es schon gesehen haben kann',
  compared: ({ heldOutPhotos, learnPhotos, validationPhotos, madeUtc }: Compared) =>
    validationPhotos > 0
      ? `${count(heldOutPhotos)} zum Test, ${count(learnPhotos)} gelernt, ${count(validationPhotos)} zur Validierung; ${when(madeUtc)}`
      : `${count(heldOutPhotos)} zurückgehalten, ${count(learnPhotos)} gelernt; ${when(madeUtc)}`,
  good: 'Gut:',
  bad: 'Achtung:',
  none: {
    'same-specimen': 'Kein Exemplar auf beiden Seiten.',
    'same-event': 'Keine Aufsammlung auf beiden Seiten.',
    'exact-copy': 'Keine exakte Kopie auf beiden Seiten.',
    'near-copy': 'Keine ähnliche Kopie auf beiden Seiten.',
  },
  some: ({ leak, photos, validation, of, judging }: Found) => [
    { strong: photosOf(photos) },
    ` ${photos === 1 ? ONE[leak] : SOME[leak]}: ${share(photos / Math.max(1, of))} der ${JUDGING[judging]}.`,
    validation === 0
      ? ''
      : ` ${validation === photos ? 'Keines davon' : `${count(photos - validation)} davon`} mit einem gelernten Foto; die anderen mit einem, das die Epoche wählte.`,
  ],
  why: 'Jedes solche Foto lässt die Zahlen besser aussehen, als sie sein werden. Exemplare werden als Ganzes aufgeteilt; eine Überschneidung stammt also von Kopien, von einem doppelt katalogisierten Exemplar oder von einer Serie aus einer Aufsammlung.',
  unreadable: (photos: number) =>
    `${photosOf(photos)} ${photos === 1 ? 'war' : 'waren'} nicht zu vergleichen: Kein Vorschaubild war lesbar.`,
  pairs: 'Paare',
  /** `most`: more are not shown. */
  total: (pairs: number, most: number) => {
    if (pairs === 0) return 'keine';
    return `${pairs === most ? 'die ersten ' : ''}${counted(pairs, 'Paar', 'Paare')}; Kopien zuerst`;
  },
  pair: {
    'same-specimen': 'dasselbe Exemplar',
    'same-event': 'dieselbe Aufsammlung',
    'exact-copy': 'dieselbe Datei',
    'near-copy': 'ähnliche Kopie',
  },
  /** Both after what kind of pair it is. */
  bits: (bits: number) => `, ${bits} von 64 Bits verschieden`,
  otherName: ', anders benannt',
  side: { test: 'Test', 'held-out': 'zurückgehalten', learned: 'gelernt', validation: 'wählte die Epoche' },
  open: ACTS.openInReview,
} as const;

const ONE = {
  'same-specimen': 'von einem Exemplar, aus dem auch gelernt wurde',
  'same-event': 'aus einer Aufsammlung (Fundort, Tag, Sammler), aus der auch gelernt wurde',
  'exact-copy': 'genau dieselbe Datei wie ein gelerntes',
  'near-copy': 'fast dasselbe Bild wie ein gelerntes',
} as const satisfies Readonly<Record<Found['leak'], string>>;

const SOME: Readonly<Record<Found['leak'], string>> = {
  ...ONE,
  'same-specimen': 'von Exemplaren, aus denen auch gelernt wurde',
  'same-event': 'aus Aufsammlungen (Fundort, Tag, Sammler), aus denen auch gelernt wurde',
};
