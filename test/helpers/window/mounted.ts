/* A component of the window as App shows it, in a document without a screen; ends with the test. */
import { type Component, flushSync, mount, unmount } from 'svelte';
import { afterEach } from 'vitest';
import { EvaluateDesk } from '../../../renderer/screens/evaluate/evaluate-desk.svelte.ts';
import { ModelsDesk } from '../../../renderer/screens/models/models-desk.svelte.ts';
import { ReviewDesk } from '../../../renderer/screens/review/review-desk.svelte.ts';
import { TrainDesk } from '../../../renderer/screens/train/train-desk.svelte.ts';
import { CollectionView } from '../../../renderer/state/collection-view.svelte.ts';
import { FieldsDesk } from '../../../renderer/state/fields-desk.svelte.ts';
import { ImportDesk } from '../../../renderer/state/import-desk.svelte.ts';
import { Keys } from '../../../renderer/state/keys.svelte.ts';
import { Opening } from '../../../renderer/state/opening.svelte.ts';
import { PhotoFolders } from '../../../renderer/state/photo-folders.svelte.ts';
import { Router } from '../../../renderer/state/router.svelte.ts';
import { Session } from '../../../renderer/state/session.svelte.ts';
import AsInApp from './AsInApp.svelte';
import { layOut } from './layout.ts';

/** What App makes and gives to all below it. */
export type Shared = ReturnType<typeof shared>;

export function shared() {
  const session = new Session();
  const router = new Router();
  return {
    session,
    router,
    keys: new Keys(),
    view: new CollectionView(),
    opening: new Opening(session, router),
    folders: new PhotoFolders(session, () => {}),
    importing: new ImportDesk(session),
    evaluating: new EvaluateDesk(),
    models: new ModelsDesk(session),
    reviewing: new ReviewDesk(session),
    training: new TrainDesk(),
    typing: new FieldsDesk(),
  };
}

const afterwards: (() => void)[] = [];
afterEach(() => {
  for (const clean of afterwards.splice(0).reverse()) clean();
  document.body.replaceChildren();
  localStorage.clear();
});

/** Shows it in a box of `width` x `height` px. `props` is called where the component is made, so that it may use runes. */
export async function mounted(
  component: Component<never>,
  props: object | (() => object),
  { width = 800, height = 600, given = shared() }: { width?: number; height?: number; given?: Shared } = {},
): Promise<Shared> {
  afterwards.push(layOut(width, height));
  const own = () => (typeof props === 'function' ? (props as () => object)() : props);
  const shown = mount(AsInApp, { target: document.body, props: { shared: given, component, props: own } as never });
  afterwards.push(() => void unmount(shown));
  await settled();
  return given;
}

/** All that follows at once, answers of the bridge included, has happened. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    flushSync();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  flushSync();
}
