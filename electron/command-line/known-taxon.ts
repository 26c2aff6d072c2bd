/* Which taxon of the catalogue is meant by a name that is typed, with its author where several have it. */
import { ProblemError } from '../domain/problems.ts';
import { LABEL, type TaxonHit } from '../domain/taxonomy.ts';
import { NAMES } from '../domain/language/command-line.ts';
import { quoted } from './commands.ts';
import type { Session } from './session.ts';
import { WrongUse } from './wrong-use.ts';

/** What is exactly called so stands first. */
export const MOST_HITS = 100;

export async function named(
  { engine }: Session,
  text: string,
  isMeant: (hit: TaxonHit) => boolean,
): Promise<TaxonHit[]> {
  return (await engine.catalogue.call('names.search', { text, limit: MOST_HITS })).filter(isMeant);
}

/** The accepted taxon; null: there is none. Throws WrongUse where several are called so. */
export async function taxonCalled(session: Session, wanted: string): Promise<number | null> {
  const spellings = ({ scientificName, scientificNameAuthorship }: TaxonHit) =>
    scientificNameAuthorship === null
      ? [scientificName]
      : [scientificName, `${scientificName} ${scientificNameAuthorship}`];
  const found = await named(session, wanted, (hit) => hit.taxonRank !== LABEL && spellings(hit).includes(wanted));
  const ids = new Set(found.map(({ id, acceptedId }) => acceptedId ?? id));
  const [only = null] = ids;
  if (ids.size < 2) return only;
  const full = found.flatMap((hit) => spellings(hit).at(-1) ?? []);
  throw new WrongUse(NAMES.severalTaxa(quoted(wanted), full.map(quoted)));
}

/** Throws ProblemError 'name-unknown'. */
export async function knownTaxon(session: Session, wanted: string): Promise<number> {
  const id = await taxonCalled(session, wanted);
  if (id === null) throw new ProblemError('name-unknown', { name: wanted });
  return id;
}
