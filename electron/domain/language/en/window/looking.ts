/* What the window says of how the collection is looked at: sets, columns, map, timeline, one photo. */
import { bytesWords, count, counted, decimal } from '../words.ts';

/** Of whole years, the years alone. */
function months(from: string, to: string): string {
  const isYears = from.endsWith('-01') && to.endsWith('-12');
  const [first, last] = isYears ? [from.slice(0, 4), to.slice(0, 4)] : [from, to];
  return first === last ? first : `${first} to ${last}`;
}

function degrees(value: number, positive: string, negative: string): string {
  return `${decimal(Math.abs(value), 2)}° ${value < 0 ? negative : positive}`;
}

export const LOOKING = {
  chips: {
    collected: (from: string, to: string) => `Collected ${months(from, to)}`,
    area: (specimens: number | null) =>
      specimens === null ? 'On the map' : `On the map: ${counted(specimens, 'specimen')}`,
  },
  map: {
    labelWithKeys:
      'Map of the places where the specimens were collected. Arrow keys move it, plus and minus change how near it is, 0 shows the whole world.',
    nearer: 'Nearer',
    farther: 'Farther',
    world: 'The whole world',
    fit: 'Where specimens are',
    list: 'As a list',
    listLabel: 'Places on this piece of the map, most specimens first',
    place: (specimens: number, latitude: number, longitude: number) =>
      `${counted(specimens, 'specimen')} near ${degrees(latitude, 'N', 'S')}, ${degrees(longitude, 'E', 'W')}`,
    more: (places: number) => `and ${counted(places, 'more place')}: come nearer to see them here`,
    none: 'No specimen with coordinates lies on this piece of the map.',
    placed: (placed: number, unplaced: number) =>
      unplaced === 0
        ? `All ${counted(placed, 'specimen')} have coordinates.`
        : `${counted(placed, 'specimen')} with coordinates; ${count(unplaced)} without, which no map can show.`,
    sensitive: (specimens: number) =>
      `${counted(specimens, 'place is', 'places are')} marked as sensitive: shown here, on this computer alone.`,
    outline: 'Outline: Natural Earth',
  },
  photo: {
    label: 'The photo',
    button: 'Photo',
    none: 'Choose a photo to see what is known of it.',
    large: 'Large',
    small: 'Back to the photos',
    alt: (name: string) => `Photo ${name}`,
    left: 'Turn left',
    right: 'Turn right',
    turnedNote: 'Turned in this catalogue; the file is as it was.',
    show: 'Show in folder',
    facts: 'What is known of it',
    camera: 'Camera',
    noCamera: 'The file says nothing of a camera.',
    unread: 'The file cannot be read now.',
    is: {
      file: 'File',
      path: 'Path',
      format: 'Format',
      pixels: 'Pixels',
      bytes: 'Size',
      modified: 'File changed (UTC)',
      added: 'Added (UTC)',
      taken: 'Taken',
      place: 'Where the camera was',
      turned: 'Turned',
      sha256: 'Content (SHA-256)',
      model: 'Model',
      lens: 'Lens',
      exposure: 'Exposure',
      aperture: 'Aperture',
      iso: 'Sensitivity',
      focalLength: 'Focal length',
      orientation: 'Held (EXIF orientation)',
    },
    pixels: (width: number, height: number) => `${width} × ${height}`,
    bytes: (bytes: number) => bytesWords(bytes),
    seconds: (seconds: number) =>
      seconds < 0.5 ? `1/${count(Math.round(1 / seconds))} s` : `${decimal(seconds, 1)} s`,
    aperture: (aperture: number) => `f/${decimal(aperture, 1)}`,
    iso: (iso: number) => `ISO ${count(iso)}`,
    millimetres: (length: number) => `${decimal(length, 1)} mm`,
    degreesToTheRight: (turned: number) => `${count(turned)}° to the right`,
    place: (latitude: number, longitude: number) => `${degrees(latitude, 'N', 'S')}, ${degrees(longitude, 'E', 'W')}`,
    minute: (utc: string) => utc.slice(0, 16).replace('T', ' '),
  },
  timeline: {
    label: 'Timeline of the dates collected',
    button: 'Timeline',
    by: 'Bars',
    of: { year: 'Years', month: 'Months' },
    bar: (from: string, to: string, specimens: number) =>
      `${from === to ? from : `${from} to ${to}`}: ${counted(specimens, 'specimen')}`,
    from: 'Collected from',
    to: 'Collected up to',
    all: 'All dates',
    none: 'No specimen here has a date.',
    undated: (undated: number, onlyYear: number) =>
      [
        undated > 0 ? `${counted(undated, 'specimen')} without a date` : '',
        onlyYear > 0 ? `${count(onlyYear)} with a year alone, in no month` : '',
      ]
        .filter((part) => part !== '')
        .join('; '),
  },
  table: {
    choose: (shown: number) => `Columns, ${count(shown)}`,
    title: 'Columns',
    note: 'The table can be ordered by what has an arrow here; the arrow keys move in it, Alt with them moves a column.',
    usual: 'The usual',
    shown: 'Shown, from left to right',
    toLeft: (column: string) => `${column}: one place to the left`,
    toRight: (column: string) => `${column}: one place to the right`,
    takeAway: (column: string) => `${column}: take away`,
    order: (column: string) => `Order by ${column}`,
    width: (column: string) => `Width of ${column}`,
    file: 'File of the photo',
    own: 'Fields of this catalogue',
    columns: {
      catalogNumber: 'Catalogue number',
      scientificName: 'Name',
      status: 'Who says so',
      certainty: 'Certainty',
      view: 'View',
      fileName: 'File',
      path: 'Path',
      format: 'Format',
      pixels: 'Pixels',
      bytes: 'Size',
      taken: 'Photo taken',
      modified: 'File changed (UTC)',
      added: 'Added (UTC)',
    },
  },
  sets: {
    label: 'Sets',
    /** After the name of a set, read aloud. */
    photos: (photos: number) => `, ${counted(photos, 'photo')}`,
    newer: 'A newer Vasculum saved this set. Update Vasculum to use it.',
    save: 'Save as a set',
    saveWhat: 'Filter, search and order are kept in the catalogue under this name.',
    name: 'Name of the set',
    act: 'Save',
    replace: 'Replace it',
    change: (name: string) => `Change the set ${name}`,
    rename: 'Rename',
    replaceNow: 'Save what is shown now into it',
    remove: 'Remove',
    sure: (name: string) => `Remove the set ${name}? Its photos stay.`,
    removeIt: 'Remove the set',
    keep: 'Keep it',
  },
} as const;
