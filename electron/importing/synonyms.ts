/*
 * Whether two names are those of one taxon, by the catalogue and by a checklist that comes in the same import. Runs in the
 * catalogue thread; writes nothing.
 */
import type { ReadHandle } from '../catalogue/database/database.ts';
import { acceptedTaxonId } from '../catalogue/naming/taxa.ts';
import type { SaidName } from '../contract/import.ts';
import type { Checklist } from './checklist.ts';
import { isOneTaxon, knownTaxonSaid } from './label-taxon.ts';
import type { NameMeant } from './taxa-meant.ts';

export type IsSynonym = (one: SaidName, other: SaidName) => boolean;

/** A chain of accepted names that is longer leads round in a circle. */
const MOST_STEPS = 10;

export function synonymsOf(db: ReadHandle, checklist: Checklist | null): IsSynonym {
  if (!checklist) return (one, other) => isOneTaxon(db, one, other);
  const areOne = (one: SaidName, other: SaidName) => {
    const [first, second] = [acceptedBy(db, checklist, one), acceptedBy(db, checklist, other)];
    return first !== null && first === second;
  };
  return (one, other) => isOneTaxon(db, one, other) || areOne(one, other);
}

const asSaid = ({ scientificName, rank, authorship, above }: NameMeant): SaidName => ({
  kind: 'taxon',
  scientificName,
  rank,
  authorship,
  qualifier: null,
  ...(above && { above }),
});

/** What the catalogue knows comes before the list, as it does when the list is written. */
function acceptedBy(db: ReadHandle, checklist: Checklist, said: SaidName): number | string | null {
  let at = said;
  for (let step = 0; step < MOST_STEPS && at.kind === 'taxon'; step += 1) {
    const known = knownTaxonSaid(db, at);
    if (known === 'several') return null;
    const accepted = known === 'new' ? null : acceptedTaxonId(db, known);
    if (accepted !== known && accepted !== null) return accepted;
    const next = checklist.acceptedFor(at);
    // Of an accepted name that nobody lists no taxon is made.
    const isListed = next && (checklist.taxaNamed(next).length > 0 || knownTaxonSaid(db, asSaid(next)) !== 'new');
    if (!next || !isListed) return accepted ?? `${at.rank} ${at.scientificName}`;
    at = asSaid(next);
  }
  return null;
}
