/* Each room has its screen, and each screen its room. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programFolder } from '../../electron/files/program-folder.ts';
import { ROOMS, screenFile } from '../../renderer/rooms.ts';

const renderer = join(programFolder, 'renderer');

describe('the list of rooms', () => {
  it('names the screens that there are, besides Start', () => {
    const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .map((file) => `../${file.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('Screen.svelte') && !file.startsWith('../screens/start/'));
    expect(ROOMS.map(({ name }) => screenFile(name)).toSorted()).toEqual(files.toSorted());
  });

  it('gives each room a key of its own, a digit in the order of the work', () => {
    expect(ROOMS.map(({ name, key }) => [name, key])).toEqual([
      ['collection', 'Ctrl+1'],
      ['import', 'Ctrl+2'],
      ['names', 'Ctrl+3'],
      ['train', 'Ctrl+4'],
      ['evaluate', 'Ctrl+5'],
      ['models', 'Ctrl+6'],
      ['review', 'Ctrl+7'],
      ['export', 'Ctrl+8'],
      ['history', 'Ctrl+9'],
    ]);
  });
});
