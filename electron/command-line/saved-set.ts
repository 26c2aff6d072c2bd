/* What a saved set lets through, by the name that it was saved under in the window. */
import type { CollectionFilter } from '../contract/collection.ts';
import { because, ProblemError } from '../domain/problems.ts';
import type { Engine } from '../engine/engine.ts';

/** Throws ProblemError 'set-unknown', 'set-newer'. */
export async function filterOf({ catalogue }: Engine, name: string): Promise<CollectionFilter> {
  const sets = await catalogue.call('sets.list', null);
  const known = sets.find((set) => set.name === name.trim());
  if (!known) {
    const names = sets.map((set) => set.name).join(', ');
    throw new ProblemError('set-unknown', { name, sets: names === '' ? because('none-so-far') : names });
  }
  if (!known.look) throw new ProblemError('set-newer', { name });
  return known.look.filter;
}
