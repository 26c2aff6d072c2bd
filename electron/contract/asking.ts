/*
 * Folders of photos that a catalogue names and that nobody has agreed to read on this installation: a catalogue may come
 * from anybody, and its photos may be said to lie anywhere. Runs everywhere.
 */

export interface UnaskedSource {
  readonly id: number;
  /** As the catalogue names it. Whether it is there was not looked at. */
  readonly folder: string;
  readonly photos: number;
  /**
   * Known once a person agreed to it: it is a link, or links in it lead to photos elsewhere, and these are the folders.
   * Agreeing to those as well settles it.
   */
  readonly leadsTo: readonly string[];
}

/** An answer for one folder: what the person saw. */
export interface AgreedSource {
  readonly id: number;
  readonly leadsTo: readonly string[];
}

/** What became of folders that a person named. */
export interface FoldersAgreed {
  /** Those that are read from now on, as they were named. */
  readonly agreed: readonly string[];
  /** Links in the others lead to these folders, which were not named. */
  readonly leadsTo: readonly string[];
}

export interface AskingRequests {
  'sources.unasked': () => readonly UnaskedSource[];
  /** Agrees to these, from now on and at the next openings; gives those that are left. */
  'sources.agree': (input: { readonly sources: readonly AgreedSource[] }) => readonly UnaskedSource[];
}
