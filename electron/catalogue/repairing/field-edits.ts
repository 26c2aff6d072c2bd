/* Edits of fields, each checked by its field's rule and turned into the value of a column. Pure. */
import type { FieldEdit, FieldWay } from '../../contract/fields.ts';
import {
  checkedOwnValue,
  checkedValue,
  type EditedTerm,
  oneLine,
  whyNoOwnField,
  whyNotEmptied,
} from '../../domain/field-values.ts';
import { SPECIMEN_TERMS, type SpecimenColumn } from '../../domain/darwin-core/terms.ts';
import { because, ProblemError, type Reason } from '../../domain/problems.ts';

export type EditedColumn = 'catalog_number' | SpecimenColumn;

export const COORDINATES = ['decimal_latitude', 'decimal_longitude'] as const;

interface Checked {
  /** As it is called. */
  readonly field: string;
  readonly way: FieldWay;
  /** null: emptied. */
  readonly value: string | number | null;
}
export type CheckedEdit = (Checked & { readonly column: EditedColumn }) | (Checked & { readonly own: string });

export function columnOf(term: EditedTerm): EditedColumn {
  return SPECIMEN_TERMS.find((one) => one.term === term)?.column ?? 'catalog_number';
}

/** Throws ProblemError 'wrong-setting', which names the field and says why. */
export function checkedEdits(edits: readonly FieldEdit[]): CheckedEdit[] {
  const seen = new Set<string>();
  return edits.map((edit) => {
    const checked = checkedEdit(edit);
    const key = 'column' in checked ? checked.column : `own ${checked.own}`;
    if (seen.has(key)) refuse(checked.field, because('field-twice'));
    seen.add(key);
    return checked;
  });
}

function checkedEdit({ field, way, value: typed }: FieldEdit): CheckedEdit {
  if ('term' in field) {
    const { term } = field;
    const why = way === 'empty' ? whyNotEmptied(term) : null;
    if (why) refuse(term, why);
    return { field: term, column: columnOf(term), way, value: valueOf(term, way, () => checkedValue(term, typed)) };
  }
  // What imports kept is emptied under whatever name.
  const why = way === 'empty' ? null : whyNoOwnField(field.own);
  const own = way === 'empty' ? field.own : oneLine(field.own);
  if (why) refuse(own, why);
  return { field: own, own, way, value: valueOf(own, way, () => checkedOwnValue(typed)) };
}

function valueOf(field: string, way: FieldWay, check: () => ReturnType<typeof checkedValue>): string | number | null {
  if (way === 'empty') return null;
  const checked = check();
  return 'reason' in checked ? refuse(field, checked.reason) : checked.value;
}

function refuse(field: string, reason: Reason): never {
  throw new ProblemError('wrong-setting', { setting: field, reason });
}
