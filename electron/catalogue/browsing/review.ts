/* What waits for a person, and one specimen with all that is known of it. Runs in the catalogue thread. */
import { type Status, STATUSES } from '../../contract/collection.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { GroupCard } from '../../contract/look-alikes.ts';
import type {
  Proposal,
  ReviewPhoto,
  ReviewQueueItem,
  ReviewQueuePage,
  ReviewQueueRequest,
  ReviewSpecimen,
} from '../../contract/review.ts';
import { isItalicRank, LABEL, type NameRank, RANKS } from '../../domain/taxonomy.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import { ofAccepted, personsView, standingDeterminations } from '../naming/current-name.ts';
import type { ReadHandle } from '../database/database.ts';
import { determinationHistory } from '../naming/determinations.ts';
import type { SpecimenOrder } from '../listing/orders.ts';
import { type PageEnd, pageEnd, pageToken } from '../database/page-token.ts';
import { acceptedAnswer, newestAnswer, type PooledAnswer, pooledAnswer } from '../naming/predictions.ts';
import { backOff } from '../../domain/statistics/back-off.ts';
import { sureFromOf } from '../learning/sure-from.ts';
import { BOX_COLUMN, boxOf } from '../specimens/photo-boxes.ts';
import { repairsOf } from '../repairing/repaired.ts';
import { codesOf } from '../specimens/photo-codes.ts';
import { copiesOf } from '../specimens/copies.ts';
import { specimensToTeach } from './teaching.ts';
import { acceptedTaxa, taxon, widerTaxa } from '../naming/taxa.ts';
import { boxAsShown, isPart, pointAsShown, type Turned } from '../../domain/photo-box.ts';

const MOST_ITEMS = 500;
/** Ranks, and labels, that a model answers in itself. */
const AS_NARROW: ReadonlySet<NameRank> = new Set([LABEL, ...RANKS.slice(RANKS.indexOf('species'))]);
const WAITING: readonly Status[] = ['proposed', 'doubtful', 'unnamed'];
/** That of SQLite; 'teaching' and 'look-alike' are none of its. */
const ORDERS: Readonly<Record<Exclude<ReviewQueueRequest['order'], 'teaching' | 'look-alike'>, SpecimenOrder>> = {
  doubt: 'certainty',
  margin: 'margin',
  entropy: 'entropy',
  contradiction: 'contradiction',
  taxon: 'name',
  'catalogue-number': 'catalogue-number',
};

/** `byLooks`: all specimens as they follow one another in the order 'look-alike', which alone needs it. */
export async function reviewQueue(
  catalogue: Catalogue,
  request: ReviewQueueRequest,
  byLooks: Uint32Array = new Uint32Array(0),
): Promise<ReviewQueuePage> {
  const { read, listing } = catalogue;
  const order = request.order === 'teaching' || request.order === 'look-alike' ? null : ORDERS[request.order];
  const limit = Math.min(Math.max(1, request.limit), MOST_ITEMS);
  const wanted = new Uint8Array(256);
  for (const status of request.statuses.length > 0 ? request.statuses : WAITING) wanted[STATUSES.indexOf(status)] = 1;
  const isNarrowed = await narrowing(catalogue, request);
  const { status, firstPhoto } = listing.columns;
  const waits = (id: number) => wanted[status[id] ?? 255] === 1 && firstPhoto[id] !== 0 && (isNarrowed?.(id) ?? true);
  const isFirst = request.after === undefined;
  const ids = await (async () => {
    if (request.order === 'look-alike') return byLooks;
    if (order === null) return specimensToTeach(catalogue, waits, isFirst);
    return order === 'contradiction' ? listing.specimensTold(order) : listing.specimens(order);
  })();
  const { specimens } = await listing.statuses();
  const total = isNarrowed
    ? ids.reduce((sum, id) => sum + (waits(id) ? 1 : 0), 0)
    : STATUSES.reduce((sum, one, index) => sum + (wanted[index] === 1 ? specimens[one] : 0), 0);
  const page: number[] = [];
  const indexAfter = (place: PageEnd) =>
    order === null ? ids.indexOf(place.specimenId) + 1 : listing.indexAfter(order, ids, place);
  let at = request.after === undefined ? 0 : indexAfter(pageEnd(request.after));
  for (; at < ids.length && page.length < limit; at++) {
    const id = ids[at] ?? 0;
    if (waits(id)) page.push(id);
  }
  while (at < ids.length && !waits(ids[at] ?? 0)) at++;
  const last = page.at(-1);
  const placeOf = (id: number) => (order === null ? { keys: [], specimenId: id } : listing.placeOf(order, id));
  return {
    items: page.map((id) => queueItem(read, id, request.modelId)),
    total,
    next: at < ids.length && last !== undefined ? pageToken({ ...placeOf(last), photoId: 0 }) : null,
  };
}

/** Which specimens the request is limited to beside their status; null: all. */
async function narrowing(
  { listing }: Catalogue,
  { order, taxonIds, filter, part }: ReviewQueueRequest,
): Promise<((specimenId: number) => boolean) | null> {
  await listing.ready();
  const { taxon } = listing.columns;
  const shown = (id: number) => taxon[id] ?? 0;
  const conditions: ((specimenId: number) => boolean)[] = [];
  if (taxonIds) {
    const among = new Set(taxonIds);
    conditions.push((id) => among.has(shown(id)));
  }
  // A genus is not contradicted by one of its species.
  if (order === 'contradiction') conditions.push((id) => AS_NARROW.has(listing.tree.get(shown(id))?.rank ?? 'genus'));
  if (filter) {
    const { ofSpecimen } = await listing.passing(filter);
    conditions.push((id) => (ofSpecimen[id] ?? 0) > 0);
  }
  if (part) conditions.push(await listing.shares.inPart(part));
  return conditions.length === 0 ? null : (id) => conditions.every((holds) => holds(id));
}

function queueItem(db: ReadHandle, specimenId: number, modelId: number | null): ReviewQueueItem {
  const row = db.get<Omit<ReviewQueueItem, 'photoId'>>(
    `SELECT specimen.id AS specimenId, catalog_number AS catalogNumber, shown_status AS status,
       scientific_name AS scientificName, shown_certainty AS certainty
     FROM specimen LEFT JOIN taxon ON taxon.id = shown_taxon_id WHERE specimen.id = ?`,
    [specimenId],
  );
  if (!row) throw new Error(`no specimen ${specimenId}`);
  const item = { ...row, photoId: photoShownFirst(db, specimenId, modelId) };
  // Another model than the newest was asked for: its surest name stands in place of the newest one's.
  if (modelId === null || row.certainty === null) return item;
  const best = proposalsOf(db, specimenId, pooledAnswer(db, specimenId, modelId)).find(({ rejected }) => !rejected);
  return best ? { ...item, scientificName: best.taxon.scientificName, certainty: best.certainty } : item;
}

/** Cards of these specimens, those left out that are not there any more. */
export function reviewCards(db: ReadHandle, specimenIds: readonly number[], modelId: number | null): GroupCard[] {
  return specimenIds.flatMap((id) => {
    const row = db.get<{ isType: number; taxonId: number | null; rank: NameRank | null }>(
      `SELECT type_status IS NOT NULL AS isType, taxon.id AS taxonId, rank
       FROM specimen LEFT JOIN taxon ON taxon.id = shown_taxon_id
       WHERE specimen.id = ? AND EXISTS (SELECT 1 FROM photo WHERE specimen_id = specimen.id)`,
      [id],
    );
    if (!row) return [];
    const item = queueItem(db, id, modelId);
    const trouble = db.value<string | null>('SELECT trouble_message FROM photo WHERE id = ?', [item.photoId]);
    return [
      {
        ...item,
        taxonId: row.taxonId,
        italic: row.rank !== null && isItalicRank(row.rank),
        isType: row.isType === 1,
        trouble,
      },
    ];
  });
}

/** The readable view that the model is surest of, else dorsal, else the first; a label only where nothing else is. */
function photoShownFirst(db: ReadHandle, specimenId: number, modelId: number | null): number {
  return db.value<number>(
    `SELECT photo.id FROM photo
     LEFT JOIN prediction ON photo_id = photo.id AND place = 1
       AND model_id = ifnull(:model, (SELECT max(id) FROM model))
     WHERE specimen_id = :specimen
     ORDER BY trouble IS NOT NULL, view IS 'label', probability IS NULL, probability DESC, view IS NOT 'dorsal',
       photo.id LIMIT 1`,
    { specimen: specimenId, model: modelId },
  );
}

interface SpecimenRow {
  readonly catalogNumber: string | null;
  readonly occurrenceId: string;
  readonly typeStatus: string | null;
  readonly locality: string | null;
  readonly eventDate: string | null;
  readonly recordedBy: string | null;
  readonly sensitivePlace: string | null;
  readonly status: Status;
  readonly determinationId: number | null;
}

export function reviewSpecimen(db: ReadHandle, specimenId: number, modelId: number | null): ReviewSpecimen {
  const row = db.get<SpecimenRow>(
    `SELECT catalog_number AS catalogNumber, occurrence_id AS occurrenceId, type_status AS typeStatus,
       nullif(concat_ws(', ', country, state_province, locality), '') AS locality, event_date AS eventDate,
       recorded_by AS recordedBy, sensitive_place AS sensitivePlace, shown_status AS status, shown_determination_id AS determinationId
     FROM specimen WHERE id = ?`,
    [specimenId],
  );
  if (!row) throw new ProblemError('bad-request', {}, { detail: `no specimen ${specimenId}` });
  const { determinationId, ...specimen } = row;
  const history = determinationHistory(db, specimenId);
  const answer = modelId === null ? newestAnswer(db, specimenId) : pooledAnswer(db, specimenId, modelId);
  const proposals = proposalsOf(db, specimenId, answer);
  const ranks = bestByRank(db, proposals);
  const best = proposals.find(({ rejected }) => !rejected);
  return {
    specimenId,
    ...specimen,
    isType: specimen.typeStatus !== null,
    photos: reviewPhotos(db, specimenId),
    current: history.find(({ id }) => id === determinationId) ?? null,
    history,
    repairs: repairsOf(db, specimenId),
    modelId: answer?.modelId ?? null,
    modelName: answer ? db.value<string>('SELECT name FROM model WHERE id = ?', [answer.modelId]) : null,
    proposals,
    ranks,
    sureOf: answer && best ? backOff(best.certainty, ranks, sureFromOf(db, answer.modelId)) : null,
  };
}

function reviewPhotos(db: ReadHandle, specimenId: number): ReviewPhoto[] {
  return db
    .all<Omit<ReviewPhoto, 'box' | 'codes' | 'copies'> & { box: string | null; turned: Turned }>(
      `SELECT id AS photoId, file_name AS fileName, view, ifnull(width, 0) AS width, ifnull(height, 0) AS height,
         trouble_message AS trouble, turned, ${BOX_COLUMN} FROM photo WHERE specimen_id = ? ORDER BY id`,
      [specimenId],
    )
    .map(({ box: kept, turned, ...upright }) => {
      const box = boxOf({ box: kept });
      const copies = copiesOf(db, upright.photoId);
      const codes = codesOf(db, upright.photoId).map(({ corners: [a, b, c, d], ...code }) => {
        const shown = (corner: typeof a) => pointAsShown(corner, upright, turned);
        return { ...code, corners: [shown(a), shown(b), shown(c), shown(d)] as const };
      });
      const { width, height } = upright;
      const photo = turned === 90 || turned === 270 ? { ...upright, width: height, height: width } : upright;
      return {
        ...photo,
        codes,
        ...(copies.length > 0 && { copies }),
        ...(box && isPart(box) && { box: boxAsShown(box) }),
      };
    });
}

function proposalsOf(db: ReadHandle, specimenId: number, answer: PooledAnswer | null): Proposal[] {
  const acceptedOf = acceptedTaxa(db);
  const { struck } = personsView(standingDeterminations(db, specimenId).map((one) => ofAccepted(one, acceptedOf)));
  return (acceptedAnswer(answer, acceptedOf)?.top ?? []).map(({ taxonId, probability }) => ({
    taxon: taxon(db, taxonId),
    certainty: probability,
    rejected: struck.has(taxonId),
  }));
}

/**
 * At each rank the taxon that most of the certainty falls into; a genus gathers its species, and a label stands beside the
 * taxa of every rank. Where all are labels there is only that.
 */
function bestByRank(db: ReadHandle, proposals: readonly Proposal[]): ReviewSpecimen['ranks'] {
  const open = proposals.filter(({ rejected }) => !rejected);
  const labels = open.filter(({ taxon: one }) => one.taxonRank === LABEL);
  type Best = Omit<ReviewSpecimen['ranks'][number], 'rank'>;
  const sums = new Map<NameRank, Map<number, Best>>();
  for (const { taxon: proposed, certainty } of open) {
    for (const wider of [proposed, ...widerTaxa(db, proposed.id)]) {
      const atRank = sums.get(wider.taxonRank) ?? new Map<number, Best>();
      sums.set(wider.taxonRank, atRank);
      atRank.set(wider.id, { taxon: wider, certainty: (atRank.get(wider.id)?.certainty ?? 0) + certainty });
    }
  }
  const ranks: readonly NameRank[] = labels.length === open.length ? [LABEL] : RANKS.toReversed();
  return ranks.flatMap((rank) => {
    const taxa = sums.get(rank);
    if (!taxa) return [];
    const [best] = [...taxa.values(), ...(rank === LABEL ? [] : labels)].sort((a, b) => b.certainty - a.certainty);
    return best ? [{ rank, taxon: best.taxon, certainty: Math.min(1, best.certainty) }] : [];
  });
}
