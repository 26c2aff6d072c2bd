/* Arrow keys, Home and End move the focus among the buttons of a menu or list. */
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
