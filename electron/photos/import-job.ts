/*
 * The import: a folder of photos, read in place, becomes specimens. Photos are read many at a time and written in
 * batches in the order of their paths, so a kill loses at most a batch and the next import adds only what is missing.
 * Runs in the catalogue thread. Originals are only ever read.
 */
import { availableParallelism } from 'node:os';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { takeTurns } from '../threads/turns.ts';
import { addImportProblem, beginImport, endImport } from '../catalogue/imports.ts';
import { type KnownPhoto, photoAt, sourceId, sources } from '../catalogue/photos.ts';
import { thumbnailFile } from '../catalogue/places.ts';
import { agreeToImport, realFolder } from '../catalogue/sources-agreed.ts';
import type { ImportProblem, ImportRequest, ImportResult } from '../contract/import.ts';
import { ProblemError } from '../contract/problems.ts';
import type { CallContext } from '../threads/call.ts';
import { ImportWriter, type PhotoToWrite } from './import-writer.ts';
import { inOrder } from './pipeline.ts';
import { planImport } from './plan.ts';
import { readPhoto } from './read-photo.ts';
import { type FoundPhoto, scanFolder } from './scan.ts';
import { startPace } from '../threads/pace.ts';
import { systemTrouble } from './trouble.ts';
import { type WriteFile, writeThumbnail } from './thumbnail.ts';

/** Photos a transaction. Each takes 0.1-0.2 ms to write, and questions asked meanwhile should wait a few ms only. */
const BATCH = 25;
/** However slowly photos come, they are written after this, ms. */
const BATCH_MS = 1_000;
const PROBLEMS_IN_RESULT = 500;

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
      setting: 'Your name',
      reason: 'names from folder names stand as your determinations',
    });
  }
  const folder = await realFolder(request.folder);
  const looking = startPace('Looking for photos', 0);
  const scan = await scanFolder(folder, {
    gate: context.gate,
    onFound: (photos) => context.report(looking(photos)),
    without: [catalogue.places.folder],
  });
  if (scan.photos.length === 0 && scan.unreadable.length === 0) throw new ProblemError('folder-empty', { folder });
  const { write: db, places } = catalogue;
  const plan = await planImport(db, folder, request, scan.photos);
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
    for (const { relativePath, code } of scan.unreadable)
      tell({ path: `${folder}/${relativePath}`, ...systemTrouble(code) });
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
  const options = { thumbnailFile: (sha256: string) => thumbnailFile(places, sha256), writeFile };
  const read = async (found: FoundPhoto): Promise<PhotoToWrite> => {
    const path = `${folder}/${found.relativePath}`;
    const known = knownAt(found);
    const unchanged = known?.trouble === null && known.bytes === found.bytes && known.modifiedMs === found.modifiedMs;
    await context.gate();
    return { found, path, known, content: unchanged ? null : await readPhoto({ ...found, path }, options) };
  };

  const turn = takeTurns();
  const pace = startPace('Reading photos', scan.photos.length);
  let batch: PhotoToWrite[] = [];
  let batchStarted = performance.now();
  let done = 0;
  const flush = () => {
    const photos = batch;
    batch = [];
    batchStarted = performance.now();
    if (photos.length === 0) return;
    const there = photos.filter(({ content }) => content?.trouble !== 'vanished');
    const changed = db.transaction(() => {
      for (const { path, content } of photos) {
        if (content?.trouble) tell({ path, trouble: content.trouble, message: content.troubleMessage ?? '' });
      }
      return writer.write(there);
    });
    if (changed.length > 0) onWritten(changed);
  };

  try {
    for await (const photo of inOrder(scan.photos, availableParallelism() + 1, read)) {
      batch.push(photo);
      done += 1;
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
    problemCount,
    problems,
    seconds: (performance.now() - started) / 1000,
  };
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
