/* What can be asked of the collection as it is looked at, as a part of the working day in every-request.ts. */
import { PHOTO_ORDERS, STATUSES } from '../../electron/contract/collection.ts';
import { FILE_FACTS, TERM_COLUMNS } from '../../electron/contract/table-columns.ts';
import { EVERYTHING } from './a-catalogue.ts';
import type { Asked, Handlers } from './every-request.ts';

export async function askCollection(at: <Name extends Asked>(name: Name) => Handlers[Name]): Promise<void> {
  const filters = [
    EVERYTHING,
    { ...EVERYTHING, text: 'carabus 1' },
    { ...EVERYTHING, statuses: [...STATUSES], taxonIds: [1, 2], sourceIds: [1], views: ['dorsal'], determiners: ['x'] },
  ];
  for (const filter of filters) {
    await at('collection.facets')(filter);
    for (const order of PHOTO_ORDERS) {
      const { next } = await at('collection.page')({ filter, order, limit: 2 });
      if (next !== null) await at('collection.page')({ filter, order, limit: 2, after: next });
      await at('collection.page')({ filter, order, limit: 2, index: 3 });
      const last = await at('collection.page')({ filter, order, limit: 2, descending: true });
      if (last.next !== null) {
        await at('collection.page')({ filter, order, limit: 2, descending: true, after: last.next });
      }
    }
  }
  const columns = [...TERM_COLUMNS, ...FILE_FACTS, 'own:habitat'] as const;
  await at('collection.page')({ filter: EVERYTHING, order: 'name', limit: 9, columns });
  await at('collection.progress')();
  const inTheAlps = {
    areas: [{ south: 45, west: 5, north: 48, east: 15 }],
    collected: [{ from: '1900-01', to: '1900-12' }],
  };
  await at('photo.facts')({ photoId: 1 });
  at('photo.path')({ photoId: 1 });
  const world = { south: -90, west: -180, north: 90, east: 180 };
  await at('collection.map')({ filter: { ...EVERYTHING, ...inTheAlps }, area: world, cell: 5 });
  await at('collection.timeline')(EVERYTHING);
  const alps = { name: 'Alps', filter: { ...EVERYTHING, ...inTheAlps }, order: 'name' } as const;
  await at('sets.save')({ ...alps, replace: false });
  await at('sets.save')({ ...alps, replace: true });
  const [set] = await at('sets.list')();
  await at('sets.rename')({ id: set?.id ?? 0, name: 'Tyrol' });
  await at('sets.remove')({ id: set?.id ?? 0 });
}
