/*
 * What acts change in the names beside plain values: vernacular names, which are kept as the whole list of a taxon before and
 * after (as JSON, under the field vernacular_names of table change); names that an act added; and the specimens that show what
 * changed. Runs where the catalogue is written.
 */
import type { VernacularName } from '../../contract/names.ts';
import { NAME_ACTS } from '../../domain/language/language.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { acceptedTaxa } from './taxa.ts';

type Pair = readonly [name: string, language: string | null];

/** Of a taxon, as JSON: [["rice", "en"], …]. */
const VERNACULAR_JSON = `(SELECT json_group_array(json_array(name, language) ORDER BY id) FROM vernacular_name
  WHERE taxon_id = :taxon)`;

export function vernacularNames(db: ReadHandle, taxonId: number): VernacularName[] {
  return db.all<VernacularName>('SELECT name, language FROM vernacular_name WHERE taxon_id = ? ORDER BY id', [taxonId]);
}

/** Puts these in place of what the taxon had, and keeps how it was. */
export function changeVernacularNames(
  db: WriteHandle,
  actionId: number,
  taxonId: number,
  names: readonly VernacularName[],
): void {
  const after = JSON.stringify(names.map(({ name, language }): Pair => [name, language]));
  db.run(
    `INSERT INTO change (action_id, kind, row_id, field, before, after)
     SELECT :action, 'taxon', :taxon, 'vernacular_names', ${VERNACULAR_JSON}, :after`,
    { action: actionId, taxon: taxonId, after },
  );
  putVernacularNames(db, taxonId, after);
}

function putVernacularNames(db: WriteHandle, taxonId: number, json: string): void {
  db.run('DELETE FROM vernacular_name WHERE taxon_id = ?', [taxonId]);
  for (const [name, language] of JSON.parse(json) as Pair[])
    db.run('INSERT OR IGNORE INTO vernacular_name (taxon_id, name, language) VALUES (?, ?, ?)', [
      taxonId,
      name,
      language,
    ]);
}

/** Where they still are as the act left them. */
export function turnVernacularNames(db: WriteHandle, actionId: number, way: 'undo' | 'redo'): void {
  const rows = db.all<{ taxonId: number; before: string; after: string }>(
    `SELECT row_id AS taxonId, before, after FROM change
     WHERE action_id = ? AND kind = 'taxon' AND field = 'vernacular_names'`,
    [actionId],
  );
  for (const { taxonId, before, after } of rows) {
    const [found, target] = way === 'undo' ? [after, before] : [before, after];
    if (db.value<string>(`SELECT ${VERNACULAR_JSON}`, { taxon: taxonId }) === found)
      putVernacularNames(db, taxonId, target);
  }
}

/** Names that the act itself made: they are not in the tree when it is undone. */
export function recordNewNames(db: WriteHandle, actionId: number, taxonIds: readonly number[]): void {
  db.run(
    `INSERT INTO change (action_id, kind, row_id, field, before, after)
     SELECT :action, 'taxon', value, 'taken_out', :action, 0 FROM json_each(:ids)`,
    { action: actionId, ids: JSON.stringify(taxonIds) },
  );
}

/**
 * Names that something rests on by now stay when the act that added them is undone; to be called once all else was turned.
 * Gives what is to be told.
 */
export function keepUsedNames(db: WriteHandle, actionId: number): string[] {
  let kept = 0;
  for (;;) {
    const { changes } = db.run(
      `UPDATE taxon SET taken_out = 0 WHERE taken_out <> 0
         AND id IN (SELECT row_id FROM change WHERE action_id = ? AND kind = 'taxon' AND field = 'taken_out')
         AND (EXISTS (SELECT 1 FROM specimen WHERE shown_taxon_id = taxon.id)
           OR EXISTS (SELECT 1 FROM model_class WHERE taxon_id = taxon.id)
           OR EXISTS (SELECT 1 FROM taxon AS below WHERE below.parent_id = taxon.id AND below.taken_out = 0)
           OR EXISTS (SELECT 1 FROM taxon AS below WHERE below.accepted_id = taxon.id AND below.taken_out = 0))`,
      [actionId],
    );
    if (changes === 0) break;
    kept += changes;
  }
  return kept > 0 ? [NAME_ACTS.namesInUse(kept)] : [];
}

/** The taxa whose synonyms the act changed, with those that stand for them. */
export function taxaOfAct(db: ReadHandle, actionId: number): number[] {
  const changed = db.raw<[number, number | null, number | null]>(
    `SELECT row_id, before, after FROM change WHERE action_id = ? AND kind = 'taxon' AND field = 'accepted_id'`,
    [actionId],
  );
  const acceptedOf = acceptedTaxa(db);
  return [...new Set(changed.flat().flatMap((id) => (id === null ? [] : [id, acceptedOf(id)])))];
}
