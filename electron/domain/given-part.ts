/*
 * Parts that photos came with: published picture sets lie in folders for training, validation and test, and whoever compares
 * figures must keep to them. Runs everywhere.
 */
export const GIVEN_PARTS = ['learn', 'validation', 'test'] as const;
export type GivenPart = (typeof GIVEN_PARTS)[number];

const FOLDERS: Readonly<Record<GivenPart, RegExp>> = {
  learn: /^(train|training)$/i,
  validation: /^(val|valid|validation)$/i,
  test: /^(test|testing)$/i,
};

/** The part that a folder's name means, or null. */
export function givenPartOf(folder: string): GivenPart | null {
  return GIVEN_PARTS.find((part) => FOLDERS[part].test(folder)) ?? null;
}

/** Of two parts that one specimen or one picture came with: what is for the test is neither learnt nor chosen by. */
export function stricterPart(one: GivenPart | null, other: GivenPart | null): GivenPart | null {
  const strictness = (part: GivenPart | null) => (part === null ? -1 : GIVEN_PARTS.indexOf(part));
  return strictness(one) >= strictness(other) ? one : other;
}

/** A photo that came so is held out, whatever a run's settings say. */
export function isGivenHeldOut(part: GivenPart | null): part is 'validation' | 'test' {
  return part === 'validation' || part === 'test';
}

/** Photos of a run that were held out for what they came for. */
export interface GivenHeldOut {
  readonly validation: number;
  readonly test: number;
}
