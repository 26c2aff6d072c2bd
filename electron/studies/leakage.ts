/*
 * What of the photos that judge a model it may have seen in another guise: another photo of the specimen, a specimen of the
 * same collecting event, the same content, or a picture that looks the same. Seen are the photos it learned from and those
 * that chose its epoch. Runs in the catalogue thread.
 */
import { addTo } from '../domain/lists.ts';
import { type Leak, LEAKS, type LeakageReport, type LeakPair, type LeakPhoto } from '../domain/leakage.ts';
import { ProblemError } from '../domain/problems.ts';
import type { RunPart, SplitPart } from '../domain/training.ts';
import { areNearCopies, type Look, NearHashes } from '../photos/difference-hash.ts';
import { startPace } from '../calls/pace.ts';
import { readPatiently } from '../reader/photo-fault.ts';
import { fileOfPhoto } from '../catalogue/browsing/photo-file.ts';
import type { CallContext } from '../calls/call.ts';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import { readKept } from '../catalogue/database/kept-json.ts';
import { KeptLeakage } from '../catalogue/learning/kept-evaluation.ts';
import type { ReadHandle } from '../catalogue/database/database.ts';
import { modelRow } from '../catalogue/learning/models.ts';
import { BOX_COLUMN, inputOf } from '../catalogue/specimens/photo-boxes.ts';
import { photoPlace } from '../catalogue/specimens/photos.ts';
import { takeTurns } from '../calls/turns.ts';
import { RAN_ON_COLUMN } from '../catalogue/learning/run-inputs.ts';
import { partsOf, type RunPhotoRow } from '../catalogue/learning/run-parts.ts';
import { walkRows } from '../catalogue/database/walk-rows.ts';
import { PHASES } from '../domain/language/language.ts';

/** Thumbnails looked at together: sharp's pool has as many threads as the machine has cores. */
const AT_ONCE = 16;
const MOST_PAIRS = 200;

/** In which order pairs are listed: what is surest first. */
const ORDER: readonly Leak[] = ['exact-copy', 'near-copy', 'same-specimen', 'same-event'];

interface RunPhoto extends LeakPhoto {
  readonly part: RunPart;
  /** Lower-case hex; null where the photo cannot be read now. */
  readonly sha256: string | null;
  /** Content and box. */
  readonly input: string | null;
  /** Names the collecting event; null where the day, or both place and collector, are not known. */
  readonly event: string | null;
}

/** Throws 'nothing-to-evaluate', 'learned-unknown'. The report is kept with the model. */
export async function findLeakage(
  catalogue: Catalogue,
  modelId: number | null,
  context: CallContext,
  utc: string,
): Promise<LeakageReport> {
  const { read, write } = catalogue;
  const model = modelRow(read, modelId);
  if (model.runId === null) throw new ProblemError('learned-unknown', { model: model.name });
  const photos = await runPhotos(read, model.runId, model.id);
  const learned = photos.filter(({ part }) => part === 'learn');
  const validation = photos.filter(({ part }) => part === 'validation');
  const heldOut = photos.filter(({ part }) => part === 'held-out' || part === 'test');
  if (heldOut.length === 0) throw new ProblemError('nothing-to-evaluate', { model: model.name });

  const looks = await looksOf(catalogue, photos, context);
  const turn = takeTurns();
  const seen = new Seen();
  // Those learned from first: of two finds the graver one is listed.
  for (const photo of [...learned, ...validation]) {
    seen.add(photo, looks.get(photo.photoId));
    await turn();
  }
  const pairs = new Map<Leak, LeakPair[]>(LEAKS.map((leak) => [leak, []]));
  for (const photo of heldOut) {
    for (const pair of seen.pairsOf(photo, looks.get(photo.photoId))) pairs.get(pair.leak)?.push(pair);
    await turn();
    context.signal.throwIfAborted();
  }

  const report: LeakageReport = {
    modelId: model.id,
    modelName: model.name,
    madeUtc: utc,
    learnPhotos: learned.length,
    validationPhotos: validation.length,
    heldOutPhotos: heldOut.length,
    unreadable: photos.length - looks.size,
    counts: LEAKS.map((leak) => {
      const found = pairs.get(leak) ?? [];
      return { leak, photos: found.length, validation: found.filter((pair) => pair.seen === 'validation').length };
    }),
    pairs: ORDER.flatMap((leak) => pairs.get(leak) ?? []).slice(0, MOST_PAIRS),
  };
  write.runOne('INSERT INTO leakage (model_id, report) VALUES (?, ?)', [model.id, JSON.stringify(report)]);
  return report;
}

/** The photos that a model has seen, by what another photo may share with them. Of several, the first one added counts. */
class Seen {
  readonly #bySpecimen = new Map<number, RunPhoto>();
  readonly #byContent = new Map<string, RunPhoto>();
  readonly #byEvent = new Map<string, RunPhoto[]>();
  readonly #near = { learned: new NearHashes<Looked>(), validation: new NearHashes<Looked>() };

  add(photo: RunPhoto, look: Look | undefined): void {
    const { specimenId, input, event } = photo;
    if (!this.#bySpecimen.has(specimenId)) this.#bySpecimen.set(specimenId, photo);
    if (input !== null && !this.#byContent.has(input)) this.#byContent.set(input, photo);
    if (event !== null) addTo(this.#byEvent, event, photo);
    if (look) this.#near[seenAs(photo)].add(look, { photo, look });
  }

  *pairsOf(photo: RunPhoto, look: Look | undefined): Generator<LeakPair> {
    const { specimenId, sha256, input, event, label } = photo;
    const sameSpecimen = this.#bySpecimen.get(specimenId);
    if (sameSpecimen) yield pairOf('same-specimen', photo, sameSpecimen, null);
    const others = (event === null ? [] : (this.#byEvent.get(event) ?? [])).filter(
      (other) => other.specimenId !== specimenId,
    );
    const graver = others.filter(({ part }) => part === others[0]?.part);
    const sameEvent = graver.find((other) => other.label === label) ?? graver[0];
    if (sameEvent) yield pairOf('same-event', photo, sameEvent, null);
    const copy = input === null ? undefined : this.#byContent.get(input);
    if (copy) yield pairOf('exact-copy', photo, copy, null);
    const alike = (hashes: NearHashes<Looked>) =>
      look && hashes.nearest(look, (other) => other.photo.sha256 !== sha256 && areNearCopies(look, other.look));
    const nearest = alike(this.#near.learned) ?? alike(this.#near.validation);
    if (nearest) yield pairOf('near-copy', photo, nearest.item.photo, nearest.bits);
  }
}

export function newestLeakage(db: ReadHandle, modelId: number): LeakageReport | null {
  const row = db.get<{ report: string }>('SELECT report FROM leakage WHERE model_id = ? ORDER BY id DESC LIMIT 1', [
    modelId,
  ]);
  if (!row) return null;
  const report = readKept(KeptLeakage, row.report);
  // As good as none: a person can have it made again.
  if (report === null) return null;
  const pairs = report.pairs.map((pair) => ({ ...pair, seen: pair.seen ?? ('learned' as const) }));
  const counts = report.counts.map((one) => ({ ...one, validation: one.validation ?? 0 }));
  return { ...report, validationPhotos: report.validationPhotos ?? 0, counts, pairs };
}

async function runPhotos(db: ReadHandle, runId: number, modelId: number): Promise<RunPhoto[]> {
  interface Row extends Omit<RunPhoto, 'event' | 'part' | 'input'> {
    readonly box: string | null;
    readonly ranOn: string | null;
    readonly part: SplitPart;
    readonly heldOutFor: RunPhotoRow['heldOutFor'];
    readonly eventDate: string | null;
    readonly locality: string | null;
    readonly recordedBy: string | null;
  }
  const partOf = partsOf(db, runId);
  const photos: RunPhoto[] = [];
  const sql = `SELECT run_photo.photo_id AS photoId, run_photo.part, held_out_for AS heldOutFor, specimen_id AS specimenId, catalog_number AS catalogNumber,
         file_name AS fileName, scientific_name AS label, lower(hex(sha256)) AS sha256, event_date AS eventDate,
         locality, recorded_by AS recordedBy, ${RAN_ON_COLUMN}, ${BOX_COLUMN}
       FROM run_photo JOIN photo ON photo.id = run_photo.photo_id JOIN specimen ON specimen.id = specimen_id
         JOIN model_class ON model_class.model_id = :model AND model_class.label = run_photo.label
       WHERE run_photo.run_id = :run AND run_photo.photo_id > :after AND trouble IS NULL AND sha256 IS NOT NULL
       ORDER BY run_photo.photo_id LIMIT :page`;
  const values = { model: modelId, run: runId };
  for await (const rows of walkRows<Row>(db, sql, ({ photoId }) => photoId, { values })) {
    for (const { eventDate, locality, recordedBy, heldOutFor, box, ranOn, ...photo } of rows) {
      photos.push({
        ...photo,
        part: partOf({ ...photo, heldOutFor }),
        input: ranOn ?? (photo.sha256 === null ? null : inputOf({ box, sha256: photo.sha256 })),
        event: eventKey(eventDate, locality, recordedBy),
      });
    }
  }
  return photos;
}

/** The day, the place and the collector, as written but for case and spaces. */
export function eventKey(date: string | null, locality: string | null, recordedBy: string | null): string | null {
  const plain = (text: string | null) => (text ?? '').trim().replace(/\s+/g, ' ').toLowerCase();
  // A year or a month alone is no event.
  if (!/^\d{4}-\d{2}-\d{2}/.test(plain(date)) || (plain(locality) === '' && plain(recordedBy) === '')) return null;
  return JSON.stringify([plain(date), plain(locality), plain(recordedBy)]);
}

/** By photo id: those known from before, and those of thumbnails looked at now. Without those that cannot be read. */
async function looksOf(
  catalogue: Catalogue,
  photos: readonly RunPhoto[],
  context: CallContext,
): Promise<Map<number, Look>> {
  const { read, write } = catalogue;
  const pace = startPace(PHASES.comparingPictures, photos.length);
  const looks = new Map<number, Look>();
  for (let from = 0; from < photos.length; from += AT_ONCE) {
    await context.gate();
    context.signal.throwIfAborted();
    const looked = await Promise.all(
      photos.slice(from, from + AT_ONCE).map(async ({ photoId, sha256 }) => {
        const known = read.get<Look>('SELECT high, low, grey FROM content_look WHERE sha256 = unhex(?)', [sha256]);
        return { photoId, sha256, known, look: known ?? (await lookNow(catalogue, photoId, context.signal)) };
      }),
    );
    write.transaction(() => {
      for (const { photoId, sha256, known, look } of looked) {
        if (!look) continue;
        looks.set(photoId, look);
        if (known) continue;
        const values = [sha256, look.high, look.low, look.grey];
        write.run('INSERT OR IGNORE INTO content_look (sha256, high, low, grey) VALUES (unhex(?), ?, ?, ?)', values);
      }
    });
    context.report(pace(Math.min(photos.length, from + AT_ONCE)));
  }
  return looks;
}

/** null: its thumbnail is not there and cannot be made. Rejects with 'photos-away' where that is no fault of the photo. */
async function lookNow(catalogue: Catalogue, photoId: number, signal: AbortSignal): Promise<Look | null> {
  const look = async () => {
    const thumbnail = await fileOfPhoto(catalogue, photoId, 'thumbnail');
    return thumbnail && (await catalogue.reader.call('photo.look', { path: thumbnail.path }).catch(() => null));
  };
  const known = await look();
  const place = photoPlace(catalogue.read, photoId);
  if (known || !place || place.trouble !== null) return known;
  const again = async () => {
    const found = await look();
    if (!found) throw new ProblemError('photo-unreadable');
    return found;
  };
  return await readPatiently({ path: place.path(), source: place.source }, again, { signal }).catch(
    (error: unknown) => {
      if (error instanceof ProblemError && error.code === 'photo-unreadable') return null;
      throw error;
    },
  );
}

interface Looked {
  readonly photo: RunPhoto;
  readonly look: Look;
}

function seenAs({ part }: RunPhoto): LeakPair['seen'] {
  return part === 'validation' ? 'validation' : 'learned';
}

function pairOf(leak: Leak, heldOut: RunPhoto, learned: RunPhoto, bits: number | null): LeakPair {
  const shown = ({ photoId, specimenId, catalogNumber, fileName, label }: RunPhoto): LeakPhoto => ({
    photoId,
    specimenId,
    catalogNumber,
    fileName,
    label,
  });
  const sameTaxon = heldOut.label === learned.label;
  return { leak, heldOut: shown(heldOut), learned: shown(learned), seen: seenAs(learned), sameTaxon, bits };
}
