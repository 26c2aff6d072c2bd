/* What the window says, in German, where a run is set up and checked. Each text is whole, values and all. */
import { aboutDuration, counted, decimal, pace } from '../../words.ts';

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');

export const SET_UP = {
  view: {
    settings: 'Einstellungen',
    check: 'Prüfung vor dem Start',
    withoutMissing: 'Ohne fehlende Fotos fortfahren',
    couldNotStart: 'Der Lauf konnte nicht beginnen',
    startWithBatch: (batch: number) => `Mit Stapel ${batch} starten`,
    photosPerTaxon: 'Fotos je Taxon',
    learn: 'Lernen',
    validation: 'Validierung',
    validationTip: 'Sie wählen die Epoche, die bleibt',
    test: 'Test',
    testTip: 'Sie beurteilen das Modell; kein Teil des Laufs sieht sie an',
    heldOut: 'zurückgehalten',
    noTaxa: 'Taxa stehen hier, sobald Personen Fotos davon benannt haben.',
  },
  verdicts: { ok: 'Gut:', warn: 'Achtung:', stop: 'Halt:' },
  taxonCounts: {
    caption: (divided: boolean) =>
      divided
        ? 'Fotos jedes Taxons: zum Lernen, zur Validierung, zum Test'
        : 'Fotos jedes Taxons: zum Lernen, zurückgehalten',
    taxon: 'Taxon',
    share: 'Anteil',
    parts: (divided: boolean) => (divided ? 'Lernen + Validierung + Test' : 'Lernen + zurückgehalten'),
    leftOut: (why: string) => `ausgelassen: ${why}`,
  },
  start: {
    /** `head` is bold. */
    underWay: (job: string) => ({ head: `${job} läuft noch.`, rest: 'Es lernt immer nur ein Lauf.' }),
    look: 'Ansehen',
    unavailable: 'Training ist hier nicht verfügbar.',
    /** Buttons: one, or the two others. */
    folders: 'Wählen, welche Ordner gelesen werden dürfen',
    review: 'Zur Durchsicht',
    or: 'oder',
    import: 'Einlesen',
    start: 'Training starten',
    /** `head` is bold. */
    marked: (settings: number) =>
      settings === 1
        ? { head: 'Eine Einstellung ist markiert.', rest: 'Erst muss sie stimmen.' }
        : { head: `${settings} Einstellungen sind markiert.`, rest: 'Erst müssen sie stimmen.' },
    thisComputer: 'diesem Computer',
    /** `head` is bold. */
    time: (seconds: number, device: string, perSecond: number) => ({
      head: `Etwa ${aboutDuration(seconds)} auf ${device}`,
      rest: `(${pace(perSecond)}, gemessen mit diesem Netz)`,
    }),
    quickTime: (seconds: number, device: string, perSecond: number) => ({
      head: `Höchstens etwa ${aboutDuration(seconds)} auf ${device}`,
      rest: `(${pace(perSecond)} durch das Netz, gemessen)`,
    }),
    quickTimeUnknown: (device: string) => ({ head: `Sekunden bis Minuten auf ${device}.`, rest: '' }),
    timeUnknown: (device: string) => ({
      head: 'Die Dauer erscheint nach den ersten Schritten,',
      rest: `gemessen auf ${device}.`,
    }),
    /** `left`: empty while unknown. */
    measuring: (left: string) => (left === '' ? 'Wird gemessen.' : `Wird gemessen, ${left}.`),
    measure: 'Jetzt messen, etwa eine Minute',
    seenBefore: 'Fotos, die dieses Netz schon gesehen hat, gehen nicht noch einmal hindurch.',
    canPause: 'Anhalten, das Programm schließen und genau dort fortsetzen ist möglich.',
  },
  schedule: {
    title: 'Lernrate, wie sie verlaufen wird',
    plot: 'Lernrate über die Epochen',
    tableHead: ['Epoche', 'Lernrate'],
    restart: 'Neustart',
    cycle: (number: number) => `Zyklus ${number}`,
    lastEpoch: (epoch: number) => `Epoche ${decimal(epoch, 2)}`,
    /** Stands after the sentence, and is followed by numbers of epochs, each a button. */
    makeIt: { before: '. Besser: ', or: ' oder ', epochs: (epochs: number) => counted(epochs, 'Epoche', 'Epochen') },
  },
  advice: {
    tooDeep: (depth: number, photos: number, better: number) =>
      `Es gibt keine Startgewichte. Von null lernt ein ResNet${depth} langsam: Mit ${photosOf(photos)} kommt ein ResNet${better} in derselben Zeit weiter.`,
    smaller: (photos: number, usual: number) =>
      `Vorgeschlagen für ${photosOf(photos)}. Es gibt keine Startgewichte, und von null lernt ein ResNet${usual} langsam.`,
  },
} as const;
