/* Why a value is refused in a field of a specimen: what stands behind the field's name, and alone below it. */
export const FIELD_REASONS = {
  'field-beyond': 'it must lie between {least} and {greatest}',
  'field-date-two-ways': 'day and month could be either way round; write {first} or {second}',
  'field-is-there': '{field} is a field that every specimen has; change it there',
  'field-needs-name': 'a field needs a name with letters in it',
  'field-needs-value': 'no value is given; to take values away, choose to empty the field',
  'field-never-empty': 'every specimen has one, so it is never empty',
  'field-no-basis': 'it is none of the words of Darwin Core: {words}',
  'field-no-date':
    'it is no date that there ever was, such as 1998-05-03, 1998-05, 1998, 3 May 1998 or 1998-05-03/1998-05-07',
  'field-no-degrees': 'it is no number of degrees, such as 47.2692 or {example}',
  'field-no-metres': 'it is no number of metres above 0, such as 30 or 2 km',
  'field-no-type':
    '{value} is no type status; it begins with holotype, paratype, lectotype, syntype, neotype or another, and may go on with “of” and the name',
  'field-says-none': 'this says that there is nothing to say; empty the field instead',
  'field-told-elsewhere':
    '{field} is told elsewhere: names by determinations, files and views by imports, predictions by models',
  'field-too-long': 'it is longer than {most} letters',
  'field-twice': 'it is set twice',
} as const;
