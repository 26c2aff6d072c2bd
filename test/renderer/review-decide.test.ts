import { describe, expect, it } from 'vitest';
import type { Determination, Proposal, ReviewSpecimen } from '../../electron/contract/review.ts';
import type { Rank, Taxon } from '../../electron/domain/taxonomy.ts';
import {
  acceptable,
  type Act,
  advances,
  afterwards,
  copied,
  type Decision,
  majorityOf,
  meaningOf,
  moveRank,
  NO_DRAFT,
  ranksUpOf,
} from '../../renderer/screens/review/decide.ts';

const taxon = (id: number, scientificName: string, taxonRank: Rank = 'species'): Taxon => ({
  id,
  scientificName,
  scientificNameAuthorship: null,
  taxonRank,
  parentId: null,
  acceptedId: null,
  vernacularName: null,
});
const AURONITENS = taxon(1, 'Carabus auronitens');
const AURATUS = taxon(2, 'Carabus auratus');
const CARABUS = taxon(3, 'Carabus', 'genus');
const CARABIDAE = taxon(4, 'Carabidae', 'family');
const proposal = (of: Taxon, certainty: number, rejected = false): Proposal => ({ taxon: of, certainty, rejected });

const SPECIMEN: ReviewSpecimen = {
  specimenId: 7,
  catalogNumber: 'VC 104 233',
  occurrenceId: 'x',
  isType: false,
  typeStatus: null,
  locality: null,
  eventDate: null,
  recordedBy: null,
  sensitivePlace: null,
  status: 'proposed',
  photos: [],
  current: null,
  repairs: [],
  history: [],
  modelId: 1,
  modelName: 'run 6',
  proposals: [proposal(AURONITENS, 0.61), proposal(AURATUS, 0.37)],
  sureOf: null,
  ranks: [
    { rank: 'species', taxon: AURONITENS, certainty: 0.61 },
    { rank: 'genus', taxon: CARABUS, certainty: 0.98 },
    { rank: 'family', taxon: CARABIDAE, certainty: 0.99 },
  ],
};
const means = (act: Act, specimen = SPECIMEN, draft = NO_DRAFT, last: Decision | null = null) => {
  const meant = meaningOf(act, specimen, draft, last);
  return 'decision' in meant
    ? [meant.decision.verdict, meant.decision.taxon?.scientificName ?? null, meant.decision.qualifier]
    : meant.refusal;
};

describe('what a key means', () => {
  it('accepts the first proposal, and takes others by their number', () => {
    expect(means({ kind: 'accept' })).toEqual(['identified', 'Carabus auronitens', null]);
    expect(means({ kind: 'take', number: 2 })).toEqual(['identified', 'Carabus auratus', null]);
    expect(means({ kind: 'take', number: 9 })).toBe('There is no prediction with number 9.');
  });

  it('accepts at the rank that was chosen, with the qualifier that was chosen', () => {
    const draft = { qualifier: 'cf.' as const, ranksUp: 1 };
    expect(means({ kind: 'accept' }, SPECIMEN, draft)).toEqual(['identified', 'Carabus', 'cf.']);
    expect(means({ kind: 'take', number: 1 }, SPECIMEN, draft)).toEqual(['identified', 'Carabus auronitens', 'cf.']);
  });

  it('passes over what was rejected, but still takes it by its number', () => {
    const rejected = { ...SPECIMEN, proposals: [proposal(AURONITENS, 0.61, true), proposal(AURATUS, 0.37)] };
    expect(means({ kind: 'accept' }, rejected)).toEqual(['identified', 'Carabus auratus', null]);
    expect(means({ kind: 'reject' }, rejected)).toEqual(['rejected', 'Carabus auratus', null]);
    expect(means({ kind: 'take', number: 1 }, rejected)).toEqual(['identified', 'Carabus auronitens', null]);
  });

  it('says so when there is nothing to accept or reject', () => {
    const bare = { ...SPECIMEN, proposals: [], ranks: [] };
    expect(means({ kind: 'accept' }, bare)).toMatch(/no predicted name/);
    expect(means({ kind: 'reject' }, bare)).toMatch(/no predicted name/);
    const named = { ...bare, current: determination(AURATUS, 'Moser') };
    expect(means({ kind: 'reject' }, named)).toEqual(['rejected', 'Carabus auratus', null]);
  });

  it('decides without a name', () => {
    expect(means({ kind: 'none' })).toEqual(['none-of-these', null, null]);
    expect(means({ kind: 'doubtful' })).toEqual(['doubtful', null, null]);
    expect(means({ kind: 'clear' })).toEqual(['cleared', null, null]);
  });

  it('copies the last decision, but no rejection', () => {
    expect(means({ kind: 'copy' })).toMatch(/Nothing has been decided yet/);
    const last: Decision = { verdict: 'identified', taxon: AURATUS, qualifier: 'aff.' };
    expect(means({ kind: 'copy' }, SPECIMEN, NO_DRAFT, last)).toEqual(['identified', 'Carabus auratus', 'aff.']);
    expect(copied({ verdict: 'rejected', taxon: AURATUS, qualifier: null }, last)).toBe(last);
    const doubtful: Decision = { verdict: 'doubtful', taxon: null, qualifier: null };
    expect(copied(doubtful, last)).toBe(doubtful);
  });

  it('does not accept over a name that a person gave', () => {
    const named = { ...SPECIMEN, status: 'verified' as const };
    expect(means({ kind: 'accept' }, named)).toMatch(/a name already/);
    expect(means({ kind: 'take', number: 2 }, named)).toEqual(['identified', 'Carabus auratus', null]);
  });

  it('goes on after each act but a rejection', () => {
    expect(advances({ kind: 'accept' })).toBe(true);
    expect(advances({ kind: 'doubtful' })).toBe(true);
    expect(advances({ kind: 'reject' })).toBe(false);
  });
});

describe('ranks', () => {
  it('moves up to the widest and down to the proposal, no further', () => {
    expect(moveRank(SPECIMEN, 0, 1)).toBe(1);
    expect(moveRank(SPECIMEN, 2, 1)).toBe(2);
    expect(moveRank(SPECIMEN, 0, -1)).toBe(0);
    expect(moveRank({ ranks: [] }, 0, 1)).toBe(0);
  });

  it('names what Enter takes', () => {
    expect(acceptable(SPECIMEN, { qualifier: null, ranksUp: 2 })).toBe(CARABIDAE);
    expect(acceptable({ proposals: [], ranks: [], sureOf: null }, NO_DRAFT)).toBeNull();
  });

  it('takes the name at the rank of which the model is sure, until a person chooses another', () => {
    const unsure = { ...SPECIMEN, sureOf: 'genus' as const };
    expect(means({ kind: 'accept' }, unsure)).toEqual(['identified', 'Carabus', null]);
    expect(means({ kind: 'accept' }, unsure, { qualifier: null, ranksUp: 0 })).toEqual([
      'identified',
      'Carabus auronitens',
      null,
    ]);
    // A number is that of a name, whatever the model is sure of.
    expect(means({ kind: 'take', number: 1 }, unsure)).toEqual(['identified', 'Carabus auronitens', null]);
    expect(ranksUpOf(unsure, NO_DRAFT)).toBe(1);
    // A name that was rejected took the rank's certainty with it.
    expect(ranksUpOf({ ranks: [], sureOf: 'genus' }, NO_DRAFT)).toBe(0);
  });
});

let nextId = 100;
function determination(of: Taxon | null, identifiedBy: string, more: Partial<Determination> = {}): Determination {
  return {
    id: nextId++,
    taxon: of,
    qualifier: null,
    verdict: 'identified',
    identifiedBy,
    byMachine: false,
    dateIdentifiedUtc: '2026-11-23T10:00:00Z',
    remarks: null,
    withdrawn: false,
    ...more,
  };
}

describe('majority', () => {
  it('counts the newest word of each person, and no machine', () => {
    const history = [
      determination(AURATUS, 'Moser'),
      determination(AURONITENS, 'Moser'),
      determination(AURATUS, 'Perrin'),
      determination(AURONITENS, 'Sharma'),
      determination(AURONITENS, 'run 6', { byMachine: true }),
      determination(AURONITENS, 'Ibarra', { withdrawn: true }),
    ];
    expect(majorityOf(history)).toMatchObject({ taxon: AURATUS, people: 2, of: 3 });
  });

  it('is none when people are level, or too few', () => {
    expect(majorityOf([determination(AURATUS, 'Moser'), determination(AURONITENS, 'Perrin')])).toBeNull();
    expect(majorityOf([determination(AURATUS, 'Moser')])).toBeNull();
    expect(majorityOf([])).toBeNull();
  });
});

describe('the specimen after a decision, before the catalogue has answered', () => {
  it('strikes out what was rejected, so that the next key takes the next name', () => {
    const after = afterwards(SPECIMEN, { verdict: 'rejected', taxon: AURONITENS, qualifier: null });
    expect(means({ kind: 'accept' }, after)).toEqual(['identified', 'Carabus auratus', null]);
    expect(afterwards(SPECIMEN, { verdict: 'none-of-these', taxon: null, qualifier: null }).proposals).toSatisfy(
      (list: readonly Proposal[]) => list.every(({ rejected }) => rejected),
    );
  });

  it('has the status that the decision gives', () => {
    const statusAfter = (verdict: Decision['verdict']) =>
      afterwards(SPECIMEN, { verdict, taxon: null, qualifier: null }).status;
    expect(statusAfter('identified')).toBe('verified');
    expect(statusAfter('doubtful')).toBe('doubtful');
    expect(statusAfter('cleared')).toBe('unnamed');
  });
});
