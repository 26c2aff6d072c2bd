/* What is written for papers and beside a model, in Spanish; apart from the rest, since few load it. */
export { CAPTIONS, FIGURE_WORDS, MISSING_FIGURES } from './figures.ts';
export { METHODS, METHODS_FROM_FILE } from './methods.ts';
export { MODEL_CARD } from './model-card.ts';
