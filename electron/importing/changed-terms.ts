/*
 * What a table says of specimens of which something else is recorded: it is taken over, told, and one act that undo takes back. What
 * it fills in is no such change. Runs where the catalogue is written; `look` writes nothing.
 */
import { addAction } from '../catalogue/naming/actions.ts';
import { change, concern } from '../catalogue/naming/changes.ts';
import type { ReadHandle, WriteHandle } from '../catalogue/database/database.ts';
import { specimenWords } from '../catalogue/naming/specimen-words.ts';
import {
  DEFAULT_BASIS_OF_RECORD,
  recordedTerms,
  setSpecimenTerms,
  type SpecimenTerms,
} from '../catalogue/specimens/specimens.ts';
import type { ChangedTerm, TermsChanged } from '../contract/import.ts';
import { SPECIMEN_TERMS } from '../domain/darwin-core/terms.ts';
import { REPAIR } from '../domain/language/language.ts';

type Column = keyof SpecimenTerms;
type Terms = Partial<SpecimenTerms>;

const MOST_TOLD = 500;

export class ChangedTerms {
  readonly #fields = new Map<string, ChangedTerm>();
  readonly #specimens = new Set<number>();
  #actionId: number | null = null;

  get told(): TermsChanged {
    const [fields, specimens] = [this.#fields.size, this.#specimens.size];
    return { fields, specimens, first: [...this.#fields.values()].slice(0, MOST_TOLD) };
  }

  /** What stands otherwise, by column. */
  look(db: ReadHandle, specimenId: number, terms: Terms): readonly Column[] {
    const wanted = Object.keys(terms) as Column[];
    if (wanted.length === 0) return [];
    const standing = recordedTerms(db, specimenId);
    const columns = wanted.filter((column) => isOther(column, standing[column] ?? null, terms[column] ?? null));
    for (const column of columns) {
      for (const [field, before, after] of fieldsOf(column, standing[column] ?? null, terms[column] ?? null)) {
        const specimen = specimenWords(db, [specimenId]);
        this.#fields.set(`${specimenId} ${field}`, { specimen, field, before, after });
        this.#specimens.add(specimenId);
      }
    }
    return columns;
  }

  /** Writes the terms that are given. False when all were so already. `table`: the file that says it. */
  write(
    db: WriteHandle,
    specimenId: number,
    terms: Terms,
    { table, utc, by }: { table: string; utc: string; by: string },
  ): boolean {
    const columns = this.look(db, specimenId, terms);
    if (columns.length > 0) {
      this.#actionId ??= addAction(db, 'repair', REPAIR.recordedAs(table), utc, by);
      for (const column of columns) change(db, this.#actionId, 'specimen', column, [specimenId], terms[column] ?? null);
      concern(db, this.#actionId, [specimenId]);
    }
    return setSpecimenTerms(db, specimenId, terms) || columns.length > 0;
  }

  /** What was written since is taken back with its transaction: gives what forgets it. */
  mark(): () => void {
    const [fields, specimens, actionId] = [this.#fields.size, this.#specimens.size, this.#actionId];
    return () => {
      // Both keep the order in which they were filled.
      for (const key of [...this.#fields.keys()].slice(fields)) this.#fields.delete(key);
      for (const id of [...this.#specimens].slice(specimens)) this.#specimens.delete(id);
      this.#actionId = actionId;
    };
  }
}

function isOther(column: Column, before: string | number | null, after: string | number | null): boolean {
  if (before === null || String(before) === String(after)) return false;
  return column !== 'basis_of_record' || before !== DEFAULT_BASIS_OF_RECORD;
}

/** As the table heads them, where a column of the catalogue keeps several. */
function fieldsOf(
  column: Column,
  before: string | number | null,
  after: string | number | null,
): (readonly [field: string, before: string, after: string])[] {
  if (column !== 'other_terms') {
    const term = SPECIMEN_TERMS.find((one) => one.column === column)?.term ?? column;
    return [[term, String(before), String(after ?? '')]];
  }
  const [was, is] = [before, after].map((json) => JSON.parse(String(json ?? '{}')) as Record<string, unknown>);
  return Object.entries(was ?? {}).flatMap(([heading, text]) => {
    const [one, other] = [String(text), String(is?.[heading] ?? '')];
    return one === other ? [] : [[heading, one, other] as const];
  });
}
