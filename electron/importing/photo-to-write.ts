/* A photo between being read and being written, and what came of it. Only types. */
import type { KnownPhoto } from '../catalogue/specimens/photos.ts';
import type { PathText } from '../domain/path-text.ts';
import type { PhotoContent } from '../photos/photo-content.ts';
import type { FoundPhoto } from '../photos/scan.ts';

/** A found photo and what came of it. */
export interface PhotoToWrite {
  readonly found: FoundPhoto;
  readonly path: PathText;
  /** The row that this place has already. */
  readonly known: KnownPhoto | undefined;
  /** null: the known row still holds. */
  readonly content: PhotoContent | null;
  /** Paths of photos of the same content that are there no more. */
  readonly gone: ReadonlySet<PathText>;
  /** Whether a person took it out; one that only moved since another was taken out stays. */
  readonly takenOut: boolean;
}

export interface Written {
  readonly specimenId: number;
  readonly photoId: number;
  /** Whether the photo or its place is. */
  readonly isNew: boolean;
}

export interface SaidOf {
  readonly specimenId: number;
  /** Where it is said, as it is shown. */
  readonly path: string;
  /** The folder that says it, below the import's. */
  readonly folder: string;
  /** Whether a person chose what the folder means, whatever it is called. */
  readonly isChosen?: boolean;
  /** Whether the photo is of this specimen by its code: it is then no copy of another. */
  readonly byCode?: boolean;
}
