/* Which name is looked at, and how far the tree is open. Lives as long as its catalogue is open. */
import { createContext } from 'svelte';
import type { Session } from '../../state/session.svelte.ts';
import { ListDesk } from './list-desk.svelte.ts';
import { NamesTree } from './names-tree.svelte.ts';

export class NamesDesk {
  readonly tree = new NamesTree();
  readonly list: ListDesk;
  chosen = $state<number | null>(null);
  text = $state('');

  constructor(session: Session) {
    this.list = new ListDesk(session);
  }

  clear(): void {
    this.list.clear();
    this.tree.clear();
    this.chosen = null;
    this.text = '';
  }
}

export const [useNamesDesk, provideNamesDesk] = createContext<NamesDesk>();
