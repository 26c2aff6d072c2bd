/* What an import counts while it writes. Pure. */

export interface ImportTally {
  added: number;
  known: number;
  moved: number;
  changed: number;
  takenOut: number;
  partsChanged: number;
  exactCopies: number;
  specimensAdded: number;
  labelled: number;
  namedByTable: number;
  unlabelled: number;
  turned: number;
  contradictionCount: number;
  severalPages: number;
  numbered: number;
  codesRead: number;
  codesAgainst: number;
  boxed: number;
}

export const NOTHING_YET: ImportTally = {
  added: 0,
  known: 0,
  moved: 0,
  changed: 0,
  takenOut: 0,
  partsChanged: 0,
  exactCopies: 0,
  specimensAdded: 0,
  labelled: 0,
  namedByTable: 0,
  unlabelled: 0,
  turned: 0,
  contradictionCount: 0,
  severalPages: 0,
  numbered: 0,
  codesRead: 0,
  codesAgainst: 0,
  boxed: 0,
};
