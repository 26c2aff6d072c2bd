/* Which first words of the installed program are a command: every one that the help lists, and a misspelt one too. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLineIsMeant } from '../../electron/command-line/is-meant.ts';
import { programFolder } from '../../electron/files/program-folder.ts';

describe('the installed program', () => {
  it('is the command line for every command that its help lists', () => {
    const main = join(programFolder, 'dist', 'electron', 'command-line', 'main.js');
    const help = execFileSync(process.execPath, [main, '--help'], { encoding: 'utf8' });
    const listed = help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z]\S*)/gm);
    const names = [...listed].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['import', 'runs', 'check', 'help']));
    for (const name of names) expect(commandLineIsMeant(name), name).toBe(true);
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
