/*
 * What is found in a Darwin Core Archive, in German, as a registrar would say it who wants it to be taken: what is wrong, what
 * GBIF makes of it, what helps. Runs everywhere.
 */
import type { CheckName, RuleName } from '../../darwin-core/verdict-rules.ts';
import type { Found } from '../en/verdict.ts';
import { count, counted } from './words.ts';

const rows = (of: number) => counted(of, 'Zeile', 'Zeilen');
const records = (of: number) => counted(of, 'Datensatz', 'Datensätze');
const cells = (of: number) => counted(of, 'Zelle', 'Zellen');
/** After "bei" or "von". */
const ofRecords = (of: number) => counted(of, 'Datensatz', 'Datensätzen');
const has = (of: number) => (of === 1 ? 'hat' : 'haben');
const lies = (of: number) => (of === 1 ? 'liegt' : 'liegen');

const LAYOUT = {
  'not-a-zip': () =>
    'Das ist keine ZIP-Datei oder eine beschädigte; nichts darin war lesbar. Erstellen oder laden Sie sie noch einmal.',
  'too-large': ({ file }: Found) =>
    `${file || 'Das Archiv'} ist größer, als hier gelesen wird, oder so stark gepackt, dass es nach einer Falle aussieht. Es wurde nicht gelesen.`,
  'meta-missing': () =>
    'Es fehlt meta.xml, das sagt, was die Dateien und ihre Spalten sind. Ohne diese Datei weiß GBIF nicht, was es erhält.',
  'meta-unreadable': ({ about }: Found) =>
    `meta.xml ist nicht als XML lesbar: ${about}. Vorher lässt sich nichts prüfen.`,
  'core-missing': () =>
    'meta.xml nennt keinen Core: die eine Datei, deren Zeilen die Datensätze sind. Kennzeichnen Sie eine der Dateien als core.',
  'cores-several': () =>
    'meta.xml nennt mehr als einen Core. Es darf nur einen geben; die anderen müssen Erweiterungen sein.',
  'file-missing': ({ file }: Found) =>
    `meta.xml nennt ${file || 'eine Datei ohne Namen'}; im Archiv ist sie nicht. Legen Sie sie hinein, oder nehmen Sie sie aus meta.xml.`,
  'file-unreadable': ({ file, about }: Found) => `${file} ist nicht bis zum Ende lesbar: ${about}.`,
  'files-several': ({ file }: Found) =>
    `meta.xml gibt für ${file} mehrere Orte an. Viele Programme lesen nur den ersten; legen Sie alle Zeilen in eine Datei.`,
  'in-a-folder': ({ about }: Found) =>
    `Die Dateien liegen im ZIP im Ordner ${about}. Die meisten Programme sehen dort nach, manche nicht: legen Sie sie nach oben.`,
  'no-rows': ({ file }: Found) => `${file} hat keine Zeilen, es gibt also nichts aufzunehmen.`,
} as const;

const TERMS = {
  'core-type-unknown': ({ about }: Found) =>
    `Als Typ des Core ist ${about || 'nichts'} angegeben, was GBIF nicht aufnimmt. Bekannt sind Occurrence, Event, Taxon und MaterialEntity.`,
  'extension-type-unknown': ({ file, about }: Found) =>
    `Als Typ von ${file} ist ${about || 'nichts'} angegeben, eine Erweiterung, die GBIF nicht kennt; ihre Zeilen werden übergangen.`,
  'term-missing': ({ file, about }: Found) =>
    `${file} hat keine Spalte für ${about}; danach werden Datensätze gefunden und benutzt.`,
  'term-unknown': ({ file, about }: Found) =>
    `Die Spalte ${about || 'ohne Namen'} von ${file} ist kein Begriff der Standards, die GBIF liest, und wird übergangen. Ist sie so geschrieben wie im Standard?`,
  'term-twice': ({ file, about }: Found) =>
    `${about} steht über zwei Spalten von ${file}. Jedes Programm nimmt eine andere davon: lassen Sie nur eine.`,
  'index-twice': ({ file, about }: Found) =>
    `Spalte ${about} von ${file} ist zwei Begriffen zugeordnet, die dann dasselbe sagen.`,
  'index-wrong': ({ file, about }: Found) =>
    `meta.xml gibt für ${file} die Spalte „${about}“ an. Spalten werden in ganzen Zahlen ab 0 gezählt.`,
  'default-beside-index': ({ file, about }: Found) =>
    `${about} von ${file} hat eine Spalte und zugleich einen Standardwert. Welche leeren Zellen ihn erhalten, hängt vom Programm ab: schreiben Sie den Wert in die Spalte.`,
} as const;

const COLUMNS = {
  'columns-wrong': ({ count: n, file }: Found) =>
    `${rows(n)} von ${file} ${has(n)} mehr oder weniger Zellen, als Kopfzeile oder meta.xml angeben, also stehen Werte unter falschen Begriffen. Das kommt von einem Tabulator, Komma oder Zeilenumbruch in einer Zelle.`,
  'heading-as-row': ({ file }: Found) =>
    `Die Kopfzeile von ${file} würde als Datensatz gelesen: in meta.xml fehlt dafür ignoreHeaderLines="1".`,
  'heading-unlike': ({ file, about }: Found) =>
    `Die Kopfzeile von ${file} nennt eine Spalte ${about}, die meta.xml einem anderen Begriff zuordnet. Eines von beiden ist falsch.`,
} as const;

const LETTERS = {
  'encoding-missing': ({ file }: Found) =>
    `meta.xml nennt keine Zeichenkodierung für ${file}. Ergänzen Sie encoding="UTF-8"; manche Programme brechen sonst ab.`,
  'encoding-unknown': ({ file, about }: Found) =>
    `Als Zeichenkodierung von ${file} ist „${about}“ angegeben; kein Programm kennt sie. Am besten ist UTF-8.`,
  'mark-first': ({ file }: Found) =>
    `${file} beginnt mit einer Byte-Reihenfolge-Markierung (BOM), die Teil der ersten Spaltenüberschrift oder Kennung wird. Speichern Sie die Datei als UTF-8 ohne BOM.`,
  'letters-lost': ({ count: n, file }: Found) =>
    `${cells(n)} von ${file} ${has(n)} verlorene Buchstaben (�). Die Datei wurde in einer anderen Kodierung gespeichert, als meta.xml sagt.`,
} as const;

const IDENTIFIERS = {
  'id-missing': ({ file }: Found) =>
    `${file} hat keine Kennung für die Datensätze: in meta.xml fehlt dafür <id>. Geben Sie dort die Spalte von occurrenceID an.`,
  'id-empty': ({ count: n, file }: Found) =>
    `${records(n)} von ${file} ${has(n)} keine Kennung. GBIF braucht für jeden eine, die für immer gleich bleibt.`,
  'id-twice': ({ count: n, file }: Found) =>
    `${counted(n, 'Kennung', 'Kennungen')} von ${file} ${n === 1 ? 'steht' : 'stehen'} auch bei einem anderen Datensatz. GBIF nähme keinen von beiden.`,
  'id-twice-in-case': ({ count: n, file }: Found) =>
    `${n === 1 ? '1 Kennung' : `${count(n)} Kennungen`} von ${file} ${n === 1 ? 'gleicht' : 'gleichen'} bis auf Groß- und Kleinschreibung ${n === 1 ? 'der eines anderen Datensatzes' : 'denen anderer Datensätze'}, und viele Programme unterscheiden diese nicht.`,
  'coreid-missing': ({ file }: Found) =>
    `${file} sagt nicht, zu welchen Datensätzen die Zeilen gehören: in meta.xml fehlt dafür <coreid>.`,
  'coreid-empty': ({ count: n, file }: Found) =>
    `${rows(n)} von ${file} ${n === 1 ? 'sagt' : 'sagen'} nicht, zu welchem Datensatz sie ${n === 1 ? 'gehört' : 'gehören'}.`,
  'coreid-dangling': ({ count: n, file }: Found) =>
    `${rows(n)} von ${file} ${n === 1 ? 'gehört' : 'gehören'} zu Datensätzen, die nicht im Archiv sind, und ${n === 1 ? 'würde' : 'würden'} übergangen.`,
} as const;

const CELLS = {
  'null-written': ({ count: n, file }: Found) =>
    `In ${cells(n)} von ${file} steht NULL oder \\N. GBIF liest das als leer, andere Programme als dieses Wort; lassen Sie die Zelle leer.`,
  'entity-written': ({ count: n, file }: Found) =>
    `In ${cells(n)} von ${file} stehen Zeichenfolgen wie &amp; oder &#228;. Manche Programme machen Buchstaben daraus, andere nicht: schreiben Sie den Buchstaben selbst.`,
  'basis-missing': ({ count: n }: Found) =>
    `${records(n)} ${n === 1 ? 'sagt' : 'sagen'} nicht, was der Beleg ist. Füllen Sie basisOfRecord aus: PreservedSpecimen für das, was in einer Schublade liegt.`,
  'basis-unknown': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} ein basisOfRecord, das Darwin Core nicht kennt; bekannt sind etwa PreservedSpecimen oder HumanObservation.`,
  'name-missing': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} keinen wissenschaftlichen Namen von einer Person und ${n === 1 ? 'käme' : 'kämen'} unter kein Taxon.`,
  'name-with-qualifier': ({ count: n, file }: Found) =>
    `${counted(n, 'Name', 'Namen')} von ${file} ${n === 1 ? 'enthält' : 'enthalten'} einen Zweifel (cf., aff., ?). Schreiben Sie ihn in identificationQualifier, sonst nimmt GBIF vielleicht ein anderes Taxon.`,
  'date-missing': ({ count: n }: Found) => `${records(n)} ${has(n)} kein Funddatum. Schon ein Jahr allein hilft.`,
  'date-unreadable': ({ count: n, file, about }: Found) =>
    `${records(n)} von ${file} ${has(n)} in ${about} ein Datum, das nicht als solches gelesen wird. Schreiben Sie 1901-05-02, 1901-05 oder 1901.`,
  'date-to-come': ({ count: n, about }: Found) =>
    `${records(n)} ${has(n)} in ${about} ein Datum, das in der Zukunft liegt. Stimmt das Jahr?`,
  'date-too-early': ({ count: n, about }: Found) =>
    `${records(n)} ${has(n)} in ${about} ein Datum vor dem Jahr 1500, das GBIF nicht annimmt.`,
  'status-unknown': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} einen anderen occurrenceStatus als present oder absent.`,
} as const;

const PLACES = {
  'coordinate-alone': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} eine Breite ohne Länge oder umgekehrt. GBIF lässt einen solchen Ort weg.`,
  'coordinate-no-number': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} Koordinaten, die keine Dezimalzahlen sind. Grad und Minuten gehören in verbatimCoordinates.`,
  'coordinate-out': ({ count: n }: Found) =>
    `${records(n)} ${lies(n)} außerhalb des Globus: eine Breite über 90 oder eine Länge über 180 Grad.`,
  'coordinate-swapped': ({ count: n }: Found) =>
    `${records(n)} ${has(n)} eine Breite über 90 Grad. Wahrscheinlich sind die Spalten von Breite und Länge vertauscht.`,
  'coordinate-zero': ({ count: n }: Found) =>
    `${records(n)} ${lies(n)} bei 0, 0 im Atlantik; meist heißt das, dass der Ort nicht bekannt ist. Leeren Sie beide Felder.`,
  'uncertainty-missing': ({ count: n }: Found) =>
    `${counted(n, 'Ort', 'Orte')} ohne Unsicherheit. Füllen Sie coordinateUncertaintyInMeters aus, damit andere wissen, wofür ein Ort taugt.`,
  'uncertainty-wrong': ({ count: n }: Found) =>
    `Bei ${ofRecords(n)} ist coordinateUncertaintyInMeters keine Zahl über 0. Der Wert ist nie 0: lassen Sie ihn leer, wo er nicht bekannt ist.`,
} as const;

const MEDIA = {
  'media-missing': ({ count: n, file }: Found) =>
    `${rows(n)} von ${file} ${has(n)} keine Adresse, das Foto lässt sich also nicht zeigen.`,
  'media-address': ({ count: n, file }: Found) =>
    `${rows(n)} von ${file} ${has(n)} eine Adresse, die andere nicht erreichen, etwa einen Ort auf einem einzelnen Computer.`,
  'media-twice': ({ count: n, file }: Found) =>
    `${counted(n, 'Adresse', 'Adressen')} von ${file} ${n === 1 ? 'steht' : 'stehen'} in mehreren Zeilen. Heißen zwei Fotos gleich, lassen Sie die Adressen auf ihren Pfad enden.`,
} as const;

const DESCRIPTION = {
  'licence-missing': () =>
    'Es ist keine Lizenz genannt. GBIF veröffentlicht unter CC0, CC BY oder CC BY-NC: wählen Sie eine davon.',
  'licence-unknown': ({ about }: Found) =>
    `Die Lizenz „${about}“ ist keine von denen, unter denen GBIF veröffentlicht: CC0 1.0, CC BY 4.0, CC BY-NC 4.0.`,
  'licence-of-record': ({ count: n }: Found) => `${records(n)} ${has(n)} eine eigene Lizenz, die GBIF nicht kennt.`,
  'eml-missing': ({ about }: Found) =>
    `Es fehlt ${about || 'eine Beschreibung'}, mit Titel, Personen und Lizenz: wessen Sammlung das ist.`,
  'eml-unreadable': ({ file, about }: Found) => `${file} ist nicht als XML lesbar: ${about}.`,
  'title-missing': () => 'Die Beschreibung hat keinen Titel. Nennen Sie die Sammlung so, wie sie zitiert werden soll.',
  'creator-missing': () =>
    'Die Beschreibung nennt niemanden, der die Sammlung erstellt hat. Nötig ist ein Nachname oder eine Organisation.',
  'contact-missing': () =>
    'Die Beschreibung nennt niemanden für Fragen. Nötig ist ein Nachname oder eine Organisation, am besten mit E-Mail-Adresse.',
  'pubdate-missing': () => 'Die Beschreibung sagt nicht, wann sie veröffentlicht wurde.',
  'pubdate-wrong': ({ about }: Found) =>
    `Das Datum der Veröffentlichung „${about}“ ist keines. Schreiben Sie es als 2026-05-26 oder nur das Jahr.`,
  'abstract-missing': () =>
    'Die Beschreibung hat keine Zusammenfassung. Zwei Sätze dazu, was die Sammlung enthält, genügen.',
} as const;

const RULES: Readonly<Record<RuleName, (found: Found) => string>> = {
  ...LAYOUT,
  ...TERMS,
  ...COLUMNS,
  ...LETTERS,
  ...IDENTIFIERS,
  ...CELLS,
  ...PLACES,
  ...MEDIA,
  ...DESCRIPTION,
};

const PASSED: Readonly<Record<CheckName, string>> = {
  layout: 'meta.xml nennt Dateien, die da sind',
  terms: 'jede Spalte ist ein Begriff, den GBIF liest, keiner doppelt',
  columns: 'jede Zeile hat alle ihre Zellen',
  letters: 'UTF-8 ohne BOM, kein Buchstabe verloren',
  identifiers: 'jeder Datensatz hat eine Kennung, keine doppelt',
  links: 'jede Zeile einer Erweiterung gehört zu einem Datensatz',
  nothing: 'kein NULL, nichts wie &amp;',
  basis: 'basisOfRecord wie in Darwin Core',
  names: 'jeder Datensatz hat einen wissenschaftlichen Namen',
  dates: 'alle Daten lesbar, keines in der Zukunft',
  coordinates: 'Koordinaten auf dem Globus, keine bei 0, 0',
  uncertainty: 'jeder Ort hat eine Unsicherheit',
  status: 'occurrenceStatus ist present oder absent',
  licence: 'eine Lizenz, die GBIF annimmt',
  media: 'Adressen von Fotos, die andere erreichen',
  description: 'Titel, Personen, Kontakt, Datum, Zusammenfassung',
};

export const VERDICT = {
  rules: RULES,
  passed: PASSED,
  good: 'GBIF würde dies aufnehmen',
  bad: (things: number) => `GBIF würde dies ablehnen: ${counted(things, 'Mangel', 'Mängel')} zu beheben`,
  checksPassed: (checks: number) =>
    `${counted(checks, 'Prüfung', 'Prüfungen')} bestanden, offline, an den Dateien wie geschrieben.`,
  worthMending: 'Besser zu beheben',
  toMend: 'Zuerst zu beheben',
  passedTitle: 'Bestanden',
  /** Of a file of the archive. */
  rows: (file: string, of: number) => `${file}: ${rows(of)}`,
  record: (one: { id: string | null; line: number | null; value: string }) =>
    [one.line === null ? '' : `Zeile ${count(one.line)}`, one.id ?? '', one.value === '' ? '' : `„${one.value}“`]
      .filter((part) => part !== '')
      .join(', '),
  more: (of: number) => `und ${count(of)} weitere`,
} as const;
