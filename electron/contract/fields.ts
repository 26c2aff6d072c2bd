/*
 * Fields of specimens, typed by people: Darwin Core's that every specimen has, and fields of the catalogue's own. For one
 * specimen or many, as one act (Repair 'fields'). Runs everywhere.
 */
import type { EditedTerm } from '../domain/field-values.ts';

/** own: a field of the catalogue's own, by its name. */
export type EditedField = { readonly term: EditedTerm } | { readonly own: string };

/** set-empty: only where nothing stands, so that nothing is replaced. */
export const FIELD_WAYS = ['set', 'set-empty', 'empty'] as const;
export type FieldWay = (typeof FIELD_WAYS)[number];

export interface FieldEdit {
  readonly field: EditedField;
  readonly way: FieldWay;
  /** As it is typed; nothing where the field is emptied. */
  readonly value: string;
}

/** The specimens that are meant. */
export type FieldsOf =
  | { readonly specimenIds: readonly number[] }
  /** Numbers in the order of the catalogue, both ends with them. */
  | { readonly from: string; readonly to: string }
  /** Those that persons call by this name or a narrower one. */
  | { readonly taxonId: number };

/** As many in one act. */
export const MOST_EDITED = 100_000;
export const MOST_FIELDS = 50;

/** What an act would do to one field. Each specimen is counted once among `changed`, `same` and `kept`. */
export interface FieldPlan {
  readonly field: string;
  readonly way: FieldWay;
  /** As it will stand; null: emptied. */
  readonly value: string | null;
  readonly changed: number;
  /** Of these, those in which another value stands. */
  readonly replaced: number;
  /** The values that are replaced, those of most specimens first. */
  readonly replacedValues: readonly ValueInUse[];
  /** Has it already. */
  readonly same: number;
  /** Has another value, which stays. */
  readonly kept: number;
}

export interface ValueInUse {
  readonly value: string;
  readonly specimens: number;
}

/** All fields of a specimen with their values as text; '' where there is none. */
export interface SpecimenFields {
  readonly specimenId: number;
  readonly catalogNumber: string | null;
  /** Of the taxon that it shows. */
  readonly scientificName: string | null;
  readonly isType: boolean;
  readonly terms: Readonly<Record<EditedTerm, string>>;
  readonly own: readonly { readonly name: string; readonly value: string }[];
}

/** What is in use in the specimens that came last, most used first. */
export interface FieldsInUse {
  /** Names of the catalogue's own fields. */
  readonly own: readonly { readonly name: string; readonly specimens: number }[];
  /** Values by field, for those in which the same come again. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** Answered by the catalogue thread. */
export interface FieldRequests {
  'specimens.fields': (input: { readonly specimenId: number }) => SpecimenFields;
  'specimens.fields-in-use': () => FieldsInUse;
}
