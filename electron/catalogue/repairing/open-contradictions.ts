/*
 * Contradictions that imports found and nobody has decided on: between the catalogue and what a file or its folder is called.
 * Runs where the catalogue is open.
 */
import { CONTRADICTION_KINDS, type ContradictionKind } from '../../domain/intake/plan.ts';
import { MOST_OPEN, type OpenContradiction, type OpenContradictions } from '../../contract/repair.ts';
import type { ReadHandle } from '../database/database.ts';
import { nameIn } from '../../domain/path-text.ts';
import { saidSince } from '../naming/contradictions.ts';
import { DecidedNames } from '../naming/decided-names.ts';
import { isOfName, photoInQuestion } from '../naming/numbers-in-question.ts';
import { specimenWords } from '../naming/specimen-words.ts';

interface Row extends Omit<OpenContradiction, 'specimen' | 'photoId' | 'wasUndone'> {
  readonly afterDetermination: number;
}

/** Those of a kind, and those that this import told last. */
export interface WhichOpen {
  readonly kind?: ContradictionKind | null | undefined;
  readonly importId?: number | undefined;
}

/** In the order in which they were found. */
export function openContradictions(db: ReadHandle, { kind = null, importId }: WhichOpen = {}): OpenContradiction[] {
  const decided = new DecidedNames(db);
  const rows = db.all<Row>(
    `SELECT contradiction.id, specimen_id AS specimenId, kind, stands, says, path,
       after_determination_id AS afterDetermination
     FROM contradiction JOIN specimen ON specimen.id = specimen_id
     WHERE kind IN (SELECT value FROM json_each(:kinds)) AND (:importId IS NULL OR import_id = :importId)
     ORDER BY contradiction.id`,
    { kinds: JSON.stringify(kind === null ? CONTRADICTION_KINDS : [kind]), importId: importId ?? null },
  );
  return rows.flatMap((row): OpenContradiction[] => {
    const { afterDetermination, ...told } = row;
    const { specimenId } = told;
    const ofName = isOfName(db, told);
    const photoId = ofName ? null : photoInQuestion(db, decided, told);
    const since = ofName ? saidSince(db, specimenId, afterDetermination) : 'nothing';
    if (since === 'named' || (!ofName && photoId === null)) return [];
    const said = told.kind === 'view' ? 'view' : 'number';
    const wasUndone = photoId === null ? since === 'undone' : decided.wasUndone(said, photoId, nameIn(told.path));
    return [{ ...told, specimen: specimenWords(db, [specimenId]), photoId, wasUndone }];
  });
}

export function listOpen(db: ReadHandle, which: WhichOpen = {}): OpenContradictions {
  const open = openContradictions(db, which);
  const ofKinds = CONTRADICTION_KINDS.map((kind) => {
    const all = settledTogether(open, kind);
    return { kind, count: all.length, areNames: all.some(({ photoId }) => photoId === null) };
  });
  return {
    count: open.length,
    first: open.slice(0, MOST_OPEN),
    ofKinds: ofKinds.filter(({ count }) => count > 0),
  };
}

/** All of a kind but those that somebody decided on and took back: each of these waits for a word of its own. */
export function settledTogether(open: readonly OpenContradiction[], kind: ContradictionKind): OpenContradiction[] {
  return open.filter((one) => one.kind === kind && !one.wasUndone);
}
