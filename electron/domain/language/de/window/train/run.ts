/* What the window says, in German, of a run: under way, ended, in the list of all. Each text is whole, values and all. */
import type { Snapshot, Summary } from '../../../en/window/train/run.ts';
import { PHASES } from '../../jobs.ts';
import { ACTS } from '../../acts.ts';
import { count, counted, decimal, fixed, lossWords, percent, rateWords } from '../../words.ts';

/** The photos that a run looks at after each epoch. */
type Choosing = 'validation' | 'held-out';
const CHOOSING = { validation: 'Validierung', 'held-out': 'zurückgehalten' } as const;

const NEW_RUN = 'Neuer Lauf';
const COULD_NOT_START = 'Der Lauf konnte nicht beginnen';
const LOOK = 'Ansehen';
const GO_ON = 'Fortsetzen';
const LEARNING_RATE = 'Lernrate';
const EPOCHS_DONE = (done: number, all: number) => `${done} von ${all}`;

/** '…' where nothing is known yet. */
const known = (value: number | null, words: (value: number) => string) => (value === null ? '…' : words(value));

export const TRAIN_SCREEN = {
  title: 'Training',
  newRun: NEW_RUN,
  runs: 'Läufe',
  view: 'Ansicht',
  /** What a run is called that nobody has named. */
  proposedName: (number: number) => `Lauf ${number}`,
  setUpTab: 'Einrichten und prüfen',
  /** null: not known yet. */
  liveTab: (name: string | null) => `${name ?? 'Lauf'}, live`,
  allTab: 'Alle Läufe',
  summary: ({ mode, depth, size, batchSize, startFrom }: Summary) => {
    const learning = mode === 'quick' ? 'letzte Schicht' : 'alle Schichten';
    return `ResNet${depth}, ${learning}, ${size} px, Stapel ${batchSize}, ${BEGINNINGS[startFrom?.kind ?? 'nothing']}`;
  },
} as const;

const BEGINNINGS = {
  nothing: 'ab Zufallsgewichten',
  weights: 'ab Startgewichten',
  model: 'ab einem anderen Modell',
} as const;

export const RUNS_LIST = {
  none: 'Noch keine Läufe',
  noneText: 'Jeder Trainingslauf steht hier mit seinen Kurven, seinem Protokoll und seinen Einstellungen.',
  setUp: 'Den ersten einrichten',
  run: 'Lauf',
  begun: 'Begonnen',
  epochs: 'Epochen',
  epochsDone: EPOCHS_DONE,
  best: 'Beste, zurückgehalten',
  state: 'Zustand',
  states: {
    running: 'lernt',
    paused: 'angehalten',
    interrupted: 'unterbrochen, fortsetzbar',
    done: 'fertig',
    cancelled: 'gestoppt, fortsetzbar',
    failed: 'fehlgeschlagen',
  },
  /** Of runs whose files are gone. */
  discardedStates: { interrupted: 'unterbrochen, verworfen', cancelled: 'gestoppt, verworfen' },
  room: 'Platz',
  removal: 'Verwerfen',
  /** Of a run that is done; its model stays. */
  removeSnapshots: {
    button: 'Zwischenstände entfernen…',
    label: (run: string) => `Zwischenstände von ${run} entfernen`,
    verb: 'Seine Zwischenstände entfernen',
  },
  discard: { button: 'Verwerfen…', label: (run: string) => `${run} verwerfen`, verb: 'Den Lauf verwerfen' },
} as const;

/** The newest run stands still: said before another one is begun. */
export const UNFINISHED = {
  label: 'Ein Lauf steht still',
  /** `head` is bold; `asked`: a person stopped it. */
  stands: (run: string, asked: boolean, done: number, all: number) => ({
    head: `${run} wurde ${asked ? 'gestoppt' : 'unterbrochen'}`,
    rest: `nach ${EPOCHS_DONE(done, all)} Epochen. Er lässt sich ab seinem letzten Checkpoint fortsetzen.`,
  }),
  look: LOOK,
  goOn: (run: string) => `${run} fortsetzen`,
} as const;

export const RUN_VIEW = {
  preparing: PHASES.preparing,
  preparingLabel: 'Der Lauf wird vorbereitet',
  preparingText:
    'Fotos werden nach Exemplaren aufgeteilt, und das Netz wird gebaut. Der erste Schritt kommt in einigen Sekunden.',
  stop: ACTS.stop,
  couldNotStart: COULD_NOT_START,
} as const;

export const RUN_HEAD = {
  bar: 'Lauf',
  barValue: (epoch: number, epochs: number) => `Epoche ${epoch} von ${epochs}`,
  cycleTip: (cycle: number, epochs: number) => `Zyklus ${cycle}: ${counted(epochs, 'Epoche', 'Epochen')}`,
  epoch: 'Epoche',
  cycle: 'Zyklus',
  step: 'Schritt',
  /** `all` is small. */
  outOf: (done: number, all: number) => ({ done: count(done), all: `von ${count(all)}` }),
  pace: 'Fotos pro Sekunde',
  paceValue: (perSecond: number) => fixed(perSecond, perSecond < 20 ? 1 : 0),
  gone: 'Vergangen',
  left: 'Verbleibend',
  memory: 'Speicher',
  best: { validation: 'Beste, Validierung', 'held-out': 'Beste, zurückgehalten' },
  /** Small, after the accuracy. */
  bestEpoch: (epoch: number) => `Epoche ${epoch}`,
  photos: 'Fotos',
  /** Small, after the photos to learn from. */
  heldOut: (photos: number) => `und ${count(photos)} zurückgehalten`,
  validationAndTest: (validation: number, test: number) => `+ ${count(validation)} Validierung + ${count(test)} Test`,
  validationAndTestTip: 'Diese wählen die Epoche; jene beurteilen sie, und kein Teil des Laufs sieht sie an.',
  taxa: 'Taxa',
  stopHere: 'Hier stoppen',
  stopAndKeep: 'Stoppen, Bestes behalten',
  goOn: GO_ON,
  pause: 'Anhalten',
} as const;

export const RUN_END = {
  gained: 'Was es gewonnen hat',
  done: 'Der Lauf ist fertig',
  /** Bold, before what is kept. */
  learnt: (run: string) => `${run} hat gelernt.`,
  judging: (photos: number) =>
    photos === 1
      ? '1 Testfoto, das kein Teil des Laufs ansah, beurteilt ihn.'
      : `${count(photos)} Testfotos, die kein Teil des Laufs ansah, beurteilen ihn.`,
  /** `ended`: how recognition ended, such as "96 photos recognised". */
  recognised: (ended: string) => `${ended}.`,
  recognise: 'Die übrigen mit diesem Modell erkennen',
  evaluate: 'Ansehen, wie gut es ist',
  review: 'Zur Durchsicht',
  logSays: 'Das Protokoll sagt, was geschah.',
  /** `step`: 0 where none was made. */
  failed: (step: number) => `Der Lauf brach ab${at(step)}`,
  stands: 'Der Lauf steht still',
  /** Bold. */
  standsAt: {
    cancelled: (step: number) => `Gestoppt${at(step)}.`,
    interrupted: (step: number) => `Unterbrochen${at(step)}.`,
  },
  goesOn: {
    cancelled: 'Nichts ist verloren; er geht von hier weiter, genau wie er es getan hätte.',
    interrupted:
      'Er geht ab seinem letzten Checkpoint weiter; was seither gelernt wurde, höchstens zwei Minuten, wird erneut gelernt.',
  },
  discarded:
    'Seine Checkpoints wurden entfernt, um Platz zu schaffen, er lässt sich nicht fortsetzen; Kurven, Protokoll und Einstellungen bleiben.',
  againWithRate: (rate: number) => `Neu beginnen mit Lernrate ${rateWords(rate)}`,
  againWithBatch: (batch: number) => `Neu beginnen mit Stapel ${batch}`,
  goOn: GO_ON,
  otherSettings: 'Andere Einstellungen',
} as const;

function at(step: number): string {
  return step > 0 ? ` bei Schritt ${count(step)}` : '';
}

export const RUN_LOG = {
  label: 'Protokoll',
  title: 'Was geschah',
  list: 'Was geschah, das Neueste zuerst',
  snapshots: 'Aufbewahrte Zwischenstände',
  keptAt: 'Aufbewahrt bei',
  accuracy: { validation: 'Validierung', 'held-out': 'Zurückgehalten' },
  /** `cycle`: that it ends; null: none. `live`: the run goes on. */
  snapshot: ({ epoch, cycle, best }: Snapshot, live: boolean) =>
    [
      `Epoche ${epoch}`,
      ...(cycle === null ? [] : [`Ende von Zyklus ${cycle}`]),
      ...(best ? [live ? 'bisher beste' : 'beste'] : []),
    ].join(', '),
  noSnapshots: 'Aufbewahrt werden die beste Epoche und das Ende jedes Zyklus.',
  meanwhile:
    'Durchsicht, Suche und Import gehen derweil wie gewohnt weiter. Wird der Computer ausgeschaltet, lässt sich der Lauf ab seinem letzten Checkpoint fortsetzen.',
} as const;

/** Accuracies 0..1; null: not known yet. */
export const RUN_PLOTS = {
  loss: 'Verlust',
  lossPlot: 'Verlust über die Epochen',
  accuracy: 'Anteil richtig',
  accuracyPlot: 'Anteil richtig über die Epochen',
  rate: LEARNING_RATE,
  ratePlot: 'Lernrate über die Epochen',
  learningTip: 'Gleitendes Mittel über etwa ein Achtel einer Epoche',
  learningLoss: (loss: number | null) => `Lernen ${known(loss, lossWords)}`,
  choosingLoss: (choosing: Choosing, loss: number | null) => `${CHOOSING[choosing]} ${known(loss, lossWords)}`,
  learningAccuracy: (accuracy: number | null) => `Lernen ${known(accuracy, percent)}`,
  choosingAccuracy: (choosing: Choosing, accuracy: number | null) =>
    `${CHOOSING[choosing]} ${known(accuracy, percent)}`,
  rates: {
    /** At the reading line. */
    read: (rate: number | null) => `dort ${known(rate, rateWords)}`,
    now: (rate: number | null) => `jetzt ${known(rate, rateWords)}`,
    last: (rate: number | null) => `zuletzt ${known(rate, rateWords)}`,
  },
  atEpoch: (epoch: number) => `bei Epoche ${decimal(epoch, 2)}`,
  best: (accuracy: number, epoch: number) => `beste ${percent(accuracy)}, Epoche ${epoch}`,
  nextRestartAt: (epoch: number) => `nächster Neustart bei Epoche ${decimal(epoch, 2)}`,
  /** At the lines of restarts. */
  nextRestart: 'nächster Neustart',
  restart: 'Neustart',
  warmRestart: 'Neustart',
  /** At a dot. */
  kept: (accuracy: number) => `${fixed(accuracy * 100, 1)}, aufbewahrt`,
  extent: 'Umfang der Kurven',
  toNextRestart: 'Bis zum nächsten Neustart',
  wholeRun: 'Ganzer Lauf',
  tableHeads: {
    validation: tableHead('Validierung'),
    'held-out': tableHead('zurückgehalten'),
  },
  /** Read aloud when the reading line moves. */
  reading: (epoch: number, choosing: Choosing, accuracy: number | null, loss: number | null) =>
    `Epoche ${decimal(epoch, 2)}: ${CHOOSING[choosing]} ${known(accuracy, percent)}, Verlust ${known(loss, lossWords)}`,
  keys: {
    back: 'Ableselinie: zurück',
    forward: 'Ableselinie: vor',
    first: 'Ableselinie: zum Anfang',
    newest: 'Ableselinie: zum Neuesten',
    away: 'Ableselinie: weg',
  },
} as const;

function tableHead(choosing: string): readonly string[] {
  return [
    'Epoche',
    'Verlust, Lernen',
    `Verlust, ${choosing}`,
    'Anteil richtig, Lernen',
    `Anteil richtig, ${choosing}`,
    LEARNING_RATE,
  ];
}

export const SAVE_PLOTS = {
  label: 'Die Kurven speichern',
  button: 'Speichern',
  kinds: { png: 'Bild (PNG)', svg: 'Zeichnung (SVG)', csv: 'Zahlen jeder Epoche (CSV)' },
  /** Of a file, where the run's name holds nothing that a file's may. */
  fileName: (run: number) => `Lauf ${run}`,
} as const;

export const LEARN_ON = {
  label: 'Weiterlernen',
  named: (specimens: number, newTaxa: number, model: string) =>
    `${counted(specimens, 'Exemplar', 'Exemplare')} benannt, seit „${model}“ gelernt hat${newTaxa > 0 ? `; ${counted(newTaxa, 'Taxon', 'Taxa')} neu für das Modell` : ''}.`,
  act: (model: string) => `Von ${model} weiterlernen…`,
} as const;
