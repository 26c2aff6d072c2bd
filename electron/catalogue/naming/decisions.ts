/* A person decides on one or more specimens: one act, one undo. Runs where the catalogue is written. */
import { assertNever, because, ProblemError } from '../../domain/problems.ts';
import { qualified } from '../../domain/names/qualifier.ts';
import type { ActionResult, DecisionRequest } from '../../contract/review.ts';
import { ACTIONS } from '../../domain/language/language.ts';
import { actionResult, addAction } from './actions.ts';
import { refreshNames } from './current-name.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { addDetermination } from './determinations.ts';
import { newestAnswer, pooledAnswer } from './predictions.ts';
import { specimenWords } from './specimen-words.ts';
import { taxon } from './taxa.ts';

/** Throws ProblemError: type-protected, name-unknown, wrong-setting, bad-request. Nothing is written then. */
export function decide(db: WriteHandle, request: DecisionRequest, utc: string): ActionResult {
  const specimenIds = [...new Set(request.specimenIds)];
  refuse(db, request, specimenIds);
  return db.transaction(() => {
    const description = `${specimenWords(db, specimenIds)}: ${whatWasSaid(db, request)}`;
    const actionId = addAction(db, 'decision', description, utc, request.identifiedBy);
    for (const specimenId of specimenIds) {
      addDetermination(db, {
        specimenId,
        actionId,
        verdict: request.verdict,
        taxonId: request.taxonId,
        qualifier: request.qualifier,
        identifiedBy: request.identifiedBy.trim(),
        identifiedUtc: utc,
        remarks: request.remarks,
        suggestedByModelId: request.modelId,
        struck: request.verdict === 'none-of-these' ? proposedNames(db, specimenId, request.modelId) : [],
      });
    }
    refreshNames(db, specimenIds);
    return actionResult(db, actionId, description, specimenIds);
  });
}

function refuse(db: ReadHandle, request: DecisionRequest, specimenIds: readonly number[]): void {
  const { verdict, taxonId, identifiedBy } = request;
  if (specimenIds.length === 0) throw new ProblemError('bad-request', {}, { detail: 'no specimen' });
  if (identifiedBy.trim() === '') {
    throw new ProblemError('wrong-setting', {
      setting: because('your-name'),
      reason: because('stands-with-every-determination'),
    });
  }
  if ((verdict === 'identified' || verdict === 'rejected') !== (taxonId !== null)) {
    throw new ProblemError('bad-request', {}, { detail: `${verdict} with taxon ${taxonId}` });
  }
  if (taxonId !== null) taxon(db, taxonId);
  for (const id of specimenIds) {
    const specimen = db.get<{ isType: number }>('SELECT type_status IS NOT NULL AS isType FROM specimen WHERE id = ?', [
      id,
    ]);
    if (!specimen) throw new ProblemError('bad-request', {}, { detail: `no specimen ${id}` });
    if (specimen.isType === 1 && specimenIds.length > 1) throw new ProblemError('type-protected');
  }
}

/** The names that were on screen: the model's top five for this specimen. */
function proposedNames(db: ReadHandle, specimenId: number, modelId: number | null): number[] {
  const answer = modelId === null ? newestAnswer(db, specimenId) : pooledAnswer(db, specimenId, modelId);
  return answer?.top.map(({ taxonId }) => taxonId) ?? [];
}

function whatWasSaid(db: ReadHandle, { verdict, taxonId, qualifier }: DecisionRequest): string {
  const name = taxonId === null ? '' : qualified(taxon(db, taxonId).scientificName, qualifier);
  switch (verdict) {
    case 'identified':
      return name;
    case 'rejected':
      return ACTIONS.rejected(name);
    case 'doubtful':
      return ACTIONS.doubtful;
    case 'none-of-these':
      return ACTIONS.noneOfThese;
    case 'cleared':
      return ACTIONS.cleared;
    default:
      return assertNever(verdict);
  }
}
