/* What is wrong with a rule for file names, in whole sentences: on the command line and in the window. Runs everywhere. */

export const NAME_RULE = {
  twice: (part: string) => `{${part}} stands in the rule twice.`,
  manyAny: (most: number) => `{any} stands in the rule more than ${most} times.`,
  noNumber: 'The rule needs {number} outside brackets: the part that tells specimens apart.',
  noExt: 'The rule needs {ext} at its end, for jpg, png and the like.',
  nested: 'Brackets stand inside brackets. One level is enough: [_{view}].',
  neverOpened: 'A bracket closes that never opened.',
  neverCloses: 'A bracket opens that never closes.',
  notClosed: 'A { has no } after it.',
  unknown: (part: string) => `{${part}} is not known. Parts are {number}, {view}, {any} and {ext}.`,
} as const;
