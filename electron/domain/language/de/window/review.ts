/* What the window says, in German: the review. Each text is whole, values and all, so that another language may order it as it must. */
import { aboutDuration, count, counted, decimal, shortened, when } from '../words.ts';
import type { RankSaid } from '../../en/terms.ts';
import { measure, RANKS } from '../terms.ts';

/** A piece of a sentence, some of them in bold. */
type Piece = string | { readonly strong: string };

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');

export const REVIEW = {
  title: 'Durchsicht',
  order: 'Reihenfolge',
  orders: {
    doubt: 'Zweifelhafteste zuerst',
    margin: 'Zwei Namen fast gleichauf zuerst',
    entropy: 'Meiste mögliche Namen zuerst',
    contradiction: 'Anders benannt als vorhergesagt',
    teaching: 'Was das Modell am meisten lehrt',
    taxon: 'Nach Taxon',
    'catalogue-number': 'Nach Katalognummer',
    'look-alike': 'Ähnliche beieinander',
  },
  ordersMean: {
    doubt: 'Die unsicherste Vorhersage zuerst',
    margin: 'Der sicherste Name liegt am wenigsten vor dem nächsten',
    entropy: 'Die Sicherheit verteilt sich auf die meisten Namen',
    contradiction:
      'Arten, die Personen benannt haben und bei denen sich das neueste Modell am sichersten ist, dass es andere sind; angenommene Synonyme gelten als gleich',
    teaching:
      'Die 4.000 zweifelhaftesten, jeder vorhergesagte Name im Wechsel, damit keiner die ganze Zeit nimmt; danach allein nach Zweifel',
    taxon: 'Namen der Reihe nach',
    'catalogue-number': 'Nummern der Reihe nach',
    'look-alike': 'Jedes neben denen, die ihm am ähnlichsten sehen',
  },
  part: 'Arbeit teilen',
  parts: {
    all: 'Alle Exemplare',
    one: (part: number, of: number) => `Teil ${count(part)} von ${count(of)}`,
    means:
      'Jedes Exemplar gehört zu einem Teil, auf jedem Rechner zu demselben: Wer einen anderen Teil nimmt, begegnet Ihnen nie',
  },
  filter: 'Eingrenzen',
  show: 'Zeigen',
  choices: { 'to-name': 'Zu benennen', doubtful: 'Zweifelhaft', verified: 'Von Personen benannt' },
  progress: (left: number, today: number, perMinute: number | null): readonly Piece[] => [
    'noch ',
    { strong: count(left) },
    left === 1 ? ' Exemplar' : ' Exemplare',
    ...(today > 0 ? [', heute ', { strong: count(today) }, ' entschieden'] : []),
    ...(perMinute === null ? [] : [`, ${count(perMinute)} pro Minute`]),
    ...(perMinute && left > 0 ? [`, noch ${aboutDuration((60 * left) / perMinute)}`] : []),
  ],
  below: (percents: number) => `Unter ${percents} %`,
  showAll: 'Alle zeigen, die warten',
  layout: 'Anordnung',
  layouts: { single: 'Einzeln', grid: 'Raster', table: 'Leuchttisch' },
  notRead: 'Die Warteschlange ließ sich nicht lesen',
  recognising: (done: string) => `Wird erkannt: ${done || '…'}`,
  pinned: { label: 'Angeheftete Namen', give: (name: string) => `Angehefteten Namen ${name} vergeben` },

  keys: {
    take: (number: number) => `Namen ${number} nehmen`,
    next: 'Weiter',
    back: 'Zurück',
    nextWaiting: 'Weiter zum nächsten, das wartet',
    backToWaiting: 'Zurück zu einem, das wartet',
    nextView: 'Nächste Ansicht',
    viewBefore: 'Vorige Ansicht',
    rankUp: 'Einen Rang höher',
    rankDown: 'Einen Rang tiefer',
    undo: 'Rückgängig',
    redo: 'Wiederherstellen',
  },

  acts: {
    label: 'Entscheidungen',
    /** Around the name. */
    accept: { before: '', after: ' annehmen' },
    acceptKey: 'Den Namen auf der Schaltfläche annehmen',
    named: 'Schon benannt',
    noName: 'Kein Name ist vorhergesagt',
    qualifiers: {
      'cf.': 'zu vergleichen mit, nicht sicher',
      'aff.': 'ähnlich, aber eine andere',
      'nr.': 'nahe',
      'sp.': 'eine Art dieser Gattung',
      '?': 'angezweifelt',
    },
    qualifierKey: (qualifier: string) => `Zusatz ${qualifier}`,
    howSure: 'Wie sicher? Das kommt in den Namen auf der Schaltfläche.',
    noQualifier: 'Ohne Zusatz',
    back: 'Zurück',
    none: 'Keiner davon',
    reject: 'Ablehnen',
    rejectMeans: 'Nicht dieser Name; wird für dieses Exemplar gemerkt',
    doubtful: 'Zweifelhaft',
    otherName: 'Anderer Name',
    qualifier: 'Zusatz',
    copy: 'Wie zuletzt',
    nothingToCopy: 'Noch ist nichts entschieden',
    copies: (last: string) => `Wie das letzte: ${last}`,
    verdicts: {
      identified: 'benannt',
      doubtful: 'zweifelhaft',
      'none-of-these': 'keiner davon',
      cleared: 'Name entfernt',
      rejected: 'abgelehnt',
    },
    majority: 'Mehrheit',
    majorityIs: (people: number, of: number, name: string) => `${count(people)} von ${count(of)} Personen: ${name}`,
    noMajority: 'Mindestens zwei Personen müssen es benannt haben, die meisten gleich',
    clear: 'Leeren',
    clearMeans: 'Kein Name mehr',
    skip: 'Überspringen',
  },
  /** Why a decision was not made. */
  refusals: {
    named: 'Es hat schon einen Namen; einen anderen nimmt man über seine Nummer.',
    nothingToAccept: 'Kein vorhergesagter Name ist anzunehmen.',
    noNumber: (number: number) => `Es gibt keine Vorhersage mit der Nummer ${number}.`,
    nothingToReject: 'Kein vorhergesagter Name ist abzulehnen.',
    nothingToCopy: 'Noch ist nichts entschieden, was sich übernehmen ließe.',
    noMajority: 'Kein Name hat eine Mehrheit unter den Personen, die dieses Exemplar angesehen haben.',
    unreadable: 'Dieses Exemplar ließ sich nicht lesen.',
    notSaved: (reason: string) => `Nicht gespeichert: ${reason}`,
  },

  measure: {
    button: 'Messen',
    bar: 'Eine Linie entlang des Maßstabs ziehen',
    long: 'Die Linie ist',
    unit: 'mm',
    set: 'Setzen',
    part: 'Eine Linie entlang dessen ziehen, was gemessen werden soll',
    length: (mm: number) => (mm < 10 ? `${decimal(mm, 2)} mm` : `${decimal(mm, 1)} mm`),
    again: 'Neuer Maßstab',
  },
  photo: {
    beside: 'Nebeneinander',
    /** A barcode or the like in the photo: its kind, and what it says. */
    code: (format: string, text: string) => `${format}: ${text}`,
    sameAs: (copies: readonly { readonly path: string; readonly catalogNumber: string | null }[]) =>
      `Dieselbe Datei wie ${shortened(copies.map(({ path, catalogNumber }) => (catalogNumber === null ? path : `${path} (${catalogNumber})`)))}`,
    which: (view: string | null, number: number, of: number) => `${view ?? 'Foto'}, ${count(number)} von ${count(of)}`,
    boxed: (photo: string) => `${photo}, mit dem Rahmen, den Netze ansehen`,
    /** Each around the name. */
    heat: {
      coming: { before: 'Wird ermittelt, was für ', after: ' spricht…' },
      nothing: { before: 'Kein Teil dieses Fotos allein spricht für ', after: '' },
      shown: { before: 'Was für ' },
      /** After the name. */
      fields: (side: number) => ` spricht, auf einer Karte aus ${side} × ${side} Feldern`,
    },
    heatMap: 'Wärmebild',
    heatMapMeans: 'Was im Foto für den Namen spricht; ein Name unter dem Zeiger zeigt sein eigenes',
    zoom: 'Vergrößern',
    whole: 'Ganzes Foto',
    unreadable: (file: string) => `Nicht lesbar: ${file}`,
    gone: 'Die Datei ist nicht, wo sie war, oder ihr Laufwerk ist nicht verbunden. Entscheiden oder überspringen geht trotzdem.',
    views: 'Ansichten des Exemplars',
    view: (number: number) => `Foto ${count(number)}`,
    unreadableView: 'Nicht lesbar',
  },

  card: {
    label: 'Exemplar',
    type: 'Typus',
    views: (photos: number) => `${count(photos)} Ansichten`,
    noPlace: 'Fundort und Funddatum fehlen im Katalog',
    identifiedBy: (who: string, utc: string) => `det. ${who} ${utc.slice(0, 4)}`.trimEnd(),
    recordedBy: (who: string) => `leg. ${who}`,
    doubtful: 'Zweifelhaft',
    anotherName: 'Anderer Name',
    nameOfSpecimen: 'Name dieses Exemplars',
    showIt: 'Zeigen',
  },
  history: {
    title: 'Verlauf',
    /** Before the name, where there is one. */
    verdicts: {
      identified: '',
      doubtful: 'zweifelhaft',
      'none-of-these': 'keiner der vorhergesagten Namen',
      cleared: 'Name entfernt',
      rejected: 'nicht',
    },
    /** Read aloud after the name. */
    withdrawn: ', zurückgenommen',
    by: (who: string, utc: string) => (utc === '' ? who : `${who}, ${when(utc)}`),
    at: (utc: string) => when(utc),
  },
  predictions: {
    sureOf: (rank: RankSaid) => `sicher ist nur: ${RANKS[rank]}`,
    sureMeans:
      'Bei zurückgehaltenen Fotos waren auf dieser Stufe höchstens 5 von 100 so sicheren Namen falsch, auf den engeren mehr',
    title: 'Das Modell sagt vorher',
    model: 'Modell',
    newest: 'Neuestes Modell',
    modelOf: (name: string, accuracy: number | null) =>
      accuracy === null ? name : `${name}, ${measure(accuracy)} richtig`,
    allViews: 'alle Ansichten',
    allViewsTogether: 'alle Ansichten zusammen',
    label: 'Vorhergesagte Namen',
    take: (name: string, key: number) => `${name} nehmen, Taste ${key}`,
    rejected: 'früher abgelehnt',
  },
  rank: {
    label: 'Rang des Namens',
    title: 'Rang',
    ranks: RANKS,
  },
  noPredictions: {
    unreadable: {
      lead: 'Kein Modell kann es ansehen:',
      rest: 'Keines seiner Fotos ist lesbar. Benennen oder überspringen geht trotzdem.',
    },
    noModel: {
      lead: 'Noch kein Modell.',
      rest: 'Mit den Fotos, die Namen haben, eines trainieren: Es sagt Namen für die anderen vorher.',
    },
    train: 'Zum Training',
    removed: (model: string) => ({
      lead: 'Kein Modell hat dieses Exemplar angesehen,',
      rest: `und die Dateien von ${model} wurden entfernt. Ein anderes Modell wählen, eine Modelldatei öffnen oder eines trainieren.`,
    }),
    models: 'Zu den Modellen',
    looking: (model: string) => ({
      lead: `${model} sieht es sich an.`,
      rest: 'Seine Vorhersagen erscheinen hier, wenn es dieses Exemplar gesehen hat.',
    }),
    notLooked: { lead: 'Kein Modell hat dieses Exemplar angesehen.', rest: '' },
    recognise: (photos: number, model: string) =>
      photos > 0
        ? `${photos === 1 ? 'Dieses Foto' : `Diese ${photosOf(photos)}`} mit ${model} erkennen`
        : `Die übrigen mit ${model} erkennen`,
  },

  nothingLeft: {
    noPhotos: 'Noch keine Fotos',
    whatImportDoes: 'Fotos eines Ordners werden dort gelesen, wo sie sind; nichts wird kopiert oder verändert.',
    import: 'Fotos einlesen',
    title: 'In dieser Reihenfolge ist nichts mehr übrig.',
    waiting: (doubtful: number, toName: number) =>
      [
        ...(doubtful > 0 ? [`${photosOf(doubtful)} ${doubtful === 1 ? 'ist' : 'sind'} zweifelhaft.`] : []),
        ...(toName > 0 ? [`${photosOf(toName)} ${toName === 1 ? 'wartet' : 'warten'} auf einen Namen.`] : []),
      ].join(' ') || 'Jedes Exemplar hat einen Namen, für den eine Person einsteht.',
    narrowed: 'Nichts, was wartet, gehört zu dem, was Sie sehen wollten.',
    doubtful: 'Zweifelhafte ansehen',
    toName: 'Weiter benennen',
    skipped: 'Übersprungene noch einmal ansehen',
    collection: 'Zur Sammlung',
  },
  queue: {
    label: 'Warteschlange',
    entry: (number: string | null, what: string) => `${number ?? 'Exemplar'}, ${what}`,
    /** What became of a specimen since the queue was read. */
    marks: {
      verified: 'fertig',
      proposed: 'fertig',
      doubtful: 'zweifelhaft',
      unnamed: 'fertig',
      'none-of-these': 'keiner',
      cleared: 'geleert',
      skipped: 'übersprungen',
    },
    statuses: { verified: 'bestätigt', proposed: 'vorhergesagt', doubtful: 'zweifelhaft', unnamed: 'ohne Namen' },
  },
} as const;
