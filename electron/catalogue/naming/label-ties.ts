/*
 * A label tied to a taxon, once for all: every specimen that a person called so gets the taxon's name as a new
 * determination, and the tie is kept, so that the same class can be proposed as that taxon when it comes again. One act,
 * undone as one. Runs where the catalogue is open; ties are made where it is written.
 */
import type { ActionResult, TieRequest } from '../../contract/review.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import { LABEL, type Qualifier, type Taxon } from '../../domain/taxonomy.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { ACTIONS } from '../../domain/language/language.ts';
import { actionResult, addAction } from './actions.ts';
import { refreshNames } from './current-name.ts';
import { addDetermination } from './determinations.ts';
import { taxaNamed, taxon } from './taxa.ts';

interface Called {
  readonly id: number;
  readonly qualifier: Qualifier | null;
  readonly isDoubtful: 0 | 1;
  readonly isType: 0 | 1;
}

/**
 * What was in doubt as the label stays in doubt as the taxon, and so does a "cf.". Throws ProblemError: bad-request,
 * wrong-setting, name-unknown, type-protected. Nothing is written then.
 */
export function tieLabel(db: WriteHandle, { labelId, taxonId, ...request }: TieRequest, utc: string): ActionResult {
  const identifiedBy = request.identifiedBy.trim();
  const [label, name] = [taxon(db, labelId), taxon(db, taxonId)];
  if (label.taxonRank !== LABEL || name.taxonRank === LABEL) {
    throw new ProblemError('bad-request', {}, { detail: `${labelId} tied to ${taxonId}` });
  }
  if (identifiedBy === '') {
    const [setting, reason] = [because('your-name'), because('stands-with-every-determination')];
    throw new ProblemError('wrong-setting', { setting, reason });
  }
  const specimens = calledSo(db, labelId);
  if (specimens.some(({ isType }) => isType === 1) && specimens.length > 1) throw new ProblemError('type-protected');
  return db.transaction(() => {
    const description = ACTIONS.tied(label.scientificName, name.scientificName, specimens.length);
    const actionId = addAction(db, 'decision', description, utc, identifiedBy);
    db.runOne('INSERT INTO label_tie (action_id, label_id, taxon_id) VALUES (?, ?, ?)', [actionId, labelId, taxonId]);
    const said = { actionId, identifiedBy, identifiedUtc: utc, suggestedByModelId: null, struck: [] };
    const verbatim = label.scientificName;
    const remarks = `label "${verbatim}"`;
    for (const { id: specimenId, qualifier, isDoubtful } of specimens) {
      addDetermination(db, { ...said, specimenId, verdict: 'identified', taxonId, qualifier, remarks, verbatim });
      if (isDoubtful === 1) {
        addDetermination(db, { ...said, specimenId, verdict: 'doubtful', taxonId: null, qualifier: null, remarks });
      }
    }
    const specimenIds = specimens.map(({ id }) => id);
    refreshNames(db, specimenIds);
    return actionResult(db, actionId, description, specimenIds);
  });
}

/** The specimens whose name is this label because a person said so; a model's prediction is no name. */
function calledSo(db: ReadHandle, labelId: number): Called[] {
  return db
    .all<Called>(
      `SELECT id, shown_qualifier AS qualifier, shown_status = 'doubtful' AS isDoubtful, type_status IS NOT NULL AS isType
       FROM specimen WHERE shown_taxon_id = ? AND shown_determination_id IS NOT NULL`,
      [labelId],
    )
    .sort((a, b) => a.id - b.id);
}

/** The taxon that a label is tied to by the newest tie that stands; null: none. */
export function tiedTaxonId(db: ReadHandle, labelId: number): number | null {
  const tie = db.get<{ taxonId: number }>(
    `SELECT taxon_id AS taxonId FROM label_tie JOIN action ON action.id = action_id
     WHERE label_id = ? AND undone_by IS NULL ORDER BY action_id DESC LIMIT 1`,
    [labelId],
  );
  return tie?.taxonId ?? null;
}

/** The same by the label's text; null also where nothing is called so. */
export function taxonOfLabel(db: ReadHandle, name: string): Taxon | null {
  const [label] = taxaNamed(db, name.normalize('NFC'), LABEL);
  const taxonId = label ? tiedTaxonId(db, label.id) : null;
  return taxonId === null ? null : taxon(db, taxonId);
}
