/* What an import would make of a folder, in words, in German: on the command line and in the window. Runs everywhere. */
import type { ApartReason, ChangedTerm, Contradiction, NamesInFiles, PlanChanges } from '../../intake/plan.ts';
import { count, counted, shortened } from './words.ts';

const photosOf = (photos: number) => counted(photos, 'Foto', 'Fotos');

export const PLAN = {
  /** Why photos whose names are built alike are of one specimen or of several. */
  reasons: {
    watched: 'wie während der Überwachung des Ordners angegeben',
    decided: 'wie von Ihnen entschieden',
    rule: 'nach Ihrer Regel',
    recorded: 'die Nummer steht in den Datensätzen',
    number: 'Katalognummer',
    folder: 'der Ordner heißt wie die Katalognummer',
    views: 'Ansichten zu einer Nummer, nebeneinander',
    'counted-anew': 'in jedem Ordner neu gezählt, also keine Katalognummer',
    'few-digits': 'zu wenige Ziffern für eine Katalognummer',
    counter: 'Zähler einer Kamera, keine Katalognummer',
    date: 'ein Datum, keine Katalognummer',
    words: 'keine Nummer im Namen',
  } satisfies Record<ApartReason, string>,
  specimens: (photos: number, specimens: number) =>
    photos === specimens
      ? photos === 1
        ? '1 Foto, ein eigenes Exemplar'
        : `${photosOf(photos)}, jedes ein eigenes Exemplar`
      : `${photosOf(photos)} von ${counted(specimens, 'Exemplar', 'Exemplaren')}`,
  contradiction: ({ kind, specimen, stands, says, path }: Contradiction) => {
    switch (kind) {
      case 'two-names':
        return `${specimen} liegt in Ordnern zweier Namen, ${stands} und ${says} (${path}). Aus ihnen wird kein Name übernommen.`;
      case 'against-catalogue':
        return `${specimen} ist im Katalog ${stands}, sein Ordner sagt ${says} (${path}).`;
      case 'copy':
        return `Ein Bild liegt unter zwei Namen: ${stands} (${specimen}) und ${says} (${path}).`;
      case 'table':
        return `${specimen}: die Tabelle sagt ${says}, entgegen ${stands} (${path}).`;
      case 'number':
        return `${path} nennt die Nummer ${says}; im Katalog ist es ein Foto von ${stands}.`;
      case 'view':
        return `${path} nennt die Ansicht ${says}; im Katalog ist es ${stands}.`;
      case 'barcode':
        return `${path} ist nach der Nummer ${stands} benannt; der Code im Foto sagt ${says}.`;
    }
  },
  termsChanged: ({ fields, specimens }: { readonly fields: number; readonly specimens: number }) =>
    `${counted(fields, 'Feld', 'Felder')} von ${counted(specimens, 'Exemplar', 'Exemplaren')} durch die Tabelle geändert`,
  termChanged: ({ specimen, field, before, after }: ChangedTerm) =>
    `${specimen}, ${field}: ${before} → ${after === '' ? 'nichts' : after}`,
  /** A photo that moved is known by its content, and a plan reads none. */
  movedUnseen: 'Ob nicht mehr vorhandene Fotos verschoben wurden, zeigt sich, wenn die neuen gelesen werden.',
  copy: ({ path, of }: { readonly path: string; readonly of: string }) => `${path} ist dieselbe Datei wie ${of}`,
  homonym: ({ name, taxa, photos }: { name: string; taxa: readonly string[]; photos: number }) =>
    `${name}, ${photos === 0 ? 'in der Namensliste' : photosOf(photos)}: ${taxa.join(' oder ')}? Schreiben Sie den Autor hinter den Namen.`,
  spellings: ({ name, taken, others }: { name: string; taken: string; others: readonly string[] }) =>
    `${name}: als Autoren gilt ${taken}, auch ${others.join(' und ')} geschrieben`,
  namesInFiles: ({ photos, names }: NamesInFiles) =>
    `${counted(photos, 'Dateiname liest sich wie ein wissenschaftlicher Name', 'Dateinamen lesen sich wie wissenschaftliche Namen')} (${shortened(names)}). Namen werden nur aus Ordnern oder einer Tabelle übernommen.`,
  changes: ({ added, known, changed, numbered, takenOut, vanished }: PlanChanges) =>
    [
      known === 0
        ? `${counted(added, 'neues', 'neue')}${added > 0 && vanished > 0 ? (added === 1 ? ' oder verschobenes' : ' oder verschobene') : ''} ${added === 1 ? 'Foto' : 'Fotos'}`
        : `${count(added)} neu${added > 0 && vanished > 0 ? ' oder verschoben' : ''}`,
      known > 0 ? `${count(known)} schon bekannt` : '',
      changed > 0 ? `${count(changed)} mit anderer Größe oder anderem Datum` : '',
      numbered > 0
        ? `${counted(numbered, 'bekanntes Exemplar', 'bekannte Exemplare')} durch die Tabelle nummeriert`
        : '',
      takenOut > 0 ? `${count(takenOut)} früher herausgenommen` : '',
      vanished > 0 ? `${count(vanished)} nicht mehr vorhanden` : '',
    ]
      .filter(Boolean)
      .join(', '),
  /** Decoding every photo would take too long for a plan. */
  codes:
    'Strichcodes und QR-Codes werden beim Einlesen gelesen. Eine so gefundene Nummer kann Fotos vereinen, die der Plan getrennt zeigt, und zu Zeilen der Tabelle passen, die der Plan als übrig zeigt.',
  /** On the command line, where nothing else asks for it. */
  namesNotTaken:
    'Aus Ordnern werden keine Namen übernommen. --labels classes (jeder Ordner) oder --labels folders (wie ein Taxon benannte) übernimmt sie, zusammen mit --identified-by NAME.',
  tablesLeft: (names: readonly string[]) =>
    `${shortened(names)}: nicht als Tabelle gelesen. --records FILE liest eine Tabelle zu den Fotos.`,
  pages: ({ files, pages }: { readonly files: number; readonly pages: number }) =>
    `${counted(files, 'TIFF-Datei', 'TIFF-Dateien')} mit mehreren Seiten, insgesamt ${counted(pages, 'Seite', 'Seiten')}`,
  pagesRead: {
    first: 'gelesen wird jeweils die erste Seite',
    all: 'jede Seite wird ein Foto desselben Exemplars',
  },
  boxes: (photos: number) => `${photosOf(photos)} mit einem Rahmen aus einem anderen Programm`,
  parts: { learn: 'zum Lernen', validation: 'zurückgehalten', test: 'zum Testen' },
} as const;
