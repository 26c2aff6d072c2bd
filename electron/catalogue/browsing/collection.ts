/* The collection as the grid and its side panels show it. Runs in the catalogue thread. */
import {
  type CatalogueSummary,
  type CollectionFilter,
  type Facets,
  type PhotoCard,
  type PhotoPage,
  type Status,
  STATUSES,
  type TaxonProgress,
} from '../../contract/collection.ts';
import type { PhotoPageRequest } from '../../contract/photo-page.ts';
import { shownPath } from '../../domain/path-text.ts';
import { isItalicRank, LABEL, type NameRank, type Qualifier } from '../../domain/taxonomy.ts';
import { nextRedo, nextUndo } from '../naming/actions.ts';
import { newestCopyUtc } from '../backups/folder.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import type { Columns } from '../listing/columns.ts';
import type { Listing } from '../listing/listing.ts';
import { MISSES, NO_VIEW, passing } from '../listing/selection.ts';
import { pageEnd, pageToken } from '../database/page-token.ts';
import { FACETS } from '../../domain/language/language.ts';

const MOST_CARDS = 500;

export async function collectionPage(catalogue: Catalogue, request: PhotoPageRequest): Promise<PhotoPage> {
  const { listing } = catalogue;
  const { filter, order, descending = false, after, index = 0 } = request;
  const limit = Math.min(Math.max(1, request.limit), MOST_CARDS);
  const found = await listing.passing(filter);
  // One more than asked for tells whether there is a next page.
  const ids =
    after === undefined
      ? await listing.photosFrom(found, { order, descending }, index, limit + 1)
      : await listing.photosAfter(found, { order, descending }, pageEnd(after), limit + 1);
  const shown = ids.slice(0, limit);
  const last = shown.at(-1);
  return {
    cards: photoCards(catalogue, shown),
    total: found.total,
    next: ids.length > limit && last !== undefined ? tokenAt(catalogue, order, last) : null,
  };
}

function tokenAt({ listing }: Catalogue, order: PhotoPageRequest['order'], photoId: number): string {
  const specimenId = listing.columns.specimenOf[photoId] ?? 0;
  if (order === 'newest') return pageToken({ keys: [], specimenId, photoId });
  return pageToken({ ...listing.placeOf(order, specimenId), photoId });
}

interface CardRow {
  readonly photoId: number;
  readonly specimenId: number;
  readonly catalogNumber: string | null;
  readonly fileName: string;
  readonly view: string | null;
  readonly status: Status;
  readonly scientificName: string | null;
  readonly rank: NameRank | null;
  readonly qualifier: Qualifier | null;
  readonly certainty: number | null;
  readonly isType: number;
  readonly trouble: string | null;
}

export const CARD_SQL = `
  SELECT photo.id AS photoId, specimen.id AS specimenId, catalog_number AS catalogNumber, file_name AS fileName, view,
    shown_status AS status, scientific_name AS scientificName, taxon.rank, shown_qualifier AS qualifier,
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

export async function collectionFacets({ read, listing }: Catalogue, filter: CollectionFilter): Promise<Facets> {
  const missed = await listing.misses(filter);
  const { columns, tree } = listing;
  return await listing.remember(`facets ${JSON.stringify(filter)}`, async () => {
    const sourceIds = read.value<number | null>('SELECT max(id) FROM source') ?? 0;
    const counts = countFacets(columns, missed, { taxa: tree.highest, sources: sourceIds });
    const taxa = new Map(present(counts.taxa));
    const { ofSpecimen } = passing(columns, missed);
    return {
      specimens: ofSpecimen.reduce((sum, photos) => sum + (photos > 0 ? 1 : 0), 0),
      statuses: STATUSES.map((status, index) => ({
        value: status,
        label: FACETS.statuses[status],
        photos: counts.statuses[index] ?? 0,
      })),
      taxa: tree.rolledUp(taxa).map(({ taxon, depth, photos }) => ({
        value: taxon.id,
        label: taxon.name,
        photos,
        depth,
        italic: isItalicRank(taxon.rank),
        ...(taxon.rank === LABEL ? { isLabel: true } : {}),
      })),
      sources: read
        .all<{ id: number; folder: string }>('SELECT id, folder FROM source ORDER BY folder')
        .map(({ id, folder }) => ({ value: id, label: shownPath(folder), photos: counts.sources[id] ?? 0 })),
      views: named(columns.views.list, counts.views, FACETS.viewNotTold),
      determiners: named(columns.determiners.list, counts.determiners, null),
      files: present(counts.files).map(([, photos]) => ({ value: 'unreadable', photos })),
      years: present(counts.years).map(([year, photos]) => ({ year, photos })),
    };
  });
}

/**
 * A facet counts what passes all the others, so a photo that fails one facet alone still counts in that one. `highest`: the
 * highest ids there are; a changed row may name a taxon or a folder far beyond them, which counts nowhere.
 */
function countFacets(columns: Columns, missed: Uint16Array, highest: { taxa: number; sources: number }) {
  const { specimenOf, status, taxon, determiner, year, source, view, readable } = columns;
  const counts = {
    statuses: new Uint32Array(256),
    taxa: new Uint32Array(highest.taxa + 1),
    sources: new Uint32Array(highest.sources + 1),
    views: new Uint32Array(columns.views.list.length),
    determiners: new Uint32Array(columns.determiners.list.length),
    files: new Uint32Array(2),
    years: new Uint32Array(65_536),
  };
  const { statuses, taxa, sources, views, determiners, files, years } = counts;
  for (let photo = 1; photo < missed.length; photo++) {
    const bits = missed[photo] as number;
    const specimen = specimenOf[photo] as number;
    if ((bits & ~MISSES.status) === 0) bump(statuses, status[specimen] as number);
    if ((bits & ~MISSES.taxon) === 0) bump(taxa, taxon[specimen] as number);
    if ((bits & ~MISSES.source) === 0) bump(sources, source[photo] as number);
    if ((bits & ~MISSES.view) === 0) bump(views, view[photo] as number);
    if ((bits & ~MISSES.determiner) === 0) bump(determiners, determiner[specimen] as number);
    if ((bits & ~MISSES.files) === 0) bump(files, 1 - (readable[photo] as number));
    if ((bits & ~MISSES.date) === 0) bump(years, year[specimen] as number);
  }
  return counts;
}

function bump(counts: Uint32Array, index: number): void {
  counts[index] = (counts[index] as number) + 1;
}

/** The numbers that were counted at all, but 0, which stands for none. */
function present(counts: Uint32Array): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 1; at < counts.length; at++) if (counts[at] !== 0) found.push([at, counts[at] as number]);
  return found;
}

function named(names: readonly (string | null)[], counts: Uint32Array, none: string | null): Facets['views'] {
  return names
    .map((name, index) => ({ value: name ?? NO_VIEW, label: name ?? none ?? '', photos: counts[index] ?? 0 }))
    .filter(({ label, photos }) => label !== '' && photos > 0)
    .sort((a, b) => b.photos - a.photos || (a.label < b.label ? -1 : 1));
}

/** How far each taxon is, by the names that are shown. */
export async function taxonProgress({ listing }: Catalogue): Promise<TaxonProgress[]> {
  await listing.ready();
  return await listing.remember('progress', async () => countTaxa(listing));
}

function countTaxa({ columns, tree }: Listing): TaxonProgress[] {
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

export async function catalogueSummary({
  name,
  places,
  read,
  listing,
  readOnly,
  farPlace,
  leftBy,
}: Catalogue): Promise<CatalogueSummary> {
  const { photos: statuses } = await listing.statuses();
  const { columns } = listing;
  return {
    name,
    folder: places.folder,
    photos: columns.photoCount,
    specimens: columns.specimenCount,
    taxa: read.value<number>('SELECT count(*) FROM taxon WHERE taken_out = 0'),
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
    backedUpUtc: newestCopyUtc(places.backups),
    readOnly,
    ...(farPlace && { farPlace }),
    ...(leftBy !== null && { leftBy }),
  };
}
