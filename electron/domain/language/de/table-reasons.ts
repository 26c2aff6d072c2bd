/* Why a file cannot be read as a table, in English, as it stands inside a sentence. Runs everywhere. */

const AS_WORKBOOK = 'save it as an Excel workbook (.xlsx) or as CSV, and take that file';

export const TABLE_REASONS = {
  'cell-too-long': 'line {line} has a cell of more than {most} characters',
  'cell-too-long-in-column': 'line {line} has a cell of more than {most} characters in the column {column}',
  'column-missing': 'line {line} has no column {column}',
  'columns-unknown':
    'none of the headings in line {line} ({headings}) says which photo or specimen a row is about. Call that column catalogNumber or fileName, or say on the command line which one it is: --column "HEADING=catalogue-number" or --column "HEADING=file-name"',
  'column-twice': 'line {line} has the column {column} twice',
  'quote-not-closed': 'a quotation mark opens and never closes (line {line})',
  'row-too-long': 'line {line} has more than {most} characters; does a quotation mark before it never close?',
  'sheet-none': 'it is an Excel workbook without a sheet that holds anything',
  'table-excel-binary': `it is a binary Excel workbook (.xlsb); ${AS_WORKBOOK}`,
  'table-excel-old': `it is a workbook of Excel 97 to 2003 (.xls); open it in a spreadsheet, ${AS_WORKBOOK}`,
  'table-image': 'it is a picture, not a table',
  'table-locked': 'it is a workbook with a password; save it without one',
  'table-numbers':
    'it is a document of Apple Numbers; export it from there as Excel (.xlsx) or CSV, and take that file',
  'table-opendocument': `it is an OpenDocument spreadsheet (.ods); open it in LibreOffice, ${AS_WORKBOOK}`,
  'table-page': `it is a web page or an XML file, even if its name says Excel; open it in a spreadsheet, ${AS_WORKBOOK}`,
  'table-pdf': 'it is a PDF, from which no table can be read reliably; take the file that it was made from',
  'table-text-document':
    'it is a text document (Word or alike), not a table; copy its table into a spreadsheet and save that',
  'table-zip': 'it is a zip file that holds no table; unpack it, and take the table in it',
  'too-many-cells': 'it has more than {most} filled cells',
  'too-many-cells-in-row':
    'line {line} has more cells than there are columns: a cell with a separator inside needs quotation marks around it',
  'too-many-columns': 'line {line} has more than {most} columns',
  'too-many-rows': 'it has more than {most} rows',
  'workbook-damaged': 'it is an Excel workbook that is cut short or damaged',
  'workbook-too-large': 'it is an Excel workbook whose parts are larger than a table for this program can be',
} as const;
