/* A scientific name that a person typed, as a taxon: read as a folder's name is. Runs in the catalogue thread. */
import type { WriteHandle } from '../catalogue/database/database.ts';
import { taxon } from '../catalogue/naming/taxa.ts';
import { because, ProblemError } from '../domain/problems.ts';
import type { Taxon } from '../domain/taxonomy.ts';
import { typedLabel } from './folder-label.ts';
import { taxonSaid } from './label-taxon.ts';

/** Throws ProblemError 'wrong-setting'. A single word counts as a genus: the person says that it is a name. */
export function addName(db: WriteHandle, name: string): Taxon {
  const read = typedLabel(name);
  if (!read || read.qualifier !== null) {
    throw new ProblemError('wrong-setting', { setting: name, reason: because('no-scientific-name') });
  }
  return db.transaction(() => {
    const id = taxonSaid(db, { kind: 'taxon', ...read });
    if (id === null) throw new ProblemError('wrong-setting', { setting: name, reason: because('several-taxa') });
    return taxon(db, id);
  });
}
