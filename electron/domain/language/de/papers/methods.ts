/* The methods paragraph of a paper, in German, sentence by sentence: how a model was made and measured, with every number. */
import type { Interval, Network, Part, Proportion, SameModel, Settings } from '../../en/papers/methods.ts';
import { RANKS } from '../terms.ts';
import { asItIs, count, counted, fixed, percent, percentRange, rateWords } from '../words.ts';

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');
/** After "von", "zu" or "nach". */
const specimensOf = (specimens: number) => counted(specimens, 'Exemplar', 'Exemplaren');
const epochsOf = (epochs: number) => counted(epochs, 'Epoche', 'Epochen');

/** A rank by the word that programs have for it. */
const rankWord = (rank: string) => (RANKS as Readonly<Record<string, string>>)[rank] ?? rank;

const part = ({ photos, specimens }: Part) => `${photosOf(photos)} von ${specimensOf(specimens)}`;
const range = ({ low, high }: Interval) => percentRange(low, high);
const network = ({ depth, size }: Network) =>
  `Das Netz ist ein ResNet-${depth} (He et al. 2016) auf Bildern von ${size} x ${size} Pixeln`;
const fell = (from: number, to: number) =>
  `die Lernrate fiel entlang eines Kosinus von ${rateWords(from)} auf ${rateWords(to)}`;

export const METHODS = {
  model: (name: string, taxa: number, collection: string) =>
    `Das Modell „${name}“ unterscheidet ${count(taxa)} Taxa der Sammlung „${collection}“.`,
  /** How specimens were held out. `share`: 0..1. */
  drawn: (share: number, seed: number) =>
    `in jedem Taxon wurden etwa ${Math.round(share * 100)} % der Exemplare, zufällig gezogen (Startwert ${seed}), mit allen ihren Fotos zurückgehalten`,
  /** `heldOut`: photos for validation and for the test together; `drawn`: how those were held out that did not come so. */
  cameDivided: (
    { validation, test }: { readonly validation: number; readonly test: number },
    heldOut: number,
    drawn: string,
  ) => {
    const came = [
      ...(validation > 0 ? [`${photosOf(validation)} zur Validierung`] : []),
      ...(test > 0 ? [`${photosOf(test)} zum Test`] : []),
    ].join(' und ');
    const others = heldOut > validation + test ? `; von den übrigen: ${drawn}` : '';
    return `Die Fotos kamen aufgeteilt, ${came}, und blieben es, kein Exemplar in zwei Teilen${others}; `;
  },
  wereDivided: (drawn: string, isValidated: boolean) => {
    const third = 'und etwa ein Drittel davon, mit demselben Startwert gezogen, wurde zur Validierung beiseitegelegt; ';
    return `Die Fotos wurden nach Exemplaren aufgeteilt: ${drawn}${isValidated ? `, ${third}` : '; '}`;
  },
  parts: (learning: Part, validation: Part | null, judging: Part) =>
    validation
      ? `dies ergab ${part(learning)} zum Training, ${part(validation)} zur Validierung und ${part(judging)} zum Test.`
      : `dies ergab ${part(learning)} zum Lernen und ${part(judging)} im zurückgehaltenen Teil.`,
  network: (of: Network) => `${network(of)}.`,
  trained: (
    settings: Settings,
    epochs: number,
    how: { isQuick: boolean; isFromNothing: boolean; schedule: string },
  ) => {
    const what = how.isQuick ? 'Nur seine letzte Schicht wurde' : 'Es wurde';
    const start = how.isFromNothing
      ? 'ausgehend von Zufallsgewichten'
      : 'ausgehend von den Gewichten eines zuvor trainierten Netzes';
    return `${what} ${start} über ${epochsOf(epochs)} in Stapeln von ${settings.batchSize} mit stochastischem Gradientenabstieg trainiert, mit Nesterov-Momentum ${asItIs(settings.momentum)}, Gewichtsabnahme (weight decay) ${asItIs(settings.weightDecay)} und Label-Glättung (label smoothing) ${asItIs(settings.labelSmoothing)}; ${how.schedule}.`;
  },
  schedules: {
    constant: ({ learningRate }: { readonly learningRate: number }) => `die Lernrate betrug ${rateWords(learningRate)}`,
    cosine: ({ learningRate, minLearningRate }: { readonly learningRate: number; readonly minLearningRate: number }) =>
      fell(learningRate, minLearningRate),
    restarts: (of: { learningRate: number; minLearningRate: number; firstCycle: number; cycleFactor: number }) =>
      `${fell(of.learningRate, of.minLearningRate)}, mit Neustarts (warm restarts, Loshchilov und Hutter 2017; erster Zyklus ${epochsOf(of.firstCycle)}, jeder spätere ${asItIs(of.cycleFactor)}-mal so lang)`,
  },
  warmup: (epochs: number) => `, nach einem linearen Aufwärmen von ${epochsOf(epochs)}`,
  /** `cropArea`, `colour`: 0..1. */
  augmented: (change: { rotation: number; cropArea: number; flip: boolean; colour: number }) =>
    `Die Bilder zum Training wurden um bis zu ${asItIs(change.rotation)} Grad gedreht, auf nicht weniger als ${Math.round(change.cropArea * 100)} % ihrer Fläche zugeschnitten${change.flip ? ', zufällig gespiegelt' : ''} und in der Farbe um bis zu ${Math.round(change.colour * 100)} % verändert.`,
  /** What the run did beyond the ordinary, in one sentence. */
  extras: (words: readonly string[]) => {
    const text = words.join('; ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
  ensemble: (members: number) =>
    `Die Netze am Ende seiner letzten ${members} Zyklen antworten gemeinsam, mit gemittelten Wahrscheinlichkeiten.`,
  kept: (epoch: number, isValidated: boolean) =>
    `Behalten wurden die Gewichte nach Epoche ${count(epoch)}, die bei den ${isValidated ? 'Validierungsfotos am besten war' : 'zurückgehaltenen Fotos am besten war; das kann den folgenden Zahlen etwas schmeicheln'}.`,
  testUnseen: 'Kein Teil des Trainings sah die Testfotos an.',
  boxed: (photos: number) =>
    `Von ${photosOf(photos)}, ${photos === 1 ? 'das' : 'die'} es ${photos === 1 ? 'beurteilt' : 'beurteilen'}, wurde dem Netz nur der Rahmen gezeigt, den ein anderes Programm markiert hatte.`,
  /** After "Fotos". */
  judging: { named: 'mit einem dieser Namen', heldOut: 'aus dem zurückgehaltenen Teil', test: 'zum Test' },
  shown: (one: { frame: number; sample: number; seed: number; judging: string }) => {
    if (one.sample < one.frame) {
      return `Eine einfache Zufallsstichprobe von ${count(one.sample)} der ${photosOf(one.frame)} ${one.judging} (Startwert ${one.seed}) wurde ihm gezeigt`;
    }
    return one.frame === 1
      ? `Das einzige Foto ${one.judging} wurde ihm gezeigt`
      : `Alle ${photosOf(one.frame)} ${one.judging} wurden ihm gezeigt`;
  },
  otherSince: (photos: number) =>
    photos === 1
      ? ' 1 zurückgehaltenes Foto, dessen Bild oder markierter Rahmen seit Beginn des Trainings ausgetauscht worden war, wurde zuvor ausgelassen.'
      : ` ${count(photos)} zurückgehaltene Fotos, deren Bild oder markierter Rahmen seit Beginn des Trainings ausgetauscht worden war, wurden zuvor ausgelassen.`,
  lost: (unreadable: number, changed: number) =>
    `; ${count(unreadable)} ${unreadable === 1 ? 'war' : 'waren'} nicht lesbar${changed > 0 ? ` oder seit dem Import verändert (${count(changed)})` : ''} und ${unreadable === 1 ? 'ist' : 'sind'} nicht gezählt`,
  ofFrame: (judging: string, accuracy: Proportion) =>
    `, und für die Fotos ${judging} ${range(accuracy)} mit Endlichkeitskorrektur`,
  effect: (effective: number, photos: number) =>
    `, mit einer effektiven Zahl von ${fixed(effective, 1)} Fotos, da Fotos eines Exemplars einander ähnlich sind: Designeffekt ${fixed(photos / effective, 2)}, Kish 1965`,
  named: (one: {
    accuracy: Proportion;
    top5: Proportion;
    specimens: number;
    toCome: { readonly accuracy: Interval; readonly top5: Interval };
    chance: number;
    /** What else is to say of the interval. */
    besides: string;
  }) =>
    `Es benannte ${count(one.accuracy.right)} von ${photosOf(one.accuracy.n)} von ${specimensOf(one.specimens)} richtig: ${percent(one.accuracy.value)} (95-%-Wilson-Score-Intervall für künftige Fotos ${range(one.toCome.accuracy)}${one.besides}); der richtige Name war bei ${percent(one.top5.value)} (${range(one.toCome.top5)}) unter seinen ersten fünf. Immer den häufigsten Namen zu nennen, wäre bei ${percent(one.chance)} richtig gewesen.`,
  ranks: (ranks: readonly { readonly rank: string; readonly accuracy: Proportion }[]) =>
    `Nach Rang waren richtig: ${ranks.map(({ rank, accuracy }) => `${rankWord(rank)} ${percent(accuracy.value)} (${range(accuracy)}, ${photosOf(accuracy.n)})`).join(', ')}.`,
  macro: (macro: { taxa: number; precision: number; recall: number; f1: number; f1Low: number; f1High: number }) =>
    `Mittel über ${count(macro.taxa)} Taxa: Präzision ${percent(macro.precision)}, Trefferquote ${percent(macro.recall)}, F1 ${percent(macro.f1)} (${percentRange(macro.f1Low, macro.f1High)}, 1.000 Bootstrap-Ziehungen der Exemplare).`,
  calibration: (one: { checkedOn: number; before: number; after: number; temperature: number; fitted: string }) =>
    `Der erwartete Kalibrierungsfehler (15 Klassen gleicher Breite) an ${photosOf(one.checkedOn)} betrug ${percent(one.before)}, und ${percent(one.after)} mit einer Temperatur von ${fixed(one.temperature, 3)}, ${one.fitted}.`,
  temperatureCame: 'die mit dem Modell kam',
  fitted: (photos: number, on: 'validation' | 'named' | 'others') => {
    const whose =
      on === 'validation'
        ? 'zur Validierung am Ende des Trainings'
        : `anderer Exemplare${on === 'named' ? ' (mit Startwert 0 gezogen)' : ''}`;
    return `nach der Maximum-Likelihood-Methode an ${photosOf(photos)} ${whose} angepasst`;
  },
  software: (version: string, tensorflow: string) =>
    `Verwendet wurde Vasculum ${version} mit TensorFlow ${tensorflow}.`,
} as const;

/** Of a model that came in a file. */
export const METHODS_FROM_FILE = {
  model: (name: string, taxa: number, day: string, credit: string | null) =>
    `Das Modell „${name}“ unterscheidet ${count(taxa)} Taxa; es kam in einer Datei, erstellt am ${day}${credit === null ? '' : ` (${credit})`}.`,
  network: (of: Network, members: number) =>
    `${network(of)}${members > 1 ? `; ${count(members)} Netze antworten gemeinsam, mit gemittelten Wahrscheinlichkeiten` : ''}.`,
  learned: ({ learnPhotos, heldOutPhotos }: { readonly learnPhotos: number; readonly heldOutPhotos: number }) =>
    `Laut seiner Datei lernte es aus ${photosOf(learnPhotos)}, und ${photosOf(heldOutPhotos)} ${heldOutPhotos === 1 ? 'wurde' : 'wurden'} zurückgehalten.`,
  measured: (collection: string, frame: Part) =>
    `Gemessen wurde es an der Sammlung „${collection}“: an ${part(frame)}, denen Personen ohne Vorbehalt einen der Namen gegeben hatten, die es kennt, jeder Inhalt einmal.`,
  unknown: (photos: number, taxa: number) =>
    `${photosOf(photos)} von ${counted(taxa, 'Taxon, das', 'Taxa, die')} es nicht kennt, ${photos === 1 ? 'wurde' : 'wurden'} ausgelassen.`,
  sameAs: ({ modelName, runName, usedPhotos, validated }: SameModel) => {
    const used = `${photosOf(usedPhotos)} von Exemplaren, aus denen es gelernt hatte${validated ? ' oder die seine Epoche gewählt hatten' : ''}, ${usedPhotos === 1 ? 'wurde' : 'wurden'} ausgelassen`;
    return `Es ist dasselbe wie das Modell „${modelName}“, das der Lauf „${runName}“ dieser Sammlung hervorbrachte; ${used}${validated ? '' : ', Fotos aber, die seine Epoche gewählt hatten, nicht'}.`;
  },
  learnedUnknown: 'Ob es aus einem dieser Fotos gelernt hatte, ist nicht bekannt.',
} as const;
