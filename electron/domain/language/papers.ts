/* What is written for papers and beside a model, in the language that is spoken; apart from the rest, since few load it. */
import * as english from './en/papers/for-papers.ts';
import { inLanguages, speakAsNow } from './spoken.ts';

const said = inLanguages(
  { ...english },
  {
    de: () => import('./de/papers/for-papers.ts'),
    es: () => import('./es/papers/for-papers.ts'),
  },
);
await speakAsNow();

export const { CAPTIONS, FIGURE_WORDS, METHODS, METHODS_FROM_FILE, MISSING_FIGURES, MODEL_CARD } = said;
