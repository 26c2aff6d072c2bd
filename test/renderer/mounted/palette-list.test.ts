// @vitest-environment happy-dom
/* The palette: names, specimens and commands found by a few letters and taken by keys alone. */
import { describe, expect, test } from 'vitest';
import type { CatalogueSummary, PhotoCard, PhotoPage } from '../../../electron/contract/collection.ts';
import type { TaxonHit } from '../../../electron/domain/taxonomy.ts';
import PaletteList from '../../../renderer/frame/PaletteList.svelte';
import { type Answers, bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled, shared } from '../../helpers/window/mounted.ts';
import { all, click, nameOf, one, press, type, wordsOf } from '../../helpers/window/person.ts';

const AURATUS = {
  id: 5,
  scientificName: 'Carabus auratus',
  scientificNameAuthorship: 'Linnaeus, 1761',
  taxonRank: 'species',
  acceptedId: null,
  acceptedName: null,
} as unknown as TaxonHit;
const SYNONYM = {
  ...AURATUS,
  id: 6,
  scientificName: 'Carabus auricolor',
  acceptedId: 5,
  acceptedName: 'Carabus auratus',
};

function card(specimenId: number, catalogNumber: string): PhotoCard {
  return {
    photoId: 1000 + specimenId,
    specimenId,
    catalogNumber,
    fileName: `${catalogNumber}.jpg`,
    view: null,
    views: 1,
    status: 'verified',
    scientificName: 'Carabus auratus',
    italic: true,
    qualifier: null,
    certainty: null,
    isType: false,
    trouble: null,
  };
}
const page = (...cards: PhotoCard[]): PhotoPage => ({ cards, total: cards.length, next: null });

async function shown(answers: Answers = {}) {
  const asked = bridge({
    'names.search': () => [AURATUS, SYNONYM],
    'collection.page': () => page(card(8, 'A 12'), card(9, '12 B'), card(9, '12 B')),
    ...answers,
  });
  const given = shared();
  given.session.catalogue = { name: 'Beetles', folder: '/beetles' } as CatalogueSummary;
  const done: string[] = [];
  given.keys.add(
    { key: 'R', label: 'Name the selection', act: () => void done.push('R') },
    { key: 'Down', label: 'Move', act: () => void done.push('Down') },
  );
  await mounted(PaletteList, { onclose: () => done.push('closed') }, { given });
  field().focus();
  return { ...given, asked, done };
}

const field = () => one('combobox') as HTMLInputElement;
const options = () => all('option');
const marked = () => options().findIndex((option) => option.getAttribute('aria-selected') === 'true');
/** Typed, and the moment after which the catalogue is asked has gone by. */
async function find(text: string): Promise<void> {
  await type(field(), text);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await settled();
}

describe('the palette', () => {
  test('lists what can be done before anything is typed, without the keys that only move about', async () => {
    const { asked } = await shown();
    expect(options().some((option) => nameOf(option).startsWith('Name the selection'))).toBe(true);
    expect(all('option', /^Move\b/)).toEqual([]);
    expect(asked.asked).toEqual([]);
  });

  test('has a field that tells a screen reader which row of the list is marked', async () => {
    await shown();
    expect(field().getAttribute('aria-controls')).toBe(one('listbox').id);
    const told = () => document.getElementById(field().getAttribute('aria-activedescendant')!);
    expect(told()).toBe(options()[0]);
    await press('ArrowDown');
    expect([marked(), told()]).toEqual([1, options()[1]]);
    await press('ArrowUp');
    await press('ArrowUp');
    expect([marked(), told()]).toEqual([options().length - 1, options().at(-1)]);
    await type(field(), 'theme');
    expect(marked()).toBe(0);
  });

  test('takes a command by Enter: closes first, then does it once', async () => {
    const { done } = await shown({ 'names.search': () => [], 'collection.page': () => page() });
    await find('name sel');
    await press('Enter');
    expect(done).toEqual(['closed', 'R']);
  });

  test('asks the catalogue for names and specimens once the typing rests, and shows them before the commands', async () => {
    const { asked } = await shown();
    // Without a rest between them, however slow the machine is.
    for (const text of ['c', 'ca']) void type(field(), text);
    await find('car');
    expect(asked.inputs('names.search')).toEqual([{ text: 'car', limit: 6 }]);
    expect(asked.inputs('collection.page')).toMatchObject([{ filter: { text: 'car' } }]);
    const groups = [...one('listbox').querySelectorAll('h3')].map(({ textContent }) => textContent);
    expect(groups.slice(0, 2)).toHaveLength(2);
    expect(wordsOf(options()[0]!.textContent)).toContain('Carabus auratus');
    expect(wordsOf(options()[1]!.textContent)).toMatch(/Carabus auricolor.*Carabus auratus/);
  });

  test('shows the photos of a name in the collection; of a synonym, those of the name that is accepted', async () => {
    const { router } = await shown();
    await find('car');
    await press('ArrowDown');
    await press('Enter');
    expect(router.place).toEqual({
      screen: 'collection',
      filter: { taxonIds: [5] },
      taxon: { value: 5, label: 'Carabus auratus', italic: true },
    });
  });

  test('lists a specimen once, numbers that begin as typed first, and opens it in Review', async () => {
    const { router } = await shown({ 'names.search': () => [] });
    await find('12');
    const numbers = options().map((option) => option.querySelector('b')?.textContent ?? '');
    expect(numbers.slice(0, 2)).toEqual(['12 B', 'A 12']);
    expect(numbers.filter((number) => number === '12 B')).toHaveLength(1);
    await click(options()[1]!);
    expect(router.place).toEqual({ screen: 'review', specimenId: 8 });
  });

  test('keeps an Enter that came before the answer, and takes what was found then', async () => {
    let answer!: (hits: TaxonHit[]) => void;
    const { router, done } = await shown({
      'names.search': () => new Promise<TaxonHit[]>((resolve) => (answer = resolve)),
      'collection.page': () => page(),
    });
    await type(field(), 'car');
    await press('Enter');
    await find('car');
    expect(done).toEqual([]);
    answer([AURATUS]);
    await settled();
    expect([done, router.screen]).toEqual([['closed'], 'collection']);
  });

  test('takes an early Enter back when a person goes on typing', async () => {
    const answers: (() => void)[] = [];
    const { asked, done } = await shown({
      'names.search': () => new Promise<TaxonHit[]>((resolve) => answers.push(() => resolve([AURATUS]))),
    });
    await type(field(), 'ca');
    await press('Enter');
    await press('r');
    await find('car');
    while (answers.length > 0) {
      for (const answer of answers.splice(0)) answer();
      await settled();
    }
    expect(asked.inputs('names.search').at(-1)).toMatchObject({ text: 'car' });
    expect(options().length).toBeGreaterThan(0);
    expect(done).toEqual([]);
  });

  test('says when nothing is called so, and does nothing on Enter', async () => {
    const { done } = await shown({ 'names.search': () => [], 'collection.page': () => page() });
    await find('zzzz');
    expect(options()).toEqual([]);
    expect(field().hasAttribute('aria-activedescendant')).toBe(false);
    expect(wordsOf(one('status').textContent)).not.toBe('');
    await press('Enter');
    expect(done).toEqual([]);
  });

  test('keeps letters and arrows to itself, and lets Esc and Ctrl go on to the window', async () => {
    const { keys } = await shown();
    const seen: string[] = [];
    const hear = ({ key }: KeyboardEvent) => void seen.push(key);
    window.addEventListener('keydown', hear);
    for (const key of ['a', 'ArrowDown', 'Escape']) await press(key);
    await press('k', { ctrlKey: true });
    window.removeEventListener('keydown', hear);
    expect(seen).toEqual(['Escape', 'k']);
    expect(keys.list.length).toBeGreaterThan(0);
  });
});
