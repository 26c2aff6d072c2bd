/* The collection as the grid and its side panels show it. Runs in the catalogue thread. */
import {
  type CatalogueSummary,
  type CollectionFilter,
  type Facets,
  type PhotoCard,
  type PhotoPage,
  type PhotoPageRequest,
  type Status,
  STATUSES,
  type TaxonProgress,
} from '../contract/collection.ts';
import { isItalicRank, type Qualifier, type Rank } from '../contract/taxonomy.ts';
import { nextRedo, nextUndo } from './actions.ts';
import type { Catalogue } from './catalogue.ts';
import type { ReadHandle } from './database.ts';
import { misses, NO_VIEW } from './listing/selection.ts';
import { pageEnd, pageToken } from './page-token.ts';

const MOST_CARDS = 500;

export async function collectionPage(catalogue: Catalogue, request: PhotoPageRequest): Promise<PhotoPage> {
  const { filter, order } = request;
  const limit = Math.min(Math.max(1, request.limit), MOST_CARDS);
  const passing = await catalogue.listing.photos(filter, order);
  const ids =
    request.after === undefined
      ? passing.subarray(request.index ?? 0, (request.index ?? 0) + limit)
      : await photosAfter(catalogue, request, request.after, limit);
  const cards = photoCards(catalogue, ids);
  const last = ids.at(-1);
  const more = last !== undefined && last !== passing.at(-1);
  return { cards, total: passing.length, next: more ? tokenAt(catalogue, order, last) : null };
}

function tokenAt({ listing }: Catalogue, order: PhotoPageRequest['order'], photoId: number): string {
  const specimenId = listing.columns.specimenOf[photoId] ?? 0;
  if (order === 'newest') return pageToken({ keys: [], specimenId, photoId });
  return pageToken({ ...listing.placeOf(order, specimenId), photoId });
}

/** Goes on where a page ended, even when rows came or moved since: by the values that decided, not by counting. */
async function photosAfter(
  { listing }: Catalogue,
  { filter, order }: PhotoPageRequest,
  token: string,
  limit: number,
): Promise<number[]> {
  const end = pageEnd(token);
  const selection = await listing.selection(filter);
  const { columns } = listing;
  const found: number[] = [];
  const add = (photo: number) => {
    if (found.length < limit && columns.specimenOf[photo] !== 0 && misses(selection, columns, photo) === 0)
      found.push(photo);
  };
  if (order === 'newest') {
    for (let photo = end.photoId - 1; photo > 0 && found.length < limit; photo--) add(photo);
    return found;
  }
  const ids = await listing.specimens(order);
  const next = listing.indexAfter(order, ids, end);
  // Photos of the specimen that the page broke off in, unless it has moved elsewhere since.
  if (ids[next - 1] === end.specimenId) {
    listing.eachPhoto(end.specimenId, (photo) => {
      if (photo > end.photoId) add(photo);
    });
  }
  for (let at = next; at < ids.length && found.length < limit; at++) listing.eachPhoto(ids[at] ?? 0, add);
  return found;
}

interface CardRow {
  readonly photoId: number;
  readonly specimenId: number;
  readonly catalogNumber: string | null;
  readonly fileName: string;
  readonly view: string | null;
  readonly status: Status;
  readonly scientificName: string | null;
  readonly rank: Rank | null;
  readonly qualifier: Qualifier | null;
  readonly certainty: number | null;
  readonly isType: number;
  readonly trouble: string | null;
}

export const CARD_SQL = `
  SELECT photo.id AS photoId, specimen.id AS specimenId, catalog_number AS catalogNumber, file_name AS fileName, view,
    shown_status AS status, shown_name AS scientificName, taxon.rank, shown_qualifier AS qualifier,
    shown_certainty AS certainty, type_status IS NOT NULL AS isType, trouble_message AS trouble
  FROM photo JOIN specimen ON specimen.id = specimen_id LEFT JOIN taxon ON taxon.id = shown_taxon_id
  WHERE photo.id = ?`;

function photoCards({ read, listing }: Catalogue, ids: Iterable<number>): PhotoCard[] {
  const cards: PhotoCard[] = [];
  for (const id of ids) {
    const row = read.get<CardRow>(CARD_SQL, [id]);
    if (!row) continue;
    const { rank, isType, ...card } = row;
    cards.push({
      ...card,
      italic: rank !== null && isItalicRank(rank),
      isType: isType === 1,
      views: listing.columns.viewCount[row.specimenId] ?? 1,
    });
  }
  return cards;
}

const STATUS_LABELS: Readonly<Record<Status, string>> = {
  verified: 'Verified',
  proposed: 'Proposed',
  doubtful: 'Doubtful',
  unnamed: 'Unnamed',
};

export async function collectionFacets({ read, listing }: Catalogue, filter: CollectionFilter): Promise<Facets> {
  const selection = await listing.selection(filter);
  const { columns, tree } = listing;
  const statuses = new Uint32Array(STATUSES.length);
  const taxa = new Map<number, number>();
  const taxonCounts = new Uint32Array(columns.taxon.reduce((most, id) => Math.max(most, id), 0) + 1);
  const sources = new Map<number, number>();
  const views = new Uint32Array(columns.views.list.length);
  const determiners = new Uint32Array(columns.determiners.list.length);
  const years = new Uint32Array(65_536);
  const bump = (counts: Uint32Array, index: number) => (counts[index] = (counts[index] ?? 0) + 1);
  for (let photo = 1; photo <= columns.photos; photo++) {
    const specimen = columns.specimenOf[photo] ?? 0;
    if (specimen === 0) continue;
    const missed = misses(selection, columns, photo);
    // A facet counts what passes all the others, so a photo that fails one facet alone still counts in that one.
    if ((missed & ~1) === 0) bump(statuses, columns.status[specimen] ?? 0);
    if ((missed & ~2) === 0) bump(taxonCounts, columns.taxon[specimen] ?? 0);
    if ((missed & ~4) === 0) {
      const source = columns.source[photo] ?? 0;
      sources.set(source, (sources.get(source) ?? 0) + 1);
    }
    if ((missed & ~8) === 0) bump(views, columns.view[photo] ?? 0);
    if ((missed & ~16) === 0) bump(determiners, columns.determiner[specimen] ?? 0);
    if (missed === 0) bump(years, columns.year[specimen] ?? 0);
  }
  for (const [id, photos] of taxonCounts.entries()) if (photos > 0 && id > 0) taxa.set(id, photos);
  return {
    statuses: STATUSES.map((status, index) => ({
      value: status,
      label: STATUS_LABELS[status],
      photos: statuses[index] ?? 0,
    })),
    taxa: tree.rolledUp(taxa).map(({ taxon, depth, photos }) => ({
      value: taxon.id,
      label: taxon.name,
      photos,
      depth,
      italic: isItalicRank(taxon.rank),
    })),
    sources: folderNames(read).map(({ id, folder }) => ({ value: id, label: folder, photos: sources.get(id) ?? 0 })),
    views: named(columns.views.list, views, 'View not told'),
    determiners: named(columns.determiners.list, determiners, null),
    years: [...years.entries()].flatMap(([year, photos]) => (year > 0 && photos > 0 ? [{ year, photos }] : [])),
  };
}

function named(names: readonly (string | null)[], counts: Uint32Array, none: string | null): Facets['views'] {
  return names
    .map((name, index) => ({ value: name ?? NO_VIEW, label: name ?? none ?? '', photos: counts[index] ?? 0 }))
    .filter(({ label, photos }) => label !== '' && photos > 0)
    .sort((a, b) => b.photos - a.photos || (a.label < b.label ? -1 : 1));
}

function folderNames(db: ReadHandle): { id: number; folder: string }[] {
  return db.all<{ id: number; folder: string }>('SELECT id, folder FROM source ORDER BY folder');
}

/** How far each taxon is, by the names that are shown. */
export async function taxonProgress({ listing }: Catalogue): Promise<TaxonProgress[]> {
  await listing.ready();
  const { columns, tree } = listing;
  const counts = new Map<number, { verified: number; proposed: number; doubtful: number }>();
  for (let specimen = 1; specimen <= columns.specimens; specimen++) {
    const taxon = columns.taxon[specimen] ?? 0;
    const status = STATUSES[columns.status[specimen] ?? 255];
    if (taxon === 0 || status === undefined || status === 'unnamed') continue;
    let count = counts.get(taxon);
    if (!count) counts.set(taxon, (count = { verified: 0, proposed: 0, doubtful: 0 }));
    count[status] += columns.viewCount[specimen] ?? 0;
  }
  return [...counts]
    .flatMap(([id, count]) => {
      const taxon = tree.get(id);
      if (!taxon) return [];
      const { verified, proposed, doubtful } = count;
      return [
        {
          taxon: { id, scientificName: taxon.name, taxonRank: taxon.rank },
          photos: verified + proposed + doubtful,
          ...count,
        },
      ];
    })
    .sort((a, b) => (a.taxon.scientificName < b.taxon.scientificName ? -1 : 1));
}

/** A taxon can be learnt from this many specimens with a person's name on. */
const LEARNABLE_SPECIMENS = 2;

export async function catalogueSummary({ name, places, read, listing }: Catalogue): Promise<CatalogueSummary> {
  const statuses = await listing.statuses();
  const { columns } = listing;
  return {
    name,
    folder: places.folder,
    photos: columns.photoCount,
    specimens: columns.specimenCount,
    taxa: read.value<number>('SELECT count(*) FROM taxon'),
    models: read.value<number>('SELECT count(*) FROM model'),
    statuses,
    learnableTaxa: await listing.remember('learnable', async () => {
      const verified = STATUSES.indexOf('verified');
      const specimens = new Map<number, number>();
      for (let specimen = 1; specimen <= columns.specimens; specimen++) {
        if (columns.status[specimen] !== verified) continue;
        const taxon = columns.taxon[specimen] ?? 0;
        specimens.set(taxon, (specimens.get(taxon) ?? 0) + 1);
      }
      return [...specimens.values()].filter((count) => count >= LEARNABLE_SPECIMENS).length;
    }),
    undo: nextUndo(read)?.description ?? null,
    redo: nextRedo(read)?.description ?? null,
  };
}
