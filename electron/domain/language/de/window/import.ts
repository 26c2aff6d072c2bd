/* What the window says, in German: the import. Each text is whole, values and all, so that another language may order it as it must. */
import { aboutDuration, count, counted } from '../words.ts';

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');

export const IMPORT = {
  steps: [
    { title: 'Fotos', note: 'am Ort gelesen' },
    { title: 'Durchsehen', note: 'vorher nichts geschrieben' },
    { title: 'Einlesen', note: 'die Arbeit geht weiter' },
  ],
  readOnly: 'In diesen Katalog kann jetzt nichts eingelesen werden',
  choosing: {
    title: 'Fotos hinzufügen',
    below:
      'Auch Ordner darunter werden gelesen. JPEG, PNG, TIFF, WebP, AVIF, HEIC und die Bilder in RAW-Dateien; alles andere dort bleibt unberührt.',
  },
  lookOver: {
    hindrances: {
      rule: 'Erst muss die Regel stimmen.',
      who: 'Erst angeben, wer für die Namen einsteht.',
      'no-photos': 'Jedes Foto ist ausgelassen.',
    },
    back: 'Zurück',
    read: (photos: number | null) => (photos === null ? 'Einlesen' : `${photosOf(photos)} einlesen`),
    findFolder: 'Ordner suchen',
    /** Before the folder. */
    looking: 'Wird durchgesehen: ',
    noPhotos: 'Keine Fotos in diesem Ordner',
    otherFiles: (files: number) =>
      `Fotos sind JPEG-, PNG-, TIFF-, WebP-, AVIF-, HEIC- oder RAW-Dateien. ${counted(files, 'andere Datei', 'andere Dateien')} gefunden.`,
    chooseAnother: 'Anderen Ordner wählen',
    found: 'Was in dem Ordner ist',
  },
  links: {
    title: 'Verknüpfungen aus dem Ordner hinaus',
    leftAlone: (links: number) =>
      links === 1
        ? '1 Verknüpfung führt aus diesem Ordner hinaus und bleibt unbeachtet:'
        : `${count(links)} Verknüpfungen führen aus diesem Ordner hinaus und bleiben unbeachtet:`,
    followed: (links: number) =>
      links === 1
        ? '1 Verknüpfung führt aus diesem Ordner hinaus und wird verfolgt:'
        : `${count(links)} Verknüpfungen führen aus diesem Ordner hinaus und werden verfolgt:`,
    /** Between a link and its target. */
    leadsTo: 'führt zu',
    more: (links: number) => `und ${count(links)} weitere`,
    follow: 'Verknüpfungen folgen und die Fotos lesen, zu denen sie führen',
  },
  meaning: {
    title: 'Was Ordner bedeuten',
    choices: {
      classes: 'Jeder Ordner ist eine Klasse',
      folders: 'Ordner, die wie ein Taxon heißen',
      none: 'Keine Namen übernehmen',
    },
    means: {
      classes:
        'Ein Ordner ist eine Klasse, wie er auch heißt. Trägt er einen wissenschaftlichen Namen, ist er dieses Taxon; jeder andere ist ein Klassenname.',
      folders: 'Ein Ordner, der wie ein Taxon heißt, benennt die Fotos darin. Jeder andere sagt nichts.',
      none: 'Die Fotos kommen ohne Namen herein.',
    },
    before: (rule: string | null, table: string | null, choices: number) =>
      [
        'Begonnen mit dem, was für diesen Ordner zuletzt gewählt war',
        rule === null ? '' : `die Regel ${rule}`,
        table === null ? '' : `die Tabelle ${table}`,
        choices === 0 ? '' : `${counted(choices, 'Festlegung', 'Festlegungen')} im Plan`,
      ]
        .filter(Boolean)
        .join(', ') + '.',
    beginAnew: 'Neu beginnen',
    who: 'Wer für diese Namen einsteht',
    whoExample: 'Wer einsteht, etwa E. Moser',
    whoMeans: 'Sie stehen im Katalog als Bestimmungen dieser Person.',
  },
  plan: {
    view: 'Teile des Plans',
    views: { names: 'Namen', specimens: 'Exemplare', table: 'Tabelle', contradictions: 'Zu entscheiden' },
    busy: 'Wird ausgearbeitet …',
    upToDate: 'Noch ist nichts geschrieben.',
    noContradictions: 'Nichts in dem Ordner widerspricht sich.',
    decideInReview:
      'Die Fotos werden eingelesen, aber keiner der beiden Namen geschrieben. Entschieden wird danach in der Durchsicht.',
    more: (rows: number) => `und ${count(rows)} weitere`,
    moreFolders: (folders: number) => `${counted(folders, 'weiterer Ordner', 'weitere Ordner')} mit weniger Fotos.`,
    how: 'Einen Ordner wählen, um seine Fotos anzusehen und zu sagen, was er bedeutet; mehrere mit Umschalt oder Strg.',
    table: 'Ordner und ihre Namen',
    columns: { folder: 'Ordner', says: 'Sagt', photos: 'Fotos', specimens: 'Exemplare', isNew: 'Neu' },
    itself: 'der Ordner selbst',
    isNew: 'neu',
    label: 'Klassenname',
    silent: 'kein Name',
    out: 'ausgelassen',
    chosen: 'In diesem Plan festgelegt',
    decide: 'Was die gewählten Ordner sagen',
    several: (folders: number) => counted(folders, 'Ordner', 'Ordner'),
    photosIn: photosOf,
    photos: 'Einige ihrer Fotos',
    unreadable: 'Nicht lesbar',
    name: 'Name für ihre Fotos',
    acts: {
      name: 'Als Namen nehmen',
      label: 'Als Klassennamen',
      none: 'Kein Name',
      out: 'Auslassen',
      itself: 'Wie der Ordner sagt',
    },
    holdsForSilent: (folders: number) =>
      `Die Wahl gilt auch für ${counted(folders, 'Ordner', 'Ordner')} darin, ${folders === 1 ? 'der' : 'die'} nichts ${folders === 1 ? 'sagt' : 'sagen'}.`,
    apart: 'Wie Exemplare getrennt werden',
    /** What a picker of one way of naming files decides. */
    wayOf: (pattern: string) => `Exemplare von ${pattern}`,
    ways: { told: 'Nach Anzeichen', number: 'Ein Exemplar je Nummer', alone: 'Jedes Foto für sich' },
    alone: 'ein eigenes Exemplar',
    unnumbered: 'vereint, ohne Nummer',
  },
  table: {
    none: 'Keine Tabelle mit Funddaten. Sie kann Exemplare über ihre Nummern benennen oder Fotos über ihre Dateien.',
    choose: 'Tabelle wählen …',
    usual: 'Ohne diese Tabelle',
    agree: 'Diese Nummern gelten statt der vorgeschlagenen',
    column: 'Spalte',
    takenFor: 'Gilt als',
    filled: 'Gefüllte Zeilen',
    names: 'Namen daraus',
    photos: 'Fotos',
    useOf: (heading: string) => `Als was ${heading} gilt`,
    chosen: 'wie gewählt',
  },
  rule: {
    title: 'Eigene Regel',
    what: 'Sagt, welcher Teil eines Dateinamens die Katalognummer ist und welcher die Ansicht.',
    unusable: 'Die Regel ist noch nicht brauchbar.',
    byEvidence: 'Keine Regel: Exemplare werden wie oben getrennt.',
    none: 'Kein Name passt; Exemplare werden wie oben getrennt.',
    startFrom: 'Ausgehen von:',
    /** "[Alle 12] Namen passen und ergeben [3 Exemplare]. …" */
    matching: (matching: number, photos: number) =>
      matching === photos ? `Alle ${count(photos)}` : `${count(matching)} von ${count(photos)}`,
    give: ' Namen passen und ergeben ',
    specimens: (specimens: number) => counted(specimens, 'Exemplar', 'Exemplare'),
    others: (others: number, specimens: number) => {
      if (others === 0) return '.';
      if (others === 1) return '. Der andere wird zu einem eigenen Exemplar.';
      if (others === specimens) return `. Jeder der anderen ${count(others)} wird zu einem eigenen Exemplar.`;
      return `. Die anderen ${count(others)} ergeben ${counted(specimens, 'Exemplar', 'Exemplare')}, wie oben.`;
    },
    insert: 'Einfügen',
    parts: { number: 'Katalognummer', view: 'Ansicht', any: 'Beliebiges', ext: 'Endung' },
    guessed: 'Aus den Namen erraten',
    guessedRules: 'Aus den Namen erratene Regeln',
  },
  names: {
    label: 'Namen aus dem Ordner',
    file: 'Dateiname',
    number: 'Katalognummer',
    view: 'Ansicht',
    noMatch: 'passt nicht',
    byEvidence: 'wie oben',
    notTold: 'nicht gesagt',
    drawn: (names: number) => `${counted(names, 'Name', 'Namen')}, gleichmäßig aus dem Ordner gezogen.`,
  },
  found: {
    title: 'In dem Ordner',
    photos: 'Fotos',
    specimens: 'Exemplare',
    names: 'Namen aus Ordnern',
    unlabelled: 'Fotos ohne Namen',
    leftOut: 'Ausgelassene Fotos',
    otherFiles: 'Andere Dateien, unberührt',
    vanished: 'Was nicht mehr da ist',
    again: 'Herausgenommenes wieder aufnehmen',
    contents: 'Inhalte vergleichen: bekannte Fotos ganz lesen',
    codes: 'Strichcodes und QR-Codes lesen; das dauert mehrmals so lange',
    parts: 'Vorgegebene Teile',
    tables: 'Tabellen neben den Fotos',
    checklist: { found: 'Namensliste gefunden:', with: ', mit Rängen und Autoren.' },
    noChecklist: {
      before: 'Keine Namensliste. Eine Datei ',
      file: 'names.csv',
      after: ' im Ordner brächte Ränge und Autoren.',
    },
    records: { found: 'Angaben zu Exemplaren gefunden:', joined: ', verwendet wie unter Tabelle angegeben.' },
    noRecords: {
      before: 'Keine Angaben zu Exemplaren. Eine Datei ',
      file: 'catalogue.csv',
      after: ' im Ordner oder eine unter Tabelle gewählte brächte Namen, Fundorte und Funddaten.',
    },
  },
  pages: {
    title: 'Seiten einer Datei',
    what: 'Seiten einer Datei sind Fotos eines Exemplars.',
    choices: { first: 'Die erste Seite', all: 'Alle Seiten' },
  },
  boxes: {
    title: 'Was Netze ansehen',
    choices: { photo: 'Ganze Fotos', box: 'Nur die Rahmen' },
  },
  reading: {
    another: 'Weiteren Ordner einlesen',
    toCollection: 'Sammlung ansehen',
    /** After "4,812 of 7,096". */
    photos: 'Fotos',
    saved:
      'Gelesenes wird sofort gespeichert: Die ersten Fotos sind schon in der Sammlung, und alles andere geht weiter. Wird der Computer ausgeschaltet, kommt beim nächsten Einlesen des Ordners nur hinzu, was fehlt.',
    failed: 'Der Ordner ließ sich nicht zu Ende lesen',
    /** Where the folder is not to blame. */
    stopped: 'Der Import endete vorzeitig',
    again: 'Noch einmal ansehen',
    stoppedAt: (counts: string) => `Gestoppt bei ${counts} Fotos`,
    kept: 'Was gelesen wurde, bleibt. Beim nächsten Einlesen des Ordners kommt nur hinzu, was fehlt.',
    newest: 'Zuletzt gelesen',
  },
  outcome: {
    sentence: (of: { found: number; added: number; moved: number; specimensAdded: number; isNothingNew: boolean }) => {
      if (of.added > 0) {
        return `${photosOf(of.added)} hinzugefügt, ${counted(of.specimensAdded, 'neues Exemplar', 'neue Exemplare')}.`;
      }
      const found = photosOf(of.found);
      if (of.moved > 0) return `${found}, keines davon neu, ${count(of.moved)} verschoben.`;
      return of.isNothingNew ? `${found}. Nichts Neues seit dem letzten Mal.` : `${found}, keines davon neu.`;
    },
    took: (work: string, seconds: number) => `${work}, in ${aboutDuration(seconds)}`,
    counts: {
      found: 'Gefundene Fotos',
      labelled: 'Geschriebene Bestimmungen',
      namedByTable: 'Davon aus der Tabelle',
      unlabelled: 'Ohne Namen',
      known: 'Schon bekannt',
      moved: 'Davon verschoben',
      changed: 'Mit anderem Inhalt',
      numbered: 'Bekannte Exemplare, nummeriert durch Tabelle oder Code',
      takenOut: 'Früher herausgenommen, ausgelassen',
      partsChanged: 'In anderem vorgegebenem Teil als zuvor',
      vanished: 'Nicht mehr da',
      turned: 'Aufrecht gedreht',
      exactCopies: 'Exakte Kopien',
      codesRead: 'Mit Strichcode oder QR-Code',
      codesAgainst: 'Davon anders als die Nummer im Dateinamen',
      boxed: 'Nach ihrem Rahmen gelernt',
      severalPages: 'Mehrseitige, die erste gelesen',
      otherFiles: 'Andere Dateien, unberührt',
      problemCount: 'Nicht lesbar',
    },
    contradictions: 'Zu entscheiden',
    allDecided: 'Alle sind entschieden.',
    notTaken: 'Nicht übernommene Namen',
    unnamedFolders: 'Ordner, die keinen Namen geben',
    itself: 'der Ordner selbst',
    inReview: 'In der Durchsicht öffnen',
    /** The buttons that take the one or the other. */
    take: {
      number: { disk: 'Wie im Ordner', catalogue: 'Behalten' },
      view: { disk: 'Wie im Ordner', catalogue: 'Behalten' },
      barcode: { disk: 'Wie im Code', catalogue: 'Behalten' },
      'against-catalogue': { disk: 'Wie im Ordner', catalogue: 'Behalten' },
      table: { disk: 'Wie in der Tabelle', catalogue: 'Behalten' },
      'two-names': { disk: 'Zweiter Name', catalogue: 'Erster Name' },
      copy: { disk: 'Zweiter Name', catalogue: 'Erster Name' },
    },
    allOfKind: {
      number: 'Alle Nummern',
      view: 'Alle Ansichten',
      barcode: 'Alle Nummern aus Codes',
      'against-catalogue': 'Alle Namen',
      table: 'Alles aus der Tabelle',
      'two-names': 'Alle in Ordnern mit zwei Namen',
      copy: 'Alle Bilder unter zwei Namen',
    },
    problems: 'Probleme',
    more: (problems: number) => `Die nächsten ${count(problems)} zeigen`,
  },
} as const;
