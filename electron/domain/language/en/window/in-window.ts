/* What the window says, in English; apart from the rest, since only the window loads it. */
export { COLLECTION } from './collection.ts';
export { EVALUATE } from './evaluate.ts';
export { EXPORT } from './export.ts';
export { FIELDS } from './fields.ts';
export { FRAME } from './frame.ts';
export { HISTORY } from './history.ts';
export { IMPORT } from './import.ts';
export { MODELS } from './models.ts';
export { NAMES } from './names.ts';
export { REPAIRING } from './repair.ts';
export { REVIEW } from './review.ts';
export { START } from './start.ts';
export { TRAIN } from './train.ts';
export { certainty, measure, share, withinSentence } from '../terms.ts';
export { WATCH } from './watch.ts';
export { LOOK_ALIKES } from './look-alikes.ts';
export { LOOKING } from './looking.ts';
export { PUBLISH } from './archive.ts';
