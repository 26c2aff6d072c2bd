/*
 * Whose ORCIDs the catalogue knows. Determinations name people in words and are never changed; an ORCID is joined to them by
 * the name, letter by letter. So one name has one ORCID here: two people of one name must write theirs differently. Runs where
 * the catalogue is open.
 */
import { ProblemError } from '../../domain/problems.ts';
import { readOrcid } from '../../domain/people.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';

export function orcidOf(db: ReadHandle, name: string): string | null {
  return db.get<{ orcid: string }>('SELECT orcid FROM person WHERE name = ?', [name])?.orcid ?? null;
}

/**
 * Throws ProblemError: wrong-orcid; orcid-of-another where the name has another one, unless that is replaced, for all
 * determinations of that name at once. Gives whether anything was written.
 */
export function keepPerson(
  db: WriteHandle,
  { name, orcid: given, replace }: { readonly name: string; readonly orcid: string; readonly replace: boolean },
): boolean {
  const orcid = readOrcid(given);
  if (orcid === null) throw new ProblemError('wrong-orcid', { orcid: given });
  return db.transaction(() => {
    const known = orcidOf(db, name.trim());
    if (known === orcid) return false;
    if (known !== null && !replace) throw new ProblemError('orcid-of-another', { name: name.trim(), orcid: known });
    const values = { name: name.trim(), orcid };
    const newest = '(SELECT ifnull(max(id), 0) FROM action)';
    if (known === null)
      db.runOne(`INSERT INTO person (name, orcid, after_action_id) VALUES (:name, :orcid, ${newest})`, values);
    else db.runOne(`UPDATE person SET orcid = :orcid, after_action_id = ${newest} WHERE name = :name`, values);
    return true;
  });
}
