/*
 * Contradictions that imports found and nobody has decided on: between the catalogue and what a file or its folder is called.
 * Runs where the catalogue is open.
 */
import { CONTRADICTION_KINDS, type ContradictionKind } from '../../domain/intake/plan.ts';
import { MOST_OPEN, type OpenContradiction, type OpenContradictions } from '../../contract/repair.ts';
import type { ReadHandle } from '../database/database.ts';
import { DecidedNames } from '../naming/decided-names.ts';
import { isOfName, photoInQuestion } from '../naming/numbers-in-question.ts';
import { specimenWords } from '../naming/specimen-words.ts';

interface Row extends Omit<OpenContradiction, 'specimen' | 'photoId'> {
  readonly afterDetermination: number;
}

/** In the order in which they were found. */
export function openContradictions(db: ReadHandle): OpenContradiction[] {
  const decided = new DecidedNames(db);
  const rows = db.all<Row>(
    `SELECT contradiction.id, specimen_id AS specimenId, kind, stands, says, path,
       after_determination_id AS afterDetermination
     FROM contradiction JOIN specimen ON specimen.id = specimen_id
     WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY contradiction.id`,
    [JSON.stringify(CONTRADICTION_KINDS)],
  );
  return rows.flatMap((row): OpenContradiction[] => {
    const { afterDetermination, ...told } = row;
    const { specimenId } = told;
    const ofName = isOfName(db, told);
    const photoId = ofName ? null : photoInQuestion(db, decided, told);
    if (ofName ? isNamedSince(db, specimenId, afterDetermination) : photoId === null) return [];
    return [{ ...told, specimen: specimenWords(db, [specimenId]), photoId }];
  });
}

export function listOpen(db: ReadHandle, kind: ContradictionKind | null): OpenContradictions {
  const open = openContradictions(db).filter((one) => kind === null || one.kind === kind);
  return { count: open.length, first: open.slice(0, MOST_OPEN) };
}

/** Whether a person has said anything of the specimen since. */
function isNamedSince(db: ReadHandle, specimenId: number, determinationId: number): boolean {
  return (
    db.value<number>(
      `SELECT EXISTS (SELECT 1 FROM determination WHERE specimen_id = ? AND by_model_id IS NULL AND id > ?
         AND ifnull((
           SELECT withdrawn FROM withdrawal WHERE determination_id = determination.id ORDER BY id DESC LIMIT 1
         ), 0) = 0)`,
      [specimenId, determinationId],
    ) === 1
  );
}
