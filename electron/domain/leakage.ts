/* What a model may have seen before of the photos that judge it. Runs everywhere. */

/** Job 'leakage': what of the photos that judge a model it may have seen in another guise. */
export interface LeakageRequest {
  /** null: the newest model. */
  readonly modelId: number | null;
}

export const LEAKS = ['same-specimen', 'same-event', 'exact-copy', 'near-copy'] as const;
export type Leak = (typeof LEAKS)[number];

export interface LeakageReport {
  readonly modelId: number;
  readonly modelName: string;
  readonly madeUtc: string;
  readonly learnPhotos: number;
  /** Compared with the test photos as well, since they chose the epoch; 0 where all held-out photos choose and judge. */
  readonly validationPhotos: number;
  /** The photos that judge the model: its test photos, or all held-out ones. */
  readonly heldOutPhotos: number;
  /** Photos without a thumbnail that can be read: not compared for near copies. */
  readonly unreadable: number;
  readonly counts: readonly LeakCount[];
  /** At most 200, copies first; for each kind and each held-out photo one photo learned from, else one that chose. */
  readonly pairs: readonly LeakPair[];
}

export interface LeakCount {
  readonly leak: Leak;
  /** Photos concerned. */
  readonly photos: number;
  /** Of these, so many were not learned from in this guise, but chose the epoch. */
  readonly validation: number;
}

export interface LeakPair {
  readonly leak: Leak;
  readonly heldOut: LeakPhoto;
  readonly learned: LeakPhoto;
  /** What the model did with the second photo. */
  readonly seen: 'learned' | 'validation';
  readonly sameTaxon: boolean;
  /** Bits of 64 in which the perceptual hashes (dHash) differ, at most 4; null for other kinds than near copies. */
  readonly bits: number | null;
}

export interface LeakPhoto {
  readonly photoId: number;
  readonly specimenId: number;
  readonly catalogNumber: string | null;
  readonly fileName: string;
  /** The name as the run began. */
  readonly label: string;
}
