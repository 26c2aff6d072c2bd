/* What the window says, in the language that is spoken; apart from the rest, since only the window loads it. */
import * as english from './en/window/in-window.ts';
import { inLanguages } from './spoken.ts';

const said = inLanguages(
  { ...english },
  {
    de: () => import('./de/window/in-window.ts'),
    es: () => import('./es/window/in-window.ts'),
  },
);

export const {
  COLLECTION,
  EVALUATE,
  EXPORT,
  FIELDS,
  FRAME,
  HISTORY,
  IMPORT,
  LOOK_ALIKES,
  LOOKING,
  MODELS,
  NAMES,
  PUBLISH,
  REPAIRING,
  REVIEW,
  START,
  TRAIN,
  WATCH,
  certainty,
  measure,
  share,
  withinSentence,
} = said;

export { DIAGNOSTICS, flawWords, PLAN, TABLE, WATCHED } from './language.ts';
