/* What is written for papers and beside a model, in the language that is spoken; apart from the rest, since few load it. */
export { CAPTIONS, FIGURE_WORDS, MISSING_FIGURES } from './en/papers/figures.ts';
export { METHODS, METHODS_FROM_FILE } from './en/papers/methods.ts';
export { MODEL_CARD } from './en/papers/model-card.ts';
