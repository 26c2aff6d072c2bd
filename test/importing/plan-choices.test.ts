/* What a person chose for a folder, and what folders in it say themselves. */
import { expect, test } from 'vitest';
import type { FolderChoice } from '../../electron/contract/import.ts';
import { pathOf } from '../../electron/files/path-text.ts';
import { folderMeanings } from '../../electron/importing/folder-meaning.ts';
import { nameText } from '../../electron/importing/name-all.ts';
import { newCatalogue } from '../helpers/a-catalogue.ts';

const PATHS = ['1.jpg', 'box/1.jpg', 'box/tray/1.jpg', 'box/Carabus auratus/1.jpg'];

function said(choices: Readonly<Record<string, FolderChoice>>) {
  const folder = pathOf('/photos of 2024');
  const db = newCatalogue().read;
  const meaning = folderMeanings(PATHS, {
    db,
    folder,
    labels: 'folders',
    checklist: null,
    choices,
    homonyms: () => [],
  });
  return PATHS.map((path) => {
    const { out, said: name } = meaning(path);
    return out ? 'out' : name && nameText(name);
  });
}

const NAME = { as: 'name', text: 'Cetonia aurata' } as const;

test.each([
  ['nothing', {}, [null, null, null, 'Carabus auratus']],
  ['a name for all', { '': NAME }, ['Cetonia aurata', 'Cetonia aurata', 'Cetonia aurata', 'Carabus auratus']],
  ['a folder left out', { box: { as: 'out' } }, [null, 'out', 'out', 'Carabus auratus']],
  ['a name further in', { box: { as: 'out' }, 'box/tray': NAME }, [null, 'out', 'Cetonia aurata', 'Carabus auratus']],
  ['a folder that says a name', { 'box/Carabus auratus': { as: 'none' } }, [null, null, null, null]],
] as const)('%s chosen holds for the folder and those in it that say nothing', (_, choices, expected) => {
  expect(said(choices)).toEqual(expected);
});
