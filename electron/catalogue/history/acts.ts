/*
 * What was done, newest first, a page at a time. Each kind is read from an index that is in the order of time, so that a page
 * costs the same however long the history is. Runs where the catalogue is open.
 */
import {
  ACT_KINDS,
  type ActKind,
  type ActTurn,
  type HistoryAct,
  type HistoryFilter,
  type HistoryPage,
  type HistoryPageRequest,
  MOST_COUNTED,
} from '../../contract/history.ts';
import type { ReadHandle } from '../database/database.ts';
import { pageEnd, pageToken } from '../database/page-token.ts';
import { nextRedo, nextUndo } from '../naming/actions.ts';
import { describeSpecimens, specimensAsked } from './specimens.ts';

const MOST_ACTS = 500;

interface ActRow {
  readonly id: number;
  readonly kind: ActKind;
  readonly description: string;
  readonly madeUtc: string;
  readonly by: string | null;
  readonly targetId: number | null;
  readonly undone: number;
}

const COLUMNS = `id, kind, description, made_utc AS madeUtc, made_by AS by, target_id AS targetId,
  undone_by IS NOT NULL AS undone`;
/** Moments are text that sorts as they came; the end is left out, or goes on behind the last act of a page. */
const IN_TIME = `made_utc >= :from AND (made_utc, id) < (:endUtc, :endId)`;
const NEWEST_FIRST = 'ORDER BY made_utc DESC, id DESC LIMIT :limit';

export function historyPage(db: ReadHandle, { filter, limit, after }: HistoryPageRequest): HistoryPage {
  const wanted = Math.min(Math.max(1, limit), MOST_ACTS);
  const rows = actsOf(db, filter, { ...endOf(filter, after), limit: wanted + 1 });
  const page = rows.slice(0, wanted);
  const last = page.at(-1);
  const more = rows.length > wanted && last !== undefined;
  return {
    acts: describe(db, page),
    next: more ? pageToken({ keys: [last.madeUtc], specimenId: last.id, photoId: 0 }) : null,
  };
}

/** Everybody who sat at the desk: one step of an index for each. */
export function historyPeople(db: ReadHandle): string[] {
  const names: string[] = [];
  for (let last = ''; ;) {
    const next = db.get<{ name: string }>(
      'SELECT made_by AS name FROM action WHERE made_by > ? ORDER BY made_by LIMIT 1',
      [last],
    );
    if (!next) return names;
    names.push(next.name);
    last = next.name;
  }
}

interface End {
  readonly endUtc: string;
  readonly endId: number;
}

/** Sorts behind every moment. */
const NEVER = '~';

function endOf({ untilUtc }: HistoryFilter, after: string | undefined): End {
  if (after === undefined) return { endUtc: untilUtc ?? NEVER, endId: 0 };
  const { keys, specimenId } = pageEnd(after);
  return { endUtc: String(keys[0]), endId: specimenId };
}

function actsOf(db: ReadHandle, filter: HistoryFilter, range: End & { readonly limit: number }): ActRow[] {
  const { by, fromUtc } = filter;
  const values = { from: fromUtc ?? '', ...range };
  const kinds = filter.kinds.length > 0 ? filter.kinds : ACT_KINDS;
  if (filter.number !== null || filter.specimenId !== null) {
    const about = JSON.stringify(actsAbout(db, specimensAsked(db, filter)));
    return db.all<ActRow>(
      `SELECT ${COLUMNS} FROM action WHERE id IN (SELECT value FROM json_each(:about)) AND (:by IS NULL OR made_by = :by)
         AND kind IN (SELECT value FROM json_each(:kinds)) AND ${IN_TIME} ${NEWEST_FIRST}`,
      { ...values, about, by, kinds: JSON.stringify(kinds) },
    );
  }
  const ofKinds = kinds.flatMap((kind) =>
    by === null
      ? db.all<ActRow>(`SELECT ${COLUMNS} FROM action WHERE kind = :kind AND ${IN_TIME} ${NEWEST_FIRST}`, {
          ...values,
          kind,
        })
      : db.all<ActRow>(
          `SELECT ${COLUMNS} FROM action WHERE made_by = :by AND kind = :kind AND ${IN_TIME} ${NEWEST_FIRST}`,
          { ...values, kind, by },
        ),
  );
  return ofKinds.toSorted(newestFirst).slice(0, range.limit);
}

function newestFirst(a: ActRow, b: ActRow): number {
  if (a.madeUtc === b.madeUtc) return b.id - a.id;
  return a.madeUtc < b.madeUtc ? 1 : -1;
}

/** Acts that concern one of these specimens, and what undid them or did them again. */
function actsAbout(db: ReadHandle, specimenIds: readonly number[]): number[] {
  const wanted = [JSON.stringify(specimenIds)];
  const named = db.ids('SELECT action_id FROM json_each(?) JOIN determination ON specimen_id = value', wanted);
  const repaired = db.ids('SELECT action_id FROM json_each(?) JOIN repaired_specimen ON specimen_id = value', wanted);
  const made = new Set([...named, ...repaired]);
  const turned = db.ids('SELECT action.id FROM json_each(?) JOIN action ON target_id = value', [
    JSON.stringify([...made]),
  ]);
  return [...made, ...turned];
}

function describe(db: ReadHandle, rows: readonly ActRow[]): HistoryAct[] {
  const [undo, redo] = [nextUndo(db)?.id, nextRedo(db)?.id];
  const concerned = rows.map((row) => concernedBy(db, row.targetId ?? row.id));
  const only = describeSpecimens(
    db,
    concerned.flatMap(({ first, specimens }) => (specimens === 1 && first !== null ? [first] : [])),
  );
  return rows.map(({ id, kind, description, madeUtc, by, undone }, index) => {
    const { first, specimens, more } = concerned[index]!;
    return {
      actionId: id,
      kind,
      description,
      madeUtc,
      by,
      specimens,
      more,
      specimen: specimens === 1 && first !== null ? (only.get(first) ?? null) : null,
      undone: undone === 1,
      turn: turnOf({ id, kind, undone }, undo, redo),
    };
  });
}

function turnOf(
  { id, kind, undone }: Pick<ActRow, 'id' | 'kind' | 'undone'>,
  undo: number | undefined,
  redo: number | undefined,
): ActTurn {
  if (kind === 'undo' || kind === 'redo') return 'turn';
  if (kind === 'import') return 'import';
  if (undone === 1) return id === redo ? 'redo' : 'undone';
  return id === undo ? 'undo' : 'newer';
}

/** How many specimens an act is about, counted no further than a list needs. */
function concernedBy(
  db: ReadHandle,
  actionId: number,
): { readonly specimens: number; readonly more: boolean; readonly first: number | null } {
  const { specimens, first } = db.get<{ specimens: number; first: number | null }>(
    `SELECT count(DISTINCT specimen_id) AS specimens, min(specimen_id) AS first FROM (
       SELECT specimen_id FROM (
         SELECT specimen_id FROM determination WHERE action_id = :act ORDER BY specimen_id LIMIT :most
       )
       UNION ALL
       SELECT specimen_id FROM (
         SELECT specimen_id FROM repaired_specimen WHERE action_id = :act ORDER BY specimen_id LIMIT :most
       )
     )`,
    { act: actionId, most: MOST_COUNTED + 1 },
  ) ?? { specimens: 0, first: null };
  return { specimens: Math.min(specimens, MOST_COUNTED), more: specimens > MOST_COUNTED, first };
}
