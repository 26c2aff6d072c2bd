/* What the window says, in German: the frame around the screens, and parts that several screens show. Each text is whole, values and all, so that another language may order it as it must. */
import { calledService, type Held } from '../../en/window/frame.ts';
import { ACTS } from '../acts.ts';
import { RANKS, type RankSaid } from '../terms.ts';
import { aboutDuration, bytesWords, count, counted, moment, pace, when } from '../words.ts';

const BACKUP_ASIDE = 'Die jetzige Datei bleibt unter den Kopien, dies lässt sich also rückgängig machen.';

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');
const specimensOf = (specimens: number) => counted(specimens, 'Exemplar', 'Exemplare');

/** Tables whose rows are named, by what they are called: one, several, and several after "von". */
const SAVED_ROWS = [
  ['specimen', 'Exemplar', 'Exemplare', 'Exemplaren'],
  ['photo', 'Foto', 'Fotos', 'Fotos'],
  ['determination', 'Bestimmung', 'Bestimmungen', 'Bestimmungen'],
] as const;

export const FRAME = {
  program: 'Vasculum',
  rooms: {
    collection: 'Sammlung',
    import: 'Import',
    names: 'Namen',
    train: 'Training',
    evaluate: 'Auswertung',
    models: 'Modelle',
    review: 'Durchsicht',
    export: 'Export',
    history: 'Verlauf',
  },
  acts: ACTS,
  /** As printed on them and read out. */
  keys: {
    Ctrl: 'Strg',
    Alt: 'Alt',
    Shift: 'Umschalt',
    Esc: 'Esc',
    Enter: 'Eingabe',
    Space: 'Leertaste',
    Delete: 'Entf',
    Home: 'Pos1',
    End: 'Ende',
    PageUp: 'Bild auf',
    PageDown: 'Bild ab',
    Up: 'Pfeil oben',
    Down: 'Pfeil unten',
    Left: 'Pfeil links',
    Right: 'Pfeil rechts',
  },
  statuses: {
    verified: 'Bestätigt',
    proposed: 'Vom Modell vorhergesagt',
    doubtful: 'Zweifelhaft',
    unnamed: 'Ohne Namen',
  },
  ranks: RANKS,

  rail: {
    label: 'Bereiche',
    goTo: (room: string) => `Zu „${room}“ gehen`,
    tooltip: (room: string, key: string) => `${room}, ${key}`,
    notOpen: 'Erst einen Katalog öffnen',
    wait: (photos: number) => `${photosOf(photos)} ${photos === 1 ? 'wartet' : 'warten'}`,
  },
  undo: {
    tooltip: (act: string) => `Rückgängig machen: ${act}`,
    undone: (act: string) => `Rückgängig gemacht: ${act}`,
    redone: (act: string) => `Wiederhergestellt: ${act}`,
  },
  catalogueMenu: {
    label: 'Katalog',
    wait: (folders: number) => counted(folders, 'wartet', 'warten'),
  },
  palette: {
    label: 'Namen, Nummern, Befehle',
    found: 'Gefunden',
    groups: { commands: 'Befehle', names: 'Namen', specimens: 'Exemplare' },
    themes: { light: 'Darstellung: hell', dark: 'Darstellung: dunkel', system: 'Darstellung: wie das System' },
    waitingFolders: 'Fotoordner, die warten',
    show: (name: string) => `${name} zeigen`,
    acceptedName: (name: string) => `jetzt ${name}`,
    searching: 'Wird gesucht…',
    nothing: 'Nichts heißt so.',
  },
  openingNews: {
    notOpened: 'Der andere Katalog ließ sich nicht öffnen',
    stay: (catalogue: string) => `In ${catalogue} weiterarbeiten`,
    saved: 'Aus dem beschädigten Katalog gerettet',
    savedOf: (tables: readonly { readonly table: string; readonly saved: number; readonly lost: number }[]) => {
      if (tables.every(({ saved }) => saved === 0)) return 'Nichts davon war lesbar: Dieser neue Katalog ist leer.';
      const named = SAVED_ROWS.map(([table, one, several, ofSeveral]) => {
        const { saved, lost } = tables.find((each) => each.table === table) ?? { saved: 0, lost: 0 };
        return lost > 0 ? `${count(saved)} von ${counted(saved + lost, one, ofSeveral)}` : counted(saved, one, several);
      });
      const others = tables.filter(({ table }) => !SAVED_ROWS.some(([named]) => named === table));
      const lost = others.reduce((sum, each) => sum + each.lost, 0);
      const rows = `${counted(lost, 'Zeile', 'Zeilen')} anderer Art ${lost === 1 ? 'war' : 'waren'} nicht lesbar`;
      return `${named.join(', ')}${lost > 0 ? `; ${rows}` : ''}.`;
    },
  },
  place: {
    label: 'Wo dieser Katalog liegt',
    service: (service: string) =>
      `Dieser Katalog liegt in einem Ordner, den ${calledService(service)} mit anderen Computern abgleicht. Eine Sperre reicht nicht bis dorthin: Ist er auf zweien zugleich offen, macht ${calledService(service)} zwei Dateien daraus. Nur auf einem Computer zugleich damit arbeiten und ihn dort schließen, bevor er hier geöffnet wird.`,
    network:
      'Dieser Katalog liegt auf einem Netzlaufwerk. Wer ihn als Zweiter öffnet, erfährt, wer ihn hat, soweit das Laufwerk Sperren einhält. Die Arbeit geht hier langsamer als auf einem Laufwerk dieses Computers.',
    left: (who: string, isFar: boolean) =>
      `Dieser Katalog wurde nicht richtig geschlossen (${who}). Was bis dahin gespeichert war, ist da.${isFar ? ' Ist das ein anderer Computer, bitte prüfen, dass der Katalog dort nicht noch offen ist.' : ''}`,
    understood: 'Verstanden',
  },
  unendedImport: {
    title: 'Ein Import wurde nicht beendet.',
    text: (folder: string, startedUtc: string) =>
      `Das Einlesen von ${folder} (begonnen: ${when(startedUtc)}) brach vor dem Ende ab. Was gelesen wurde, bleibt; beim Fortsetzen kommt nur hinzu, was fehlt.`,
  },
  photoFolders: {
    title: (folders: number) =>
      folders === 1 ? 'Die Fotos in diesem Ordner lesen?' : `Die Fotos in diesen ${folders} Ordnern lesen?`,
    why: (folders: number, photos: number) => {
      const these = folders === 1 ? 'diesem Ordner' : 'diesen Ordnern';
      const lie = `${photos === 1 ? 'liegt' : 'liegen'} dort ${photosOf(photos)}`;
      return `Auf diesem Computer wurde dieser Katalog noch nie mit ${these} benutzt. Laut Katalog ${lie}. Mit dem Lesen darf Vasculum Dateien außerhalb des Katalogordners öffnen; verändert werden sie nie.`;
    },
    untouched: 'Bisher wurde dort nichts angesehen.',
    label: 'Ordner',
    links: (folders: number) =>
      folders === 1
        ? 'Fotos daraus liegen in Wirklichkeit in einem anderen Ordner, zu dem Verknüpfungen führen. Ankreuzen, um auch ihn zu lesen:'
        : 'Fotos daraus liegen in Wirklichkeit in anderen Ordnern, zu denen Verknüpfungen führen. Ankreuzen, um auch sie zu lesen:',
    failed: 'Es wurde nichts erlaubt',
    read: (folders: number) => (folders === 1 ? 'Diesen Ordner lesen' : 'Diese Ordner lesen'),
    notNow: 'Jetzt nicht',
    meanwhile:
      'Namen und früher gemachte kleine Bilder sind auch so da; Trainieren, Erkennen, Messen und volle Bilder warten.',
  },
  statusBar: {
    offline: 'Offline. Nichts verlässt diesen Computer.',
    holds: (photos: number, specimens: number) => `${photosOf(photos)}, ${specimensOf(specimens)}`,
    noCatalogue: 'Kein Katalog geöffnet',
    readOnly: (why: string) => `Nur zum Ansehen geöffnet: ${why}.`,
    problems: 'Probleme',
    newestProblem: (problems: number, newest: string) => `${counted(problems, 'Problem', 'Probleme')}: ${newest}`,
    seen: 'Gesehen',
    saved: 'Alles gespeichert',
  },
  theme: {
    label: 'Darstellung',
    choices: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  },
  language: {
    label: 'Sprache',
    // Each in its own.
    choices: { system: 'Wie das System', en: 'English', de: 'Deutsch', es: 'Español' },
  },
  settings: {
    label: 'Einstellungen',
    tooltip: 'Aussehen, Tasten, und wo was liegt',
    look: 'Aussehen und Tasten',
    textSize: 'Schriftgröße',
    percent: (size: number) => `${Math.round(size * 100)} %`,
    listKeys: 'Alle Tasten und andere dafür',
    places: 'Wo was liegt',
    placesOf: {
      catalogue: 'Dieser Katalog',
      profile: 'Einstellungen, Protokoll',
      weights: 'Gewichte zum Hinzufügen',
    },
    show: 'Zeigen',
    showPlace: (place: string) => `Im Ordner zeigen: ${place}`,
    help: 'Wenn etwas nicht klappt',
    about: 'Über Vasculum',
    hint: 'Diese Einstellungen gelten für dieses Konto auf diesem Computer, nicht für einen Katalog.',
  },
  keyList: {
    label: 'Tasten',
    here: 'Auf diesem Bildschirm',
    everywhere: 'Überall',
    letters: 'Einzelne Buchstaben und Ziffern wirken als Tasten',
    /** A button: `act` is what the key does. */
    move: (key: string, act: string) => `${key}: ${act}. Andere Taste nehmen`,
    howToMove:
      'Um für etwas eine andere Taste zu nehmen, hier deren Buchstaben oder Ziffer wählen; beide tauschen die Plätze.',
    press: (key: string) => `Den Buchstaben oder die Ziffer drücken, die ${key} ersetzt; mit Esc bleibt es dabei.`,
    asTheyWere: 'Alle wie zuvor',
  },
  determiner: {
    label: 'Wer hier bestimmt',
    is: (name: string) => `Hier bestimmt: ${name}`,
    tooltip: (name: string, orcid: string | null) =>
      `${name}${orcid === null ? '' : `, ORCID ${orcid}`}: der Name an Bestimmungen, die hier entstehen`,
    none: 'Wer bestimmt hier?',
    asking: 'Von wem sind diese Bestimmungen?',
    why: 'Dieser Name steht bei jeder Ihrer Bestimmungen, etwa „E. Moser“.',
    list: 'Personen an diesem Computer',
    another: 'Eine andere Person',
    change: (name: string) => `${name} ändern`,
    forget: 'Von dieser Liste nehmen',
    name: 'Ihr Name als Bestimmer(in)',
    taken:
      'So heißt schon jemand auf dieser Liste. Bitte den Namen anders schreiben, etwa mit einer weiteren Initiale.',
    orcid: 'Ihre ORCID, falls vorhanden',
    orcidWrong: 'Das ist keine ORCID: Sie hat sechzehn Ziffern; die letzte darf X sein und muss zu den anderen passen.',
    orcidWhy:
      'Die ORCID bleibt in jedem Katalog, in dem Sie Exemplare bestimmen, und geht als identifiedByID mit jeder Bestimmung hinaus, die genau diesen Namen trägt.',
    initials: 'Initialen',
    use: 'Diesen Namen verwenden',
    clash: 'Zu diesem Namen ist eine andere ORCID bekannt',
    clashUse: 'Das bin ich: meine ORCID für diesen Namen verwenden',
  },
  device: {
    label: 'Dieser Computer',
    tooltip: 'Das Gerät, auf dem Netze hier lernen',
    tensorflow: 'TensorFlow',
    precision: 'Genauigkeit',
    fastest: (precision: string, gpu: boolean) =>
      `${precision}; damit ist ${gpu ? 'diese Karte' : 'dieser Prozessor'} am schnellsten`,
    memory: 'Speicher',
    learning: 'Lernen',
    learningPace: (perSecond: number, memoryBytes: number) =>
      `${pace(perSecond)} mit ${bytesWords(memoryBytes)} Speicher`,
    recognition: 'Erkennen',
    measured: ({ depth, size, batchSize }: { depth: number; size: number; batchSize: number }) =>
      `Fotos, die ein ResNet${depth} mit ${size} px in Stapeln von ${batchSize} verarbeitet hat, eben gemessen.`,
    measure: 'Geschwindigkeit messen, etwa eine Minute',
    waits: 'wenn die laufende Arbeit fertig ist',
  },
  work: {
    label: 'Laufende Arbeit',
    is: (work: string) => `Laufende Arbeit: ${work}`,
    goesOn: (title: string, left: string) => `${title} ${left}`,
    ended: (title: string, how: string) => `${title}: ${how}`,
    endedFailed: (title: string, why: string) => `${title}: fehlgeschlagen. ${why}`,
    titleFailed: (title: string) => `${title}: fehlgeschlagen`,
    titleStopped: (title: string) => `${title}: gestoppt`,
    done: 'Fertig',
    stopped: 'Gestoppt',
    failed: 'Fehlgeschlagen',
    paused: 'angehalten',
    /** Of parts that may be empty. */
    line: (...parts: readonly string[]) => parts.filter((part) => part !== '').join(', '),
    of: (done: number, total: number) => `${count(done)} von ${count(total)}`,
    left: (seconds: number) => (seconds < 1 ? 'noch einen Augenblick' : `noch ${aboutDuration(seconds)}`),
  },
  backups: {
    label: 'Sicherungskopien dieses Katalogs',
    newest: (utc: string | null) => (utc === null ? 'Noch keine Sicherungskopie' : `Gesichert: ${when(utc)}`),
    what: 'Einmal am Tag wird, was Sie benannt und eingelesen haben, in den Ordner „backups“ des Katalogs kopiert und geprüft. Aus den letzten sieben Tagen bleibt je eine Kopie, danach eine je Woche und eine je Monat; die auf Wunsch gemachten bleiben alle. Fotos und Modelle sind nicht darin.',
    make: 'Jetzt eine Kopie machen',
    making: 'Wird kopiert und geprüft…',
    reading: 'Kopien werden durchgesehen…',
    none: 'Von diesem Katalog gibt es keine Kopie.',
    kinds: {
      daily: 'tägliche Kopie',
      asked: 'auf Wunsch',
      'before-change': 'vor einem Import, einer Reparatur oder einer anderen großen Änderung',
      'before-update': 'vor einem Update von Vasculum',
      replaced: 'beiseitegelegt für eine Kopie',
      damaged: 'beiseitegelegt, beschädigt',
    },
    held: (specimens: number, determinations: number) =>
      `${specimensOf(specimens)}, ${counted(determinations, 'Bestimmung', 'Bestimmungen')}`,
    heldUnknown: 'Inhalt nicht angesehen',
    about: (kind: string, held: string, verified: boolean) => `${kind}; ${held}${verified ? '' : '; nicht geprüft'}`,
    restore: (madeUtc: string) => `Kopie vom ${moment(madeUtc)} zurückholen`,
    busy: (work: string) => `${work} läuft noch; das Zurückholen wartet auf das Ende.`,
    loses: {
      nothing: BACKUP_ASIDE,
      damaged: `Holt die Datei zurück, die als beschädigt beiseitegelegt wurde. ${BACKUP_ASIDE}`,
      unknown: `Diese Kopie ließ sich nicht ansehen. ${BACKUP_ASIDE}`,
      after: (utc: string, held: Held, now: Held) => {
        const fewer = SAVED_ROWS.map(([key, one, several]) => [now[`${key}s`] - held[`${key}s`], one, several] as const)
          .filter(([less]) => less > 0)
          .map(([less, one, several]) => counted(less, one, several))
          .join(', ');
        return `Was nach dem ${moment(utc)} geschah, ist nicht darin${fewer === '' ? '' : `: ${fewer} weniger als jetzt`}. ${BACKUP_ASIDE}`;
      },
    },
  },
  checking: {
    label: 'Prüfung dieses Katalogs',
    check: 'Diesen Katalog prüfen',
    repair: 'Reparieren',
    repairMeans:
      'Eine Reparatur stellt neu her, was aus anderem folgt: Vorschaubilder, gezeigte Namen, Indizes. Dateien, die zu nichts gehören, entfernt sie. Vorher wird eine Kopie gemacht; was Personen gesagt haben, bleibt unberührt.',
    waits: 'wenn die laufende Arbeit fertig ist',
    found: (things: number) =>
      things === 0 ? 'Alles ist in Ordnung.' : `${counted(things, 'Befund', 'Befunde')} zum Ansehen:`,
    mended: (things: number, copy: string) =>
      things === 0 ? 'Nichts war zu reparieren.' : `Repariert. Vorher gemacht: backups/${copy}.`,
    done: 'Was repariert wurde',
    findings: 'Was gefunden wurde',
  },
  nameSearch: {
    label: 'Namen suchen',
    placeholder: 'Name, etwa car aur',
    found: 'Gefundene Namen',
    /** Around the accepted name. */
    now: { before: 'jetzt ', after: '' },
    /** Rank, or that it is a synonym, and the family or wider taxon. */
    kind: (hit: { taxonRank: RankSaid; acceptedName: string | null; within: string | null }) => {
      const kind = hit.acceptedName === null ? RANKS[hit.taxonRank] : 'Synonym';
      return hit.within === null ? kind : `${kind}, ${hit.within}`;
    },
    /** A name that is not in the catalogue yet. */
    add: (name: string) => `„${name}“ als Namen hinzufügen`,
    recent: 'Zuletzt vergebene Namen',
    similar: 'ähnlich',
    pin: (name: string) => `${name} anheften`,
    unpin: (name: string) => `${name} lösen`,
    how: 'Wortteile genügen; von jedem Wort reicht der Anfang.',
    searching: 'Wird gesucht…',
    nothing: 'Kein Name dieses Katalogs beginnt so.',
  },
  noPhotos: {
    title: 'Noch keine Fotos',
    drop: 'Einen Ordner hierher ziehen oder einen wählen. Fotos werden dort gelesen, wo sie sind; nichts wird kopiert oder verändert.',
  },
  photo: {
    unread: 'Noch nicht gelesen',
    unreadWhy: 'Ihr Ordner darf noch nicht gelesen werden: siehe „Fotoordner“',
    unreadable: 'Nicht lesbar',
  },
  removal: {
    label: 'Vor dem Entfernen',
    failed: 'Es wurde nichts entfernt',
    frees: (name: string, bytes: number) => `${name}: macht ${bytesWords(bytes)} frei.`,
    embeddings: (bytes: number) =>
      `Damit gehen ${bytesWords(bytes)} an Einbettungen, die nichts mehr nutzen könnte; die Datei des Katalogs behält diesen Platz und füllt ihn wieder.`,
    lost: 'Verloren',
    kept: 'Bleibt',
    looking: 'Wird gesucht, was davon abhängt…',
    busy: (work: string) => `${work} läuft noch; das Entfernen wartet auf das Ende.`,
  },
  sidePanel: { width: (panel: string) => `Breite: ${panel}` },
  /** The file's name that is offered for a table. `catalogue`: its name in small letters, or '' where none of it may stand in a file's name. */
  csvFile: (catalogue: string, rows: 'photo' | 'specimen') =>
    `${catalogue === '' ? 'katalog' : catalogue}-${rows === 'specimen' ? 'exemplare' : 'fotos'}.csv`,
  missing: { goOn: 'Ohne sie fortfahren' },
} as const;
