/*
 * The diagnostics file, in German: what a person may send with a question, read before it is sent. No names of persons, photos
 * or folders stand in it. Runs everywhere.
 */
import { bytesWords, count, counted } from './words.ts';

export const DIAGNOSTICS = {
  title: (version: string) => `Vasculum ${version}: Diagnose`,
  about:
    'Gedacht als Beilage zu einer Frage. Namen von Personen, Fotos, Ordnern oder Taxa stehen nicht darin. Lesen Sie die Datei, bevor Sie sie senden; von selbst wird sie nicht gesendet.',
  made: (utc: string) => `Erstellt: ${utc}`,
  parts: {
    program: 'Programm',
    computer: 'Computer',
    device: 'Gerät',
    catalogue: 'Katalog',
    backups: 'Sicherungskopien',
    findings: 'Was eine Prüfung des Katalogs findet',
    problems: 'Zuletzt gemeldete Probleme, das neueste am Ende',
  },
  system: (name: string, release: string, arch: string) => `${name} ${release}, ${arch}`,
  processors: (processors: number, model: string) => `${counted(processors, 'Prozessor', 'Prozessoren')}, ${model}`,
  memory: (bytes: number, free: number) => `${bytesWords(bytes)} Arbeitsspeicher, ${bytesWords(free)} frei`,
  precision: (precision: string) => `lernt in ${precision}`,
  none: 'keine',
  noCatalogue: 'es war keiner geöffnet',
  lies: {
    fixed: 'liegt auf einem Laufwerk dieses Computers',
    removable: 'liegt auf einem Wechsellaufwerk',
    network: 'liegt auf einem Netzlaufwerk',
  },
  service: (service: string) => `in einem Ordner, den ${service} abgleicht`,
  file: (bytes: number, free: number) =>
    `seine Datei ist ${bytesWords(bytes)} groß; auf ihrem Laufwerk sind ${bytesWords(free)} frei`,
  holds: (held: { photos: number; specimens: number; taxa: number; models: number }) =>
    `${counted(held.photos, 'Foto', 'Fotos')}, ${counted(held.specimens, 'Exemplar', 'Exemplare')}, ${counted(held.taxa, 'Taxon', 'Taxa')}, ${counted(held.models, 'Modell', 'Modelle')}`,
  statuses: (held: { verified: number; proposed: number; doubtful: number; unnamed: number }) =>
    `${count(held.verified)} bestätigt, ${count(held.proposed)} vorhergesagt, ${count(held.doubtful)} zweifelhaft, ${count(held.unnamed)} ohne Namen`,
  onlyLook: 'nur zum Ansehen geöffnet',
  notClosed: 'zuvor nicht richtig geschlossen',
  backups: (copies: number, newestUtc: string | null) =>
    `${counted(copies, 'Kopie', 'Kopien')}${newestUtc === null ? '' : `, die neueste geprüfte von ${newestUtc}`}`,
  notOpened: (code: string) => `ließ sich nicht öffnen: ${code}`,
  button: 'Diagnosedatei erstellen',
  making: 'Programm und Katalog werden angesehen…',
  label: 'Diagnosedatei',
  why: 'Für eine Frage an jemanden, der Ihnen hilft. Vor dem Speichern sehen Sie hier alles, was darin steht.',
  save: 'Als Datei speichern',
  saved: (name: string) => `Gespeichert als ${name}.`,
  command: {
    about: 'sagt, was jemand wissen muss, der Ihnen hilft, ohne Namen von Personen, Fotos oder Ordnern',
    catalogue: 'ein Katalog, um den es in der Frage geht; er wird angesehen, und nichts wird darin geschrieben',
    out: 'stattdessen in diese Datei schreiben',
    replace: 'die Datei ersetzen, falls sie schon da ist',
    written: (path: string) => `Geschrieben: ${path}. Lesen Sie die Datei, bevor Sie sie senden.`,
  },
} as const;
