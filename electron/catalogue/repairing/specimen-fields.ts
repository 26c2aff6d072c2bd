/* All fields of a specimen, and which fields and values are in use. Runs where the catalogue is open. */
import type { FieldsInUse, SpecimenFields } from '../../contract/fields.ts';
import { EDITED_TERMS, type EditedTerm } from '../../domain/field-values.ts';
import { SPECIMEN_TERMS, type SpecimenValues } from '../../domain/darwin-core/terms.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { ReadHandle } from '../database/database.ts';
import { columnOf } from './field-edits.ts';

export interface FieldRow extends SpecimenValues {
  readonly id: number;
  readonly catalog_number: string | null;
  readonly other_terms: string | null;
}

const COLUMNS = SPECIMEN_TERMS.map(({ column }) => column).join(', ');

/** Of the specimens of a JSON list, in its order. */
export const FIELD_ROWS = `SELECT specimen.id, catalog_number, other_terms, ${COLUMNS}
  FROM json_each(?) AS wanted JOIN specimen ON specimen.id = wanted.value ORDER BY wanted.key`;

/** Fields of the catalogue's own, in the order in which they came. */
export function ownFields({ other_terms }: Pick<FieldRow, 'other_terms'>): Map<string, string> {
  if (other_terms === null) return new Map();
  const kept: unknown = JSON.parse(other_terms);
  return new Map(Object.entries(Object(kept)).map(([name, value]) => [name, String(value)]));
}

/** As they are kept; null: none. */
export function keptOwn(own: ReadonlyMap<string, string>): string | null {
  return own.size === 0 ? null : JSON.stringify(Object.fromEntries(own));
}

export function specimenFields(db: ReadHandle, specimenId: number): SpecimenFields {
  const [row] = db.all<FieldRow>(FIELD_ROWS, [JSON.stringify([specimenId])]);
  if (!row) throw new ProblemError('bad-request', {}, { detail: `no specimen ${specimenId}` });
  const shown = db.get<{ name: string | null }>(
    `SELECT scientific_name AS name FROM specimen LEFT JOIN taxon ON taxon.id = shown_taxon_id WHERE specimen.id = ?`,
    [specimenId],
  );
  const terms = Object.fromEntries(EDITED_TERMS.map((term) => [term, String(row[columnOf(term)] ?? '')]));
  return {
    specimenId,
    catalogNumber: row.catalog_number,
    scientificName: shown?.name ?? null,
    isType: row.type_status !== null,
    terms: terms as Record<EditedTerm, string>,
    own: [...ownFields(row)].map(([name, value]) => ({ name, value })),
  };
}

/** So many of those that came last are looked at, however many there are. */
const SPECIMENS_LOOKED_AT = 20_000;
const MOST_NAMES = 200;
const MOST_VALUES = 50;
const LONGEST_OFFERED = 200;

/** Each value of these is one specimen's alone, or is chosen from a list. */
const NOT_OFFERED: ReadonlySet<EditedTerm> = new Set([
  'catalogNumber',
  'decimalLatitude',
  'decimalLongitude',
  'basisOfRecord',
]);

export function fieldsInUse(db: ReadHandle): FieldsInUse {
  const rows = db.all<FieldRow>(
    `SELECT id, catalog_number, other_terms, ${COLUMNS} FROM specimen
     WHERE id > (SELECT ifnull(max(id), 0) FROM specimen) - ${SPECIMENS_LOOKED_AT}`,
  );
  const offered = EDITED_TERMS.filter((term) => !NOT_OFFERED.has(term)).map((term) => [term, columnOf(term)] as const);
  const names = new Map<string, number>();
  const values = new Map<string, Map<string, number>>();
  for (const row of rows) {
    for (const [term, column] of offered) note(values, term, row[column]);
    for (const [name, value] of ownFields(row)) {
      names.set(name, (names.get(name) ?? 0) + 1);
      note(values, name, value);
    }
  }
  const own = mostUsed(names, MOST_NAMES).map(([name, specimens]) => ({ name, specimens }));
  const lists = [...values].map(([field, counts]) => [field, mostUsed(counts, MOST_VALUES).map(([value]) => value)]);
  return { own, values: Object.fromEntries(lists) as FieldsInUse['values'] };
}

function note(values: Map<string, Map<string, number>>, field: string, value: string | number | null): void {
  if (value === null || String(value).length > LONGEST_OFFERED) return;
  let counts = values.get(field);
  if (!counts) values.set(field, (counts = new Map()));
  counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
}

function mostUsed(counts: ReadonlyMap<string, number>, most: number): (readonly [string, number])[] {
  return [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, most);
}
