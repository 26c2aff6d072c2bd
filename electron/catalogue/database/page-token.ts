/* Where a page ended, as a text that the caller hands back. Values that mean "none" in an order are kept apart. Pure. */
import { ProblemError } from '../../domain/problems.ts';
import type { Value } from './database.ts';

export interface PageEnd {
  readonly keys: readonly Value[];
  readonly specimenId: number;
  /** 0 for lists of specimens. */
  readonly photoId: number;
}

export function pageToken({ keys, specimenId, photoId }: PageEnd): string {
  const plain = keys.map((key) => (key instanceof Uint8Array ? null : typeof key === 'bigint' ? Number(key) : key));
  return Buffer.from(JSON.stringify([plain, specimenId, photoId])).toString('base64url');
}

/** Throws ProblemError 'bad-request' for anything that `pageToken` did not make. */
export function pageEnd(token: string): PageEnd {
  try {
    const [keys, specimenId, photoId] = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as unknown[];
    if (!Array.isArray(keys) || !Number.isInteger(specimenId) || !Number.isInteger(photoId)) throw new Error('shape');
    return {
      keys: keys.map((key: unknown) => {
        if (key === null) return new Uint8Array(0);
        if (typeof key === 'string' || typeof key === 'number') return key;
        throw new Error('key');
      }),
      specimenId: specimenId as number,
      photoId: photoId as number,
    };
  } catch (error) {
    throw new ProblemError('bad-request', {}, { detail: 'unknown page token', cause: error });
  }
}
