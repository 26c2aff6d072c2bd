/*
 * Folders of photos that a catalogue names and that nobody has agreed to read on this installation: a catalogue may come
 * from anybody, and its photos may be said to lie anywhere. Runs everywhere.
 */

export interface UnaskedSource {
  readonly id: number;
  /** As the catalogue names it. Whether it is there was not looked at. */
  readonly folder: string;
  readonly photos: number;
  /** Known once a person agreed to it: it is a link, and this is where it leads. Agreeing to that as well settles it. */
  readonly leadsTo: string | null;
}

/** An answer for one folder: what the person saw. */
export interface AgreedSource {
  readonly id: number;
  readonly leadsTo: string | null;
}

export interface AskingRequests {
  'sources.unasked': () => readonly UnaskedSource[];
  /** Agrees to these, from now on and at the next openings; gives those that are left. */
  'sources.agree': (input: { readonly sources: readonly AgreedSource[] }) => readonly UnaskedSource[];
}
