/* Import: a folder of photos, read in place, becomes specimens. Runs everywhere. */
import type { PHOTO_TROUBLES } from '../domain/language/language.ts';
import type { ApartReason, Contradiction, NamesInFiles, PlanChanges, TermsChanged } from '../domain/intake/plan.ts';
import type { PeerNote, TableColumns, TableReport } from './tables.ts';
import type { GivenPart } from '../domain/given-part.ts';
import type { Qualifier, Rank } from '../domain/taxonomy.ts';

export type {
  ApartReason,
  ChangedTerm,
  Contradiction,
  ContradictionKind,
  NamesInFiles,
  PlanChanges,
  TermsChanged,
} from '../domain/intake/plan.ts';

export interface ImportRequest {
  readonly folder: string;
  /**
   * What a folder means. classes: each is a class, whatever it is called; folders: one that is named like a taxon names the
   * photos in it.
   */
  readonly labels: 'classes' | 'folders' | 'none';
  /** Who vouches for names from folders; required unless labels is 'none'. */
  readonly identifiedBy: string;
  /** Such as `VC_{number}[_{view}].{ext}`: a person's own rule; null: specimens are told apart by evidence alone. */
  readonly nameRule: string | null;
  /** Checklist (CSV, Darwin Core headers) with ranks and authors; null: `names.csv` in the folder if it is there. */
  readonly checklist: string | null;
  /**
   * Records of specimens and photos (CSV or XLSX, by catalogue number or file name); null: `catalogue.csv` or
   * `catalogue.xlsx` in the folder if it is there.
   */
  readonly records: string | null;
  /** Whether links that lead out of the folder are followed; left out, no. */
  readonly followLinks?: boolean;
  /** Whether photos that a person took out come in again, as new ones; left out, no. */
  readonly again?: boolean;
  /**
   * Whether known photos are read to their ends; left out, no: one whose size and date are as they were is taken to be the
   * same.
   */
  readonly contents?: boolean;
  /** Whether barcodes and two-dimensional codes are read from photos that are new or have none yet; left out, no. */
  readonly codes?: boolean;
  /**
   * What networks look at in photos: in those in which another program's file marks a box, that box; or in all the whole photo.
   * Left out: in known photos as before, in new ones the whole photo.
   */
  readonly learnFrom?: LearnFrom;
  /**
   * Of TIFF files of several pages: whether each page becomes a photo, or the first alone. Left out, the first. Pages that the
   * catalogue has stay in it.
   */
  readonly pages?: PagesRead;
  /** What a person changed in the plan. */
  readonly choices?: PlanChoices;
}

export const LEARN_FROM = ['photo', 'box'] as const;
export type LearnFrom = (typeof LEARN_FROM)[number];

export const PAGES_READ = ['first', 'all'] as const;
export type PagesRead = (typeof PAGES_READ)[number];

export interface PlanChoices {
  /** By folder, below the import's; it holds for the folders in it too. */
  readonly folders: Readonly<Record<string, FolderChoice>>;
  /** By ApartRow.pattern. */
  readonly patterns: Readonly<Record<string, 'number' | 'alone'>>;
  /** Of the records table. */
  readonly table?: TableChoice;
}

export interface TableChoice {
  /** null: as it is proposed. */
  readonly columns: TableColumns | null;
  /** Numbers that a spreadsheet changed stand for those that are proposed. */
  readonly agreeSpoilt: boolean;
}

/** name: a scientific name as it is typed; label: a class that is no name; none: says nothing; out: not imported. */
export type FolderChoice =
  { readonly as: 'name' | 'label'; readonly text: string } | { readonly as: 'none' } | { readonly as: 'out' };

/** Links in the folder that lead out of it. */
export interface LinksOut {
  readonly count: number;
  /** The first few: the link, below the folder, and what it leads to. */
  readonly examples: readonly { readonly path: string; readonly target: string }[];
  /** What they lead to is then counted with the rest. */
  readonly followed: boolean;
}

/** What the import would make of the folder, before anything is written. */
export interface ImportPlan {
  readonly photos: number;
  readonly otherFiles: number;
  readonly linksOut: LinksOut;
  /** Rules that would fit the names, for a person to begin from. */
  readonly guessedRules: readonly string[];
  /** The rule that was asked for; empty: by evidence. */
  readonly rule: string;
  readonly ruleTrouble: string | null;
  /** Photos whose names fit the rule. */
  readonly matching: number;
  readonly specimens: number;
  /** Names drawn evenly from the folder, with the parts that the rule finds in each. */
  readonly examples: readonly NameExample[];
  /** How file names are built, and how specimens are told apart by each, most photos first; at most MOST_ROWS. */
  readonly apart: readonly ApartRow[];
  /** What each folder means, most photos first; at most MOST_ROWS. */
  readonly names: readonly NameRow[];
  readonly moreNames: number;
  /** Names of folders that were taken for no name, with the photos in them. */
  readonly notUnderstood: readonly { readonly folder: string; readonly photos: number }[];
  /** Names that several taxa have and that do not say which is meant, so that none is taken; most photos first. */
  readonly homonyms: readonly Homonym[];
  readonly spellings: readonly Spellings[];
  /** Photos that get no name. */
  readonly unlabelled: number;
  readonly namesInFiles: NamesInFiles;
  /** What the folders look like, for a person to begin from. */
  readonly proposed: ImportRequest['labels'];
  readonly contradictions: readonly Contradiction[];
  readonly contradictionCount: number;
  /** Recorded fields that the table will change. */
  readonly termsChanged: TermsChanged;
  readonly parts: Readonly<Record<GivenPart, number>> | null;
  readonly changes: PlanChanges;
  readonly checklist: string | null;
  readonly records: string | null;
  /** What came of the records. */
  readonly table: PlannedTable | null;
  /** Photos in which another program's file marks a box, and what is told of that; null: none. */
  readonly boxes: { readonly photos: number; readonly notes: readonly PeerNote[] } | null;
  /** Files of several pages, and the pages in them, read or not; null: none. */
  readonly pages: { readonly files: number; readonly pages: number } | null;
  /** What was chosen when this folder was imported last; null: never. */
  readonly before: ChosenBefore | null;
}

/** Its table only where it was chosen on this installation and is still there. */
export type ChosenBefore = Pick<ImportRequest, 'labels' | 'nameRule' | 'records' | 'learnFrom' | 'pages' | 'choices'>;

export interface PlannedTable extends TableReport {
  /** Photos that get their name from it, and the determiner too. */
  readonly named: number;
  /** Photos whose row names nobody who determined them: named only where the import's person vouches. */
  readonly withoutDeterminer: number;
  /** The names that it gives to photos, most photos first; at most MOST_ROWS. */
  readonly names: readonly TableName[];
  readonly moreNames: number;
}

export interface TableName {
  readonly said: SaidName;
  readonly photos: number;
  /** Not in the catalogue yet. */
  readonly isNew: boolean;
}

/** Authors of one name that are written in several ways in one import. */
export interface Spellings {
  readonly name: string;
  /** Those that the taxon has or gets. */
  readonly taken: string;
  readonly others: readonly string[];
}

/** At most so many rows of a list travel with a plan. */
export const MOST_ROWS = 2_000;

export interface ApartRow {
  /** Letters stand for themselves, # for digits: "VC_#_{view}". */
  readonly pattern: string;
  readonly photos: number;
  readonly specimens: number;
  readonly reason: ApartReason;
  readonly examples: readonly {
    readonly path: string;
    readonly catalogNumber: string | null;
    /** Whether other photos with this key are of the same specimen. */
    readonly joined: boolean;
    readonly view: string | null;
  }[];
}

export type SaidName =
  | {
      readonly kind: 'taxon';
      readonly scientificName: string;
      readonly rank: Rank;
      readonly authorship: string | null;
      readonly qualifier: Qualifier | null;
      /** Folders around it, the nearest first: of two taxa with one name they say which is meant. */
      readonly above?: readonly string[];
      /** Wider taxa that a table names, made where the catalogue has none. */
      readonly wider?: Readonly<Partial<Record<Rank, string>>>;
    }
  | { readonly kind: 'label'; readonly text: string };

export interface NameRow {
  /** The folder that says it, or that says nothing, below the import's; '' for the import's own. */
  readonly folder: string;
  /** null: no name is taken from it. */
  readonly said: SaidName | null;
  readonly photos: number;
  readonly specimens: number;
  /** Not in the catalogue yet. */
  readonly isNew: boolean;
  /** Whether a person chose it in the plan. */
  readonly chosen: boolean;
  /** Not to be imported. */
  readonly out: boolean;
  /** A few photos to look at ('import.look'), below the import's folder, as path-text.ts writes them. */
  readonly examples: readonly string[];
}

export interface NameExample {
  readonly fileName: string;
  /** null: the name does not fit the rule. */
  readonly parts: readonly { readonly kind: 'text' | 'number' | 'view' | 'ext'; readonly text: string }[] | null;
}

export type PhotoTrouble = keyof typeof PHOTO_TROUBLES;

/** One row of the problem list: file, what is wrong, what to do. Never stops the reading. */
export interface ImportProblem {
  readonly path: string;
  readonly trouble: PhotoTrouble;
  readonly message: string;
}

export interface ExactCopy {
  readonly path: string;
  readonly of: string;
}

export interface Homonym {
  readonly name: string;
  /** With their authors, where they are known. */
  readonly taxa: readonly string[];
  /** 0: only the checklist has the name, of a taxon, above one, or as an accepted name. */
  readonly photos: number;
}

export interface ImportResult {
  readonly importId: number;
  readonly found: number;
  readonly added: number;
  readonly known: number;
  /** Of these, the ones that stood elsewhere before. */
  readonly moved: number;
  readonly exactCopies: number;
  /** Recorded fields that the table changed. */
  readonly termsChanged: TermsChanged;
  /** The first 500: the copy, and what it is a copy of. */
  readonly copies: readonly ExactCopy[];
  readonly specimensAdded: number;
  /** Determinations written, from folders and tables. */
  readonly labelled: number;
  /** Of these, from the records table. */
  readonly namedByTable: number;
  /** What came of the records table. */
  readonly table: PlannedTable | null;
  readonly turned: number;
  /** Known photos whose content is another one now. */
  readonly changed: number;
  /** Known specimens that had no number and have one from the table or a code now. */
  readonly numbered: number;
  /** Photos that a person took out before, and that were left out. */
  readonly takenOut: number;
  /** Known photos whose folder gives them to another part than before. */
  readonly partsChanged: number;
  /** Photos of which networks look at a box, as this import says. */
  readonly boxed: number;
  /** Photos of this folder that are there no more; 0 where the import was ended before its last photo. */
  readonly vanished: number;
  readonly vanishedExamples: readonly string[];
  /** Photos without a name, where names were asked for. */
  readonly unlabelled: number;
  readonly namesInFiles: NamesInFiles;
  /** The folders they are in, below the import's, most photos first; at most MOST_ROWS. */
  readonly unnamedFolders: readonly { readonly folder: string; readonly photos: number }[];
  /** Names of the checklist that several taxa have and of which none was taken. */
  readonly homonymsListed: readonly Omit<Homonym, 'photos'>[];
  readonly contradictionCount: number;
  /** The first 500. */
  readonly contradictions: readonly Contradiction[];
  /** Files of several pages, of which only the first was read. */
  readonly severalPages: number;
  /** Photos in which a barcode or two-dimensional code was read; null: none was looked for. */
  readonly codesRead: number | null;
  /** Of these, the ones whose code says another number than the file's name; they are among the contradictions. */
  readonly codesAgainst: number;
  readonly otherFiles: number;
  /** Links out of the folder that were not followed. */
  readonly linksLeft: number;
  readonly problemCount: number;
  /** The first 500; the rest through 'import.problems'. */
  readonly problems: readonly ImportProblem[];
  readonly seconds: number;
}
