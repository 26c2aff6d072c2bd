/* The language that is spoken. Another one is a folder like `en`, and is chosen here. Runs everywhere. */
import { FIELD_REASONS } from './en/field-reasons.ts';
import { FILE_REASONS } from './en/file-reasons.ts';
import { FINDINGS } from './en/findings.ts';
import { LAYOUT_REASONS } from './en/layout-reasons.ts';
import type { OTHER_KINDS } from './en/photo-files.ts';
import { REASONS as reasons } from './en/problems.ts';
import { TABLE_REASONS } from './en/table-reasons.ts';

export { ARCHIVE } from './en/archive.ts';
export { BOUNDS } from './en/bounds.ts';
export * from './en/catalogue.ts';
export * from './en/device.ts';
export { PLAN } from './en/import-plan.ts';
export { TABLE } from './en/import-table.ts';
export * from './en/jobs.ts';
export * from './en/missing-photos.ts';
export {
  LICENCE_WORDS,
  NATURE_WEIGHTS_WORDS,
  takenPartWords,
  weightsOfPart,
  WEIGHTS_FORMAT_WORDS,
  WEIGHTS_SOURCES,
} from './en/model-files.ts';
export { LAYERS } from './en/networks.ts';
export { NAME_RULE } from './en/name-rule.ts';
export * from './en/named-here.ts';
export { NAME_ACTS, NAME_LISTS } from './en/names.ts';
export { NOT_READABLE, OTHER_KINDS } from './en/photo-files.ts';
export { ONLY_TO_LOOK, PHOTO_TROUBLES, PROBLEMS } from './en/problems.ts';
export { RUN_NEWS } from './en/run-news.ts';
export { REMOVAL } from './en/removal.ts';
export { fieldForetold, REPAIR } from './en/repair.ts';
export { NO_SCHEDULE, scheduleSentence } from './en/schedule.ts';
export * from './en/settings.ts';
export * from './en/system.ts';
export * from './en/training-check.ts';
export { VERDICT } from './en/verdict.ts';
export * from './en/words.ts';

/** Why something went wrong: what stands inside the sentence of a problem, or is found in a catalogue. */
export const REASONS = {
  ...reasons,
  ...FIELD_REASONS,
  ...FILE_REASONS,
  ...FINDINGS,
  ...LAYOUT_REASONS,
  ...TABLE_REASONS,
} as const;

/** What a file is that is no photo, or none that is read. */
export type OtherKind = keyof typeof OTHER_KINDS;
