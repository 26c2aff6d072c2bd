/* What the window says: the frame around the screens, and parts that several screens show. Each text is whole, values and all, so that another language may order it as it must. */
import { ACTS } from '../acts.ts';
import { RANKS, type RankSaid } from '../terms.ts';
import { aboutDuration, bytesWords, count, counted, moment, pace, when } from '../words.ts';

const BACKUP_ASIDE = 'The file that is there now is kept among the copies, so this can be undone.';

export interface Held {
  readonly specimens: number;
  readonly photos: number;
  readonly determinations: number;
}

/** Tables whose rows are named, by what one is called. */
const SAVED_ROWS = [
  ['specimen', 'specimen'],
  ['photo', 'photo'],
  ['determination', 'determination'],
] as const;

/** What keeps folders in step, by what `farPlace` calls it. */
const SERVICES: Readonly<Record<string, string>> = {
  onedrive: 'OneDrive',
  dropbox: 'Dropbox',
  'google-drive': 'Google Drive',
  nextcloud: 'Nextcloud',
  owncloud: 'ownCloud',
  icloud: 'iCloud Drive',
  pcloud: 'pCloud',
  mega: 'MEGA',
  seafile: 'Seafile',
  syncthing: 'Syncthing',
  rclone: 'rclone',
  webdav: 'WebDAV',
};

export const calledService = (service: string) => SERVICES[service] ?? service;

export const FRAME = {
  program: 'Vasculum',
  rooms: {
    collection: 'Collection',
    import: 'Import',
    names: 'Names',
    train: 'Train',
    evaluate: 'Evaluate',
    models: 'Models',
    review: 'Review',
    export: 'Export',
    history: 'History',
  },
  acts: ACTS,
  /** As printed on them and read out. */
  keys: {
    Ctrl: 'Ctrl',
    Alt: 'Alt',
    Shift: 'Shift',
    Esc: 'Esc',
    Enter: 'Enter',
    Space: 'Space',
    Delete: 'Delete',
    Home: 'Home',
    End: 'End',
    PageUp: 'PageUp',
    PageDown: 'PageDown',
    Up: 'Up',
    Down: 'Down',
    Left: 'Left',
    Right: 'Right',
  },
  statuses: { verified: 'Verified', proposed: 'Predicted by a model', doubtful: 'Doubtful', unnamed: 'No name' },
  ranks: RANKS,

  rail: {
    label: 'Rooms',
    goTo: (room: string) => `Go to ${room}`,
    tooltip: (room: string, key: string) => `${room}, ${key}`,
    notOpen: 'Open a catalogue first',
    wait: (photos: number) => `${counted(photos, 'photo')} ${photos === 1 ? 'waits' : 'wait'}`,
  },
  undo: {
    tooltip: (act: string) => `Undo: ${act}`,
    undone: (act: string) => `Undone: ${act}`,
    redone: (act: string) => `Done again: ${act}`,
  },
  catalogueMenu: {
    label: 'Catalogue',
    wait: (folders: number) => counted(folders, 'waits', 'wait'),
  },
  palette: {
    label: 'Names, numbers, commands',
    found: 'Found',
    groups: { commands: 'Commands', names: 'Names', specimens: 'Specimens' },
    themes: { light: 'Theme: light', dark: 'Theme: dark', system: 'Theme: as the system' },
    waitingFolders: 'Folders of photos that wait',
    show: (name: string) => `Show ${name}`,
    acceptedName: (name: string) => `now ${name}`,
    searching: 'Searching…',
    nothing: 'Nothing is called like this.',
  },
  openingNews: {
    notOpened: 'The other catalogue could not be opened',
    stay: (catalogue: string) => `Go on in ${catalogue}`,
    saved: 'Saved from the damaged catalogue',
    savedOf: (tables: readonly { readonly table: string; readonly saved: number; readonly lost: number }[]) => {
      if (tables.every(({ saved }) => saved === 0)) return 'Nothing of it could be read: this new one is empty.';
      const named = SAVED_ROWS.map(([table, one]) => {
        const { saved, lost } = tables.find((each) => each.table === table) ?? { saved: 0, lost: 0 };
        return lost > 0 ? `${count(saved)} of ${counted(saved + lost, one)}` : counted(saved, one);
      });
      const others = tables.filter(({ table }) => !SAVED_ROWS.some(([named]) => named === table));
      const lost = others.reduce((sum, each) => sum + each.lost, 0);
      return `${named.join(', ')}${lost > 0 ? `; ${counted(lost, 'row')} of other kinds could not be read` : ''}.`;
    },
  },
  place: {
    label: 'Where this catalogue lies',
    service: (service: string) =>
      `This catalogue lies in a folder that ${calledService(service)} keeps in step with other computers. A lock does not reach them: opened on two at once, ${calledService(service)} makes two files of it. Use it on one computer at a time, and close it there before you open it here.`,
    network:
      'This catalogue lies on a network drive. Whoever opens it second is told who has it, as far as the drive keeps locks. Work is slower here than on a drive of this computer.',
    left: (who: string, isFar: boolean) =>
      `This catalogue was not closed properly (${who}). What was saved until then is here.${isFar ? ' If that is another computer, make sure that it is not open there still.' : ''}`,
    understood: 'Understood',
  },
  unendedImport: {
    title: 'An import did not end.',
    text: (folder: string, startedUtc: string) =>
      `The reading of ${folder}, begun ${when(startedUtc)}, stopped before its end. What was read is kept; going on adds only what is missing.`,
  },
  photoFolders: {
    title: (folders: number) =>
      folders === 1 ? 'Read the photos in this folder?' : `Read the photos in these ${folders} folders?`,
    why: (folders: number, photos: number) => {
      const [them, these] = folders === 1 ? ['it', 'this folder'] : ['them', 'these folders'];
      const lie = `${counted(photos, 'photo')} ${photos === 1 ? 'lies' : 'lie'} there`;
      return `On this computer, this catalogue was never used with ${these} before. It says that ${lie}. Reading ${them} lets Vasculum open files outside the catalogue’s own folder; it never changes them.`;
    },
    untouched: 'Nothing there was looked at so far.',
    label: 'Folders',
    links: (folders: number) =>
      `Photos of it really lie in ${folders === 1 ? 'another folder' : 'other folders'}, to which links lead. Tick it to have ${folders === 1 ? 'that' : 'those'} read as well:`,
    failed: 'Nothing was agreed to',
    read: (folders: number) => (folders === 1 ? 'Read this folder' : 'Read these folders'),
    notNow: 'Not now',
    meanwhile:
      'Names, and small pictures that were made before, are here without it; training, recognising, measuring and full pictures wait.',
  },
  statusBar: {
    offline: 'Offline. Nothing leaves this computer.',
    holds: (photos: number, specimens: number) => `${counted(photos, 'photo')}, ${counted(specimens, 'specimen')}`,
    noCatalogue: 'No catalogue open',
    readOnly: (why: string) => `Open to look only: ${why}.`,
    problems: 'Problems',
    newestProblem: (problems: number, newest: string) => `${counted(problems, 'problem')}: ${newest}`,
    seen: 'Seen',
    saved: 'All work saved',
  },
  theme: {
    label: 'Theme',
    choices: { system: 'As the system', light: 'Light', dark: 'Dark' },
  },
  language: {
    label: 'Language',
    // Each in its own.
    choices: { system: 'As the system', en: 'English', de: 'Deutsch', es: 'Español' },
  },
  settings: {
    label: 'Settings',
    tooltip: 'Look, keys, and where things lie',
    look: 'Look and keys',
    textSize: 'Text size',
    percent: (size: number) => `${Math.round(size * 100)} %`,
    listKeys: 'All keys, and others for them',
    places: 'Where things lie',
    placesOf: {
      catalogue: 'This catalogue',
      profile: 'Settings, log',
      weights: 'Weights to add',
    },
    show: 'Show',
    showPlace: (place: string) => `Show in folder: ${place}`,
    help: 'If something goes wrong',
    about: 'About',
    hint: 'These settings hold for this account on this computer, not for a catalogue.',
  },
  keyList: {
    label: 'Keys',
    here: 'On this screen',
    everywhere: 'Everywhere',
    letters: 'Single letters and digits act as keys',
    /** A button: `act` is what the key does. */
    move: (key: string, act: string) => `${key}: ${act}. Use another key`,
    howToMove: 'To use another key for something, choose its letter or digit here; the two change places.',
    press: (key: string) => `Press the letter or digit to use in place of ${key}, or Esc to leave it.`,
    asTheyWere: 'All as they were',
  },
  determiner: {
    label: 'Who sits at the desk',
    is: (name: string) => `At the desk: ${name}`,
    tooltip: (name: string, orcid: string | null) =>
      `${name}${orcid === null ? '' : `, ORCID ${orcid}`}: the name on determinations made here`,
    none: 'Who sits at the desk?',
    asking: 'Whose determinations are these?',
    why: 'This name is written with each of your determinations, such as “E. Moser”.',
    list: 'People on this computer',
    another: 'Another person',
    change: (name: string) => `Change ${name}`,
    forget: 'Take off this list',
    name: 'Your name as determiner',
    taken: 'Somebody on this list is called so. Write the name differently, such as with another initial.',
    orcid: 'Your ORCID, if you have one',
    orcidWrong: 'This is no ORCID: it has sixteen digits, the last of which may be X and must fit the others.',
    orcidWhy:
      'The ORCID is kept with each catalogue you name specimens in, and goes out as identifiedByID with every determination that has exactly this name.',
    initials: 'Initials',
    use: 'Use this name',
    clash: 'Another ORCID is known for this name',
    clashUse: 'It is me: use my ORCID for this name',
  },
  device: {
    label: 'This computer',
    tooltip: 'The device that networks learn on here',
    tensorflow: 'TensorFlow',
    precision: 'Precision',
    fastest: (precision: string, gpu: boolean) =>
      `${precision}, in which this ${gpu ? 'card' : 'processor'} is fastest`,
    memory: 'Memory',
    learning: 'Learning',
    learningPace: (perSecond: number, memoryBytes: number) =>
      `${pace(perSecond)} with ${bytesWords(memoryBytes)} of memory`,
    recognition: 'Recognition',
    measured: ({ depth, size, batchSize }: { depth: number; size: number; batchSize: number }) =>
      `Photos a ResNet${depth} took at ${size} px in batches of ${batchSize}, measured just now.`,
    measure: 'Measure the speed, about a minute',
    waits: 'when the work in hand is done',
  },
  work: {
    label: 'Work in hand',
    is: (work: string) => `Work in hand: ${work}`,
    goesOn: (title: string, left: string) => `${title} ${left}`,
    ended: (title: string, how: string) => `${title}: ${how}`,
    endedFailed: (title: string, why: string) => `${title}: failed. ${why}`,
    titleFailed: (title: string) => `${title}: failed`,
    titleStopped: (title: string) => `${title}: stopped`,
    done: 'Done',
    stopped: 'Stopped',
    failed: 'Failed',
    paused: 'paused',
    /** Of parts that may be empty. */
    line: (...parts: readonly string[]) => parts.filter((part) => part !== '').join(', '),
    of: (done: number, total: number) => `${count(done)} of ${count(total)}`,
    left: (seconds: number) => (seconds < 1 ? 'a moment left' : `${aboutDuration(seconds)} left`),
  },
  backups: {
    label: 'Copies of this catalogue',
    newest: (utc: string | null) => (utc === null ? 'No backup yet' : `Backup ${when(utc)}`),
    what: 'Once a day what you have named and imported is copied into the catalogue’s folder “backups” and looked through. Of the last seven days one each is kept, then one a week and one a month; those that you asked for stay. Photos and models are not in them.',
    make: 'Make a copy now',
    making: 'Copying and looking through it…',
    reading: 'Looking through the copies…',
    none: 'There is no copy of this catalogue.',
    kinds: {
      daily: 'of the day',
      asked: 'asked for',
      'before-change': 'before an import, a repair or another large change',
      'before-update': 'before an update of Vasculum',
      replaced: 'set aside for a copy',
      damaged: 'set aside, damaged',
    },
    held: (specimens: number, determinations: number) =>
      `${counted(specimens, 'specimen')}, ${counted(determinations, 'determination')}`,
    heldUnknown: 'not looked into',
    about: (kind: string, held: string, verified: boolean) =>
      `${kind}; ${held}${verified ? '' : '; not looked through'}`,
    restore: (madeUtc: string) => `Restore the copy of ${moment(madeUtc)}`,
    busy: (work: string) => `${work} is under way; putting a copy back waits for its end.`,
    loses: {
      nothing: BACKUP_ASIDE,
      damaged: `Puts the file back that was set aside as damaged. ${BACKUP_ASIDE}`,
      unknown: `This copy could not be looked into. ${BACKUP_ASIDE}`,
      after: (utc: string, held: Held, now: Held) => {
        const fewer = (['specimen', 'photo', 'determination'] as const)
          .map((one) => [now[`${one}s`] - held[`${one}s`], one] as const)
          .filter(([less]) => less > 0)
          .map(([less, one]) => counted(less, one))
          .join(', ');
        return `What was done after ${moment(utc)} is not in it${fewer === '' ? '' : `: ${fewer} fewer than now`}. ${BACKUP_ASIDE}`;
      },
    },
  },
  checking: {
    label: 'Check of this catalogue',
    check: 'Check this catalogue',
    repair: 'Repair',
    repairMeans:
      'A repair makes again what follows from something else: thumbnails, names that are shown, indexes. It removes files that belong to nothing. A copy is made first; what people said is not touched.',
    waits: 'when the work in hand is done',
    found: (things: number) => (things === 0 ? 'All is in order.' : `${counted(things, 'thing')} to look at:`),
    mended: (things: number, copy: string) =>
      things === 0 ? 'Nothing had to be repaired.' : `Repaired. Made first: backups/${copy}.`,
    done: 'What was repaired',
    findings: 'What was found',
  },
  nameSearch: {
    label: 'Search a name',
    placeholder: 'Name, such as car aur',
    found: 'Names found',
    /** Around the accepted name. */
    now: { before: 'now ', after: '' },
    /** Rank, or that it is a synonym, and the family or wider taxon. */
    kind: (hit: { taxonRank: RankSaid; acceptedName: string | null; within: string | null }) => {
      const kind = hit.acceptedName === null ? RANKS[hit.taxonRank] : 'synonym';
      return hit.within === null ? kind : `${kind}, ${hit.within}`;
    },
    /** A name that is not in the catalogue yet. */
    add: (name: string) => `Add “${name}” as a name`,
    recent: 'Names given last',
    similar: 'similar',
    pin: (name: string) => `Pin ${name}`,
    unpin: (name: string) => `Unpin ${name}`,
    how: 'Parts of the words are enough; the beginning of each will do.',
    searching: 'Searching…',
    nothing: 'No name of this catalogue begins like this.',
  },
  noPhotos: {
    title: 'No photos yet',
    drop: 'Drop a folder here, or choose one. Photos are read where they are; nothing is copied or changed.',
  },
  photo: {
    unread: 'Not read yet',
    unreadWhy: 'Its folder may not be read yet: see “Folders of photos”',
    unreadable: 'Cannot be read',
  },
  removal: {
    label: 'Before it is removed',
    failed: 'Nothing was removed',
    frees: (name: string, bytes: number) => `${name}: frees ${bytesWords(bytes)}.`,
    embeddings: (bytes: number) =>
      `With it go ${bytesWords(bytes)} of embeddings that nothing could use any more; the catalogue’s file keeps that room and fills it again.`,
    lost: 'Lost',
    kept: 'Kept',
    looking: 'Looking at what depends on it…',
    busy: (work: string) => `${work} is under way; removing waits for its end.`,
  },
  sidePanel: { width: (panel: string) => `Width of ${panel.toLowerCase()}` },
  /** The file's name that is offered for a table. `catalogue`: its name in small letters, or '' where none of it may stand in a file's name. */
  csvFile: (catalogue: string, rows: 'photo' | 'specimen') =>
    `${catalogue === '' ? 'catalogue' : catalogue}-${rows === 'specimen' ? 'specimens' : 'photos'}.csv`,
  missing: { goOn: 'Go on without them' },
} as const;
