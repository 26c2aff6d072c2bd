/* Which first words of the installed program are a command: every one that the help lists, and a misspelt one too. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../electron/command-line/command-list.ts';
import { commandLineIsMeant } from '../../electron/command-line/is-meant.ts';
import { programFolder } from '../../electron/files/program-folder.ts';

const names = COMMANDS.map((command) => command.name());

describe('the installed program', () => {
  it('is the command line for every command', () => {
    expect(names).toEqual(expect.arrayContaining(['import', 'runs', 'check']));
    for (const name of names) expect(commandLineIsMeant(name), name).toBe(true);
  });

  it('lists every command in its help, in this order', () => {
    const main = join(programFolder, 'dist', 'program', 'command-line', 'main.js');
    const help = execFileSync(process.execPath, [main, '--help'], { encoding: 'utf8' });
    const listed = help.slice(help.indexOf('Commands:'), help.indexOf('Example:')).matchAll(/^ {2}([a-z]\S*)/gm);
    expect(Array.from(listed, ([, name]) => name)).toEqual([...names, 'help']);
  });

  it.each(['trian', 'help', '--help', '-h', '--version', '-V'])('is the command line for %s', (word) => {
    expect(commandLineIsMeant(word)).toBe(true);
  });

  it.each([
    undefined,
    '',
    '--catalogue',
    '--catalogue=/home/ida/beetles',
    '--no-sandbox',
    '--self-check',
    '-psn_0_12345',
    '/home/ida/beetles',
    './beetles',
    'beetles/carabidae',
    'C:\\Users\\ida\\beetles',
    'VC_104233_d.jpg',
  ])('opens its window for %s', (word) => {
    expect(commandLineIsMeant(word)).toBe(false);
  });
});
