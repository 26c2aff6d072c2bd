// @vitest-environment happy-dom
/* A line plot as it stands in the window: what is drawn where, what is read aloud, the line under the pointer. */
import { describe, expect, test } from 'vitest';
import LinePlot from '../../../renderer/components/plots/LinePlot.svelte';
import { ReadingLine } from '../../../renderer/components/plots/reading-line.svelte.ts';
import { mounted, settled } from '../../helpers/window/mounted.ts';
import { all, one, wordsOf } from '../../helpers/window/person.ts';

/** With the plot's own margins, x 0..10 lies at 44..444 px and y 0..1 at 208..8 px. */
const BOX = { width: 472, height: 228 };
const LOSS = [
  [0, 1],
  [5, 0.5],
  [10, 0],
] as const;
const plot = {
  label: 'Loss by epoch',
  x: [0, 10],
  y: [0, 1],
  xTicks: [0, 5, 10].map((value) => ({ value, label: `${value}` })),
  yTicks: [0, 0.5, 1].map((value) => ({ value, label: `${value}` })),
  lines: [{ key: 'loss', ink: 'held', points: LOSS }],
  table: { head: ['Epoch', 'Loss'], rows: LOSS.map(([epoch, loss]) => [`${epoch}`, `${loss}`]) },
} as const;

/** The points of a drawn line, px. */
function pointsOf(path: Element | null): number[][] {
  return (path?.getAttribute('d') ?? '')
    .split(/[ML]/)
    .filter(Boolean)
    .map((at) => at.split(/[ ,]/).map(Number));
}

describe('a line plot', () => {
  test('draws each figure where the ticks of its axes say it is', async () => {
    await mounted(LinePlot, plot, BOX);
    expect(pointsOf(document.querySelector('path.line'))).toEqual(
      [
        [44, 208],
        [244, 108],
        [444, 8],
      ].map(([x, y]) => [x, 216 - y!]),
    );
    const at = (words: string) => [...document.querySelectorAll('text')].find((text) => text.textContent === words)!;
    expect(Number(at('5').getAttribute('x'))).toBe(244);
    expect(Number(at('0.5').getAttribute('y'))).toBeCloseTo(108 + 4);
  });

  test('is read aloud as a table with all its figures, drawn or not', async () => {
    await mounted(LinePlot, plot, { width: 0, height: 0 });
    expect(document.querySelector('svg')).toBeNull();
    expect(
      all('row', undefined, one('table')).map((row) => [...row.children].map((cell) => wordsOf(cell.textContent))),
    ).toEqual([
      ['Epoch', 'Loss'],
      ['0', '1'],
      ['5', '0.5'],
      ['10', '0'],
    ]);
    expect(document.querySelector('figure')!.getAttribute('aria-label')).toBe('Loss by epoch');
  });

  test('keeps the highest and lowest of a hundred thousand figures, and draws no more than its columns can show', async () => {
    const points = Array.from({ length: 100_001 }, (_, at) => [at / 10_000, at === 77_777 ? 1 : 0.5] as const);
    await mounted(LinePlot, { ...plot, lines: [{ key: 'loss', ink: 'held', points }] }, BOX);
    const drawn = pointsOf(document.querySelector('path.line'));
    expect(drawn.length).toBeLessThan(4 * 400 + 4);
    expect(Math.min(...drawn.map(([, y]) => y!))).toBe(8);
    expect([drawn[0]![0], drawn.at(-1)![0]]).toEqual([44, 444]);
  });

  test('shows the line of reading at the place nearest to the pointer, until the pointer leaves', async () => {
    const reading = new ReadingLine();
    await mounted(LinePlot, { ...plot, reading, places: [0, 5, 10] }, BOX);
    const svg = document.querySelector('svg')!;
    const line = () => document.querySelector('line.reading')?.getAttribute('x1');
    expect(line()).toBeUndefined();
    svg.dispatchEvent(new MouseEvent('pointermove', { bubbles: true, clientX: 290 }));
    await settled();
    expect([reading.at, line()]).toEqual([5, '244']);
    svg.dispatchEvent(new MouseEvent('pointermove', { bubbles: true, clientX: 400 }));
    await settled();
    expect([reading.at, line()]).toEqual([10, '444']);
    svg.dispatchEvent(new MouseEvent('pointerleave'));
    await settled();
    expect([reading.at, line()]).toEqual([null, undefined]);
  });

  test('follows a line of reading that another plot moves, as long as it is on its own axis', async () => {
    const reading = new ReadingLine();
    await mounted(LinePlot, { ...plot, reading, places: [0, 5, 10] }, BOX);
    const line = () => document.querySelector('line.reading')?.getAttribute('x1');
    reading.toNewest([0, 5]);
    await settled();
    expect(line()).toBe('244');
    reading.at = 12;
    await settled();
    expect(line()).toBeUndefined();
  });

  test('puts the words of its dots beside them, inside the box and on no line', async () => {
    const dots = [{ x: 10, y: 0, ink: 'held', filled: true, label: 'best, 0.12' }] as const;
    await mounted(LinePlot, { ...plot, dots }, BOX);
    const circle = document.querySelector('circle')!;
    expect([circle.getAttribute('cx'), circle.getAttribute('cy')]).toEqual(['444', '208']);
    const said = document.querySelector('text.said')!;
    expect(said.textContent).toBe('best, 0.12');
    expect(Number(said.getAttribute('x'))).toBeLessThanOrEqual(444);
    expect(Number(said.getAttribute('y'))).toBeLessThanOrEqual(208);
  });
});
