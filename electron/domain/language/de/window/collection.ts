/* What the window says, in German: the collection. Each text is whole, values and all, so that another language may order it as it must. */
import { ACTS } from '../acts.ts';
import { count, counted } from '../words.ts';

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');

export const COLLECTION = {
  screen: {
    all: 'Alle Fotos',
    some: 'Fotos',
    of: (shown: number, all: number) => `${count(shown)} von ${count(all)}`,
    order: 'Reihenfolge',
    orders: {
      'catalogue-number': 'Nach Katalognummer',
      name: 'Nach Namen',
      certainty: 'Unsicherste zuerst',
      'date-collected': 'Nach Funddatum',
      newest: 'Neueste zuerst',
    },
    history: 'Sein Verlauf',
    historyKey: 'Verlauf dieses Exemplars',
    look: 'Zeigen als',
    looks: { grid: 'Raster', table: 'Tabelle', map: 'Karte' },
    size: 'Größe der Fotos',
    progress: 'Fortschritt',
    open: ACTS.openInReview,
    select: 'Auswählen oder abwählen',
    selectAll: 'Alle auswählen',
  },
  list: {
    label: 'Fotos',
    move: 'Bewegen',
    moveAndSelect: 'Bewegen und auswählen',
    noName: 'Ohne Namen',
    views: (views: number) => `${views} Ansichten`,
    type: 'Typus',
    reading: 'Wird gelesen',
    unreadable: (file: string) => `${file}: nicht lesbar`,
  },
  filter: {
    label: 'Filter',
    field: 'Sammlung filtern',
    status: 'Status',
    taxon: 'Taxon',
    determiner: 'Bestimmt von',
    years: 'Funddatum',
    source: 'Quellordner',
    view: 'Ansicht',
    file: 'Datei',
    unreadable: 'Nicht lesbar',
    choice: (what: string, photos: number) => `${what}, ${photosOf(photos)}`,
    partsOf: (taxon: string) => `Teile von ${taxon}`,
    more: (choices: number) => `${count(choices)} weitere`,
    yearsFrom: (first: number, last: number) => `Fotos nach Fundjahr, ${first} bis ${last}`,
    yearBar: (from: number, to: number, photos: number) =>
      `${from === to ? from : `${from} bis ${to}`}: ${photosOf(photos)}`,
    text: (typed: string) => `„${typed}“`,
    takeAway: (choice: string) => `Wegnehmen: ${choice}`,
    clear: 'Leeren',
  },
  /** "No photo matches. [Clear the filter], or [look in Verified (12)]." */
  nothing: {
    none: 'Kein Foto passt. ',
    clear: 'Filter leeren',
    or: ' oder ',
    elsewhere: (status: string, photos: number) => `unter „${status}“ nachsehen (${count(photos)})`,
    end: '.',
    reading: 'Fotos werden gelesen',
    soon: 'Die ersten erscheinen gleich hier.',
  },
  selection: {
    label: 'Auswahl',
    selecting: (done: number, all: number) => `Wird ausgewählt: ${count(done)} von ${count(all)}`,
    /** "Ausgewählt: 12 Fotos von 3 Exemplaren (1 Typus ist ausgenommen, …)" */
    photos: (photos: number) => `Ausgewählt: ${photosOf(photos)}`,
    specimens: (specimens: number) => `von ${counted(specimens, 'Exemplar', 'Exemplaren')}`,
    typesLeftOut: (types: number) =>
      `(${counted(types, 'Typus ist', 'Typen sind')} ausgenommen und einzeln zu entscheiden)`,
    name: 'Benennen',
    nameAll: 'Auswahl benennen',
    nameField: 'Name für die Auswahl',
    many: {
      title: (specimens: number) => `${counted(specimens, 'Exemplar', 'Exemplare')} umbenennen?`,
      to: 'Alle erhalten den Namen',
      now: 'Jetzt heißen sie:',
      called: (name: string | null, specimens: number) =>
        `${name ?? 'kein Name von einer Person'}: ${count(specimens)}`,
      more: (names: number) => `und ${counted(names, 'anderer Name', 'andere Namen')}`,
      undone: 'Das ist eine einzige Änderung: Strg+Z nimmt sie zurück, und jede frühere Bestimmung bleibt im Verlauf.',
      act: (specimens: number) => `${counted(specimens, 'Exemplar', 'Exemplare')} umbenennen`,
    },
    doubtful: 'Zweifelhaft',
    clear: 'Aufheben',
    clearAll: 'Auswahl aufheben',
  },
  tie: {
    offer: 'Das ist ein Klassenname: einem Taxon zuordnen…',
    title: (label: string) => `Das Taxon, für das „${label}“ steht`,
    what: (label: string) =>
      `Alle Exemplare, die eine Person „${label}“ genannt hat, erhalten den Namen des Taxons, in einer Änderung, die sich rückgängig machen lässt.`,
    field: 'Name des Taxons',
  },
  progress: {
    label: 'Fortschritt nach Taxon',
    verified: 'bestätigt',
    predicted: 'vorhergesagt',
    doubtful: 'zweifelhaft',
    of: (verified: number, photos: number) => `${count(verified)} von ${count(photos)}`,
    /** After the count, read aloud. */
    andDoubtful: (photos: number) => `, ${count(photos)} zweifelhaft`,
    none: 'Noch keine Namen. Einige Fotos benennen oder mit denen trainieren, die einen Namen haben.',
    sum: 'Bestätigt',
  },
} as const;
