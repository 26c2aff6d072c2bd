/* What stands in the figures of a paper and below them, and what is said of figures that are missing; in German. */
import type { Answered, Rate } from '../../en/papers/figures.ts';
import { RANKS } from '../terms.ts';
import { asItIs, count, counted, fixed, percent, percentRange } from '../words.ts';

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');
const epochsOf = (epochs: number) => counted(epochs, 'Epoche', 'Epochen');
const stepsOf = (steps: number) => counted(steps, 'Schritt', 'Schritten');

/** Photos that judge a model, by the word that programs have for them: after an article or a preposition, and after a number. */
const JUDGING: Readonly<Record<string, readonly [definite: string, counted: string]>> = {
  test: ['Testfotos', 'Testfotos'],
  validation: ['Validierungsfotos', 'Validierungsfotos'],
  'held-out': ['zurückgehaltenen Fotos', 'zurückgehaltene Fotos'],
  named: ['benannten Fotos', 'benannte Fotos'],
};

/** After "an", "der", "alle": also after a number there. */
const judgedOn = (judging: string) => JUDGING[judging]?.[0] ?? 'Fotos';
const someOf = (judging: string) => JUDGING[judging]?.[1] ?? 'Fotos';

/** A rank by the word that programs have for it. */
const rankWord = (rank: string) => (RANKS as Readonly<Record<string, string>>)[rank] ?? rank;

/** Titles of axes, keys of legends, words beside marks. */
export const FIGURE_WORDS = {
  epoch: 'Epoche',
  learningRate: 'Lernrate',
  restart: 'Neustart',
  snapshotKept: 'Zwischenstand aufbewahrt',
  endedHere: 'endete hier',
  loss: 'Verlust, nat',
  accuracy: 'Anteil richtig',
  learning: 'Lernen',
  validation: 'Validierung',
  heldOut: 'zurückgehalten',
  rate: 'Rate',
  kept: (epochs: readonly number[]) => `aufbewahrt: ${epochs.length > 1 ? 'Epochen' : 'Epoche'} ${listed(epochs)}`,
  certainty: 'Sicherheit',
  shareRight: 'Anteil richtig',
  photos: 'Fotos',
  before: (error: number) => `vorher, Fehler ${percent(error)}`,
  after: (error: number) => `nachher, Fehler ${percent(error)}`,
  label: 'Bestimmung',
  predictedAs: 'Vorhergesagt als',
  shareOfPhotos: 'Anteil richtiger Fotos',
  rightAtRank: 'Richtig auf dem Rang',
  interval: (value: number, low: number, high: number) => `${percent(value)} (${percentRange(low, high)})`,
  ofPhotos: (right: number, photos: number, taxa: number) =>
    `${count(right)} von ${photosOf(photos)}, ${counted(taxa, 'Taxon', 'Taxa')}`,
  holds: (photos: number, specimens: number) => `${photosOf(photos)}, ${counted(specimens, 'Exemplar', 'Exemplare')}`,
  photoNotThere: 'Foto nicht vorhanden',
  verdict: (isRight: boolean, certainty: string) => `${isRight ? 'richtig' : 'falsch'}, ${certainty}`,
  labelled: 'bestimmt',
  predicted: 'Vorhersage',
} as const;

function listed(epochs: readonly number[]): string {
  return epochs.length > 1 ? `${epochs.slice(0, -1).join(', ')} und ${epochs.at(-1)}` : epochs.join('');
}

const annealing = ({ learningRate, minLearningRate }: Rate) =>
  `Kosinusabfall von ${asItIs(learningRate)} auf ${asItIs(minLearningRate)}`;

export const CAPTIONS = {
  /** The end of a caption where there are several; sheets count from 0. */
  sheet: (sheet: number, sheets: number) => (sheets > 1 ? ` Blatt ${sheet + 1} von ${sheets}.` : ''),
  collection: (one: { modelName: string; seed: number; photos: number }, each: number) =>
    `Eine Stichprobe aus dem Datensatz von ${one.modelName}: bis zu ${photosOf(each)} jedes Taxons, zufällig gezogen (Startwert ${one.seed}) aus denen, die ein Exemplar zeigen; insgesamt ${photosOf(one.photos)}.`,
  predictions: (
    one: { modelName: string; judging: string; seed: number },
    of: { right: number; n: number; low: number; high: number },
  ) => {
    const { right, n, low, high } = of;
    const interval =
      low < high ? `; 95-%-Intervall für die Fotos, aus denen gezogen wurde: ${percentRange(low, high)}` : '';
    return `Vorhersagen von ${one.modelName} für eine einfache Zufallsstichprobe von ${n} ${judgedOn(one.judging)} (Startwert ${one.seed}): ${right} richtig (${percent(right / n)}${interval}). Unter jedem Foto stehen seine Nummer, der Name laut Bestimmung, der vorhergesagte Name und die Sicherheit. Rahmen und Kreuz kennzeichnen die falschen.`;
  },
  answered: (one: Answered) => {
    const { named, learned } = one;
    const judged =
      named === 0
        ? 'keines hat eine Person benannt'
        : `${count(named)} hat eine Person benannt, davon ${count(one.alike)} gleich`;
    const known =
      learned > 0
        ? ` Aus ${count(learned)} davon hat das Modell gelernt: Wie gut es erkennt, ist hier nicht abzulesen.`
        : '';
    return `Vorhersagen von ${one.modelName} für eine einfache Zufallsstichprobe von ${count(one.photos)} aus ${counted(one.of, 'gewählten Foto', 'gewählten Fotos')}, die es beantwortet hat (Startwert ${one.seed}): ${judged}.${known} Unter jedem Foto stehen seine Nummer, der von einer Person gegebene Name, der vorhergesagte Name und die Sicherheit. Rahmen und Kreuz kennzeichnen die, bei denen die Namen verschieden sind.`;
  },
  schedule: (one: {
    run: string;
    epochs: number;
    stepsPerEpoch: number;
    rate: string;
    restarts: boolean;
    snapshots: boolean;
    epochsDone: number;
  }) =>
    [
      `Lernrate von ${one.run} über ${epochsOf(one.epochs)} zu ${stepsOf(one.stepsPerEpoch)}: ${one.rate}`,
      ...(one.restarts ? ['gepunktete Linien sind Neustarts'] : []),
      ...(one.snapshots ? ['Ringe sind Zwischenstände, aufbewahrt am Ende eines Zyklus'] : []),
      ...(one.epochsDone < one.epochs ? [`der Lauf endete nach ${epochsOf(one.epochsDone)}`] : []),
    ].join('; ') + '.',
  rates: {
    constant: ({ learningRate }: Rate, warmup: string) => `konstant ${asItIs(learningRate)}${warmup}`,
    cosine: (rate: Rate, warmup: string) => `${annealing(rate)}${warmup}`,
    restarts: (rate: Rate, warmup: string) =>
      `${annealing(rate)} mit Neustarts (warm restarts), der erste Zyklus zu ${epochsOf(rate.firstCycle)}${rate.cycleFactor > 1 ? `, jeder ${asItIs(rate.cycleFactor)}-mal so lang wie der vorige` : ''}${warmup && `,${warmup}`}`,
  },
  warmup: (epochs: number) => ` nach einem Aufwärmen von ${epochsOf(epochs)}`,
  fitting: (one: {
    run: string;
    epochs: number;
    stepsPerEpoch: number;
    learnPhotos: number;
    judgingPhotos: number;
    isValidated: boolean;
  }) =>
    `${one.run} über ${epochsOf(one.epochs)} zu ${stepsOf(one.stepsPerEpoch)}: mittlerer Verlust und Anteil richtig bei den gelernten Fotos (${count(one.learnPhotos)}, so wie sie zum Lernen verändert wurden) und bei den ${one.isValidated ? 'Validierungsfotos' : 'zurückgehaltenen'} (${count(one.judgingPhotos)}), sowie die Lernrate.`,
  keptEpochs: (epochs: readonly number[]) =>
    ` Aufbewahrt sind die Epochen ${listed(epochs)}, deren Netze gemeinsam antworten.`,
  keptEpoch: (epoch: number, right: number, judging: string) =>
    ` Aufbewahrt ist Epoche ${epoch}, mit ${percent(right)} der ${judgedOn(judging)} richtig.`,
  confusion: (model: string, photos: number, judging: string, rank: string | null) =>
    `Verwechslungsmatrix von ${model} an ${count(photos)} ${judgedOn(judging)}${rank === null ? '' : `, nach ${rankWord(rank)}`}: Zeilen sind die Namen laut Bestimmung, Spalten die vorhergesagten Namen; die letzte Spalte nennt, wie viele Fotos so bestimmt sind. Grün ist richtig, Braun falsch; je kräftiger, desto größer der Anteil an der Zeile.`,
  reliability: (one: {
    model: string;
    temperature: number;
    fitted: string;
    before: number;
    after: number;
    inUse: boolean;
  }) =>
    `Kalibrierung von ${one.model}: Anteil richtig gegen Sicherheit in 15 Klassen, mit 95-%-Wilson-Intervallen, und Fotos in jeder Klasse, vor und nach Teilung der Logits durch ${fixed(one.temperature, 3)} (${one.fitted}). Erwarteter Kalibrierungsfehler ${percent(one.before)} vorher, ${percent(one.after)} nachher${one.inUse ? '' : '; die Temperatur ist nicht in Gebrauch'}. Auf der gestrichelten Linie stimmen Sicherheit und Anteil richtig überein.`,
  temperatureCame: (photos: number) =>
    `mit dem Modell gekommen; gezeichnet für ${counted(photos, 'benanntes Foto', 'benannte Fotos')}`,
  fitted: (fittedOn: number, checkedOn: number, isValidated: boolean) =>
    isValidated
      ? `angepasst an ${counted(fittedOn, 'Validierungsfoto', 'Validierungsfotos')}, gezeichnet für die ${count(checkedOn)} Testfotos`
      : `angepasst an ${photosOf(fittedOn)}, gezeichnet für die ${count(checkedOn)} anderen`,
  ranks: (model: string, judging: string) =>
    `Anteil richtig von ${model} auf jedem Rang, für künftige Fotos, die wie die ${judgedOn(judging)} aufgenommen sind: Ein Foto ist auf einem Rang richtig, wo Bestimmung und vorhergesagter Name zu demselben Taxon dieses Ranges gehören. Linien sind 95-%-Wilson-Intervalle, mit dem Designeffekt mehrerer Fotos eines Exemplars.`,
} as const;

/** What is missing, why, and how to get it. */
export const MISSING_FIGURES = {
  taxa: (without: number, taxa: number, model: string) =>
    `figure-1-collection ist ohne ${without} der ${taxa} Taxa von ${model}: In diesem Katalog hat kein Foto davon einen Namen von einer Person. Einige einlesen oder benennen.`,
  photos: (photos: number) =>
    photos === 1
      ? '1 für figure-1-collection gezogenes Foto war nicht lesbar; ein anderes steht dafür, wo es eines gibt. Das Laufwerk verbinden, auf dem es liegt, und die Abbildungen noch einmal schreiben.'
      : `${count(photos)} für figure-1-collection gezogene Fotos waren nicht lesbar; andere stehen dafür, wo es welche gibt. Das Laufwerk verbinden, auf dem sie liegen, und die Abbildungen noch einmal schreiben.`,
  fromFile: (model: string) =>
    `schedule und fitting fehlen: ${model} kam in einer Datei, und der Verlauf seines Trainings blieb dort, wo es lernte.`,
  noEpoch: (run: string) => `fitting fehlt: Keine Epoche von ${run} wurde beendet.`,
  nameMore: 'Mehr Exemplare seiner Taxa benennen.',
  holdOutMore: 'Mit mehr zurückgehaltenen Fotos trainieren.',
  measureAll: (model: string, judging: string, isNamed: boolean) =>
    `${model} an ${isNamed ? 'allen' : 'allen seinen'} ${judgedOn(judging)} messen.`,
  fewValidated: (how: string) =>
    `reliability fehlt: Zu wenige Testfotos wurden gemessen, oder zu wenige Validierungsfotos waren lesbar, um zu sagen, wie gut es kalibriert ist. ${how}`,
  few: (judging: string, how: string) =>
    `reliability fehlt: Zu wenige ${someOf(judging)} wurden gemessen, um eine Temperatur an einigen anzupassen und an anderen zu prüfen. ${how}`,
  ranks: 'ranks fehlt: Die Taxa haben keinen Rang, auf dem sie sich im Baum dieses Katalogs unterscheiden.',
  notMeasured: (model: string) =>
    `figure-2-predictions, table-1, confusion, reliability, ranks und methods.txt fehlen: ${model} wurde noch nicht gemessen. Auf der Seite Auswertung oder mit "vasculum evaluate" messen, dann die Abbildungen noch einmal schreiben.`,
  noneAnswered: (model: string) =>
    `figure-2-predictions und table-1 fehlen: ${model} hat keines dieser Fotos beantwortet. Sie zuerst erkennen lassen.`,
  network: (why: string) => `network.csv fehlt: ${why}`,
} as const;
