// @vitest-environment happy-dom
/* The names of an import's plan: only what is on screen exists; rows are chosen and changed together, by keys and clicks. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ImportPlan, NameRow } from '../../../electron/contract/import.ts';
import { NamesList } from '../../../renderer/screens/import/names-list.svelte.ts';
import NamesView from '../../../renderer/screens/import/NamesView.svelte';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled, shared } from '../../helpers/window/mounted.ts';
import { all, click, one, press, type, wordsOf } from '../../helpers/window/person.ts';

function row(folder: string, more: Partial<NameRow> = {}): NameRow {
  return {
    folder,
    said: { kind: 'label', text: folder },
    photos: 12,
    specimens: 12,
    isNew: false,
    chosen: false,
    out: false,
    examples: [`${folder}/1.jpg`, `${folder}/2.jpg`],
    ...more,
  };
}

const NAMES: readonly NameRow[] = [
  row('Carabus cf auratus', {
    said: {
      kind: 'taxon',
      scientificName: 'Carabus auratus',
      rank: 'species',
      authorship: 'Linnaeus, 1761',
      qualifier: 'cf.',
    },
    isNew: true,
    photos: 1200,
  }),
  row('rat'),
  row('Austria', { said: null }),
  row('Austria/box 1', { said: null }),
  row('blurred', { said: null, chosen: true, out: true }),
  ...Array.from({ length: 1000 }, (_, index) => row(`class ${index}`)),
];

const planOf = (names: readonly NameRow[]) =>
  ({
    names,
    moreNames: 0,
    homonyms: [],
    spellings: [],
    namesInFiles: { photos: 0, names: [] },
  }) as unknown as ImportPlan;

/** Pictures that are shown now. */
const pictures = new Set<string>();
beforeEach(() => {
  let made = 0;
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const address = `blob:${made++}`;
    pictures.add(address);
    return address;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => void pictures.delete(address));
});
afterEach(() => {
  vi.restoreAllMocks();
  pictures.clear();
});

async function shown() {
  const asked = bridge({ 'import.look': ({ photo }) => (photo === 'rat/2.jpg' ? null : new Uint8Array(8)) });
  const given = shared();
  const desk = given.importing;
  desk.lookOver('/photos');
  // Another plan once something was chosen: the rows in another order.
  const names = () => (desk.rule === null ? NAMES : NAMES.toReversed());
  const props = () => ({
    list: new NamesList(names),
    get plan() {
      return planOf(names());
    },
  });
  await mounted(NamesView, props, { given, width: 900, height: 480 });
  const grid = one('grid');
  grid.focus();
  return { asked, desk, grid };
}

const rowsOf = (grid: HTMLElement) => all('row', undefined, grid).slice(1);
const chosen = (grid: HTMLElement) =>
  rowsOf(grid).flatMap((row) =>
    row.getAttribute('aria-selected') === 'true' ? [wordsOf(row.firstElementChild?.textContent)] : [],
  );
const cells = (row: HTMLElement | undefined) =>
  all('gridcell', undefined, row).map(({ textContent }) => wordsOf(textContent));

describe('the names of a plan', () => {
  test('hold the rows on screen alone, and say what each folder says, and that it says nothing', async () => {
    const { grid } = await shown();
    expect(grid.getAttribute('aria-rowcount')).toBe(String(NAMES.length + 1));
    expect(rowsOf(grid).length).toBeLessThan(60);
    expect(rowsOf(grid).slice(0, 5).map(cells)).toEqual([
      ['Carabus cf auratus', 'Carabus cf. auratus Linnaeus, 1761', '1,200', '12', 'new'],
      ['rat', 'rat label', '12', '12', ''],
      ['Austria', 'no name', '12', '12', ''],
      ['Austria/box 1', 'no name', '12', '12', ''],
      ['blurred', 'left out', '12', '', ''],
    ]);
    expect([...rowsOf(grid)[0]!.querySelectorAll('i')].map(({ textContent }) => textContent)).toEqual([
      'Carabus',
      'auratus',
    ]);
    expect(one('img', 'Chosen in this plan', grid).closest('[role="row"]')).toBe(rowsOf(grid)[4]);
  });

  test('are chosen by arrows and named together by Enter, which gives the focus back', async () => {
    const { grid, desk } = await shown();
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowDown', { shiftKey: true });
    expect(chosen(grid)).toEqual(['rat', 'Austria']);
    await press('Enter');
    const field = one('textbox', 'Name for their photos') as HTMLInputElement;
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe('');
    await type(field, ' Rattus rattus ');
    await press('Enter');
    const name = { as: 'name', text: 'Rattus rattus' };
    expect(desk.choices.folders).toEqual({ rat: name, Austria: name });
    expect(document.activeElement).toBe(grid);
  });

  test('are chosen by click, Ctrl and Shift, and given a label, no name, or left out', async () => {
    const { grid, desk } = await shown();
    await click(rowsOf(grid)[0]!);
    expect((one('textbox', 'Name for their photos') as HTMLInputElement).value).toBe('Carabus cf. auratus');
    await click(rowsOf(grid)[2]!, { ctrlKey: true });
    expect(chosen(grid)).toEqual(['Carabus cf auratus', 'Austria']);
    await click(one('button', 'No name'));
    await click(rowsOf(grid)[3]!, { shiftKey: true });
    expect(chosen(grid)).toEqual(['Austria', 'Austria/box 1']);
    await click(one('button', 'Leave out'));
    await click(rowsOf(grid)[1]!);
    await click(one('button', 'As label'));
    expect(desk.choices.folders).toEqual({
      'Carabus cf auratus': { as: 'none' },
      Austria: { as: 'out' },
      'Austria/box 1': { as: 'out' },
      rat: { as: 'label', text: 'rat' },
    });
  });

  test('what was chosen is taken back for the rows that are chosen', async () => {
    const { grid, desk } = await shown();
    desk.chooseFolders(['blurred', 'rat'], { as: 'out' });
    await click(rowsOf(grid)[1]!);
    expect(all('button', 'As the folder says')).toEqual([]);
    await click(rowsOf(grid)[4]!);
    await click(one('button', 'As the folder says'));
    expect(desk.choices.folders).toEqual({ rat: { as: 'out' } });
  });

  test('a choice for a folder says for how many in it it holds too', async () => {
    const { grid } = await shown();
    const says = () => wordsOf(one('region').textContent);
    await click(rowsOf(grid)[2]!);
    expect(says()).toContain('holds also for 1 folder in it that says nothing');
    await click(rowsOf(grid)[3]!);
    expect(says()).not.toContain('holds also');
  });

  test('photos of the chosen row are looked at, and let go of with it', async () => {
    const { grid, asked } = await shown();
    await click(rowsOf(grid)[1]!);
    await settled();
    expect(asked.inputs('import.look')).toEqual([
      { folder: '/photos', photo: 'rat/1.jpg' },
      { folder: '/photos', photo: 'rat/2.jpg' },
    ]);
    const photos = () => all('listitem', undefined, one('list', 'Some of their photos'));
    expect(photos().map((photo) => photo.querySelector('img')?.src ?? wordsOf(photo.textContent))).toEqual([
      'blob:0',
      'Cannot be read 2.jpg',
    ]);
    await click(rowsOf(grid)[2]!);
    await settled();
    expect([...pictures]).toEqual(['blob:1', 'blob:2']);
    // Of several folders one photo each.
    await click(rowsOf(grid)[0]!, { shiftKey: true });
    await settled();
    expect(photos().map(({ title }) => title)).toEqual(['Carabus cf auratus/1.jpg', 'rat/1.jpg', 'Austria/1.jpg']);
  });

  test('the chosen rows stay chosen where the plan brings them to another place', async () => {
    const { grid, desk } = await shown();
    await click(rowsOf(grid)[2]!);
    await click(rowsOf(grid)[1]!, { ctrlKey: true });
    grid.focus();
    desk.rule = '{number}.{ext}';
    await settled();
    await press('ArrowUp');
    // From "rat", now the second from the end, to the row above it.
    expect(grid.getAttribute('aria-activedescendant')).toMatch(new RegExp(`-${NAMES.length - 3}$`));
  });

  test('where no names are taken, folders can only be left out', async () => {
    const { grid, desk } = await shown();
    desk.labels = 'none';
    await click(rowsOf(grid)[1]!);
    expect(all('textbox')).toEqual([]);
    await click(one('button', 'Leave out'));
    desk.chooseFolders(['Austria'], { as: 'name', text: 'Carabus auratus' });
    expect(desk.asked?.choices?.folders).toEqual({ rat: { as: 'out' } });
  });
});
