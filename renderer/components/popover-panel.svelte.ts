/*
 * Opening and closing one of the browser's popovers. Its content is made before it is shown, so that it has its size and
 * something to focus; the browser's own opening (a click on the button) says so too.
 */
import { tick } from 'svelte';
import { focusFirst } from './move-focus.ts';

export class PopoverPanel {
  element = $state<HTMLElement>();
  made = $state(false);
  readonly #isOpen: () => boolean;
  readonly #setOpen: (open: boolean) => void;

  /** Made while a component is: it watches what `isOpen` says. */
  constructor(isOpen: () => boolean, setOpen: (open: boolean) => void) {
    this.#isOpen = isOpen;
    this.#setOpen = setOpen;
    $effect(() => {
      const panel = this.element;
      const open = isOpen();
      if (panel && open !== panel.matches(':popover-open')) void (open ? this.#show(panel) : panel.hidePopover());
    });
  }

  readonly close = (): void => this.element?.hidePopover();

  readonly beforeToggle = (event: ToggleEvent): void => {
    this.made ||= event.newState === 'open';
  };

  readonly toggled = (event: ToggleEvent): void => {
    const open = event.newState === 'open';
    this.made = open;
    this.#setOpen(open);
    if (open && this.element && !this.element.contains(document.activeElement)) focusFirst(this.element);
  };

  async #show(panel: HTMLElement): Promise<void> {
    this.made = true;
    await tick();
    if (!this.#isOpen() || panel.matches(':popover-open')) return;
    panel.showPopover();
    focusFirst(panel);
  }
}
