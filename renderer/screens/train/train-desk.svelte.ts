/* What is being set up, and which page of Train was open. Lives as long as its catalogue is open. */
import { createContext } from 'svelte';
import { SetUp } from './set-up.svelte.ts';

export type TrainPage = 'set-up' | 'run' | 'runs';

export class TrainDesk {
  setUp = $state.raw(new SetUp());
  /** null: nothing was chosen; a run that is learning is shown, else the form. */
  page = $state<TrainPage | null>(null);

  clear(): void {
    this.setUp = new SetUp();
    this.page = null;
  }
}

export const [useTrainDesk, provideTrainDesk] = createContext<TrainDesk>();
