/* What a document without a screen does not do: boxes have a size, and popovers open and close. */

/** Every box is so large until the function given back is called. */
export function layOut(width: number, height: number): () => void {
  const sizes = { clientWidth: width, clientHeight: height, offsetWidth: width, offsetHeight: height };
  const before = Object.keys(sizes).map(
    (name) => [name, Object.getOwnPropertyDescriptor(HTMLElement.prototype, name)] as const,
  );
  for (const [name, size] of Object.entries(sizes))
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
  const popovers = givePopovers();
  return () => {
    popovers();
    for (const [name, own] of before) {
      if (own) Object.defineProperty(HTMLElement.prototype, name, own);
      else delete (HTMLElement.prototype as unknown as Record<string, unknown>)[name];
    }
  };
}

/** The part of the browser's popovers that the window uses: opened by their button or by a call, told of before and after. */
function givePopovers(): () => void {
  const open = new Set<Element>();
  const { matches } = Element.prototype;
  const turn = (panel: HTMLElement, newState: 'open' | 'closed') => {
    if ((newState === 'open') === open.has(panel)) return;
    panel.dispatchEvent(Object.assign(new Event('beforetoggle'), { newState }));
    if (newState === 'open') open.add(panel);
    else open.delete(panel);
    panel.dispatchEvent(Object.assign(new Event('toggle'), { newState }));
  };
  Object.assign(Element.prototype, {
    matches(this: Element, selector: string) {
      return selector === ':popover-open' ? open.has(this) : matches.call(this, selector);
    },
  });
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      turn(this, 'open');
    },
    hidePopover(this: HTMLElement) {
      turn(this, 'closed');
    },
  });
  const click = ({ target }: Event) => {
    const id = (target as Element).closest('[popovertarget]')?.getAttribute('popovertarget');
    const panel = id == null ? null : document.getElementById(id);
    if (panel) turn(panel, open.has(panel) ? 'closed' : 'open');
  };
  document.addEventListener('click', click);
  return () => {
    document.removeEventListener('click', click);
    Object.assign(Element.prototype, { matches });
  };
}
