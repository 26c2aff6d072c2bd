/* The words of each command that does something: "train", "export csv". */
import type { Command } from 'commander';
import { COMMANDS } from '../../electron/command-line/command-list.ts';

export function everyCommand(commands: readonly Command[] = COMMANDS, before = ''): string[] {
  return commands.flatMap((command) =>
    command.commands.length > 0
      ? everyCommand(command.commands, `${before}${command.name()} `)
      : [`${before}${command.name()}`],
  );
}
