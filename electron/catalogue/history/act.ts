/*
 * One act, specimen by specimen: what it was called before and after, what was said, and each value that changed. An undo
 * shows the way back. Runs where the catalogue is open.
 */
import type {
  HistoryActDetail,
  HistoryActRequest,
  HistoryEntry,
  NameInHistory,
  NameThen,
  SaidThen,
} from '../../contract/history.ts';
import type { DeterminationVerdict } from '../../contract/review.ts';
import { addTo } from '../../domain/lists.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { Qualifier } from '../../domain/taxonomy.ts';
import type { ReadHandle } from '../database/database.ts';
import { personsView, type StandingDetermination } from '../naming/current-name.ts';
import { taxon } from '../naming/taxa.ts';
import { fieldsChanged, type TurnedAct, taxaChanged } from './fields.ts';
import { describeSpecimens, specimensAsked } from './specimens.ts';

const MOST_ENTRIES = 500;

/** Throws ProblemError 'bad-request' where there is no such act. */
export function historyAct(db: ReadHandle, request: HistoryActRequest): HistoryActDetail {
  const { actionId, after = 0, number, specimenId } = request;
  const act = turnedAct(db, actionId);
  const limit = Math.min(Math.max(1, request.limit), MOST_ENTRIES);
  const only = number === null && specimenId === null ? null : specimensAsked(db, { number, specimenId });
  const ids = only
    ? concerned(db, act, 0, MOST_ENTRIES, only).filter((id) => id > after)
    : concerned(db, act, after, limit + 1, null);
  const page = ids.slice(0, limit);
  const told = describeSpecimens(db, page);
  const names = namesThen(db, act, page);
  const fields = fieldsChanged(db, act, page);
  const entries = page.flatMap((id): HistoryEntry[] => {
    const specimen = told.get(id);
    return specimen ? [{ specimen, ...names(id), fields: fields.get(id) ?? [] }] : [];
  });
  return {
    entries,
    taxa: after === 0 ? taxaChanged(db, act) : [],
    next: ids.length > limit ? (page.at(-1) ?? null) : null,
  };
}

function turnedAct(db: ReadHandle, actionId: number): TurnedAct {
  const row = db.get<{ kind: string; targetId: number | null }>(
    'SELECT kind, target_id AS targetId FROM action WHERE id = ?',
    [actionId],
  );
  if (!row) throw new ProblemError('bad-request', {}, { detail: `no act ${actionId}` });
  return { actionId, of: row.targetId ?? actionId, isUndo: row.kind === 'undo' };
}

/** By number of the row, from the one after `after` on. */
function concerned(
  db: ReadHandle,
  { of }: TurnedAct,
  after: number,
  limit: number,
  only: readonly number[] | null,
): number[] {
  if (only) {
    const ids = db.ids(
      `SELECT value FROM json_each(:among) WHERE value > :after AND (
         EXISTS (SELECT 1 FROM determination WHERE action_id = :of AND specimen_id = value)
         OR EXISTS (SELECT 1 FROM repaired_specimen WHERE action_id = :of AND specimen_id = value)) LIMIT :limit`,
      { of, after, limit, among: JSON.stringify(only) },
    );
    return [...ids].toSorted((a, b) => a - b);
  }
  const named = db.ids(
    `SELECT DISTINCT specimen_id FROM determination WHERE action_id = :of AND specimen_id > :after
     ORDER BY specimen_id LIMIT :limit`,
    { of, after, limit },
  );
  const repaired = db.ids(
    `SELECT specimen_id FROM repaired_specimen WHERE action_id = :of AND specimen_id > :after
     ORDER BY specimen_id LIMIT :limit`,
    { of, after, limit },
  );
  return [...new Set([...named, ...repaired])].toSorted((a, b) => a - b).slice(0, limit);
}

interface SaidRow {
  readonly specimenId: number;
  readonly id: number;
  readonly actionId: number;
  readonly verdict: DeterminationVerdict;
  readonly taxonId: number | null;
  readonly qualifier: Qualifier | null;
  readonly identifiedBy: string;
  readonly byMachine: number;
  readonly remarks: string | null;
  readonly verbatim: string | null;
  readonly struck: string | null;
  readonly goneBefore: number;
  readonly goneAfter: number;
  readonly turned: number;
}

/** All that was said until the act, with whether it stood just before it and just after it. */
const SAID_UNTIL = `
  SELECT specimen_id AS specimenId, determination.id, action_id AS actionId, verdict, taxon_id AS taxonId, qualifier,
    identified_by AS identifiedBy, by_model_id IS NOT NULL AS byMachine, remarks, verbatim,
    (SELECT json_group_array(taxon_id) FROM struck_name WHERE determination_id = determination.id) AS struck,
    ifnull((
      SELECT withdrawn FROM withdrawal
      WHERE determination_id = determination.id AND action_id < :act ORDER BY id DESC LIMIT 1
    ), 0) AS goneBefore,
    ifnull((
      SELECT withdrawn FROM withdrawal
      WHERE determination_id = determination.id AND action_id <= :act ORDER BY id DESC LIMIT 1
    ), 0) AS goneAfter,
    EXISTS (
      SELECT 1 FROM withdrawal WHERE determination_id = determination.id AND action_id = :act
    ) AS turned
  FROM json_each(:ids) AS wanted JOIN determination ON specimen_id = wanted.value
  WHERE action_id <= :act`;

/** What each of these specimens was called before and after, and what was said of it. */
function namesThen(
  db: ReadHandle,
  { actionId }: TurnedAct,
  specimenIds: readonly number[],
): (specimenId: number) => Pick<HistoryEntry, 'names' | 'said'> {
  const rows = db.all<SaidRow>(SAID_UNTIL, { act: actionId, ids: JSON.stringify(specimenIds) });
  const bySpecimen = new Map<number, SaidRow[]>();
  for (const row of rows.toSorted((a, b) => a.id - b.id)) addTo(bySpecimen, row.specimenId, row);
  return (specimenId) => {
    const all = bySpecimen.get(specimenId) ?? [];
    const touched = all.filter((row) => row.actionId === actionId || row.turned === 1);
    if (touched.length === 0) return { names: null, said: [] };
    const before = all.filter((row) => row.actionId < actionId && row.goneBefore === 0);
    const after = all.filter((row) => row.goneAfter === 0);
    return {
      names: { before: nameThen(db, before), after: nameThen(db, after) },
      said: touched.map((row) => saidThen(db, row)),
    };
  };
}

function nameThen(db: ReadHandle, rows: readonly SaidRow[]): NameThen {
  const { name, doubtful } = personsView(rows.map(standing));
  return { name: name ? nameInHistory(db, name) : null, doubtful };
}

function standing({ byMachine, struck, ...row }: SaidRow): StandingDetermination {
  return { ...row, byMachine: byMachine === 1, struck: struck === null ? [] : (JSON.parse(struck) as number[]) };
}

function saidThen(db: ReadHandle, row: SaidRow): SaidThen {
  const { verdict, identifiedBy, byMachine, remarks, verbatim } = row;
  return { verdict, name: nameInHistory(db, row), identifiedBy, byMachine: byMachine === 1, remarks, verbatim };
}

function nameInHistory(
  db: ReadHandle,
  { taxonId, qualifier }: Pick<StandingDetermination, 'taxonId' | 'qualifier'>,
): NameInHistory | null {
  if (taxonId === null) return null;
  const { scientificName, taxonRank } = taxon(db, taxonId);
  return { scientificName, taxonRank, qualifier };
}
