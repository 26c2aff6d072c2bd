/* Import: a folder of photos, read in place, becomes specimens. Runs everywhere. */
import type { PHOTO_TROUBLES } from '../domain/language/language.ts';

export interface ImportRequest {
  readonly folder: string;
  /** folders: a folder's name that is a scientific name labels the photos in it. */
  readonly labels: 'folders' | 'none';
  /** Who vouches for labels from folder names; required with labels 'folders'. */
  readonly identifiedBy: string;
  /** Such as `VC_{number}[_{view}].{ext}`; null: guessed from the names (see ImportPreview.guessedRules). */
  readonly nameRule: string | null;
  /** Checklist (CSV, Darwin Core headers) with ranks and authors; null: `names.csv` in the folder if it is there. */
  readonly checklist: string | null;
  /** Specimen records (CSV by catalogNumber); null: `catalogue.csv` in the folder if it is there. */
  readonly records: string | null;
  /** Whether links that lead out of the folder are followed; left out, no. */
  readonly followLinks?: boolean;
}

/** Links in the folder that lead out of it. */
export interface LinksOut {
  readonly count: number;
  /** The first few: the link, below the folder, and what it leads to. */
  readonly examples: readonly { readonly path: string; readonly target: string }[];
}

/** What the import would make of the folder, before anything is written. */
export interface ImportPreview {
  readonly photos: number;
  readonly otherFiles: number;
  /** Followed only where that was asked for; what is behind them is then counted with the rest. */
  readonly linksOut: LinksOut;
  readonly guessedRules: readonly string[];
  readonly rule: string;
  readonly ruleTrouble: string | null;
  readonly matching: number;
  readonly specimens: number;
  /** Names drawn evenly from the folder, with the parts that the rule finds in each. */
  readonly examples: readonly NameExample[];
  /** Folder names that would label photos, with their counts. */
  readonly labels: readonly { readonly scientificName: string; readonly photos: number }[];
  readonly unlabelled: number;
  readonly checklist: string | null;
  readonly records: string | null;
}

export interface NameExample {
  readonly fileName: string;
  /** null: no match, the photo becomes a specimen of its own. */
  readonly parts: readonly { readonly kind: 'text' | 'number' | 'view' | 'ext'; readonly text: string }[] | null;
}

export type PhotoTrouble = keyof typeof PHOTO_TROUBLES;

/** One row of the problem list: file, what is wrong, what to do. Never stops the reading. */
export interface ImportProblem {
  readonly path: string;
  readonly trouble: PhotoTrouble;
  readonly message: string;
}

export interface ImportResult {
  readonly found: number;
  readonly added: number;
  readonly known: number;
  readonly exactCopies: number;
  readonly specimensAdded: number;
  readonly labelled: number;
  readonly turned: number;
  /** Files with several whole pictures, of which the first was read. */
  readonly severalPages: number;
  readonly otherFiles: number;
  /** Links out of the folder that were not followed. */
  readonly linksLeft: number;
  readonly problemCount: number;
  /** The first 500; the rest through 'import.problems'. */
  readonly problems: readonly ImportProblem[];
  readonly seconds: number;
}
