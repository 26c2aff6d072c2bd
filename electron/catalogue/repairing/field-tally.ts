/* Counts what an act does to one field: how many change, what is replaced, how many stay as they are. Pure. */
import type { FieldPlan } from '../../contract/fields.ts';
import type { Value } from '../database/database.ts';
import type { CheckedEdit } from './field-edits.ts';

const MOST_EXAMPLES = 5;

export class FieldTally {
  readonly #edit: CheckedEdit;
  readonly #replaced = new Map<string, number>();
  #changed = 0;
  #same = 0;
  #kept = 0;

  constructor(edit: CheckedEdit) {
    this.#edit = edit;
  }

  /** Whether what stands changes. `blocked`: it is not written over. */
  take(stands: Value, blocked: boolean): boolean {
    if (stands === this.#edit.value) {
      this.#same += 1;
      return false;
    }
    if (blocked) {
      this.#kept += 1;
      return false;
    }
    this.#changed += 1;
    if (stands !== null) this.#replaced.set(String(stands), (this.#replaced.get(String(stands)) ?? 0) + 1);
    return true;
  }

  plan(): FieldPlan {
    const { field, way, value } = this.#edit;
    const replaced = [...this.#replaced].toSorted(([, a], [, b]) => b - a);
    return {
      field,
      way,
      value: value === null ? null : String(value),
      changed: this.#changed,
      replaced: replaced.reduce((sum, [, specimens]) => sum + specimens, 0),
      replacedValues: replaced.slice(0, MOST_EXAMPLES).map(([stood, specimens]) => ({ value: stood, specimens })),
      same: this.#same,
      kept: this.#kept,
    };
  }
}
