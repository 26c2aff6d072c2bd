// @vitest-environment happy-dom
/* The grid and the table of ten thousand photos: only what is on screen exists, and keys and clicks reach all of it. */
import { describe, expect, test } from 'vitest';
import type { PhotoCard } from '../../../electron/contract/collection.ts';
import PhotoGrid from '../../../renderer/screens/collection/PhotoGrid.svelte';
import PhotoTable from '../../../renderer/screens/collection/PhotoTable.svelte';
import { PhotoBrowser } from '../../../renderer/state/photo-browser.svelte.ts';
import { PhotoPages } from '../../../renderer/state/photo-pages.svelte.ts';
import { PhotoSelection } from '../../../renderer/state/photo-selection.svelte.ts';
import { bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled, shared } from '../../helpers/window/mounted.ts';
import { all, click, nameOf, one, press, wordsOf } from '../../helpers/window/person.ts';

const TOTAL = 10_000;

function card(index: number): PhotoCard {
  return {
    photoId: 1000 + index,
    specimenId: index,
    catalogNumber: `VC ${index}`,
    fileName: `VC_${index}.jpg`,
    view: 'dorsal',
    views: 1,
    status: index % 2 === 0 ? 'verified' : 'proposed',
    scientificName: 'Carabus auratus',
    italic: true,
    qualifier: null,
    certainty: index % 2 === 0 ? null : 0.75,
    isType: index === 3,
    trouble: index === 4 ? 'truncated' : null,
  };
}

async function shown(look: 'grid' | 'table') {
  const asked = bridge({
    'collection.page': ({ index = 0, limit }) => ({
      cards: Array.from({ length: Math.min(limit, TOTAL - index) }, (_, at) => card(index + at)),
      total: TOTAL,
      next: null,
    }),
  });
  const given = shared();
  const opened: number[] = [];
  let browser!: PhotoBrowser;
  const props = () => {
    const pages = new PhotoPages(
      () => ({ filter: given.view.filter, order: given.view.order }),
      () => given.session.changes,
    );
    browser = new PhotoBrowser(pages, new PhotoSelection(), given.session);
    return { browser, onopen: (index: number) => opened.push(index) };
  };
  await mounted(look === 'grid' ? PhotoGrid : PhotoTable, props, { given, width: 900, height: 624 });
  await settled();
  const box = one(look === 'grid' ? 'listbox' : 'grid');
  box.focus();
  return { ...given, asked, opened, browser, box };
}

/** The row or card that the focus stands on, as a screen reader is told. */
const current = (box: HTMLElement) => document.getElementById(box.getAttribute('aria-activedescendant') ?? '');
const scrollTo = async (box: HTMLElement, top: number) => {
  box.scrollTop = top;
  box.dispatchEvent(new Event('scroll'));
  await settled();
};
const rowsOf = (box: HTMLElement) => all('row', undefined, box).slice(1);

describe('the table of photos', () => {
  test('holds the rows on screen alone, and says how many there are', async () => {
    const { box, asked } = await shown('table');
    expect(box.getAttribute('aria-rowcount')).toBe(String(TOTAL + 1));
    expect(rowsOf(box).length).toBeGreaterThanOrEqual(25);
    expect(rowsOf(box).length).toBeLessThan(120);
    expect(asked.inputs('collection.page').length).toBeLessThan(4);
  });

  test('shows number, name, who says so, certainty, view and file of each', async () => {
    const { box } = await shown('table');
    const cellsOf = (at: number) =>
      all('gridcell', undefined, rowsOf(box)[at]).map(({ textContent }) => wordsOf(textContent));
    expect(cellsOf(1)[0]).toBe('VC 1');
    expect(cellsOf(1)[1]).toBe('Carabus auratus');
    expect(cellsOf(1)[3]).toMatch(/75|0\.75/);
    expect(cellsOf(1).slice(4)).toEqual(['dorsal', 'VC_1.jpg']);
    // Only a prediction has a certainty; a type and a broken file are said.
    expect(cellsOf(2)[3]).toBe('');
    expect(cellsOf(3)[1]).toMatch(/Type$/);
    expect(cellsOf(4)[5]).not.toBe('VC_4.jpg');
  });

  test('is gone through by keys: a row, a page, both ends', async () => {
    const { box } = await shown('table');
    const at = [];
    for (const key of [
      'ArrowDown',
      'ArrowDown',
      'ArrowDown',
      'PageDown',
      'PageUp',
      'ArrowUp',
      'End',
      'ArrowDown',
      'Home',
    ]) {
      await press(key);
      await scrollTo(box, box.scrollTop);
      at.push(Number(current(box)?.getAttribute('aria-rowindex')) - 2);
    }
    expect(at).toEqual([0, 1, 2, 27, 2, 1, TOTAL - 1, TOTAL - 1, 0]);
  });

  test('scrolled far down reads that page and shows its rows', async () => {
    const { box, asked } = await shown('table');
    await scrollTo(box, 24 * 6000);
    expect(rowsOf(box).map((row) => wordsOf(row.firstElementChild!.textContent))).toContain('VC 6005');
    expect(asked.inputs('collection.page').map(({ index }) => index)).toContain(6000);
  });

  test('a heading that can order does, and says so', async () => {
    const { box, view, asked } = await shown('table');
    const sorted = () =>
      all('columnheader', undefined, box)
        .filter((one) => one.hasAttribute('aria-sort'))
        .map(nameOf);
    expect(sorted()).toEqual([expect.stringMatching(/number/i)]);
    await click(one('button', 'Order by Name'));
    expect(view.order).toBe('name');
    expect(sorted()).toEqual([expect.stringMatching(/^Name/)]);
    expect(asked.inputs('collection.page').at(-1)).toMatchObject({ order: 'name', index: 0 });
  });

  test('rows are chosen by click, Ctrl and Shift, and by Shift with arrows; a double click opens', async () => {
    const { box, browser, opened } = await shown('table');
    const chosen = () => rowsOf(box).flatMap((row, at) => (row.getAttribute('aria-selected') === 'true' ? [at] : []));
    await click(rowsOf(box)[2]!);
    expect(chosen()).toEqual([2]);
    await click(rowsOf(box)[5]!, { shiftKey: true });
    expect(chosen()).toEqual([2, 3, 4, 5]);
    await click(rowsOf(box)[3]!, { ctrlKey: true });
    expect(chosen()).toEqual([2, 4, 5]);
    await click(rowsOf(box)[8]!);
    await press('ArrowDown', { shiftKey: true });
    await press('ArrowDown', { shiftKey: true });
    expect(chosen()).toEqual([8, 9, 10]);
    expect(browser.selection.size).toBe(3);
    rowsOf(box)[7]!.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    expect(opened).toEqual([7]);
  });
});

describe('the grid of photos', () => {
  const cards = () => all('option', undefined, one('listbox'));
  const placeOf = (card: Element | null) => Number(card?.getAttribute('aria-posinset')) - 1;
  /** Cards beside each other. */
  const columns = () => new Set(cards().map((card) => card.parentElement!.style.left)).size;

  test('holds the cards on screen alone, each with its place among all', async () => {
    const { box } = await shown('grid');
    expect(box.getAttribute('aria-busy')).toBe('false');
    expect(cards().length).toBeLessThan(200);
    expect(cards().map(placeOf)).toEqual(cards().map((_, at) => at));
    expect(cards().every((card) => card.getAttribute('aria-setsize') === String(TOTAL))).toBe(true);
    expect(columns()).toBeGreaterThan(2);
  });

  test('shows photo, name and number; a type and a file that cannot be read are said', async () => {
    await shown('grid');
    expect(wordsOf(cards()[1]!.textContent)).toMatch(/Carabus auratus.*VC 1/);
    expect(cards()[1]!.querySelector('img')!.src).toContain('thumbnail/1001?');
    expect(wordsOf(cards()[3]!.textContent)).toMatch(/Type/);
    expect(cards()[4]!.querySelector('img')).toBeNull();
  });

  test('is gone through by keys: to the side, a row down, to the ends, and not past them', async () => {
    const { box } = await shown('grid');
    const wide = columns();
    const at = [];
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowLeft', 'End', 'ArrowDown']) {
      await press(key);
      await scrollTo(box, box.scrollTop);
      at.push(placeOf(current(box)));
    }
    expect(at).toEqual([0, 1, 1 + wide, 1, 1, 0, TOTAL - 1, TOTAL - 1]);
  });

  test('cards are chosen by click and by Shift with arrows; a double click opens', async () => {
    const { opened, browser } = await shown('grid');
    await click(cards()[4]!);
    await press('ArrowRight', { shiftKey: true });
    expect(cards().flatMap((card, at) => (card.getAttribute('aria-selected') === 'true' ? [at] : []))).toEqual([4, 5]);
    expect(browser.selection.size).toBe(2);
    cards()[6]!.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    expect(opened).toEqual([6]);
  });

  test('fewer stand beside each other when they are larger, and the one at the top stays at the top', async () => {
    const { view, box } = await shown('grid');
    const before = columns();
    await scrollTo(box, 20_000);
    const top = view.topIndex;
    view.size = 5;
    await settled();
    await scrollTo(box, box.scrollTop);
    expect(columns()).toBeLessThan(before);
    expect(Math.abs(view.topIndex - top)).toBeLessThanOrEqual(columns());
  });
});
