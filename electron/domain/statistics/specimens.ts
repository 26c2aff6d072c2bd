/*
 * How sure a share of photos is where a specimen has several of them: they are alike, so that each says less than a photo
 * of another specimen would. Plain arithmetic; runs anywhere.
 */
import type { Proportion } from '../evaluation.ts';
import { wilsonInterval } from './metrics.ts';

export interface JudgedPhoto {
  readonly specimenId: number;
  readonly right: boolean;
}

/**
 * How many photos of as many specimens would say as much of the share that is right: their number divided by the design
 * effect (Kish 1965, Survey Sampling, 8.2), which is the variance of the share over specimens drawn as wholes against that
 * over photos drawn one by one. At most the photos themselves, which it is where each specimen has one. Where all are
 * right, or none, nothing tells how alike the photos of a specimen are: each specimen counts once. Needs one photo.
 */
export function effectivePhotos(photos: readonly JudgedPhoto[]): number {
  const specimens = new Map<number, { photos: number; right: number }>();
  let right = 0;
  for (const photo of photos) {
    const own = specimens.get(photo.specimenId) ?? { photos: 0, right: 0 };
    own.photos += 1;
    if (photo.right) own.right += 1;
    right += photo.right ? 1 : 0;
    specimens.set(photo.specimenId, own);
  }
  const [n, k] = [photos.length, specimens.size];
  if (right === 0 || right === n || k < 2) return k;
  const share = right / n;
  let squares = 0;
  for (const own of specimens.values()) squares += (own.right - share * own.photos) ** 2;
  const ofSpecimens = ((k / (k - 1)) * squares) / n ** 2;
  const ofPhotos = (share * (1 - share)) / (n - 1);
  return n / Math.max(1, ofSpecimens / ofPhotos);
}

/** The share right with the 95 % Wilson interval of that many photos, for photos to come. Needs one photo. */
export function wilsonBySpecimen(photos: readonly JudgedPhoto[]): Proportion {
  if (photos.length === 0) throw new RangeError('no proportion of nothing');
  const right = photos.filter((photo) => photo.right).length;
  const value = right / photos.length;
  return { right, n: photos.length, value, ...wilsonInterval(value, effectivePhotos(photos)) };
}
