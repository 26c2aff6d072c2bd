/*
 * Of files that other programs wrote (GBIF, Camtrap DP, COCO and others), in Spanish: why one cannot be read, as it stands
 * inside a sentence, and what is told of one that was. Runs everywhere.
 */

export const LAYOUT_REASONS = {
  'layout-json': 'no es JSON, o está a medias',
  'layout-many-parts':
    'es un archivo zip con más archivos, o mayores, de los que puede tener una tabla para este programa',
  'layout-part-missing': 'falta {part} en el archivo o junto a él',
  'layout-unknown': 'no es de ningún programa cuyos archivos se puedan leer aquí',
  'list-no-taxa': 'es un archivo comprimido, pero no de taxones',
  'layout-zip-damaged': 'es un archivo zip cortado, dañado o protegido con contraseña',
  'note-box-outside':
    'un recuadro se sale de la imagen, o no tiene lugar en ella; se usa lo que queda dentro de la imagen',
  'note-coordinates-blurred': 'el programa difuminó la localidad antes de exportarla',
  'note-failed': 'el otro programa no pudo leer la imagen',
  'note-machine-name': 'el nombre es de una máquina; se guarda junto al ejemplar y no es una determinación',
  'note-no-taxon': 'una imagen vacía, una persona, un vehículo o nada indicado: queda sin nombre',
  'note-one-picture': 'el archivo nombra una imagen de tamaño medio por registro; el registro puede tener más',
  'note-record-missing': 'el archivo dice algo de un registro que no está en él',
  'note-several-boxes': 'varios recuadros: se usa el más seguro; entre igual de seguros, el mayor',
  'note-without-label': 'saltado, o guardado sin etiqueta',
} as const;
