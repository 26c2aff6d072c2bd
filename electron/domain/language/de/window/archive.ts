/* What the window says, in German: a Darwin Core Archive to publish. */
import { bytesWords, count, counted } from '../words.ts';

const rowsOf = (rows: number) => counted(rows, 'Zeile', 'Zeilen');

export const PUBLISH = {
  toPublish: 'Zum Veröffentlichen',
  preset: { title: 'Darwin Core Archive', note: 'Belege, Bestimmungen, Fotos' },
  whatItIs: 'jede Bestimmung bleibt als Zeile, die eines Modells als solche',
  machine: 'Namen von Modellen behalten',
  grid: {
    label: 'Schützenswerte Fundorte',
    values: { 0: 'nicht angeben', 0.01: 'auf 0,01°', 0.1: 'auf 0,1°', 1: 'auf 1°' },
  },
  verdict: 'Was GBIF davon hielte',
  checking: 'Wird geprüft …',
  checkingNote: 'Jede Zeile wird einmal erstellt und geprüft, so wie sie geschrieben würde.',
  files: 'Dateien des Archivs',
  label: (file: string) => `Erste Zeilen von ${file}`,
  note: (shown: number, all: number) =>
    shown < all
      ? `Die ersten ${count(shown)} von ${rowsOf(all)}, genau so, wie sie geschrieben werden.`
      : all === 1
        ? 'Die eine Zeile, genau so, wie sie geschrieben wird.'
        : `Alle ${rowsOf(all)}, genau so, wie sie geschrieben werden.`,
  said: (record: string) => `identification.txt zu ${record}`,
  nothingSaid: 'Niemand hat dieses Exemplar benannt, auch kein Modell.',
  showThem: 'Zeigen',
  showRecords: 'Datensätze zum Ansehen',
  describe: 'Sammlung beschreiben',
  act: 'Archiv schreiben',
  failed: 'Das Archiv wurde nicht geschrieben',
  sensitive: (specimens: number) =>
    `${counted(specimens, 'Exemplar', 'Exemplare')} mit schützenswertem Fundort: an seiner Stelle steht die Zelle eines Rasters; Ortsangabe, Bemerkungen und Fotos bleiben hier`,
  noMedia: 'Keine öffentliche Adresse für die Fotos, daher entfällt die Medientabelle',
  result: (rows: number, bytes: number) => `${rowsOf(rows)}, ${bytesWords(bytes)}`,
  file: (name: string) => `${name}-dwca.zip`,
  form: {
    title: 'Über die Sammlung',
    note: 'Wird im Katalog gespeichert und als eml.xml geschrieben.',
    missing: 'GBIF verlangt noch:',
    needed: {
      title: 'einen Titel',
      abstract: 'eine Zusammenfassung',
      creators: 'jemanden, der die Sammlung erstellt hat',
      contact: 'jemanden für Fragen, mit E-Mail-Adresse',
      licence: 'eine Lizenz',
    },
    fields: {
      title: 'Titel',
      abstract: 'Zusammenfassung',
      institutionCode: 'Kürzel der Institution',
      collectionCode: 'Kürzel der Sammlung',
      pubDate: 'Veröffentlicht am (JJJJ-MM-TT)',
      mediaBase: 'Öffentliche Adresse der Fotos',
    },
    pubDateNote: 'Leer: der Tag, an dem geschrieben wird.',
    mediaNote:
      'Womit die Adressen aller Fotos beginnen, etwa https://media.example.org/beetles/. Leer: Fotos werden nicht erwähnt.',
    mediaEnds: {
      label: 'Adressen enden mit',
      path: 'dem Pfad unter dem eingelesenen Ordner',
      name: 'dem Dateinamen',
    },
    creators: 'Erstellt von',
    addCreator: 'Noch jemand',
    removeCreator: (place: number) => `Herausnehmen: Ersteller(in) ${count(place)}`,
    contact: 'Kontakt für Fragen',
    party: {
      givenName: 'Vorname',
      surname: 'Nachname',
      organisation: 'Organisation',
      email: 'E-Mail',
      orcid: 'ORCID',
    },
    partyOf: (whose: string, field: string) => `${whose}: ${field}`,
    licence: 'Lizenz',
    licences: {
      'CC0-1.0': 'CC0 (ohne Bedingungen)',
      'CC-BY-4.0': 'CC BY (Namensnennung)',
      'CC-BY-NC-4.0': 'CC BY-NC (nicht kommerziell)',
    },
    keep: 'Speichern',
    back: 'Zurück zu den Dateien',
    wrong: {
      orcid: 'Das ist keine ORCID: Eine Ziffer ist falsch oder fehlt.',
      pubDate: 'Das Datum bitte wie 2026-05-26 schreiben.',
      mediaBase: 'Das ist keine Adresse, die andere erreichen.',
    },
  },
} as const;
