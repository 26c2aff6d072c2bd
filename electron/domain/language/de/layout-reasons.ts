/*
 * Of files that other programs wrote (GBIF, Camtrap DP, COCO and others), in English: why one cannot be read, as it stands
 * inside a sentence, and what is told of one that was. Runs everywhere.
 */

export const LAYOUT_REASONS = {
  'layout-json': 'it is not JSON, or it is cut short',
  'layout-many-parts': 'it is a zip file with more files, or larger ones, than a table for this program can have',
  'layout-part-missing': '{part} is missing beside it or in it',
  'layout-unknown': 'it is of no program whose files can be read here',
  'list-no-taxa': 'it is an archive, but not one of taxa',
  'layout-zip-damaged': 'it is a zip file that is cut short, damaged or locked with a password',
  'note-box-outside': 'a box reaches beyond the picture, or has no place in it; what lies within the picture is used',
  'note-coordinates-blurred': 'the place was blurred by the program before it was exported',
  'note-failed': 'the other program could not read the picture',
  'note-machine-name': 'the name is of a machine; it is kept beside the specimen and is no determination',
  'note-no-taxon': 'an empty picture, a person, a vehicle, or nothing said: it stays without a name',
  'note-one-picture': 'the file names one picture for each record, of middle size; the record may have more',
  'note-record-missing': 'the file says something of a record that is not in it',
  'note-several-boxes': 'several boxes: the surest is used; of equally sure ones, the largest',
  'note-without-label': 'skipped, or saved without a label',
} as const;
