/* Determinations: append-only. Who said what of a specimen, and when. Runs where the catalogue is open. */
import type { Determination, DeterminationVerdict } from '../../contract/review.ts';
import type { Qualifier } from '../../domain/taxonomy.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { acceptedTaxonId, taxon } from './taxa.ts';

export interface NewDetermination {
  readonly specimenId: number;
  readonly actionId: number;
  readonly verdict: DeterminationVerdict;
  readonly taxonId: number | null;
  readonly qualifier: Qualifier | null;
  readonly identifiedBy: string;
  readonly identifiedUtc: string;
  readonly remarks: string | null;
  /** As a table, a folder or a label says it, word for word; left out: a person chose the name here. */
  readonly verbatim?: string | null;
  readonly suggestedByModelId: number | null;
  /** Names that 'none-of-these' strikes out. */
  readonly struck: readonly number[];
}

/** Adds a person's determination; the caller refreshes the specimen's name in the same transaction. */
export function addDetermination(db: WriteHandle, determination: NewDetermination): number {
  const { struck, ...values } = determination;
  const { id } = db.runOne(
    `INSERT INTO determination (specimen_id, action_id, verdict, taxon_id, qualifier, identified_by, identified_utc,
       remarks, suggested_by_model_id, verbatim)
     VALUES (:specimenId, :actionId, :verdict, :taxonId, :qualifier, :identifiedBy, :identifiedUtc, :remarks,
       :suggestedByModelId, :verbatim)`,
    { verbatim: null, ...values },
  );
  for (const taxonId of struck) {
    db.runOne('INSERT INTO struck_name (determination_id, taxon_id) VALUES (?, ?)', [id, taxonId]);
  }
  return id;
}

/** True once any person has said anything of this specimen, even if it was taken back later. */
export function hasPersonsDetermination(db: ReadHandle, specimenId: number): boolean {
  return (
    db.value<number>('SELECT EXISTS (SELECT 1 FROM determination WHERE specimen_id = ? AND by_model_id IS NULL)', [
      specimenId,
    ]) === 1
  );
}

/** Whether a person has ever called the specimen so, or by a synonym, even if another name stands now. */
export function wasEverNamed(db: ReadHandle, specimenId: number, taxonId: number): boolean {
  const named = db.ids(
    'SELECT DISTINCT taxon_id FROM determination WHERE specimen_id = ? AND taxon_id IS NOT NULL AND by_model_id IS NULL',
    [specimenId],
  );
  if (named.includes(taxonId)) return true;
  const accepted = acceptedTaxonId(db, taxonId);
  return named.some((id) => acceptedTaxonId(db, id) === accepted);
}

/** Every determination of a specimen, newest first, those withdrawn included. */
export function determinationHistory(db: ReadHandle, specimenId: number): Determination[] {
  return db
    .all<
      Omit<Determination, 'taxon' | 'byMachine' | 'withdrawn'> & {
        taxonId: number | null;
        byMachine: number;
        withdrawn: number;
      }
    >(
      `SELECT id, taxon_id AS taxonId, qualifier, verdict, identified_by AS identifiedBy,
         by_model_id IS NOT NULL AS byMachine, identified_utc AS dateIdentifiedUtc, remarks,
         ifnull((SELECT withdrawn FROM withdrawal WHERE determination_id = determination.id ORDER BY id DESC LIMIT 1), 0)
           AS withdrawn
       FROM determination WHERE specimen_id = ? ORDER BY id DESC`,
      [specimenId],
    )
    .map(({ taxonId, byMachine, withdrawn, ...rest }) => ({
      ...rest,
      taxon: taxonId === null ? null : taxon(db, taxonId),
      byMachine: byMachine === 1,
      withdrawn: withdrawn === 1,
    }));
}
