/* What the window says: the history. Each text is whole, values and all, so that another language may order it as it must. */
import { count, counted, moment } from '../words.ts';

/** Fields of ours; every other is called by its Darwin Core term. */
const FIELDS: Readonly<Record<string, string>> = {
  ofSpecimen: 'specimen of the photo',
  inCollection: 'in the collection',
  view: 'view',
  catalogNumber: 'catalogue number',
};

const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  inCollection: { yes: 'yes', no: 'no, taken out' },
};

const OTHER = 'other:';

export const HISTORY = {
  title: 'History',
  about: 'All that people and imports did here, newest first',
  list: 'Acts',
  filter: {
    who: 'Who',
    anybody: 'Anybody',
    kind: 'What',
    all: 'Every act',
    from: 'From this day on',
    to: 'To the end of this day',
    until: 'to',
    number: 'Catalogue number',
    specimen: (label: string) => `Only ${label}`,
    everything: 'Show everything',
  },
  kinds: {
    decision: 'Named',
    repair: 'Put right',
    import: 'Import',
    undo: 'Undone',
    redo: 'Done again',
  },
  at: (utc: string) => moment(utc),
  notTold: 'not recorded',
  specimens: (specimens: number, more: boolean) =>
    specimens === 0 ? '' : `${more ? 'over ' : ''}${counted(specimens, 'specimen')}`,
  undone: 'undone',
  reading: 'Reading…',
  none: 'Nothing was done here yet',
  noneText: 'Every name that is given, every import and all that is put right stands here, with who did it and when.',
  noneFits: 'Nothing that was done fits',
  noneFitsText: 'Widen the days, or show everything.',
  failed: 'The history could not be read',
  older: 'Older acts',
  moreSpecimens: 'More specimens of this act',
  nothingKnown: 'Nothing of it is kept value by value.',
  /** Why an act cannot be undone from here, or what can be done instead. */
  why: {
    undo: 'The newest act that stands.',
    redo: 'Undone last; it can be done again.',
    newer: 'Newer acts stand: they are undone first, one after the other.',
    undone: 'It is undone. Something else was done since, or acts before it are done again first.',
    import: 'An import is taken out in Import, with all that it brought.',
    turn: 'An undo or redo itself; the act that it turned stands below.',
    readOnly: 'This catalogue is open to look only.',
  },
  toImport: 'To the imports',
  specimen: (label: string) => `Open ${label} in Review`,
  takenOut: 'taken out',
  inCollection: 'Show in Collection',
  noNumber: (id: number) => `specimen ${count(id)}`,
  noName: 'no name',
  doubtful: 'in doubt',
  becomes: 'becomes',
  says: {
    identified: 'named',
    doubtful: 'called doubtful',
    'none-of-these': 'none of the predicted names',
    cleared: 'name cleared',
    rejected: 'not',
  },
  by: (who: string) => `by ${who}`,
  remarks: (remarks: string) => `“${remarks}”`,
  field: (field: string) => (field.startsWith(OTHER) ? field.slice(OTHER.length) : (FIELDS[field] ?? field)),
  value: (field: string, value: string | null) => (value === null ? 'empty' : (VALUES[field]?.[value] ?? value)),
  nameOfTaxon: 'name of the taxon',
  write: 'Write as CSV',
  writing: 'Writing…',
  written: (acts: number, rows: number) => `${counted(acts, 'act')}, ${counted(rows, 'row')} written`,
  showFile: 'Show in folder',
  file: (catalogue: string) => `${catalogue === '' ? 'catalogue' : catalogue}-history.csv`,
  /** Beside a specimen. */
  allOfIt: 'With every value, in History',
} as const;
