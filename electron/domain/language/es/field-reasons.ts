/* Why a value is refused in a field of a specimen, in Spanish: what stands behind the field's name, and alone below it. */
export const FIELD_REASONS = {
  'field-beyond': 'debe estar entre {least} y {greatest}',
  'field-date-two-ways': 'día y mes podrían estar en cualquier orden; escriba {first} o {second}',
  'field-is-there': '{field} es un campo que tienen todos los ejemplares; cámbielo allí',
  'field-needs-name': 'un campo necesita un nombre con letras',
  'field-needs-value': 'no se da ningún valor; para quitar valores, elija vaciar el campo',
  'field-never-empty': 'todos los ejemplares tienen uno, así que nunca está vacío',
  'field-no-basis': 'no es ninguna de las palabras de Darwin Core: {words}',
  'field-no-date':
    'no es una fecha que haya existido, como 1998-05-03, 1998-05, 1998, 3 May 1998 o 1998-05-03/1998-05-07',
  'field-no-degrees': 'no es un número de grados, como 47.2692 o {example}',
  'field-no-metres': 'no es un número de metros mayor que 0, como 30 o 2 km',
  'field-no-type':
    '{value} no es un estado de tipo; empieza por holotype, paratype, lectotype, syntype, neotype u otro, y puede seguir con «of» y el nombre',
  'field-says-none': 'esto dice que no hay nada que decir; vacíe el campo',
  'field-told-elsewhere':
    '{field} se indica en otra parte: los nombres en determinaciones, los archivos y vistas en importaciones, las predicciones en modelos',
  'field-too-long': 'tiene más de {most} letras',
  'field-twice': 'se fija dos veces',
} as const;
