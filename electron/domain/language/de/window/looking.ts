/* What the window says, in German, of how the collection is looked at: sets, columns, map, timeline, one photo. */
import { bytesWords, count, counted, decimal } from '../words.ts';

const specimensOf = (specimens: number) => counted(specimens, 'Exemplar', 'Exemplare');

/** Of whole years, the years alone. */
function months(from: string, to: string): string {
  const isYears = from.endsWith('-01') && to.endsWith('-12');
  const [first, last] = isYears ? [from.slice(0, 4), to.slice(0, 4)] : [from, to];
  return first === last ? first : `${first} bis ${last}`;
}

function degrees(value: number, positive: string, negative: string): string {
  return `${decimal(Math.abs(value), 2)}° ${value < 0 ? negative : positive}`;
}

const position = (latitude: number, longitude: number) =>
  `${degrees(latitude, 'N', 'S')}; ${degrees(longitude, 'O', 'W')}`;

export const LOOKING = {
  chips: {
    collected: (from: string, to: string) => `Funddatum ${months(from, to)}`,
    area: (specimens: number | null) =>
      specimens === null ? 'Auf der Karte' : `Auf der Karte: ${specimensOf(specimens)}`,
  },
  map: {
    labelWithKeys:
      'Karte der Fundorte der Exemplare. Pfeiltasten verschieben sie, Plus und Minus ändern den Maßstab, 0 zeigt die ganze Welt.',
    nearer: 'Näher',
    farther: 'Weiter weg',
    world: 'Die ganze Welt',
    fit: 'Wo Exemplare sind',
    list: 'Als Liste',
    listLabel: 'Orte auf diesem Kartenausschnitt, die mit den meisten Exemplaren zuerst',
    place: (specimens: number, latitude: number, longitude: number) =>
      `${specimensOf(specimens)} bei ${position(latitude, longitude)}`,
    more: (places: number) =>
      `und ${counted(places, 'weiterer Ort', 'weitere Orte')}: hier zu sehen, wenn die Karte näher ist`,
    none: 'Auf diesem Kartenausschnitt liegt kein Exemplar mit Koordinaten.',
    placed: (placed: number, unplaced: number) =>
      unplaced === 0
        ? placed === 1
          ? 'Das eine Exemplar hat Koordinaten.'
          : `Alle ${specimensOf(placed)} haben Koordinaten.`
        : `${specimensOf(placed)} mit Koordinaten; ${count(unplaced)} ohne, die keine Karte zeigen kann.`,
    sensitive: (specimens: number) =>
      `${counted(specimens, 'Fundort ist', 'Fundorte sind')} als schützenswert gekennzeichnet: gezeigt nur hier, auf diesem Computer.`,
    outline: 'Umrisse: Natural Earth',
  },
  photo: {
    label: 'Das Foto',
    button: 'Foto',
    none: 'Ein Foto wählen, um zu sehen, was darüber bekannt ist.',
    large: 'Groß',
    small: 'Zurück zu den Fotos',
    alt: (name: string) => `Foto ${name}`,
    left: 'Nach links drehen',
    right: 'Nach rechts drehen',
    turnedNote: 'In diesem Katalog gedreht; die Datei ist, wie sie war.',
    show: 'Im Ordner zeigen',
    facts: 'Was darüber bekannt ist',
    camera: 'Kamera',
    noCamera: 'Die Datei sagt nichts über eine Kamera.',
    unread: 'Die Datei ist jetzt nicht lesbar.',
    is: {
      file: 'Datei',
      path: 'Pfad',
      format: 'Format',
      pixels: 'Pixel',
      bytes: 'Größe',
      modified: 'Datei geändert (UTC)',
      added: 'Hinzugefügt (UTC)',
      taken: 'Aufgenommen',
      place: 'Wo die Kamera war',
      turned: 'Gedreht',
      sha256: 'Inhalt (SHA-256)',
      model: 'Modell',
      lens: 'Objektiv',
      exposure: 'Belichtung',
      aperture: 'Blende',
      iso: 'Empfindlichkeit',
      focalLength: 'Brennweite',
      orientation: 'Haltung (EXIF Orientation)',
    },
    pixels: (width: number, height: number) => `${width} × ${height}`,
    bytes: (bytes: number) => bytesWords(bytes),
    seconds: (seconds: number) =>
      seconds < 0.5 ? `1/${count(Math.round(1 / seconds))} s` : `${decimal(seconds, 1)} s`,
    aperture: (aperture: number) => `f/${decimal(aperture, 1)}`,
    iso: (iso: number) => `ISO ${count(iso)}`,
    millimetres: (length: number) => `${decimal(length, 1)} mm`,
    degreesToTheRight: (turned: number) => `${count(turned)}° nach rechts`,
    place: position,
    minute: (utc: string) => utc.slice(0, 16).replace('T', ' '),
  },
  timeline: {
    label: 'Zeitleiste der Funddaten',
    button: 'Zeitleiste',
    by: 'Balken',
    of: { year: 'Jahre', month: 'Monate' },
    bar: (from: string, to: string, specimens: number) =>
      `${from === to ? from : `${from} bis ${to}`}: ${specimensOf(specimens)}`,
    from: 'Gefunden ab',
    to: 'Gefunden bis',
    all: 'Alle Daten',
    none: 'Kein Exemplar hier hat ein Datum.',
    undated: (undated: number, onlyYear: number) =>
      [
        undated > 0 ? `${specimensOf(undated)} ohne Datum` : '',
        onlyYear > 0 ? `${count(onlyYear)} nur mit Jahr, in keinem Monat` : '',
      ]
        .filter((part) => part !== '')
        .join('; '),
  },
  table: {
    choose: (shown: number) => `Spalten, ${count(shown)}`,
    title: 'Spalten',
    note: 'Die Tabelle lässt sich nach dem ordnen, was hier einen Pfeil hat; die Pfeiltasten bewegen sich darin, zusammen mit Alt verschieben sie eine Spalte.',
    usual: 'Die üblichen',
    shown: 'Gezeigt, von links nach rechts',
    toLeft: (column: string) => `${column}: eine Stelle nach links`,
    toRight: (column: string) => `${column}: eine Stelle nach rechts`,
    takeAway: (column: string) => `${column}: wegnehmen`,
    order: (column: string) => `Ordnen nach: ${column}`,
    width: (column: string) => `Breite: ${column}`,
    file: 'Datei des Fotos',
    own: 'Felder dieses Katalogs',
    columns: {
      catalogNumber: 'Katalognummer',
      scientificName: 'Name',
      status: 'Wer es sagt',
      certainty: 'Sicherheit',
      view: 'Ansicht',
      fileName: 'Datei',
      path: 'Pfad',
      format: 'Format',
      pixels: 'Pixel',
      bytes: 'Größe',
      taken: 'Foto aufgenommen',
      modified: 'Datei geändert (UTC)',
      added: 'Hinzugefügt (UTC)',
    },
  },
  sets: {
    label: 'Zusammenstellungen',
    /** After the name of a set, read aloud. */
    photos: (photos: number) => `, ${counted(photos, 'Foto', 'Fotos')}`,
    newer: 'Ein neueres Vasculum hat diese Zusammenstellung gespeichert. Zum Benutzen Vasculum aktualisieren.',
    save: 'Als Zusammenstellung speichern',
    saveWhat: 'Filter, Suche und Reihenfolge werden im Katalog unter diesem Namen gespeichert.',
    name: 'Name der Zusammenstellung',
    act: 'Speichern',
    replace: 'Ersetzen',
    change: (name: string) => `Zusammenstellung ${name} ändern`,
    rename: 'Umbenennen',
    replaceNow: 'Das jetzt Gezeigte darin speichern',
    remove: 'Entfernen',
    sure: (name: string) => `Zusammenstellung ${name} entfernen? Ihre Fotos bleiben.`,
    removeIt: 'Zusammenstellung entfernen',
    keep: 'Behalten',
  },
} as const;
