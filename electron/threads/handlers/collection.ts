/* What the collection holds, as it is shown. Runs in the catalogue thread. */
import type { CatalogueThread } from '../../contract/threads.ts';
import { fileOfPhoto } from '../../catalogue/browsing/photo-file.ts';
import type { Handlers } from '../../calls/call.ts';
import { collectionFacets, collectionPage, taxonProgress } from '../../catalogue/browsing/collection.ts';
import type { Held } from './held.ts';

export function collectionHandlers({ open }: Held) {
  return {
    'collection.page': (request) => collectionPage(open(), request),
    'collection.facets': (filter) => collectionFacets(open(), filter),
    'collection.progress': () => taxonProgress(open()),
    'photo.file': ({ photoId, size }) => fileOfPhoto(open(), photoId, size),
  } satisfies Partial<Handlers<CatalogueThread>>;
}
