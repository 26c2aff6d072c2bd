/*
 * What people said goes along when photos become another specimen's: as new determinations, by the same person with the same
 * date, which say where they come from. None is ever changed. Runs where the catalogue is written.
 */
import { qualified } from '../../domain/names/qualifier.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { personsView, type StandingDetermination, standingDeterminations } from '../naming/current-name.ts';
import { addDetermination } from '../naming/determinations.ts';
import { acceptedTaxonId, taxon } from '../naming/taxa.ts';

/** Everything that stands, oldest first, of persons. */
export function saidByPersons(db: ReadHandle, specimenId: number): readonly StandingDetermination[] {
  return standingDeterminations(db, specimenId).filter(({ byMachine }) => !byMachine);
}

export function copyDeterminations(
  db: WriteHandle,
  determinations: readonly StandingDetermination[],
  to: { readonly specimenId: number; readonly actionId: number; readonly remark: string },
): void {
  for (const { id, verdict, taxonId, qualifier, identifiedBy, struck } of determinations) {
    const row = db.get<{ utc: string; remarks: string | null; verbatim: string | null; modelId: number | null }>(
      `SELECT identified_utc AS utc, remarks, verbatim, suggested_by_model_id AS modelId FROM determination WHERE id = ?`,
      [id],
    );
    if (!row) continue;
    addDetermination(db, {
      specimenId: to.specimenId,
      actionId: to.actionId,
      verdict,
      taxonId,
      qualifier,
      identifiedBy,
      identifiedUtc: row.utc,
      remarks: row.remarks === null ? to.remark : `${row.remarks}; ${to.remark}`,
      verbatim: row.verbatim,
      suggestedByModelId: row.modelId,
      struck,
    });
  }
}

/** What people call specimens that are joined, and whether they agree. */
export interface Met {
  /** The first that has a name, in the order given. */
  readonly named: { readonly specimenId: number; readonly name: StandingDetermination } | null;
  readonly contradicting: boolean;
}

/** Another name, a doubt, or a name that was rejected for another of them is a contradiction. */
export function meet(db: ReadHandle, specimenIds: readonly number[]): Met {
  const views = specimenIds.map((specimenId) => ({ specimenId, ...personsView(saidByPersons(db, specimenId)) }));
  const names = views.flatMap(({ specimenId, name }) => (name ? [{ specimenId, name }] : []));
  const [named = null] = names;
  const keyOf = ({ taxonId, qualifier }: StandingDetermination) =>
    `${taxonId === null ? '' : acceptedTaxonId(db, taxonId)} ${qualifier ?? ''}`;
  const differ = new Set(names.map(({ name }) => keyOf(name))).size > 1;
  const doubted = views.some(({ doubtful }) => doubtful);
  const rejected = names.some(({ name }) =>
    views.some(({ struck }) => name.taxonId !== null && struck.has(name.taxonId)),
  );
  return { named, contradicting: differ || doubted || rejected };
}

export function nameWords(db: ReadHandle, { taxonId, qualifier }: StandingDetermination): string {
  return taxonId === null ? '' : qualified(taxon(db, taxonId).scientificName, qualifier);
}
