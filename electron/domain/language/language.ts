/* The language that is spoken. Another one is a folder like `en`, and is chosen here. Runs everywhere. */
import { FINDINGS } from './en/findings.ts';
import { REASONS as reasons } from './en/problems.ts';

export { PHOTO_TROUBLES, PROBLEMS } from './en/problems.ts';
export { RUN_NEWS } from './en/run-news.ts';
export * from './en/missing-photos.ts';
export * from './en/words.ts';
export const REASONS = { ...reasons, ...FINDINGS } as const;
