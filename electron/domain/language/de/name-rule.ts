/* What is wrong with a rule for file names, in German, in whole sentences: on the command line and in the window. Runs everywhere. */

export const NAME_RULE = {
  twice: (part: string) => `{${part}} steht zweimal in der Regel.`,
  manyAny: (most: number) => `{any} steht mehr als ${most}-mal in der Regel.`,
  noNumber: 'Die Regel braucht {number} außerhalb der Klammern: den Teil, der Exemplare unterscheidet.',
  noExt: 'Die Regel braucht {ext} am Ende, für jpg, png und dergleichen.',
  nested: 'Klammern stehen in Klammern. Eine Ebene genügt: [_{view}].',
  neverOpened: 'Eine Klammer schließt, die nie geöffnet wurde.',
  neverCloses: 'Eine Klammer öffnet und schließt nie.',
  notClosed: 'Auf ein { folgt kein }.',
  unknown: (part: string) => `{${part}} ist nicht bekannt. Teile sind {number}, {view}, {any} und {ext}.`,
} as const;
