/* A watched folder: photos come in as an imaging station writes them. Runs everywhere. */
import type { PhotoFlaw } from '../domain/intake/quality.ts';
import type { ImportRequest } from './import.ts';

export interface WatchRequest extends Pick<ImportRequest, 'folder' | 'labels' | 'identifiedBy' | 'records'> {
  /** The rule by which a file's name says the number; null: the barcode in the photo says it. */
  readonly nameRule: string | null;
  /** Whether barcodes are read; without a rule they must be. */
  readonly codes: boolean;
  /** Views in the order in which they are taken of each specimen; null: the file's name says the view. */
  readonly views: readonly string[] | null;
  /** What becomes of photos that lie in the folder already and are not in the catalogue. */
  readonly present: 'take' | 'leave';
}

export const MOST_VIEWS = 20;

/** taken: in the catalogue; waits: until a person says its number; away: taken out again, left out, or gone. */
export type WatchState = 'taken' | 'waits' | 'unreadable' | 'away';

/** Why a photo waits. */
export type WatchWhy = 'no-number' | 'no-match' | 'several-codes' | 'against-code';

export interface WatchEntry {
  /** Rises. */
  readonly id: number;
  /** Rises with each change of any entry. */
  readonly change: number;
  /** Below the folder, as it is shown. */
  readonly file: string;
  readonly seenUtc: string;
  readonly state: WatchState;
  readonly photoId: number | null;
  readonly catalogNumber: string | null;
  readonly view: string | null;
  readonly flaws: readonly PhotoFlaw[];
  /** Whether the file was written anew, or its view was there already. */
  readonly isAgain: boolean;
  /** Whether what it says contradicts the catalogue; a person decides in Review. */
  readonly contradicts: boolean;
  readonly why: WatchWhy | null;
  /** Numbers that it may have. */
  readonly says: readonly string[];
  /** What is wrong with a file that cannot be read. */
  readonly trouble: string | null;
}

export interface WatchNews {
  /** Entries that changed after the one asked for, the newest first; at most MOST_ENTRIES. */
  readonly entries: readonly WatchEntry[];
  readonly change: number;
  readonly taken: number;
  readonly waiting: number;
  /** Photos taken in the last hour. */
  readonly perHour: number;
  /** The folder is not there just now. */
  readonly isAway: boolean;
  /** The specimen to which the next photo belongs where it says no other; null: none. */
  readonly number: string | null;
  /** Of the next photo of this specimen; null: not known. */
  readonly nextView: string | null;
}

export const MOST_ENTRIES = 200;

export const WATCH_ACTS = ['next-specimen', 'retake-last', 'undo-last'] as const;
export type WatchAct = (typeof WATCH_ACTS)[number];

export interface WatchDecision {
  readonly id: number;
  /** null: the photo is left out. */
  readonly catalogNumber: string | null;
  readonly view: string | null;
}

/** How this catalogue's newest watching was asked for, to go on with it. */
export interface LastWatch extends WatchRequest {
  /** It ended with the program. */
  readonly unended: boolean;
}

export interface WatchResult {
  readonly importId: number;
  readonly taken: number;
  readonly waiting: number;
}

/** Answered by the catalogue thread. */
export interface WatchRequests {
  /** null: nothing is watched. */
  'watch.news': (input: { readonly after: number }) => WatchNews | null;
  /** `by`: who sits at the desk. Rejects with 'nothing-to-put-right' where there is no such photo. */
  'watch.act': (input: { readonly act: WatchAct; readonly by: string }) => null;
  'watch.decide': (input: WatchDecision) => null;
  'watch.last': () => LastWatch | null;
}
