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
    if (known === null) db.runOne('INSERT INTO person (name, orcid) VALUES (?, ?)', [name.trim(), orcid]);
    else db.runOne('UPDATE person SET orcid = ? WHERE name = ?', [orcid, name.trim()]);
    return true;
  });
}
