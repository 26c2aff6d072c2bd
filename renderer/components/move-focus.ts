/* Where the focus goes in menus and panels. */

/** Into what has just opened: the choice that holds, else a field, else the first button. */
export function focusFirst(within: HTMLElement): void {
  const first =
    within.querySelector<HTMLElement>('[aria-checked="true"]') ??
    within.querySelector<HTMLElement>('input:not(:disabled)') ??
    within.querySelector<HTMLElement>('button:not(:disabled)') ??
    within;
  first.focus();
}

/** Arrow keys, Home and End move the focus among the buttons of a menu or list. */
export function moveFocus(event: KeyboardEvent, within: HTMLElement): void {
  const items = [...within.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (to === undefined || items.length === 0) return;
  event.preventDefault();
  items[to]?.focus();
}
