/* All that is known of one photo: what the catalogue keeps, and what its file says when it is asked. Runs everywhere. */
import type { CameraSettings } from '../domain/camera-settings.ts';
import type { Turned } from '../domain/photo-box.ts';

export interface PhotoFacts {
  readonly photoId: number;
  readonly fileName: string;
  /** Full, as it is shown. */
  readonly path: string;
  readonly format: string | null;
  /** Upright, px. */
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number;
  readonly modifiedUtc: string;
  readonly addedUtc: string;
  readonly sha256: string | null;
  readonly takenLocal: string | null;
  /** Where the camera was. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly turned: Turned;
  readonly trouble: string | null;
  /** null: the file cannot be read now, or nobody has agreed here to have it read. */
  readonly camera: CameraSettings | null;
}

/** Answered by the catalogue thread. */
export interface PhotoRequests {
  /** null: the photo is not in the collection any more. */
  'photo.facts': (input: { readonly photoId: number }) => PhotoFacts | null;
}
