/* Why a file cannot be read as a table, in Spanish, as it stands inside a sentence. Runs everywhere. */

const AS_WORKBOOK = 'guárdelo como libro de Excel (.xlsx) o como CSV, y use ese archivo';

export const TABLE_REASONS = {
  'cell-too-long': 'la línea {line} tiene una celda de más de {most} caracteres',
  'cell-too-long-in-column': 'la línea {line} tiene una celda de más de {most} caracteres en la columna {column}',
  'column-missing': 'la línea {line} no tiene columna {column}',
  'columns-unknown':
    'ninguno de los encabezados de la línea {line} ({headings}) dice de qué foto o ejemplar trata una fila. Llame a esa columna catalogNumber o fileName, o diga en la línea de comandos cuál es: --column "HEADING=catalogue-number" o --column "HEADING=file-name"',
  'column-twice': 'la línea {line} tiene dos veces la columna {column}',
  'quote-not-closed': 'unas comillas se abren y nunca se cierran (línea {line})',
  'row-too-long':
    'la línea {line} tiene más de {most} caracteres; puede que antes haya unas comillas que nunca se cierran',
  'sheet-none': 'es un libro de Excel sin ninguna hoja que contenga algo',
  'table-excel-binary': `es un libro de Excel binario (.xlsb); ${AS_WORKBOOK}`,
  'table-excel-old': `es un libro de Excel 97 a 2003 (.xls); ábralo en una hoja de cálculo, ${AS_WORKBOOK}`,
  'table-image': 'es una imagen, no una tabla',
  'table-locked': 'es un libro con contraseña; guárdelo sin ella',
  'table-numbers': 'es un documento de Apple Numbers; expórtelo desde allí como Excel (.xlsx) o CSV, y use ese archivo',
  'table-opendocument': `es una hoja de cálculo OpenDocument (.ods); abra el archivo en LibreOffice, ${AS_WORKBOOK}`,
  'table-page': `es una página web o un archivo XML, aunque su nombre diga Excel; abra el archivo en una hoja de cálculo, ${AS_WORKBOOK}`,
  'table-pdf': 'es un PDF, del que no se puede leer una tabla de forma fiable; use el archivo del que se hizo',
  'table-text-document':
    'es un documento de texto (Word o similar), no una tabla; copie su tabla en una hoja de cálculo y guarde esa',
  'table-zip': 'es un archivo zip sin ninguna tabla a la vista; descomprímalo, y use la tabla que contenga',
  'too-many-cells': 'tiene más de {most} celdas rellenas',
  'too-many-cells-in-row':
    'la línea {line} tiene más celdas que columnas hay: una celda que contiene un separador debe ir entre comillas',
  'too-many-columns': 'la línea {line} tiene más de {most} columnas',
  'too-many-rows': 'tiene más de {most} filas',
  'workbook-damaged': 'es un libro de Excel cortado o dañado',
  'workbook-too-large':
    'es un libro de Excel cuyas partes son mayores de lo que puede ser una tabla para este programa',
} as const;
