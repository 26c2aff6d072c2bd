/* Filters under a name, kept in the catalogue, with how many photos pass each now. Runs in the catalogue thread. */
import { collectionFilter, photoOrder } from '../../checks/collection-filter.ts';
import { EVERYTHING } from '../../contract/collection.ts';
import type { SavedSet, SetRequests } from '../../contract/saved-sets.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { WriteHandle } from '../database/database.ts';
import type { Catalogue } from '../opening/catalogue.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly filter: string;
  readonly sort: string;
}

export async function savedSets({ read, listing }: Catalogue): Promise<SavedSet[]> {
  const rows = read.all<Row>('SELECT id, name, filter, sort FROM saved_set ORDER BY name');
  // All in one answer: each of its own would drive the lists on screen out of what is remembered.
  return await listing.remember(`sets ${JSON.stringify(rows)}`, async () => {
    const sets: SavedSet[] = [];
    for (const { id, name, filter, sort } of rows) {
      const look = lookOf(filter, sort);
      sets.push({ id, name, look, photos: look ? await listing.count(look.filter) : 0 });
    }
    return sets;
  });
}

/** A filter from before some facet lets everything of it through. */
function lookOf(filter: string, sort: string): SavedSet['look'] {
  const order = photoOrder.safeParse(sort);
  const kept: unknown = JSON.parse(filter);
  if (typeof kept !== 'object' || kept === null || !order.success) return null;
  const read = collectionFilter.safeParse({ ...EVERYTHING, ...kept });
  return read.success ? { filter: read.data, order: order.data } : null;
}

type Input<N extends keyof SetRequests> = Parameters<SetRequests[N]>[0];

/** Throws ProblemError 'set-name-taken'. */
export function saveSet(db: WriteHandle, { name, filter, order, replace }: Input<'sets.save'>, utc: string): void {
  const values = { name: name.trim(), filter: JSON.stringify(filter), sort: order, utc };
  db.transaction(() => {
    const known = named(db, values.name);
    if (known === null) {
      db.runOne('INSERT INTO saved_set (name, filter, sort, saved_utc) VALUES (:name, :filter, :sort, :utc)', values);
      return;
    }
    if (!replace) throw new ProblemError('set-name-taken', { name: values.name });
    db.runOne('UPDATE saved_set SET filter = :filter, sort = :sort, saved_utc = :utc WHERE name = :name', values);
  });
}

/** Throws ProblemError 'set-name-taken'; 'set-gone' where somebody removed it meanwhile. */
export function renameSet(db: WriteHandle, { id, name: typed }: Input<'sets.rename'>): void {
  const name = typed.trim();
  db.transaction(() => {
    const known = named(db, name);
    if (known !== null && known !== id) throw new ProblemError('set-name-taken', { name });
    if (db.run('UPDATE saved_set SET name = ? WHERE id = ?', [name, id]).changes === 0)
      throw new ProblemError('set-gone');
  });
}

export function removeSet(db: WriteHandle, { id }: Input<'sets.remove'>): void {
  db.run('DELETE FROM saved_set WHERE id = ?', [id]);
}

function named(db: WriteHandle, name: string): number | null {
  return db.get<{ id: number }>('SELECT id FROM saved_set WHERE name = ?', [name])?.id ?? null;
}
