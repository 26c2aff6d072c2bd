/* What the window says, in German, of what looks alike: evidence for a name, groups of what waits, the light table. */
import { count } from '../words.ts';
import { share } from '../terms.ts';

const year = (utc: string) => utc.slice(0, 4);
const are = (number: number, what: string) => `${count(number)} ${number === 1 ? 'ist' : 'sind'} ${what}`;

export const LOOK_ALIKES = {
  working: (done: number) => `Die Fotos werden verglichen: ${share(done)}`,
  nothing: {
    'no-embeddings':
      'Nichts zum Vergleichen: Kein Modell, das behält, wie es die Fotos gesehen hat, hat sie angesehen. Lassen Sie sie einmal von einem Modell erkennen.',
    'not-looked': 'Noch hat kein Modell, das behält, wie es ein Foto gesehen hat, dieses Exemplar angesehen.',
    'nothing-named': 'Keine Person hat ein anderes Exemplar benannt, das ein Modell gesehen hat.',
  },

  evidence: {
    title: 'Sieht aus wie',
    means: 'die nächsten bestätigten, und wer sie benannt hat',
    by: (who: string, utc: string) => `${who} ${year(utc)}`.trim(),
    lay: (specimen: string, name: string) => `${specimen}, ${name}: auf den Leuchttisch legen`,
  },

  groups: {
    list: 'Gruppen von Exemplaren, die ähnlich aussehen',
    cards: 'Exemplare dieser Gruppe',
    left: (groups: number, specimens: number) =>
      `${count(groups)} ${groups === 1 ? 'Gruppe' : 'Gruppen'}, noch ${count(specimens)} ${specimens === 1 ? 'Exemplar' : 'Exemplare'}`,
    row: (size: number, agree: number) =>
      agree === size ? `${count(size)}, alle einig` : `${count(size)}, ${count(agree)} einig`,
    rest: (left: number) => `noch ${count(left)}`,
    noName: 'ohne Namen',
    /** Around the name. */
    heading: (size: number, agree: number) => ({
      before:
        size === agree
          ? `${count(size)} wie dieses, alle heißen `
          : `${count(size)} wie dieses, ${count(agree)} heißen `,
      after: '',
    }),
    headingNoName: (size: number) => `${count(size)} wie dieses, keines hat einen Namen`,
    lead: (ticked: number, types: number, others: number) =>
      [
        `Allein nach Ähnlichkeit gruppiert. ${are(ticked, 'angekreuzt')}.`,
        types > 0 ? 'Typen werden einzeln benannt.' : '',
        others > 0 ? `${are(others, 'es nicht, denn ihr Name ist ein anderer')}.` : '',
        `Ein Schritt, einmal zurückzunehmen, ${count(ticked)} im Verlauf.`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    accept: (ticked: number) => `${count(ticked)} annehmen`,
    acceptKey: 'Die angekreuzten annehmen',
    rename: 'Anders benennen',
    nameOfTicked: (ticked: number) => `Name der ${count(ticked)} angekreuzten`,
    reject: 'Verwerfen',
    rejectMeans: 'Nicht dieser Name; wird für die angekreuzten gemerkt',
    split: 'Abtrennen',
    splitMeans: 'Die angekreuzten werden hier eine eigene Gruppe',
    type: 'Typus',
    oneByOne: 'einzeln',
    keys: {
      tick: 'ankreuzen oder nicht',
      click: '+ Klick: eine Reihe von Karten',
      all: 'alle außer Typen',
      alone: 'eine Karte allein',
      move: 'Nächste oder vorige Karte',
      next: 'Nächste Gruppe',
      before: 'Gruppe davor',
    },
    lowest: (lowest: string, median: string) => `niedrigste angekreuzte ${lowest}, Median ${median}`,
    unseen: (left: number) =>
      `${count(left)} weitere warten, die keinem anderen ähneln oder nicht zu vergleichen sind; sie stehen unter Einzeln.`,
    none: 'Keine Gruppen',
    regroup: 'Neu gruppieren',
    empty: 'Nichts, was hier wartet, sieht einander ähnlich.',
    allDone: 'Alle Gruppen sind entschieden.',
  },

  table: {
    title: 'Leuchttisch',
    suspect: 'Welches von beiden?',
    name: (number: number) => `Name ${count(number)}`,
    take: 'Nehmen',
    change: 'Anderer Name',
    previous: 'Exemplar davor',
    next: 'Nächstes Exemplar',
    which: (at: number, of: number) => `${count(at)} von ${count(of)}`,
    turn: 'Drehen',
    zoom: 'Vergrößern',
    whole: 'Ganzes Foto',
    back: 'Zurück',
    noneOfName: 'Kein Exemplar mit diesem Namen wurde von einer Person benannt.',
    chooseName: 'Wählen Sie einen Namen zum Vergleichen.',
    unreadable: 'Das Foto ist nicht lesbar.',
  },
} as const;
