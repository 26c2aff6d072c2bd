/* What a file is that an import does not read as a photo, in German, and what to do about it. Runs everywhere. */

const SAVE_ANEW =
  'Speichern Sie sie im ursprünglichen Programm als JPEG, PNG oder TIFF, und lesen Sie den Ordner erneut ein.';
const NO_PHOTO =
  'auch wenn ihr Name anderes sagt. Geben Sie ihr die richtige Endung, oder nehmen Sie sie aus dem Ordner.';
const COPY_AGAIN = 'Kopieren Sie sie noch einmal von der Kamera oder aus einer Sicherung.';

/** Whole sentences, for files that are no photo or of another kind than those that are read. */
export const OTHER_KINDS = {
  begun: `Die Datei bricht gleich am Anfang ab. ${COPY_AGAIN}`,
  bmp: `Die Datei ist ein BMP-Bild, das nicht gelesen wird. ${SAVE_ANEW}`,
  'bytes-before': `Vor dem Bild stehen fremde Bytes, daher ist die Datei nicht lesbar. ${COPY_AGAIN}`,
  gif: `Die Datei ist ein GIF-Bild, das nicht gelesen wird: es hat höchstens 256 Farben. ${SAVE_ANEW}`,
  'git-lfs':
    'Die Datei ist nicht das Foto selbst, sondern ein Platzhalter von git-lfs. Holen Sie die Fotos mit git lfs pull, und lesen Sie den Ordner erneut ein.',
  'jpeg-2000': `Die Datei ist ein JPEG-2000-Bild, das nicht gelesen wird. ${SAVE_ANEW}`,
  'jpeg-xl': `Die Datei ist ein JPEG-XL-Bild, das nicht gelesen wird. ${SAVE_ANEW}`,
  'old-raw': `Die Datei ist ein RAW-Foto einer Art, die nicht gelesen wird. ${SAVE_ANEW}`,
  pdf: `Die Datei ist ein PDF-Dokument, ${NO_PHOTO}`,
  psd: `Die Datei ist ein Photoshop-Dokument, das nicht gelesen wird. ${SAVE_ANEW}`,
  sound: `Die Datei ist eine Tonaufnahme, ${NO_PHOTO}`,
  svg: `Die Datei ist eine SVG-Zeichnung, ${NO_PHOTO}`,
  video:
    'Die Datei ist ein Video, das nicht gelesen wird. Speichern Sie die Einzelbilder, die das Exemplar zeigen, als JPEG, oder nehmen Sie die Datei aus dem Ordner.',
  'web-page':
    'Die Datei ist eine Webseite, nicht das Foto: der Download ergab eine Seite statt des Fotos. Laden Sie das Foto erneut.',
  x3f: `Die Datei ist ein RAW-Foto einer Sigma-Kamera, das nicht gelesen wird. ${SAVE_ANEW}`,
  zeros: `Die Datei beginnt mit lauter Nullen: sie wurde nie vollständig kopiert. ${COPY_AGAIN}`,
  zip: `Die Datei ist ein ZIP-Archiv, ${NO_PHOTO}`,
} as const;

/** Whole sentences, for photos that cannot be used as they are. */
export const NOT_READABLE = {
  /** The bits of a number: packed so that no program of the usual ones reads them, signed, or as many as no photo has. */
  'tiff-samples':
    'Die TIFF-Datei enthält Zahlen mit {detail} Bit in einer Form, die nicht gelesen wird. Speichern Sie sie mit 8 oder 16 Bit pro Farbe, und lesen Sie den Ordner erneut ein.',
  'raw-without-picture':
    'Die Datei ist ein RAW-Foto, in das die Kamera kein Bild gelegt hat. Entwickeln Sie es im Programm des Kameraherstellers, speichern Sie es als TIFF oder JPEG, und lesen Sie dieses ein.',
  'raw-small-picture':
    'Die Datei ist ein RAW-Foto, in das die Kamera nur ein Vorschaubild von {detail} Pixeln gelegt hat. Entwickeln Sie es im Programm des Kameraherstellers, speichern Sie es als TIFF oder JPEG, und lesen Sie dieses ein.',
  spoilt: `Die Datei ist im Innern beschädigt: ein Teil des Bildes ist verloren oder hat andere Farben als vorher. ${COPY_AGAIN}`,
  'no-such-page': `Die Datei hat keine Seite {detail} mehr. ${COPY_AGAIN}`,
  'heic-too-large':
    'Das Bild hat {detail} Pixel; bei HEIC sind höchstens 100 Millionen lesbar. Speichern Sie eine kleinere Kopie davon.',
} as const;
