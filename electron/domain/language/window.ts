/* What the window says in the language that is spoken; apart from the rest, since only the window loads it. */
export { COLLECTION } from './en/window/collection.ts';
export { EVALUATE } from './en/window/evaluate.ts';
export { PUBLISH } from './en/window/archive.ts';
export { EXPORT } from './en/window/export.ts';
export { FIELDS } from './en/window/fields.ts';
export { FRAME } from './en/window/frame.ts';
export { HISTORY } from './en/window/history.ts';
export { IMPORT } from './en/window/import.ts';
export { MODELS } from './en/window/models.ts';
export { NAMES } from './en/window/names.ts';
export { PLAN } from './en/import-plan.ts';
export { TABLE } from './en/import-table.ts';
export { REPAIRING } from './en/window/repair.ts';
export { REVIEW } from './en/window/review.ts';
export { START } from './en/window/start.ts';
export { TRAIN } from './en/window/train.ts';
export { certainty, measure, share } from './en/terms.ts';
