/*
 * What the check before a run finds, in German: a title, which a full stop or a colon follows, and a sentence. Runs
 * everywhere.
 */
import type { MissingPhotos } from '../en/missing-photos.ts';
import type { Part } from '../en/training-check.ts';
import { missingWords } from './missing-photos.ts';
import { count, counted } from './words.ts';

const NO_WEIGHTS = 'Es gibt keine Startgewichte';
const MOST_NAMES = 8;

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');
const specimensOf = (specimens: number) => counted(specimens, 'Exemplar', 'Exemplare');
const taxaOf = (taxa: number) => counted(taxa, 'Taxon', 'Taxa');

export const TRAINING_CHECK = {
  unasked: (photos: number, folders: string) => ({
    title: 'Fotoordner',
    sentence: `${photosOf(photos)} ${photos === 1 ? 'liegt' : 'liegen'} in Ordnern, deren Lesen hier niemand zugestimmt hat: ${folders}.`,
  }),
  away: (message: string) => ({ title: 'Fotos', sentence: message }),
  gone: (gone: number, looked: number) => ({
    title: 'Fotos',
    sentence: `${count(gone)} von ${counted(looked, 'geprüften Foto', 'geprüften Fotos')} ${gone === 1 ? 'ist nicht mehr dort, wo es war, und würde' : 'sind nicht mehr dort, wo sie waren, und würden'} ausgelassen. Lesen Sie den Ordner ein, in dem die Fotos jetzt liegen; sie werden am Inhalt erkannt.`,
  }),
  changed: (changed: number, looked: number) => ({
    title: 'Fotos',
    sentence: `${count(changed)} von ${counted(looked, 'geprüften Foto', 'geprüften Fotos')} ${changed === 1 ? 'hat sich seit dem Import verändert und würde' : 'haben sich seit dem Import verändert und würden'} ausgelassen. Lesen Sie den Ordner mit Vergleich der Inhalte erneut ein.`,
  }),
  missing: (missing: readonly MissingPhotos[]) => ({
    title: 'Fotos',
    sentence: `Ausgelassen: ${missingWords(missing)}.`,
  }),
  lost: (names: readonly string[]) => ({
    title: 'Zu wenige Fotos übrig',
    sentence: `${taxaOf(names.length)} mangels dieser Fotos nicht gelernt: ${listed(names)}.`,
  }),
  split: (onBothSides: number) => ({
    title: 'Nach Exemplaren geteilt',
    sentence: onBothSides === 0 ? 'Kein Exemplar auf beiden Seiten.' : `${specimensOf(onBothSides)} auf beiden Seiten.`,
  }),
  /** Photos that came in folders for a part; `drawn`: others that are held out as well, by the run's settings. */
  came: ({ learn, validation, test, drawn }: Record<'learn' | 'validation' | 'test' | 'drawn', number>) => ({
    title: 'Mit den Fotos gekommene Teile',
    sentence: [
      `${listedParts([
        [test, 'für den Test, der allein das Modell beurteilt'],
        [validation, 'für die Validierung, nach der die Epoche gewählt wird'],
      ])}.`,
      test > 0 && validation === 0
        ? `Für die Validierung kamen keine, daher ${drawn === 1 ? 'wird' : 'werden'} gemäß dem zurückgehaltenen Anteil ${photosOf(drawn)} der übrigen für die Wahl der Epoche zurückgehalten.`
        : learn > 0
          ? learn === 1
            ? 'Das eine Foto, das zum Lernen kam, wird gelernt.'
            : `Alle ${photosOf(learn)}, die zum Lernen kamen, werden gelernt.`
          : '',
      validation > 0 && drawn > 0
        ? `Von den Fotos ohne Teil ${drawn === 1 ? 'wird' : 'werden'} gemäß dem zurückgehaltenen Anteil ${count(drawn)} zurückgehalten${test > 0 ? ', ebenfalls für die Wahl der Epoche' : ''}.`
        : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  }),
  acrossParts: (photos: number) => ({
    title: 'Mit den Fotos gekommene Teile',
    sentence: `${photosOf(photos)} ausgelassen: dasselbe Exemplar oder Bild kam auch für die Validierung oder den Test und bleibt dort.`,
  }),
  onlyHeldOut: (names: readonly string[]) => ({
    title: 'Nichts zum Lernen',
    sentence: `${taxaOf(names.length)} ausgelassen, da alle Fotos für die Validierung oder den Test kamen: ${listed(names)}.`,
  }),
  chooseAndJudge: (choosing: Part, judging: Part) => ({
    title: 'Wählen und beurteilen',
    sentence: `${photosOf(choosing.photos)} von ${counted(choosing.specimens, 'anderen Exemplar', 'anderen Exemplaren')} ${choosing.photos === 1 ? 'dient' : 'dienen'} der Wahl der Epoche; ${photosOf(judging.photos)} von ${count(judging.specimens)} wieder anderen ${judging.photos === 1 ? 'beurteilt das Modell, und kein Teil des Laufs sieht es an' : 'beurteilen das Modell, und kein Teil des Laufs sieht sie an'}.`,
  }),
  /** `enough`: held-out photos from which on they are divided, about. */
  allChooseAndJudge: (photos: number, enough: number) => ({
    title: 'Wählen und beurteilen',
    sentence: `${photos === 1 ? 'Das eine zurückgehaltene Foto bestimmt die Wahl der Epoche und beurteilt' : `Alle ${count(photos)} zurückgehaltenen Fotos bestimmen die Wahl der Epoche und beurteilen`} auch das Modell, was ihm ein wenig schmeichelt. Ab etwa ${enough} zurückgehaltenen Fotos dient ein Drittel der Wahl, die übrigen beurteilen.`,
  }),
  memory: (batch: number, smaller: number) => ({
    title: 'Speicher',
    sentence: `Ein Stapel von ${batch} braucht mehr Speicher, als hier frei ist. Wählen Sie einen Stapel von ${smaller}.`,
  }),
  boxes: (photos: number) => ({
    title: 'Rahmen',
    sentence: `Bei ${photosOf(photos)} sieht das Netz nur den markierten Rahmen an.`,
  }),
  noCopies: { title: 'Genaue Kopien', sentence: 'Kein Foto, das gelernt würde, ist doppelt vorhanden.' },
  copies: (photos: number) => ({
    title: 'Genaue Kopien',
    sentence: `${photosOf(photos)} ausgelassen: genaue Kopien anderer, die gelernt werden.`,
  }),
  contradicting: (photos: number) => ({
    title: 'Zwei Namen, ein Foto',
    sentence: `${photosOf(photos)} ausgelassen: dasselbe Bild steht unter zwei Namen. Einer davon ist falsch.`,
  }),
  enough: (minimum: number) => ({
    title: 'Genug von jedem Taxon',
    sentence: `Jedes Taxon hat mindestens ${minimum} Exemplare.`,
  }),
  tooFew: (names: readonly string[], minimum: number) => ({
    title: 'Genug von jedem Taxon',
    sentence: `${taxaOf(names.length)} mit weniger als ${minimum} Exemplaren ausgelassen: ${listed(names)}.`,
  }),
  qualified: (photos: number) => ({
    title: 'Unsichere Namen',
    sentence: `${photosOf(photos)} ausgelassen: der Name ist offen (cf., aff., nr. oder ?).`,
  }),
  tooWide: (photos: number) => ({
    title: 'Nur bis zu einem höheren Taxon bestimmt',
    sentence: `${photosOf(photos)} ausgelassen: gelernt werden Taxa innerhalb dessen, worauf sie bestimmt sind.`,
  }),
  labels: (photos: number) => ({
    title: 'Etikettenfotos',
    sentence: `${counted(photos, 'Etikettenfoto', 'Etikettenfotos')} ausgelassen: zu sehen ist Schrift, nicht das Exemplar.`,
  }),
  unreadable: (photos: number) => ({
    title: 'Nicht lesbar',
    sentence: `${photosOf(photos)} ausgelassen: ${photos === 1 ? 'die Datei ist' : 'die Dateien sind'} nicht lesbar.`,
  }),
  /** `from`: the lowest stage that learns. */
  layersByChance: (from: string) => ({
    title: 'Schichten, die nicht lernen',
    sentence: `${NO_WEIGHTS}, daher bleiben die Schichten unter ${from === 'last-layer' ? 'der letzten' : from} so, wie der Zufall sie macht. Wählen Sie Startgewichte, oder lassen Sie alle Schichten lernen.`,
  }),
  batchNormByChance: {
    title: 'Batch-Norm',
    sentence: `${NO_WEIGHTS}, daher hat die Batch-Norm noch nichts gelernt, was sich zu behalten lohnt. Wählen Sie Startgewichte, oder lassen Sie die Batch-Norm lernen.`,
  },
  learnedUnknown: {
    title: 'Schon früher zurückgehalten',
    sentence:
      'Was das Modell, von dem dieser Lauf ausgeht, gelernt hat, ist hier nicht bekannt. Waren jetzt zurückgehaltene Exemplare darunter, fällt die gemessene Genauigkeit zu gut aus.',
  },
  learnedNone: {
    title: 'Schon früher zurückgehalten',
    sentence: 'Das Modell, von dem dieser Lauf ausgeht, hat aus keinem der jetzt zurückgehaltenen Exemplare gelernt.',
  },
  /** `seed` and `share` (0..1) are those of the model's own run. */
  learnedSome: (learned: number, heldOut: number, seed: number, share: number) => ({
    title: 'Schon früher zurückgehalten',
    sentence: `Das Modell, von dem dieser Lauf ausgeht, hat aus ${learned} von ${heldOut} jetzt zurückgehaltenen Exemplaren gelernt, die gemessene Genauigkeit fällt daher zu gut aus. Mit Startwert ${seed} und ${Math.round(share * 100)} % zurückgehalten, wie in seinem Lauf, sind es wieder weitgehend dieselben Exemplare.`,
  }),
} as const;

/** Why a run cannot start. */
export const TRAINING_STOPS = {
  unasked:
    'Noch kein Start möglich: niemand hat hier dem Lesen dieser Fotos zugestimmt. Siehe „Fotoordner“ im Menü unter dem Namen des Katalogs.',
  nothingChooses:
    'Noch kein Start möglich: alle zurückgehaltenen Fotos kamen für den Test, und kein Taxon hat zwei weitere Exemplare, von denen eines der Wahl der Epoche dienen könnte. Bestimmen Sie mehr, oder lesen Sie Fotos für die Validierung ein.',
  noNames:
    'Noch kein Start möglich: kein Foto ist von einer Person bestimmt. Bestimmen Sie einige in der Durchsicht, oder übernehmen Sie Namen aus Ordnernamen.',
  tooFewTaxa: (taxa: number, minimum: number) =>
    `Noch kein Start möglich: ${taxa === 0 ? 'kein Taxon hat' : 'nur ein Taxon hat'} ${minimum} bestimmte Exemplare, nötig sind zwei Taxa. Bestimmen Sie mehr, oder verlangen Sie weniger Exemplare pro Taxon.`,
} as const;

/** Why a taxon is left out. */
export function tooFewSpecimens(specimens: number, minimum: number): string {
  return `${specimensOf(specimens)}; nötig sind ${minimum}`;
}

/** The same, of a taxon whose photos all came for validation or for the test. */
export const nothingToLearn = () => 'kein Foto zum Lernen';

/** "12 Fotos kamen für den Test, … und 3 für die Validierung, …". */
function listedParts(parts: readonly (readonly [photos: number, what: string])[]): string {
  return parts
    .filter(([photos]) => photos > 0)
    .map(([photos, what], at) =>
      at === 0 ? `${counted(photos, 'Foto kam', 'Fotos kamen')} ${what}` : `${count(photos)} ${what}`,
    )
    .join(', und ');
}

/** The first of them. */
export function listed(names: readonly string[]): string {
  const first = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${first} und ${names.length - MOST_NAMES} weitere` : first;
}
