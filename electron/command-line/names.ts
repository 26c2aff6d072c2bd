/* The commands' names: the installed program looks here whether a command is meant or the window. Imports nothing. */

export const COMMAND_NAMES: readonly string[] = [
  'demo',
  'sample',
  'import',
  'train',
  'predict',
  'evaluate',
  'export',
  'models',
  'weights',
  'check',
  'device',
  'help',
];
