/* Why a file cannot be read as a table, in German, as it stands inside a sentence. Runs everywhere. */

const AS_WORKBOOK = 'speichern Sie sie als Excel-Arbeitsmappe (.xlsx) oder als CSV, und nehmen Sie diese Datei';

export const TABLE_REASONS = {
  'cell-too-long': 'Zeile {line} hat eine Zelle mit mehr als {most} Zeichen',
  'cell-too-long-in-column': 'Zeile {line} hat in der Spalte {column} eine Zelle mit mehr als {most} Zeichen',
  'column-missing': 'Zeile {line} hat keine Spalte {column}',
  'columns-unknown':
    'keine Überschrift in Zeile {line} ({headings}) sagt, welches Foto oder Exemplar eine Zeile betrifft. Nennen Sie diese Spalte catalogNumber oder fileName, oder geben Sie auf der Kommandozeile an, welche es ist: --column "HEADING=catalogue-number" oder --column "HEADING=file-name"',
  'column-twice': 'Zeile {line} hat die Spalte {column} zweimal',
  'quote-not-closed': 'ein Anführungszeichen öffnet und schließt nie (Zeile {line})',
  'row-too-long': 'Zeile {line} hat mehr als {most} Zeichen; fehlt davor ein schließendes Anführungszeichen?',
  'sheet-none': 'sie ist eine Excel-Arbeitsmappe ohne ein Blatt mit Inhalt',
  'table-excel-binary': `sie ist eine binäre Excel-Arbeitsmappe (.xlsb); ${AS_WORKBOOK}`,
  'table-excel-old': `sie ist eine Arbeitsmappe von Excel 97 bis 2003 (.xls); öffnen Sie sie in einer Tabellenkalkulation, ${AS_WORKBOOK}`,
  'table-image': 'sie ist ein Bild, keine Tabelle',
  'table-locked': 'sie ist eine Arbeitsmappe mit Passwort; speichern Sie sie ohne Passwort',
  'table-numbers':
    'sie ist ein Dokument von Apple Numbers; exportieren Sie es dort als Excel (.xlsx) oder CSV, und nehmen Sie diese Datei',
  'table-opendocument': `sie ist eine OpenDocument-Tabelle (.ods); öffnen Sie sie in LibreOffice, ${AS_WORKBOOK}`,
  'table-page': `sie ist eine Webseite oder XML-Datei, auch wenn ihr Name nach Excel aussieht; öffnen Sie sie in einer Tabellenkalkulation, ${AS_WORKBOOK}`,
  'table-pdf':
    'sie ist ein PDF, aus dem sich keine Tabelle zuverlässig lesen lässt; nehmen Sie die Datei, aus der es entstanden ist',
  'table-text-document':
    'sie ist ein Textdokument (Word oder ähnlich), keine Tabelle; kopieren Sie die Tabelle daraus in eine Tabellenkalkulation und speichern Sie diese',
  'table-zip': 'sie ist eine ZIP-Datei ohne Tabelle; entpacken Sie sie, und nehmen Sie die Tabelle darin',
  'too-many-cells': 'sie hat mehr als {most} ausgefüllte Zellen',
  'too-many-cells-in-row':
    'Zeile {line} hat mehr Zellen, als es Spalten gibt: eine Zelle, die ein Trennzeichen enthält, muss in Anführungszeichen stehen',
  'too-many-columns': 'Zeile {line} hat mehr als {most} Spalten',
  'too-many-rows': 'sie hat mehr als {most} Zeilen',
  'workbook-damaged': 'sie ist eine abgeschnittene oder beschädigte Excel-Arbeitsmappe',
  'workbook-too-large':
    'sie ist eine Excel-Arbeitsmappe mit größeren Teilen, als eine Tabelle für dieses Programm haben kann',
} as const;
