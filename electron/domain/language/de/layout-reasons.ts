/*
 * Of files that other programs wrote (GBIF, Camtrap DP, COCO and others), in German: why one cannot be read, as it stands
 * inside a sentence, and what is told of one that was. Runs everywhere.
 */

export const LAYOUT_REASONS = {
  'layout-json': 'sie ist kein JSON oder abgeschnitten',
  'layout-many-parts':
    'sie ist eine ZIP-Datei mit mehr oder größeren Dateien, als eine Tabelle für dieses Programm haben kann',
  'layout-part-missing': '{part} fehlt darin oder daneben',
  'layout-unknown': 'sie stammt aus keinem Programm, dessen Dateien hier lesbar sind',
  'list-no-taxa': 'sie ist ein Archiv, aber keines mit Taxa',
  'layout-zip-damaged': 'sie ist eine abgeschnittene, beschädigte oder mit Passwort geschützte ZIP-Datei',
  'note-box-outside':
    'ein Rahmen reicht über das Bild hinaus oder hat darin keinen Platz; verwendet wird, was im Bild liegt',
  'note-coordinates-blurred': 'das andere Programm hat den Fundort vor dem Export unscharf gemacht',
  'note-failed': 'das andere Programm konnte das Bild nicht lesen',
  'note-machine-name':
    'der Name stammt von einer Maschine; er wird beim Exemplar aufbewahrt und gilt nicht als Bestimmung',
  'note-no-taxon': 'leeres Bild, Person, Fahrzeug oder keine Angabe: bleibt ohne Namen',
  'note-one-picture':
    'die Datei nennt zu jedem Datensatz ein einziges Bild mittlerer Größe; der Datensatz kann mehr haben',
  'note-record-missing': 'die Datei macht Angaben zu einem Datensatz, der nicht darin ist',
  'note-several-boxes': 'mehrere Rahmen: verwendet wird der sicherste, bei gleicher Sicherheit der größte',
  'note-without-label': 'übersprungen oder ohne Klassennamen gespeichert',
} as const;
