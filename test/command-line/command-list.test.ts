/* The list of commands is whole: nothing that is written as a command is missing from it, or from the README. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../electron/command-line/command-list.ts';
import { programFolder } from '../../electron/files/program-folder.ts';

const folder = join(programFolder, 'electron', 'command-line');
/** It is the program: it runs as soon as it is read. */
const files = readdirSync(folder).filter((file) => file !== 'main.ts');

const listed = new Set(COMMANDS.flatMap(withThoseBelow));

function withThoseBelow(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withThoseBelow)];
}

describe('the list of commands', () => {
  it.each(files)('has every command of %s', async (file) => {
    const exported = Object.values((await import(join(folder, file))) as Record<string, unknown>);
    for (const one of exported) {
      if (one instanceof Command) expect(listed.has(one), one.name()).toBe(true);
    }
  });

  it('has each name once', () => {
    const names = COMMANDS.map((command) => command.name());
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(COMMANDS.map((command) => command.name()))('has a row in the README for %s', (name) => {
    const readme = readFileSync(join(programFolder, 'README.md'), 'utf8');
    expect(readme).toMatch(new RegExp(`^\\| [^|]*\`[^\`|]*\\b${name}\\b`, 'm'));
  });
});
