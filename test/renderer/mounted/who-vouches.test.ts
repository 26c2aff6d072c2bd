// @vitest-environment happy-dom
/* Who vouches for names is asked for wherever a person's name would be written with one. */
import { expect, test } from 'vitest';
import FolderMeaning from '../../../renderer/screens/import/FolderMeaning.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, shared } from '../../helpers/window/mounted.ts';
import { all } from '../../helpers/window/person.ts';

test.each([
  [null, []],
  [{ withoutDeterminer: 0 }, []],
  [{ withoutDeterminer: 2 }, ['E. Moser']],
])('where no folder gives a name, with the table %o', async (table, asked) => {
  bridge({});
  const given = shared();
  given.session.preferences = { theme: 'system', language: 'system', textSize: 1, determiner: 'E. Moser', people: [] };
  given.importing.lookOver('/photos');
  given.importing.labels = 'none';
  await mounted(FolderMeaning, { plan: { before: null, names: [], moreNames: 0, table } }, { given });
  expect(all('textbox').map((field) => (field as HTMLInputElement).value)).toEqual(asked);
});
