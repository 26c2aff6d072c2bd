/* Ways through the confusion matrix: from a cell of genera down to their taxa, and from cell to cell. Pure; no DOM. */
import type { MatrixView } from '../../../electron/domain/plots/confusion.ts';

/** What Enter does on a cell: go down to the taxa of its two groups, or show its photos. null: the cell has none. */
export function cellWithin({ rank, groups }: MatrixView, row: number, column: number): readonly number[] | null {
  const [label, predicted] = [groups[row], groups[column]];
  if (rank === null || !label || !predicted) return null;
  const places = row === column ? label.places : [...label.places, ...predicted.places].sort((a, b) => a - b);
  // One taxon on either side says no more than the cell itself.
  return label.places.length === 1 && predicted.places.length === 1 ? null : places;
}

/** The same place moved by an arrow key, Home or End; stays within the matrix. */
export function nextCell(at: readonly [number, number], key: string, size: number): readonly [number, number] | null {
  const [row, column] = at;
  const last = Math.max(0, size - 1);
  const held = (value: number) => Math.max(0, Math.min(last, value));
  switch (key) {
    case 'ArrowUp':
      return [held(row - 1), column];
    case 'ArrowDown':
      return [held(row + 1), column];
    case 'ArrowLeft':
      return [row, held(column - 1)];
    case 'ArrowRight':
      return [row, held(column + 1)];
    case 'Home':
      return [row, 0];
    case 'End':
      return [row, last];
    default:
      return null;
  }
}
