/* What is typed into the fields of a specimen and not saved yet, and the edits that it makes. Pure. */
import type { EditedField, FieldEdit, SpecimenFields } from '../../electron/contract/fields.ts';
import {
  checkedOwnValue,
  checkedValue,
  EDITED_TERMS,
  type EditedTerm,
  oneLine,
  whyNoOwnField,
  whyNotEmptied,
} from '../../electron/domain/field-values.ts';
import { GROUPS, termRow } from '../../electron/domain/darwin-core/terms.ts';
import { FIELDS } from '../../electron/domain/language/window.ts';
import { reasonSentence } from '../../electron/domain/problems.ts';

/** A field's name; one of the catalogue's own is told apart by its beginning. */
export type FieldKey = EditedTerm | `own ${string}`;

/** What is typed, by field; a field that is not here is as it was. */
export type FieldDraft = Readonly<Partial<Record<FieldKey, string>>>;

/** Darwin Core's fields in the groups of the export. */
export const FIELD_GROUPS = GROUPS.map((group) => ({
  group: group as 'specimen' | 'place',
  terms: EDITED_TERMS.filter((term) => termRow(term).group === group),
})).filter(({ terms }) => terms.length > 0);

export const ownKey = (name: string): FieldKey => `own ${name}`;

export function fieldOf(key: FieldKey): EditedField {
  return key.startsWith('own ') ? { own: key.slice('own '.length) } : { term: key as EditedTerm };
}

export function nameOf(key: FieldKey): string {
  const field = fieldOf(key);
  return 'own' in field ? field.own : FIELDS.names[field.term];
}

export function standingValue(fields: SpecimenFields, key: FieldKey): string {
  const field = fieldOf(key);
  return 'term' in field ? fields.terms[field.term] : (fields.own.find(({ name }) => name === field.own)?.value ?? '');
}

/** All fields of a specimen, those of the catalogue's own last. */
export function keysOf(fields: SpecimenFields, draft: FieldDraft = {}): readonly FieldKey[] {
  const own = [...fields.own.map(({ name }) => ownKey(name)), ...(Object.keys(draft) as FieldKey[])];
  return [...new Set([...EDITED_TERMS, ...own])];
}

/** What of the draft is another value than stands. */
export function changedKeys(fields: SpecimenFields, draft: FieldDraft): readonly FieldKey[] {
  return (Object.keys(draft) as FieldKey[]).filter((key) => (draft[key] ?? '').trim() !== standingValue(fields, key));
}

export function editsOf(fields: SpecimenFields, draft: FieldDraft): readonly FieldEdit[] {
  return changedKeys(fields, draft).map((key) => {
    const value = (draft[key] ?? '').trim();
    return { field: fieldOf(key), way: value === '' ? 'empty' : 'set', value };
  });
}

/** Why what is typed cannot stand, as a sentence, and what is kept of it where that is something else. */
export function checkedDraft(key: FieldKey, typed: string): { readonly trouble?: string; readonly keptAs?: string } {
  const field = fieldOf(key);
  if (typed.trim() === '') {
    const why = 'term' in field ? whyNotEmptied(field.term) : null;
    return why ? { trouble: reasonSentence(why) } : {};
  }
  const why = 'own' in field ? whyNoOwnField(field.own) : null;
  if (why) return { trouble: reasonSentence(why) };
  const checked = 'term' in field ? checkedValue(field.term, typed) : checkedOwnValue(typed);
  if ('reason' in checked) return { trouble: reasonSentence(checked.reason) };
  return String(checked.value) === oneLine(typed) ? {} : { keptAs: String(checked.value) };
}

/** Each specimen's alone: never brought over from another. */
const NEVER_COPIED: ReadonlySet<FieldKey> = new Set(['catalogNumber', 'typeStatus', 'basisOfRecord']);

/** The halves of a place. */
const COORDINATES: readonly FieldKey[] = ['decimalLatitude', 'decimalLongitude'];

/** Fields that only make sense together, with this one. */
export function togetherWith(key: FieldKey): readonly FieldKey[] {
  return COORDINATES.includes(key) ? COORDINATES : [key];
}

/** The draft with the values of another specimen where nothing stands and nothing is typed. */
export function filledFrom(
  fields: SpecimenFields,
  draft: FieldDraft,
  other: SpecimenFields,
  only: (key: FieldKey) => boolean = () => true,
): FieldDraft {
  const filled: Partial<Record<FieldKey, string>> = { ...draft };
  for (const key of keysOf(other)) {
    const value = standingValue(other, key);
    const isOpen = togetherWith(key).every((one) => (draft[one] ?? standingValue(fields, one)).trim() === '');
    if (value !== '' && isOpen && !NEVER_COPIED.has(key) && only(key)) filled[key] = value;
  }
  return filled;
}
