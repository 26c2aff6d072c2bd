import { EVALUATE } from '../../../electron/domain/language/window.ts';

/** A name for a file that a person is offered: of the model's name only what every file system takes. Pure. */
export function fileName(words: string, extension: string): string {
  return `${words.replace(/[^\p{L}\p{N} _-]+/gu, '').trim() || EVALUATE.figures.noFileName}.${extension}`;
}
