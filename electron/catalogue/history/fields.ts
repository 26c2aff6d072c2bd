/*
 * Values that acts put right, as people read them: the specimen's own, those of its photos, names of taxa. Runs where the
 * catalogue is open.
 */
import type { FieldChange } from '../../contract/field-change.ts';
import { SPECIMEN_TERMS } from '../../domain/darwin-core/terms.ts';
import { addTo } from '../../domain/lists.ts';
import type { ReadHandle, Value } from '../database/database.ts';

/** `of`: the act whose values are meant; of an undo or redo, the one that it turned. */
export interface TurnedAct {
  readonly actionId: number;
  readonly of: number;
  readonly isUndo: boolean;
}

interface ChangeRow {
  readonly id: number;
  readonly actionId: number;
  readonly specimenId: number;
  readonly field: string;
  readonly before: Value;
  readonly after: Value;
  readonly photoName: string | null;
}

/** Of the act itself, and what the undo or redo had to change of its own accord. */
const ACTS = '(:of, :act)';

const OF_SPECIMENS = `
  SELECT change.id, action_id AS actionId, row_id AS specimenId, field, before, after, NULL AS photoName
  FROM json_each(:ids) AS wanted JOIN change ON kind = 'specimen' AND row_id = wanted.value AND action_id IN ${ACTS}`;

const OF_PHOTOS = `
  SELECT change.id, action_id AS actionId, photo.specimen_id AS specimenId, field, before, after,
    photo.file_name AS photoName
  FROM json_each(:ids) AS wanted JOIN main.photo AS photo ON photo.specimen_id = wanted.value
    JOIN change ON kind = 'photo' AND row_id = photo.id AND action_id IN ${ACTS}`;

/** Photos that went from one of these specimens, or came to one and have gone on since. */
const MOVED = (end: 'before' | 'after') => `
  SELECT change.id, action_id AS actionId, ${end} AS specimenId, field, before, after, photo.file_name AS photoName
  FROM change JOIN main.photo AS photo ON photo.id = row_id
  WHERE action_id = :of AND kind = 'photo' AND field = 'specimen_id'
    AND ${end} IN (SELECT value FROM json_each(:ids))`;

/** By specimen, in the order in which they were put right. */
export function fieldsChanged(
  db: ReadHandle,
  act: TurnedAct,
  specimenIds: readonly number[],
): Map<number, FieldChange[]> {
  const values = { of: act.of, act: act.actionId, ids: JSON.stringify(specimenIds) };
  const moved = { of: act.of, ids: values.ids };
  const rows = [
    ...db.all<ChangeRow>(OF_SPECIMENS, values),
    ...db.all<ChangeRow>(OF_PHOTOS, values),
    ...db.all<ChangeRow>(MOVED('before'), moved),
    ...db.all<ChangeRow>(MOVED('after'), moved),
  ];
  const changes = new Map<number, FieldChange[]>();
  const met = new Set<string>();
  for (const row of rows.toSorted((a, b) => a.id - b.id)) {
    const key = `${row.specimenId} ${row.id}`;
    if (met.has(key)) continue;
    met.add(key);
    for (const one of asRead(db, row, act)) addTo(changes, row.specimenId, one);
  }
  return changes;
}

/** Names that were put right: a taxon's, which many specimens may show. */
export function taxaChanged(db: ReadHandle, act: TurnedAct): FieldChange[] {
  const rows = db.all<ChangeRow>(
    `SELECT id, action_id AS actionId, 0 AS specimenId, field, before, after, NULL AS photoName
     FROM change WHERE action_id = ? AND kind = 'taxon'`,
    [act.of],
  );
  return rows.flatMap((row) => asRead(db, row, act));
}

/** What an act was decided by, which changed nothing itself (decided-names.ts). */
const NOTED = / for /;

const TERM_OF: Readonly<Record<string, string>> = {
  catalog_number: 'catalogNumber',
  occurrence_id: 'occurrenceID',
  scientific_name: 'scientificName',
  specimen_id: 'ofSpecimen',
  taken_out: 'inCollection',
  ...Object.fromEntries(SPECIMEN_TERMS.map(({ column, term }) => [column, term])),
};

function asRead(db: ReadHandle, row: ChangeRow, { of, isUndo }: TurnedAct): FieldChange[] {
  const { field, photoName } = row;
  if (NOTED.test(field)) return [];
  const [before, after] = isUndo && row.actionId === of ? [row.after, row.before] : [row.before, row.after];
  if (field === 'other_terms') return otherTerms(before, after);
  const text = (value: Value) => asText(db, field, value);
  return [{ field: TERM_OF[field] ?? field, photoName, before: text(before), after: text(after) }];
}

function asText(db: ReadHandle, field: string, value: Value): string | null {
  if (value === null) return null;
  if (field === 'taken_out') return Number(value) === 0 ? 'yes' : 'no';
  if (field === 'specimen_id') return calledSo(db, Number(value));
  return String(value);
}

/** A specimen's number, else that it has none and which row it is. */
function calledSo(db: ReadHandle, specimenId: number): string {
  const row = db.get<{ number: string | null }>('SELECT catalog_number AS number FROM main.specimen WHERE id = ?', [
    specimenId,
  ]);
  return row?.number ?? `#${specimenId}`;
}

/** What a table said beside the columns that have a place: one change for each heading. */
function otherTerms(before: Value, after: Value): FieldChange[] {
  const [was, is] = [parsed(before), parsed(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((heading) =>
    was[heading] === is[heading]
      ? []
      : [{ field: `other:${heading}`, photoName: null, before: was[heading] ?? null, after: is[heading] ?? null }],
  );
}

function parsed(value: Value): Readonly<Record<string, string>> {
  if (typeof value !== 'string') return {};
  try {
    const read: unknown = JSON.parse(value);
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(Object.entries(read).map(([heading, cell]) => [heading, String(cell)]));
  } catch {
    return {};
  }
}
