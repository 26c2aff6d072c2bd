/* One value that was put right, as it was and as it became. Runs everywhere. */
export interface FieldChange {
  /**
   * A Darwin Core term, or one of ours: ofSpecimen (a photo's), inCollection ('yes' or 'no'), view; `other:` and a heading for
   * what has no column of its own.
   */
  readonly field: string;
  /** The photo whose it is, where it is not the specimen's. */
  readonly photoName: string | null;
  readonly before: string | null;
  readonly after: string | null;
}
