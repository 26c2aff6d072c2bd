/* What the grid and the table of photos do alike: begin anew with another list, and move by keys. */
import { untrack } from 'svelte';
import { COLLECTION } from '../../../electron/domain/language/window.ts';
import type { CollectionView } from '../../state/collection-view.svelte.ts';
import { useKeys } from '../../state/context.ts';

/** The index that a key leads to, from the current one; `last` is the list's end. */
type Target = (current: number, last: number) => number;

/** Another filter or order begins at the beginning. Called while a component is made. */
export function beginWithAnotherList(view: CollectionView, box: () => HTMLElement | undefined): void {
  let list = untrack(() => ({ filter: view.filter, order: view.order, descending: view.descending }));
  $effect(() => {
    const { filter, order, descending } = view;
    if (filter === list.filter && order === list.order && descending === list.descending) return;
    list = { filter, order, descending };
    view.topIndex = 0;
    const scrolled = box();
    if (scrolled) scrolled.scrollTop = 0;
  });
}

/** Each key moves; with Shift it selects on the way. Called while a component is made. */
export function moveByKeys(
  move: (to: Target, selecting: boolean) => void,
  targets: readonly (readonly [key: string, to: Target])[],
): void {
  useKeys().use(
    ...targets.flatMap(([key, to]) => [
      { key, label: COLLECTION.list.move, act: () => move(to, false) },
      { key: `Shift+${key}`, label: COLLECTION.list.moveAndSelect, act: () => move(to, true) },
    ]),
  );
}
