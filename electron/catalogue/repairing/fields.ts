/*
 * Sets or empties fields of specimens, of one or of many, as one act. Which rows change, and what stands in them now, is worked
 * out first and shown as the plan; the act writes exactly those. Runs where the catalogue is written.
 */
import type { Repair } from '../../contract/repair.ts';
import { MOST_EDITED } from '../../contract/fields.ts';
import { COUNTED, REPAIR } from '../../domain/language/language.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { ReadHandle, Value, WriteHandle } from '../database/database.ts';
import { change, changeEach } from '../naming/changes.ts';
import { specimenWords } from '../naming/specimen-words.ts';
import type { Act } from './act.ts';
import { type CheckedEdit, checkedEdits, COORDINATES } from './field-edits.ts';
import { FieldTally } from './field-tally.ts';
import { type FieldRow, FIELD_ROWS, keptOwn, ownFields } from './specimen-fields.ts';
import { refuseNumberOfAnother, typesAmong } from './photos.ts';
import { chosenSpecimens } from './field-specimens.ts';

type Asked = Extract<Repair, { act: 'fields' }>;

/** What will be written: of each column the rows by the value that they get. */
interface Writes {
  readonly columns: Map<CheckedColumn, { readonly value: Value; readonly ids: number[] }>;
  readonly own: Map<number, string | null>;
  readonly changed: Set<number>;
}
type CheckedColumn = Extract<CheckedEdit, { column: unknown }>['column'];

/**
 * Throws ProblemError: wrong-setting (a value that its field refuses), number-of-one, number-taken, half-coordinates,
 * numbers-between, too-many-at-once, type-protected (nothing but types, several), nothing-to-set, bad-request.
 */
export function fields(db: WriteHandle, { of, edits: asked }: Asked): Act {
  const edits = checkedEdits(asked);
  const chosen = chosenSpecimens(db, of);
  if (chosen.length > MOST_EDITED) {
    const most = COUNTED.specimens(MOST_EDITED);
    throw new ProblemError('too-many-at-once', { specimens: COUNTED.specimens(chosen.length), most });
  }
  const { ids, types } = withoutTypes(db, chosen);
  refuseNumbers(db, ids, edits);
  const rows = db.all<FieldRow>(FIELD_ROWS, [JSON.stringify([...ids])]);
  const tallies = edits.map((edit) => new FieldTally(edit));
  const writes = writesOf(rows, edits, tallies);
  if (writes.changed.size === 0) throw new ProblemError('nothing-to-set');
  const changed = [...writes.changed];
  const told = [
    ...(types > 0 ? [REPAIR.typesLeftOut(types)] : []),
    ...('from' in of ? [REPAIR.numbersMet(rows.length, rows[0]?.catalog_number, rows.at(-1)?.catalog_number)] : []),
    ...uncertaintyStays(rows, edits, writes),
  ];
  return {
    description: REPAIR.fields(specimenWords(db, changed), edits),
    photos: 0,
    foretold: { specimens: changed.length, told, fields: tallies.map((tally) => tally.plan()) },
    carryOut: (actionId) => {
      for (const [column, { value, ids: of }] of writes.columns) change(db, actionId, 'specimen', column, of, value);
      if (writes.own.size > 0) changeEach(db, actionId, 'specimen', 'other_terms', writes.own);
      return { concerned: changed, told };
    },
  };
}

/** Types are changed one at a time. */
function withoutTypes(db: ReadHandle, ids: Uint32Array): { ids: Uint32Array; types: number } {
  if (ids.length < 2) return { ids, types: 0 };
  const types = typesAmong(db, [...ids]);
  if (types === 0) return { ids, types };
  if (types === ids.length) throw new ProblemError('type-protected');
  const others = db.ids(
    `SELECT specimen.id FROM json_each(?) AS wanted JOIN specimen ON specimen.id = wanted.value
     WHERE type_status IS NULL ORDER BY wanted.key`,
    [JSON.stringify([...ids])],
  );
  return { ids: others, types };
}

function refuseNumbers(db: ReadHandle, ids: Uint32Array, edits: readonly CheckedEdit[]): void {
  const edit = edits.find((one) => 'column' in one && one.column === 'catalog_number');
  if (!edit) return;
  const [only = 0] = ids;
  if (ids.length > 1) throw new ProblemError('number-of-one', { specimens: COUNTED.specimens(ids.length) });
  if (edit.value !== null) refuseNumberOfAnother(db, only, String(edit.value));
}

function writesOf(rows: readonly FieldRow[], edits: readonly CheckedEdit[], tallies: readonly FieldTally[]): Writes {
  const writes: Writes = { columns: new Map(), own: new Map(), changed: new Set() };
  let halves = 0;
  for (const row of rows) {
    const own = ownFields(row);
    const after: Record<string, Value> = {};
    let isOwnChanged = false;
    for (const [index, edit] of edits.entries()) {
      const stands = 'column' in edit ? row[edit.column] : (own.get(edit.own) ?? null);
      const blocked = stands !== null || ('column' in edit && isHalfThere(row, edit));
      if (!tallies[index]?.take(stands, edit.way === 'set-empty' && blocked)) continue;
      writes.changed.add(row.id);
      if ('column' in edit) {
        after[edit.column] = edit.value;
        const due = writes.columns.get(edit.column);
        if (due) due.ids.push(row.id);
        else writes.columns.set(edit.column, { value: edit.value, ids: [row.id] });
      } else {
        isOwnChanged = true;
        if (edit.value === null) own.delete(edit.own);
        else own.set(edit.own, String(edit.value));
      }
    }
    if (isOwnChanged) writes.own.set(row.id, keptOwn(own));
    if (isHalfAfter(row, after)) halves += 1;
  }
  if (halves > 0) throw new ProblemError('half-coordinates', { specimens: COUNTED.specimens(halves) });
  return writes;
}

/** Of a place whose one half is there the other is not filled in: it would be of another place. */
function isHalfThere(row: FieldRow, { column }: { readonly column: CheckedColumn }): boolean {
  return COORDINATES.some((one) => one === column) && COORDINATES.some((one) => row[one] !== null);
}

/** A half that stood before is not this act's. */
function isHalfAfter(row: FieldRow, after: Readonly<Record<string, Value>>): boolean {
  if (!COORDINATES.some((column) => column in after)) return false;
  const [latitude, longitude] = COORDINATES.map((column) => (column in after ? after[column] : row[column]) === null);
  return latitude !== longitude;
}

/** A new place keeps how exact the old one was, unless that is set as well. */
function uncertaintyStays(rows: readonly FieldRow[], edits: readonly CheckedEdit[], { columns }: Writes): string[] {
  if (edits.some((edit) => 'column' in edit && edit.column === 'coordinate_uncertainty_m')) return [];
  const moved = new Set(COORDINATES.flatMap((column) => columns.get(column)?.ids ?? []));
  const left = rows.filter((row) => moved.has(row.id) && row.coordinate_uncertainty_m !== null);
  return left.length === 0 ? [] : [REPAIR.uncertaintyStays(left.length)];
}
