/* The language that is spoken. Another one is a folder like `en`, and is chosen here. Runs everywhere. */
export { PHOTO_TROUBLES, PROBLEMS, REASONS } from './en/problems.ts';
export { RUN_NEWS } from './en/run-news.ts';
