/*
 * What is said everywhere, in the language that is spoken. Another language is a folder like `en`, and is listed here, in
 * `window.ts` and in `spoken.ts`. Runs everywhere.
 */
import * as english from './en/everywhere.ts';
import { inLanguages } from './spoken.ts';

const said = inLanguages(
  { ...english },
  {
    de: () => import('./de/everywhere.ts'),
    es: () => import('./es/everywhere.ts'),
  },
);

export const {
  ACTIONS,
  BOUNDS,
  COUNTED,
  DEVICE_TITLES,
  DIAGNOSTICS,
  ELECTRON_AGE,
  ENDED,
  FACETS,
  FILE_DIALOGS,
  FILE_KINDS,
  FOLDER_DIALOGS,
  FOREIGN,
  JOB_DOING,
  JOB_ENDS,
  JOB_TITLES,
  LAYERS,
  LICENCE_WORDS,
  MENU,
  NAMES_GIVEN,
  NAME_ACTS,
  NAME_LISTS,
  NAME_RULE,
  NATURE_WEIGHTS_WORDS,
  NOT_READABLE,
  NO_SCHEDULE,
  ONLY_TO_LOOK,
  OTHER_KINDS,
  PHASES,
  PHOTO_TROUBLES,
  PLAN,
  PROBLEMS,
  REASONS,
  REMOVAL,
  REPAIR,
  RUN_NEWS,
  SETTING_WORDS,
  TABLE,
  TRAINING_CHECK,
  TRAINING_STOPS,
  WEIGHTS_FORMAT_WORDS,
  WEIGHTS_SOURCES,
  WHY_NO_GPU,
  aboutDuration,
  bareRange,
  bytesWords,
  certaintyWords,
  changedWords,
  clock,
  comparedWords,
  count,
  decimal,
  duration,
  fieldForetold,
  fixed,
  fullOnly,
  languageName,
  leakageUnknown,
  listed,
  lossWords,
  missingWords,
  moment,
  namedHereWords,
  nothingToLearn,
  ordinal,
  pace,
  percent,
  percentRange,
  rateWords,
  scheduleSentence,
  sensitivePlaces,
  shardName,
  shortCount,
  shortPace,
  shortened,
  takenPartWords,
  tooFewSpecimens,
  unreadableLeftOut,
  weightsOfPart,
  when,
  wholePercent,
} = said;

export { type ForeignThing } from './en/catalogue.ts';
export { type ChangedPhotos, FILES_NAMED, missingCount, type MissingPhotos } from './en/missing-photos.ts';
export { MOST_IN_A_LIST } from './numbers/number-words.ts';

/** What a file is that is no photo, or none that is read. */
export type OtherKind = keyof typeof OTHER_KINDS;
