/*
 * From a key or button to a decision: what each act means for the specimen that was on screen. Pure; no DOM.
 */
import type {
  Determination,
  DeterminationVerdict,
  Proposal,
  ReviewSpecimen,
} from '../../../electron/contract/review.ts';
import { REVIEW } from '../../../electron/domain/language/window.ts';
import type { Qualifier, Taxon } from '../../../electron/domain/taxonomy.ts';

export type Act =
  | { readonly kind: 'accept' }
  /** `number` as on the key, from 1. */
  | { readonly kind: 'take'; readonly number: number }
  | { readonly kind: 'name'; readonly taxon: Taxon }
  | { readonly kind: 'none' }
  | { readonly kind: 'reject' }
  | { readonly kind: 'doubtful' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'majority' };

/** What a person has chosen before deciding; starts anew with each specimen. */
export interface Draft {
  readonly qualifier: Qualifier | null;
  /** Ranks above the narrowest that the model knows, 0: its own prediction; null: as high as the model is sure. */
  readonly ranksUp: number | null;
}

const words = REVIEW.refusals;

export const NO_DRAFT: Draft = { qualifier: null, ranksUp: null };

type Ranks = Pick<ReviewSpecimen, 'ranks' | 'sureOf'>;

export interface Decision {
  readonly verdict: DeterminationVerdict;
  readonly taxon: Taxon | null;
  readonly qualifier: Qualifier | null;
}

export type Meant = { readonly decision: Decision } | { readonly refusal: string };

/** Whether the next photo comes at once: a rejection leaves the name open, so the specimen stays. */
export function advances({ kind }: Act): boolean {
  return kind !== 'reject';
}

/** `last`: the decision made before, for 'copy'. */
export function meaningOf(act: Act, specimen: ReviewSpecimen, draft: Draft, last: Decision | null): Meant {
  const { qualifier } = draft;
  switch (act.kind) {
    case 'accept': {
      if (specimen.status === 'verified') return { refusal: words.named };
      const taxon = acceptable(specimen, draft);
      return taxon ? identified(taxon, qualifier) : { refusal: words.nothingToAccept };
    }
    case 'take': {
      const proposal = specimen.proposals[act.number - 1];
      if (!proposal) return { refusal: words.noNumber(act.number) };
      return identified(proposal.taxon, qualifier);
    }
    case 'name':
      return identified(act.taxon, qualifier);
    case 'none':
      return plain('none-of-these');
    case 'doubtful':
      return plain('doubtful');
    case 'clear':
      return plain('cleared');
    case 'reject': {
      const taxon = standing(specimen)[0]?.taxon ?? specimen.current?.taxon;
      return taxon ? { decision: { verdict: 'rejected', taxon, qualifier: null } } : { refusal: words.nothingToReject };
    }
    case 'copy':
      return last ? { decision: last } : { refusal: words.nothingToCopy };
    case 'majority': {
      const majority = majorityOf(specimen.history);
      return majority ? identified(majority.taxon, qualifier ?? majority.qualifier) : { refusal: words.noMajority };
    }
  }
}

function identified(taxon: Taxon, qualifier: Qualifier | null): Meant {
  return { decision: { verdict: 'identified', taxon, qualifier } };
}

function plain(verdict: DeterminationVerdict): Meant {
  return { decision: { verdict, taxon: null, qualifier: null } };
}

/** Predictions that nobody rejected for this specimen, best first. */
export function standing({ proposals }: Pick<ReviewSpecimen, 'proposals'>): readonly Proposal[] {
  return proposals.filter(({ rejected }) => !rejected);
}

/** The place in `ranks` of what Enter takes. */
export function ranksUpOf({ ranks, sureOf }: Ranks, { ranksUp }: Pick<Draft, 'ranksUp'>): number {
  return (
    ranksUp ??
    Math.max(
      0,
      ranks.findIndex(({ rank }) => rank === sureOf),
    )
  );
}

/** What Enter takes: the first standing prediction, or the taxon so many ranks above it. */
export function acceptable(specimen: Pick<ReviewSpecimen, 'proposals'> & Ranks, draft: Draft): Taxon | null {
  const ranksUp = ranksUpOf(specimen, draft);
  const best = standing(specimen)[0]?.taxon ?? null;
  return ranksUp === 0 ? best : (specimen.ranks[ranksUp]?.taxon ?? best);
}

/** `by` 1: one rank up, wider. Stays where there is no further rank. */
export function moveRank({ ranks }: Pick<ReviewSpecimen, 'ranks'>, ranksUp: number, by: 1 | -1): number {
  return Math.max(0, Math.min(Math.max(0, ranks.length - 1), ranksUp + by));
}

/** Worth copying onto the next specimen. */
export function copied(decision: Decision, before: Decision | null): Decision | null {
  return decision.verdict === 'rejected' || decision.verdict === 'cleared' ? before : decision;
}

/**
 * The name that most of at least two people gave this specimen, each person's newest counting once; null when there is no
 * such name, or when two names are level.
 */
export function majorityOf(history: readonly Determination[]): {
  readonly taxon: Taxon;
  readonly qualifier: Qualifier | null;
  readonly people: number;
  readonly of: number;
} | null {
  const newest = new Map<string, Determination & { readonly taxon: Taxon }>();
  for (const determination of history) {
    const { taxon, verdict, byMachine, withdrawn, identifiedBy } = determination;
    if (byMachine || withdrawn || verdict !== 'identified' || !taxon || newest.has(identifiedBy)) continue;
    newest.set(identifiedBy, { ...determination, taxon });
  }
  if (newest.size < 2) return null;
  const votes = new Map<number, (Determination & { readonly taxon: Taxon })[]>();
  for (const one of newest.values()) votes.set(one.taxon.id, [...(votes.get(one.taxon.id) ?? []), one]);
  const [first, second] = [...votes.values()].sort((a, b) => b.length - a.length);
  const chosen = first?.[0];
  if (!first || !chosen || first.length === second?.length) return null;
  return { taxon: chosen.taxon, qualifier: chosen.qualifier, people: first.length, of: newest.size };
}

/** The specimen as it will be once the catalogue has answered, for the screen and for the keys that follow. */
export function afterwards(specimen: ReviewSpecimen, { verdict, taxon }: Decision): ReviewSpecimen {
  const strike = (struck: (proposal: Proposal) => boolean) =>
    specimen.proposals.map((proposal) => (struck(proposal) ? { ...proposal, rejected: true } : proposal));
  switch (verdict) {
    case 'rejected':
      return {
        ...specimen,
        proposals: strike((proposal) => proposal.taxon.id === taxon?.id),
        ranks: [],
        status: specimen.current?.taxon?.id === taxon?.id ? 'unnamed' : specimen.status,
      };
    case 'none-of-these':
      return { ...specimen, proposals: strike(() => true), ranks: [], status: 'unnamed' };
    case 'cleared':
      return { ...specimen, current: null, status: 'unnamed' };
    case 'doubtful':
      return { ...specimen, status: 'doubtful' };
    case 'identified':
      return { ...specimen, status: 'verified' };
  }
}
