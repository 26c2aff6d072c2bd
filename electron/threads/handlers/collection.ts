/* What the collection holds, as it is shown. Runs in the catalogue thread. */
import type { CatalogueThread } from '../../contract/threads.ts';
import { fileOfPhoto } from '../../catalogue/browsing/photo-file.ts';
import { pathOfPhoto, photoFacts } from '../../catalogue/browsing/photo-facts.ts';
import { collectionMap, collectionTimeline } from '../../catalogue/browsing/places.ts';
import type { Handlers } from '../../calls/call.ts';
import type { WriteHandle } from '../../catalogue/database/database.ts';
import { collectionFacets, collectionPage, taxonProgress } from '../../catalogue/browsing/collection.ts';
import { removeSet, renameSet, savedSets, saveSet } from '../../catalogue/browsing/saved-sets.ts';
import type { Held } from './held.ts';

export function collectionHandlers({ open, openToChange, told, now }: Held) {
  const inSets = async (write: (db: WriteHandle) => void) => {
    const catalogue = openToChange();
    write(catalogue.write);
    told(catalogue);
    return await savedSets(catalogue);
  };
  return {
    'collection.page': async (request) => {
      const page = await collectionPage(open(), request);
      if (!request.columns?.length) return page;
      const { tableCells } = await import('../../exporting/csv/table-cells.ts');
      const photoIds = page.cards.map(({ photoId }) => photoId);
      return { ...page, cells: tableCells(open(), photoIds, request.columns) };
    },
    'collection.facets': (filter) => collectionFacets(open(), filter),
    'collection.map': (request) => collectionMap(open(), request),
    'collection.timeline': (filter) => collectionTimeline(open(), filter),
    'collection.progress': () => taxonProgress(open()),
    'sets.list': () => savedSets(open()),
    'sets.save': (wanted) => inSets((db) => saveSet(db, wanted, now())),
    'sets.rename': (wanted) => inSets((db) => renameSet(db, wanted)),
    'sets.remove': (wanted) => inSets((db) => removeSet(db, wanted)),
    'photo.facts': ({ photoId }) => photoFacts(open(), photoId),
    'photo.path': ({ photoId }) => pathOfPhoto(open().read, photoId),
    'photo.file': ({ photoId, size }) => fileOfPhoto(open(), photoId, size),
  } satisfies Partial<Handlers<CatalogueThread>>;
}
