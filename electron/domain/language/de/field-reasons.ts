/* Why a value is refused in a field of a specimen, in German: what stands behind the field's name, and alone below it. */
export const FIELD_REASONS = {
  'field-beyond': 'der Wert muss zwischen {least} und {greatest} liegen',
  'field-date-two-ways': 'Tag und Monat können vertauscht sein; schreiben Sie {first} oder {second}',
  'field-is-there': '{field} ist ein Feld, das jedes Exemplar hat; ändern Sie es dort',
  'field-needs-name': 'ein Feld braucht einen Namen mit Buchstaben',
  'field-needs-value': 'kein Wert angegeben; um Werte zu entfernen, wählen Sie, dass das Feld geleert wird',
  'field-never-empty': 'jedes Exemplar hat einen Wert, das Feld ist also nie leer',
  'field-no-basis': 'keines der Wörter von Darwin Core: {words}',
  'field-no-date':
    'kein Datum, das es gegeben hat, wie 1998-05-03, 1998-05, 1998, 3 May 1998 oder 1998-05-03/1998-05-07',
  'field-no-degrees': 'keine Gradzahl wie 47.2692 oder {example}',
  'field-no-metres': 'keine Zahl von Metern über 0 wie 30 oder 2 km',
  'field-no-type':
    '{value} ist kein Typusstatus; ein solcher beginnt mit holotype, paratype, lectotype, syntype, neotype oder einem anderen, danach kann „of“ mit dem Namen stehen',
  'field-says-none': 'das besagt, dass es nichts anzugeben gibt; leeren Sie stattdessen das Feld',
  'field-told-elsewhere':
    '{field} ergibt sich an anderer Stelle: Namen aus Bestimmungen, Dateien und Ansichten aus Importen, Vorhersagen aus Modellen',
  'field-too-long': 'länger als {most} Zeichen',
  'field-twice': 'zweimal gesetzt',
} as const;
