/* What the command line says in the language that is spoken; apart from the rest, since only the command line loads it. */
export {
  BACKUPS,
  CHECK,
  CONTRADICTIONS,
  HISTORY,
  IMPORTS,
  NAMES,
  SETTING,
  SPECIMENS,
} from './en/command-line/collection.ts';
export { ARCHIVES } from './en/command-line/archives.ts';
export { COMPARING, EVALUATING, LEAKAGE } from './en/command-line/evaluating.ts';
export { DEMO, EXPORTING, LICENCES, SAMPLE } from './en/command-line/exporting.ts';
export { IMPORTING } from './en/command-line/importing.ts';
export { DEVICE, MODELS, PREDICTING, RUNS, TRAINING, WEIGHTS } from './en/command-line/learning.ts';
export { WATCHING } from './en/command-line/watching.ts';
export { PROGRESS, REMOVING, REPAIRS, SHARED, VASCULUM } from './en/command-line/shared.ts';
