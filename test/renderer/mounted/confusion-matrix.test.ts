// @vitest-environment happy-dom
/* The confusion matrix in the window, by keys and by pointer, over an evaluation worked out for it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { matrixView, type MatrixView } from '../../../electron/domain/plots/confusion.ts';
import type { Evaluation } from '../../../electron/domain/evaluation.ts';
import ConfusionMatrix from '../../../renderer/screens/evaluate/ConfusionMatrix.svelte';
import { anEvaluation } from '../../helpers/an-evaluation.ts';
import { mounted } from '../../helpers/window/mounted.ts';
import { click, nameOf, one, press, wordsOf } from '../../helpers/window/person.ts';

const NAMES = ['Carabus auratus', 'Carabus auronitens', 'Cetonia aurata', 'Lucanus cervus'];
let evaluation: Evaluation;
let view: MatrixView;
beforeAll(async () => {
  evaluation = await anEvaluation(NAMES, 40);
  view = matrixView(evaluation, null);
});

async function shown(opened: readonly [number, number] | null = null) {
  const opening: (readonly [number, number])[] = [];
  await mounted(ConfusionMatrix, {
    view,
    opened,
    onopen: (row: number, column: number) => opening.push([row, column]),
  });
  return opening;
}

const cells = () => [...one('grid').querySelectorAll<HTMLElement>('td[tabindex]')];
const cell = (row: number, column: number) => cells()[row * NAMES.length + column]!;
const counts = () => evaluation.confusion;
/** A cell off the diagonal with photos, or without. */
function offDiagonal(empty: boolean): readonly [number, number] {
  for (const [row, own] of counts().entries())
    for (const [column, count] of own.entries()) if (row !== column && (count === 0) === empty) return [row, column];
  throw new Error('there is none');
}

describe('the confusion matrix', () => {
  test('shows each count of the evaluation in its cell, none as an empty cell, and the photos of each row', async () => {
    await shown();
    const rows = [...one('grid').querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => Number(wordsOf(cell.textContent))),
    );
    expect(rows).toEqual(counts().map((own) => [...own, 40]));
    expect(cell(...offDiagonal(true)).textContent).toBe('');
  });

  test('reads each cell aloud with both names and how many photos', async () => {
    await shown();
    expect(nameOf(cell(0, 0))).toContain('Carabus auratus');
    expect(nameOf(cell(0, 0))).toContain(`${counts()[0]![0]} of 40`);
    const [row, column] = offDiagonal(false);
    for (const part of [NAMES[row]!, NAMES[column]!, String(counts()[row]![column])])
      expect(nameOf(cell(row, column))).toContain(part);
  });

  test('has one stop for the Tab key; arrows, Home and End carry it from cell to cell and stay inside', async () => {
    await shown();
    const stop = () => cells().flatMap((cell, at) => (cell.tabIndex === 0 ? [at] : []));
    expect(stop()).toEqual([0]);
    cell(0, 0).focus();
    for (const [key, at] of [
      ['ArrowRight', 1],
      ['ArrowDown', 5],
      ['End', 7],
      ['ArrowRight', 7],
      ['ArrowUp', 3],
      ['ArrowUp', 3],
      ['Home', 0],
      ['ArrowLeft', 0],
    ] as const) {
      await press(key);
      expect([key, stop(), cells().indexOf(document.activeElement as HTMLElement)]).toEqual([key, [at], at]);
    }
  });

  test('opens the photos of a cell by Enter, Space and a click, and nothing where there are none', async () => {
    const opening = await shown();
    const [row, column] = offDiagonal(false);
    cell(row, column).focus();
    await press('Enter');
    await press(' ');
    await click(cell(1, 1));
    expect(opening).toEqual([
      [row, column],
      [row, column],
      [1, 1],
    ]);
    cell(...offDiagonal(true)).focus();
    await press('Enter');
    await click(cell(...offDiagonal(true)));
    expect(opening).toHaveLength(3);
    // A click carries the one stop along.
    expect(cells().indexOf(cells().find(({ tabIndex }) => tabIndex === 0)!)).toBe(
      cells().indexOf(cell(...offDiagonal(true))),
    );
  });

  test('leaves keys with Ctrl, Alt or Meta to the rest of the window', async () => {
    const opening = await shown();
    cell(1, 1).focus();
    await press('Enter', { ctrlKey: true });
    await press('ArrowDown', { altKey: true });
    expect(opening).toEqual([]);
    expect(document.activeElement).toBe(cell(1, 1));
  });

  test('colours right and wrong apart, a row’s larger share more strongly', async () => {
    await shown();
    const [row, column] = offDiagonal(false);
    expect([cell(0, 0).classList.contains('right'), cell(0, 0).classList.contains('wrong')]).toEqual([true, false]);
    expect(cell(row, column).classList.contains('wrong')).toBe(true);
    const strength = (at: HTMLElement) => Number(at.style.getPropertyValue('--strength'));
    expect(strength(cell(0, 0))).toBeGreaterThan(strength(cell(row, column)));
    expect(strength(cell(row, column))).toBeGreaterThan(0);
  });
});
