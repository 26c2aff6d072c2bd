/*
 * The import: a folder of photos, read in place, becomes specimens. Photos are read many at a time and written in
 * batches in the order of their paths, so a kill loses at most a batch and the next import adds only what is missing.
 * Runs in the catalogue thread; the photo reader opens and decodes. Originals are only ever read.
 */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import { takeTurns } from '../calls/turns.ts';
import { addImportProblem, beginImport, endImport } from '../catalogue/specimens/imports.ts';
import { type KnownPhoto, photoAt, photosWithContent, sourceId, sources } from '../catalogue/specimens/photos.ts';
import { type PhotoContent, UNREAD } from '../photos/photo-content.ts';
import { thumbnailFile, type WriteFile, writeThumbnail } from '../photos/write-thumbnail.ts';
import { agreeToImport } from '../catalogue/browsing/sources-agreed.ts';
import type { ImportProblem, ImportRequest, ImportResult, LinksOut } from '../contract/import.ts';
import { because, ProblemError } from '../domain/problems.ts';
import { counted } from '../domain/words.ts';
import { type PathText, shownPath } from '../domain/path-text.ts';
import type { CallContext } from '../calls/call.ts';
import { ImportWriter, type PhotoToWrite } from './import-writer.ts';
import { pathBelow, pathOf, textOf } from '../files/path-text.ts';
import { inOrder } from '../calls/pipeline.ts';
import { planImport } from './plan.ts';
import { MOST_PATHS } from '../reader/calls.ts';
import type { FoundPhoto } from '../photos/scan.ts';
import { startPace } from '../calls/pace.ts';
import { describeTrouble, PASSING } from '../photos/trouble.ts';
import { PHASES } from '../domain/language/language.ts';

/** Photos a transaction. Each takes 0.1-0.2 ms to write, and questions asked meanwhile should wait a few ms only. */
const BATCH = 25;

/** However slowly photos come, they are written after this, ms. */
const BATCH_MS = 1_000;
const PROBLEMS_IN_RESULT = 500;

/** After so many photos in a row that could not be reached, it is the drive: the others are not asked for one by one. */
const MOST_UNREACHED = 3;

export interface ImportSurroundings {
  /** Called after each commit with the specimens that are new or changed. */
  readonly onWritten: (specimenIds: readonly number[]) => void;
  /** Replaced in tests of a full disk. */
  readonly writeFile?: WriteFile;
}

export async function importFolder(
  catalogue: Catalogue,
  request: ImportRequest,
  context: CallContext,
  { onWritten, writeFile = writeThumbnail }: ImportSurroundings,
): Promise<ImportResult> {
  const started = performance.now();
  if (request.labels === 'folders' && request.identifiedBy.trim() === '') {
    throw new ProblemError('wrong-setting', {
      setting: because('your-name'),
      reason: because('names-stand-as-yours'),
    });
  }
  const { reader, places } = catalogue;
  const { signal } = context;
  const looking = startPace(PHASES.lookingForPhotos, 0);
  context.report(looking(0));
  const root = await reader.call('folder.real', { folder: pathOf(resolve(request.folder)) }, { signal });
  const folder = textOf(root);
  await context.gate();
  const scan = await reader.call(
    'folder.scan',
    { folder: root, without: [places.folder], followLinks: request.followLinks ?? false },
    { signal, onProgress: ({ done }) => context.report(looking(done)) },
  );
  if (scan.photos.length === 0 && scan.unreadable.length === 0) throw nothingIn(folder, scan.linksOut);
  const { write: db } = catalogue;
  const plan = await planImport(catalogue, root, request, scan.photos);
  await agreeToImport(catalogue, folder);

  await plan.checklist?.apply(db);

  const utc = new Date().toISOString();
  const { source, importId, elsewhere } = db.transaction(() => {
    const source = sourceId(db, folder, utc);
    return {
      source,
      importId: beginImport(db, source, request, utc),
      elsewhere: overlapping(sources(db), source, folder),
    };
  });
  const writer = new ImportWriter({
    db,
    sourceId: source,
    folder,
    rule: plan.rule,
    labelOf: plan.labelOf,
    identifiedBy: request.identifiedBy.trim(),
    records: plan.records,
  });

  const problems: ImportProblem[] = [];
  let problemCount = 0;
  const tell = (problem: ImportProblem) => {
    addImportProblem(db, importId, problemCount, problem);
    problemCount += 1;
    if (problems.length < PROBLEMS_IN_RESULT) problems.push(problem);
  };
  db.transaction(() => {
    for (const { relativePath, trouble, message } of scan.unreadable)
      tell({ path: shownPath(`${folder}/${relativePath}`), trouble, message });
  });

  const knownAt = (found: FoundPhoto): KnownPhoto | undefined => {
    const here = photoAt(db, source, found.relativePath);
    if (here) return here;
    for (const other of elsewhere) {
      const relative = other.relativeTo(`${folder}/${found.relativePath}`);
      const there = relative === null ? undefined : photoAt(db, other.id, relative);
      if (there) return there;
    }
    return undefined;
  };
  const read = async (found: FoundPhoto): Promise<PhotoToWrite> => {
    const path = pathBelow(root, found.relativePath);
    const known = knownAt(found);
    const unchanged = known?.trouble === null && known.bytes === found.bytes && known.modifiedMs === found.modifiedMs;
    await context.gate();
    if (unchanged) return { found, path, known, content: null, gone: NONE };
    const content = await contentOf(catalogue, { ...found, path }, signal, writeFile);
    const gone = known ? NONE : await goneCopies(catalogue, content, path, signal);
    return { found, path, known, content, gone };
  };

  const turn = takeTurns();
  const pace = startPace(PHASES.readingPhotos, scan.photos.length);
  let batch: PhotoToWrite[] = [];
  let batchStarted = performance.now();
  let done = 0;
  let unreached = 0;
  const flush = () => {
    const photos = batch;
    batch = [];
    batchStarted = performance.now();
    if (photos.length === 0) return;
    const there = photos.filter(({ content }) => !content?.trouble || !PASSING.has(content.trouble));
    const changed = db.transaction(() => {
      for (const { path, content } of photos) {
        if (!content?.trouble) continue;
        const { trouble, troubleMessage } = content;
        tell({ path: shownPath(textOf(path)), trouble, message: troubleMessage ?? '' });
      }
      return writer.write(there);
    });
    if (changed.length > 0) onWritten(changed);
  };

  try {
    for await (const photo of inOrder(scan.photos, availableParallelism() + 1, read)) {
      batch.push(photo);
      done += 1;
      unreached = isUnreached(photo) ? unreached + 1 : 0;
      if (unreached >= MOST_UNREACHED) await refuseAway(catalogue, root, photo, signal);
      if (batch.length >= BATCH || performance.now() - batchStarted > BATCH_MS) flush();
      context.report(pace(done));
      if (context.finishing()) break;
      await turn();
    }
  } finally {
    // What was read is kept, also when the job is stopped or the disk is full.
    flush();
  }
  onWritten((await plan.records?.applyToAll(db)) ?? []);
  endImport(db, importId, new Date().toISOString());
  return {
    found: scan.photos.length,
    ...writer.tally,
    otherFiles: scan.otherFiles,
    linksLeft: scan.linksOut.count,
    problemCount,
    problems,
    seconds: (performance.now() - started) / 1000,
  };
}

const NONE: ReadonlySet<PathText> = new Set();

/** Reads a photo and keeps its thumbnail. Rejects when that cannot be written, or the machine is short of something. */
async function contentOf(
  { reader, places }: Catalogue,
  { path, bytes, modifiedMs, linked }: FoundPhoto & { readonly path: PathText },
  signal: AbortSignal,
  writeFile: WriteFile,
): Promise<PhotoContent> {
  try {
    const asked = { path, bytes, modifiedMs, follow: linked ?? false, thumbnails: places.thumbnails };
    const { content, thumbnail } = await reader.call('photo.read', asked, { signal });
    if (thumbnail && content.sha256 !== null) {
      await writeFile(thumbnailFile(places, content.sha256), thumbnail);
    }
    return content;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.code === 'photos-away') return unread({ bytes, modifiedMs }, 'away', 'its drive does not answer');
    if (error.code !== 'photo-unreadable') throw error;
    return unread({ bytes, modifiedMs }, 'unreadable', 'whatever tries to decode it breaks down');
  }
}

function unread(
  known: Pick<PhotoContent, 'bytes' | 'modifiedMs'>,
  trouble: 'away' | 'unreadable',
  detail: string,
): PhotoContent {
  return { ...UNREAD, ...known, trouble, troubleMessage: describeTrouble(trouble, detail).message };
}

/** Places of the same content where it is no more, or where it is this very file under another path. */
async function goneCopies(
  { reader, read }: Catalogue,
  { sha256 }: PhotoContent,
  path: PathText,
  signal: AbortSignal,
): Promise<ReadonlySet<PathText>> {
  const copies = sha256 === null ? [] : photosWithContent(read, sha256);
  const paths = copies.flatMap((copy) => copy.path ?? []).slice(0, MOST_PATHS - 1);
  if (paths.length === 0) return NONE;
  try {
    const [own, ...found] = await reader.call('files.find', { paths: [path, ...paths] }, { signal });
    return new Set(paths.filter((_, index) => !found[index] || found[index]?.real === own?.real));
  } catch (error) {
    // Where the other drive does not answer, the photo there may well be.
    if (error instanceof ProblemError && error.code === 'photos-away') return NONE;
    throw error;
  }
}

function nothingIn(folder: string, { count }: LinksOut): ProblemError {
  if (count === 0) return new ProblemError('folder-empty', { folder });
  return new ProblemError('folder-only-links', {
    folder,
    links: counted(count, 'link'),
  });
}

function isUnreached({ content }: PhotoToWrite): boolean {
  return content?.trouble === 'away' || content?.trouble === 'vanished';
}

/** Throws 'photos-away' where the drive is gone; single files may well be gone from a folder that is there. */
async function refuseAway(
  { reader }: Catalogue,
  root: PathText,
  { content }: PhotoToWrite,
  signal: AbortSignal,
): Promise<void> {
  const folder = textOf(root);
  if (content?.trouble === 'away') {
    throw new ProblemError('photos-away', { folder, reason: because('drive-fails') });
  }
  const [found] = await reader.call('files.find', { paths: [root] }, { signal });
  if (!found) throw new ProblemError('photos-away', { folder, reason: because('folder-gone') });
}

interface OtherSource {
  readonly id: number;
  /** Path below this source, or null where it lies elsewhere. */
  relativeTo(path: string): string | null;
}

/** Sources that lie inside this folder or around it: their photos are the same files, not copies. */
function overlapping(all: readonly { id: number; folder: string }[], own: number, folder: string): OtherSource[] {
  return all
    .filter(
      (other) => other.id !== own && (other.folder.startsWith(`${folder}/`) || folder.startsWith(`${other.folder}/`)),
    )
    .map((other) => ({
      id: other.id,
      relativeTo: (path) => (path.startsWith(`${other.folder}/`) ? path.slice(other.folder.length + 1) : null),
    }));
}
