#!/usr/bin/env node
/*
 * `vasculum`: the same jobs on the same catalogues as in the window, without a window. Exit codes: 0 done, 1 failed with a
 * problem (code and words on standard error), 2 wrong use.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { programFolder } from '../files/program-folder.ts';
import { SHARED, VASCULUM } from '../domain/language/command-line.ts';
import { COMMANDS } from './command-list.ts';
import { called } from './commands.ts';

const { version } = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as { version: string };

const program = new Command('vasculum')
  .description(VASCULUM.about)
  .version(version)
  .addHelpText('after', `\n${SHARED.example}\n  ${called} demo\n\n${VASCULUM.exitCodes}`);
for (const one of COMMANDS) program.addCommand(one);
refuseLoudly(program);

// In the installed program Electron itself is the program, so no script comes before the words. As root it needs --no-sandbox.
const words = process.versions['electron'] ? process.argv.slice(1) : process.argv.slice(2);
try {
  await program.parseAsync(
    words.filter((word) => word !== '--no-sandbox'),
    { from: 'user' },
  );
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  const code = error.exitCode === 0 ? 0 : 2;
  process.stdout.write('', () => process.exit(code));
}

/** By itself, commander would exit with 1, which here means that a job failed. */
function refuseLoudly(command: Command): void {
  command.exitOverride().showHelpAfterError(VASCULUM.helpThere);
  for (const inner of command.commands) refuseLoudly(inner);
}
