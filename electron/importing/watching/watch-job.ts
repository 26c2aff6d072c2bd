/*
 * The job that watches a folder: looks when something changes in it, and by the clock where nothing tells; reads what is whole,
 * and hands it to the session. Ends only when it is told to. Runs in the catalogue thread.
 */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { CallContext } from '../../calls/call.ts';
import { inOrder } from '../../calls/pipeline.ts';
import { agreeToImport } from '../../catalogue/browsing/sources-agreed.ts';
import type { Catalogue } from '../../catalogue/opening/catalogue.ts';
import { beginImport, endImport } from '../../catalogue/specimens/imports.ts';
import { sourceId } from '../../catalogue/specimens/photos.ts';
import type { WatchRequest, WatchResult } from '../../contract/watch.ts';
import { PHASES } from '../../domain/language/language.ts';
import type { PathText } from '../../domain/path-text.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import { pathBelow, pathOf, textOf } from '../../files/path-text.ts';
import { unpacked } from '../../photos/packed-scan.ts';
import type { FoundPhoto, Scan } from '../../photos/scan.ts';
import { PASSING } from '../../photos/trouble.ts';
import { writeThumbnail } from '../../photos/write-thumbnail.ts';
import { MOST_PATHS } from '../../reader/calls.ts';
import { knownPlaces } from '../known-places.ts';
import type { PhotoToWrite } from '../photo-to-write.ts';
import { ruleOf } from '../plan.ts';
import { type Reading, readFound } from '../read-found.ts';
import { Arrivals } from './arrivals.ts';
import { importRequestOf, WatchSession } from './session.ts';

/** Photos that are read and written together at most. */
const A_TURN = 25;
/** Looks by the clock: so often at least, and seldom enough to take a twentieth of the time, s. */
const LOOK_S = 3;
const SHARE = 20;
/** While files are being written, s. */
const SOON_S = 0.35;
/** After the folder was not there, s. */
const AWAY_S = 2;

export interface WatchSurroundings {
  readonly onWritten: (specimenIds: readonly number[]) => void;
  /** Told of the session that can be steered from now on, and null at its end. */
  readonly onSession: (session: WatchSession | null) => void;
}

/** Ends when it is told to finish or is cancelled, and then gives what was done. */
export async function watchFolder(
  catalogue: Catalogue,
  request: WatchRequest,
  context: CallContext,
  { onWritten, onSession }: WatchSurroundings,
): Promise<WatchResult> {
  refuse(request);
  const { reader, write: db, places } = catalogue;
  const root = await reader.call('folder.real', { folder: pathOf(resolve(request.folder)) });
  const folder = textOf(root);
  if (`${folder}/`.startsWith(`${places.folder}/`)) throw new ProblemError('folder-in-catalogue', { folder });
  const rule = ruleOf(importRequestOf(request));
  const first = await lookThrough(catalogue, root);
  await agreeToImport(catalogue, folder, false);
  if (request.records !== null) catalogue.known.allow([request.records]);
  const utc = new Date().toISOString();
  const { source, importId } = db.transaction(() => {
    const id = sourceId(db, folder, utc);
    const { views, present, codes } = request;
    return {
      source: id,
      importId: beginImport(db, id, { ...importRequestOf(request), watch: { views, present, codes } }, utc),
    };
  });
  const session = new WatchSession({ catalogue, root, sourceId: source, importId, rule, request, onWritten });
  const watching = new Watching(catalogue, root, session, readingOf(catalogue, root, source, request, context));
  watching.begin(first, request.present);
  onSession(session);
  try {
    await watching.untilTold(context);
  } catch (error) {
    // Told to end in the midst of a question.
    if (!context.signal.aborted) throw error;
  } finally {
    onSession(null);
    endImport(db, importId, new Date().toISOString());
  }
  const { taken, waiting } = session.list.counts;
  return { importId, taken, waiting };
}

function refuse({ labels, identifiedBy, nameRule, codes }: WatchRequest): void {
  if (labels !== 'none' && identifiedBy.trim() === '') {
    const [setting, reason] = [because('your-name'), because('names-stand-as-yours')];
    throw new ProblemError('wrong-setting', { setting, reason });
  }
  if (nameRule === null && !codes) throw new ProblemError('bad-request', {}, { detail: 'neither a rule nor codes' });
}

function readingOf(
  catalogue: Catalogue,
  root: PathText,
  source: number,
  { codes }: WatchRequest,
  context: CallContext,
): Reading {
  const knownAt = knownPlaces(catalogue.read, textOf(root));
  const every = { again: false, contents: false, writeFile: writeThumbnail };
  return { catalogue, root, source, knownAt, codes, context, ...every };
}

async function lookThrough({ reader, places }: Catalogue, folder: PathText): Promise<Scan> {
  const asked = { folder, without: [places.folder], followLinks: false, uncounted: true };
  return unpacked(await reader.call('folder.scan', asked));
}

class Watching {
  readonly #catalogue: Catalogue;
  readonly #root: PathText;
  readonly #session: WatchSession;
  readonly #reading: Reading;
  readonly #arrivals = new Arrivals();
  /** What the last look took, s. */
  #took = 0;

  constructor(catalogue: Catalogue, root: PathText, session: WatchSession, reading: Reading) {
    this.#catalogue = catalogue;
    this.#root = root;
    this.#session = session;
    this.#reading = reading;
  }

  /** What is there at the start: known already, or left alone, or taken like all that comes. */
  begin({ photos, beside }: Scan, present: WatchRequest['present']): void {
    this.#session.beside = beside;
    for (const found of photos) {
      const known = this.#reading.knownAt(found.relativePath);
      const holds = known?.bytes === found.bytes && known.modifiedMs === found.modifiedMs && known.trouble === null;
      if (holds || (!known && present === 'leave')) this.#arrivals.leave(found);
    }
    this.#arrivals.see(photos, Date.now());
  }

  async untilTold(context: CallContext): Promise<void> {
    const { reader } = this.#catalogue;
    while (!context.finishing()) {
      await context.gate();
      const seconds = this.#session.isAway ? AWAY_S : this.#arrivals.areComing ? SOON_S : LOOK_S;
      // Asked for before the look, so that what comes during it is told as well.
      const asked = { folder: this.#root, seconds: Math.max(seconds, this.#took * SHARE) };
      const change = reader.call('folder.wait', asked, { signal: context.signal }).catch(() => false);
      await this.#look();
      const more = await this.#takeWhole();
      this.#report(context);
      if (!more) await change;
    }
  }

  async #look(): Promise<void> {
    const started = performance.now();
    try {
      const { photos, beside } = await lookThrough(this.#catalogue, this.#root);
      this.#session.isAway = false;
      this.#session.beside = beside;
      this.#arrivals.see(photos, Date.now());
    } catch (error) {
      if (!(error instanceof ProblemError) || !AWAY.has(error.code)) throw error;
      this.#session.isAway = true;
    }
    this.#took = (performance.now() - started) / 1000;
  }

  /** True where more are whole than were taken now. */
  async #takeWhole(): Promise<boolean> {
    const { reader } = this.#catalogue;
    const still = this.#arrivals.still(Date.now(), MOST_PATHS);
    if (still.length > 0) {
      const paths = still.map(({ relativePath }) => pathBelow(this.#root, relativePath));
      const ended = await reader.call('files.ended', { paths });
      for (const [index, found] of still.entries()) if (ended[index] === true) this.#arrivals.ended(found);
    }
    const whole = this.#arrivals.takeWhole(Date.now(), A_TURN);
    if (whole.length > 0) {
      const photos = await this.#read(whole);
      for (const { found, content } of photos)
        if (content?.trouble && PASSING.has(content.trouble)) this.#arrivals.again(found);
      await this.#session.take(photos);
    }
    return whole.length === A_TURN;
  }

  async #read(whole: readonly FoundPhoto[]): Promise<PhotoToWrite[]> {
    const photos: PhotoToWrite[] = [];
    for await (const photo of inOrder(whole, availableParallelism(), (found) => readFound(this.#reading, found)))
      photos.push(photo);
    return photos;
  }

  #report({ report }: CallContext): void {
    const { taken } = this.#session.list.counts;
    report({ phase: PHASES.watching, done: taken, total: 0, rate: 0, secondsLeft: null });
  }
}

/** Problems of a folder or drive that may come back. */
const AWAY: ReadonlySet<string> = new Set(['folder-missing', 'photos-away', 'not-allowed', 'folder-is-file']);
