/* What is said everywhere, in German. Runs everywhere. */
import { FIELD_REASONS } from './field-reasons.ts';
import { FILE_REASONS } from './file-reasons.ts';
import { FINDINGS } from './findings.ts';
import { LAYOUT_REASONS } from './layout-reasons.ts';
import { REASONS as reasons } from './problems.ts';
import { TABLE_REASONS } from './table-reasons.ts';

export { BOUNDS } from './bounds.ts';
export * from './catalogue.ts';
export * from './device.ts';
export { PLAN } from './import-plan.ts';
export { TABLE } from './import-table.ts';
export * from './jobs.ts';
export { changedWords, missingWords } from './missing-photos.ts';
export {
  LICENCE_WORDS,
  NATURE_WEIGHTS_WORDS,
  takenPartWords,
  weightsOfPart,
  WEIGHTS_FORMAT_WORDS,
  WEIGHTS_SOURCES,
} from './model-files.ts';
export { LAYERS } from './networks.ts';
export { NAME_RULE } from './name-rule.ts';
export * from './named-here.ts';
export { NAME_ACTS, NAME_LISTS } from './names.ts';
export { NOT_READABLE, OTHER_KINDS } from './photo-files.ts';
export { ONLY_TO_LOOK, PHOTO_TROUBLES, PROBLEMS } from './problems.ts';
export { RUN_NEWS } from './run-news.ts';
export { REMOVAL } from './removal.ts';
export { fieldForetold, REPAIR } from './repair.ts';
export { NO_SCHEDULE, scheduleSentence } from './schedule.ts';
export * from './settings.ts';
export * from './system.ts';
export * from './training-check.ts';
export {
  aboutDuration,
  bareRange,
  bytesWords,
  certaintyWords,
  clock,
  count,
  COUNTED,
  decimal,
  duration,
  fixed,
  languageName,
  lossWords,
  moment,
  ordinal,
  pace,
  percent,
  percentRange,
  rateWords,
  sensitivePlaces,
  shortCount,
  shortened,
  shortPace,
  unreadableLeftOut,
  when,
  wholePercent,
} from './words.ts';
export { DIAGNOSTICS } from './diagnostics.ts';
export { FLAWS, flawWords } from './quality.ts';
export { WATCHED } from './watch.ts';
export { ARCHIVE } from './archive.ts';
export { VERDICT } from './verdict.ts';

/** Why something went wrong: what stands inside the sentence of a problem, or is found in a catalogue. */
export const REASONS = {
  ...reasons,
  ...FIELD_REASONS,
  ...FILE_REASONS,
  ...FINDINGS,
  ...LAYOUT_REASONS,
  ...TABLE_REASONS,
} as const;
