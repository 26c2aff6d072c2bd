/* Every command, in the order of the help. Whatever is to know of one stands in its own file. */
import type { Command } from 'commander';
import { backupsCommand } from './backups.ts';
import { check } from './check.ts';
import { contradictionsCommand } from './contradictions.ts';
import { demo } from './demo.ts';
import { device } from './device.ts';
import { doctor } from './doctor.ts';
import { evaluate } from './evaluate.ts';
import { exportCommand } from './export.ts';
import { historyCommand } from './history.ts';
import { importCommand } from './import.ts';
import { importsCommand } from './imports.ts';
import { licences } from './licences.ts';
import { modelsCommand } from './models.ts';
import { namesCommand } from './names.ts';
import { predict } from './predict.ts';
import { runsCommand } from './runs.ts';
import { sample } from './sample.ts';
import { specimensCommand } from './specimens.ts';
import { train } from './train.ts';
import { redo, undo } from './undo.ts';
import { watchCommand } from './watch.ts';
import { weights } from './weights.ts';

export const COMMANDS: readonly Command[] = [
  demo,
  sample,
  importCommand,
  watchCommand,
  importsCommand,
  contradictionsCommand,
  specimensCommand,
  namesCommand,
  undo,
  redo,
  historyCommand,
  train,
  predict,
  evaluate,
  exportCommand,
  modelsCommand,
  runsCommand,
  weights,
  check,
  backupsCommand,
  device,
  doctor,
  licences,
];
