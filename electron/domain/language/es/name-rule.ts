/* What is wrong with a rule for file names, in whole Spanish sentences: on the command line and in the window. Runs everywhere. */

export const NAME_RULE = {
  twice: (part: string) => `{${part}} aparece dos veces en la regla.`,
  manyAny: (most: number) => `{any} aparece en la regla más de ${most} veces.`,
  noNumber: 'La regla necesita {number} fuera de corchetes: la parte que distingue los ejemplares.',
  noExt: 'La regla necesita {ext} al final, para jpg, png y similares.',
  nested: 'Hay corchetes dentro de corchetes. Basta un nivel: [_{view}].',
  neverOpened: 'Se cierra un corchete que nunca se abrió.',
  neverCloses: 'Se abre un corchete que nunca se cierra.',
  notClosed: 'A un { no le sigue ningún }.',
  unknown: (part: string) => `{${part}} no se conoce. Las partes son {number}, {view}, {any} y {ext}.`,
} as const;
