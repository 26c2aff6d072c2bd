/* Names that a person has at hand while reviewing: pinned to keys, and those given last. Runs in the catalogue thread. */
import type { NamesAtHand } from '../../contract/names.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { acceptedTaxa, namesOfIds, taxon } from '../naming/taxa.ts';

const KEYS = 9;
const MOST_RECENT = 8;

/** The newest acts of people, with a name that each gave: one names all its specimens alike. */
const RECENT_SQL = `
  SELECT (SELECT taxon_id FROM determination WHERE action_id = action.id AND verdict = 'identified' LIMIT 1) AS taxonId
  FROM action WHERE kind IN ('decision', 'repair') AND undone_by IS NULL ORDER BY id DESC LIMIT 100`;

export function namesAtHand(db: ReadHandle): NamesAtHand {
  const pinned = db.all<{ place: number; taxonId: number }>(
    'SELECT place, taxon_id AS taxonId FROM pinned_name ORDER BY place',
  );
  const acceptedOf = acceptedTaxa(db);
  const given = db.all<{ taxonId: number | null }>(RECENT_SQL).flatMap(({ taxonId }) => taxonId ?? []);
  const recent = [...new Set(given.map(acceptedOf))].slice(0, MOST_RECENT);
  const names = new Map(
    namesOfIds(db, [...pinned.map(({ taxonId }) => taxonId), ...recent]).map((name) => [name.id, name]),
  );
  return {
    pinned: pinned.flatMap(({ place, taxonId }) => {
      const name = names.get(taxonId);
      return name ? [{ place, name }] : [];
    }),
    recent: recent.flatMap((id) => names.get(id) ?? []),
  };
}

/** Throws ProblemError 'pins-full', 'name-unknown'. */
export function pinName(
  db: WriteHandle,
  { taxonId, pinned }: { readonly taxonId: number; readonly pinned: boolean },
): NamesAtHand {
  taxon(db, taxonId);
  db.transaction(() => {
    if (!pinned) return void db.run('DELETE FROM pinned_name WHERE taxon_id = ?', [taxonId]);
    const places = new Set(db.ids('SELECT place FROM pinned_name'));
    const free = Array.from({ length: KEYS }, (_, index) => index + 1).find((place) => !places.has(place));
    if (free === undefined) throw new ProblemError('pins-full');
    db.run('INSERT OR IGNORE INTO pinned_name (place, taxon_id) VALUES (?, ?)', [free, taxonId]);
  });
  return namesAtHand(db);
}
