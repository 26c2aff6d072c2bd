/* What is wrong with a photo, as it is thrown: its own fault, or its drive's. Pure. */
import type { PictureHeader } from './thumbnail.ts';
import type { Trouble } from './trouble.ts';

export class PhotoFault extends Error {
  readonly trouble: Trouble;
  readonly header: PictureHeader | null;

  constructor(trouble: Trouble, options: { cause?: unknown; header?: PictureHeader | null } = {}) {
    super(trouble.message, { cause: options.cause });
    this.name = 'PhotoFault';
    this.trouble = trouble;
    this.header = options.header ?? null;
  }
}
