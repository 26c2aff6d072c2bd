/*
 * The import: a folder of photos, read in place, becomes specimens. Photos are read many at a time and written in
 * batches in the order of their paths, so a kill loses at most a batch and the next import adds only what is missing.
 * Runs in the catalogue thread; the photo reader opens and decodes. Originals are only ever read.
 */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { WriteHandle } from '../catalogue/database/database.ts';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import { takeTurns } from '../calls/turns.ts';
import { addImportProblem, beginImport, endImport } from '../catalogue/specimens/imports.ts';
import { sourceId } from '../catalogue/specimens/photos.ts';
import { unpacked } from '../photos/packed-scan.ts';
import { type WriteFile, writeThumbnail } from '../photos/write-thumbnail.ts';
import { agreeToImport } from '../catalogue/browsing/sources-agreed.ts';
import { type ImportProblem, type ImportRequest, type ImportResult, MOST_ROWS } from '../contract/import.ts';
import { because, ProblemError } from '../domain/problems.ts';
import { COUNTED } from '../domain/words.ts';
import { fileOf, folderOf, type PathText, shownPath } from '../domain/path-text.ts';
import type { CallContext } from '../calls/call.ts';
import { vanishedFrom } from './against-known.ts';
import { ImportWriter } from './import-writer.ts';
import { pathOf, textOf } from '../files/path-text.ts';
import { knownPlaces } from './known-places.ts';
import { inOrder } from '../calls/pipeline.ts';
import { filesLeft, type Intake, plannedTable, planIntake, ruleOf } from './plan.ts';
import { photosOf } from './pages.ts';
import type { PhotoToWrite } from './photo-to-write.ts';
import { giveNumbers, numbersToGive } from './recorded-numbers.ts';
import { type Reading, readFound } from './read-found.ts';
import type { FoundPhoto, Scan } from '../photos/scan.ts';
import { startPace } from '../calls/pace.ts';
import { PASSING } from '../photos/trouble.ts';
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
  const identifiedBy = request.identifiedBy.trim();
  if (request.labels !== 'none' && identifiedBy === '') {
    const [setting, reason] = [because('your-name'), because('names-stand-as-yours')];
    throw new ProblemError('wrong-setting', { setting, reason });
  }
  const { write: db } = catalogue;
  const { root, scan: found } = await lookForPhotos(catalogue, request, context);
  const folder = textOf(root);
  const knownAt = knownPlaces(db, folder);
  const scan = { ...found, photos: await photosOf(found.photos, request.pages, knownAt) };
  const rule = ruleOf(request);
  const intake = await planIntake(catalogue, root, request, scan, rule);
  await agreeToImport(catalogue, folder, request.followLinks === true);
  // So that the next import of this folder may begin with it.
  if (request.records !== null) catalogue.known.allow([request.records]);
  const renamed = (await intake.checklist?.apply(db)) ?? [];
  if (renamed.length > 0) onWritten(renamed);

  const { source, importId } = begin(db, folder, request);
  const problems = new Problems(db, importId);
  db.transaction(() => {
    for (const { relativePath, trouble, message } of scan.unreadable)
      problems.add({ path: shownPath(`${folder}/${relativePath}`), trouble, message });
  });
  const writer = new ImportWriter({ db, sourceId: source, importId, folder, intake, identifiedBy, asked: request });
  const batch = new Batch(db, writer, problems, onWritten);
  const { again = false, contents = false, codes = false } = request;
  const numbers = await numbersToGive(db, knownAt, intake);
  const reading: Reading = { catalogue, root, source, knownAt, again, contents, codes, context, writeFile };
  if (numbers.size > 0) {
    // New photos with one of these numbers join its specimen.
    giveNumbers(db, numbers, intake.records?.report.file ?? '', identifiedBy);
    onWritten([...numbers.keys()]);
  }
  await readPhotos(reading, intake.photos, batch);
  if (!context.finishing()) onWritten(await writer.writeOtherRows());
  endImport(db, importId, new Date().toISOString());
  return {
    importId,
    found: intake.photos.length,
    ...writer.tally,
    codesRead: codes ? writer.tally.codesRead : null,
    numbered: numbers.size + writer.tally.numbered,
    unnamedFolders: unnamedFolders(intake),
    namesInFiles: intake.namesInFiles,
    homonymsListed: intake.homonymsListed,
    contradictions: writer.contradictions,
    copies: writer.copies,
    termsChanged: writer.terms.told,
    table: await plannedTable(db, intake, { byCodes: writer.namedByCodes }),
    ...(context.finishing() ? { vanished: 0, vanishedExamples: [] } : vanishedFrom(db, folder, scan)),
    otherFiles: filesLeft(folder, scan, intake),
    linksLeft: scan.linksOut.followed ? 0 : scan.linksOut.count,
    problemCount: problems.count,
    problems: problems.first,
    seconds: (performance.now() - started) / 1000,
  };
}

/** Until the last, or until the job is to finish. Rejects as `refuseAway` does. */
async function readPhotos(reading: Reading, photos: readonly FoundPhoto[], batch: Batch): Promise<void> {
  const { context } = reading;
  const turn = takeTurns();
  const pace = startPace(PHASES.readingPhotos, photos.length);
  let done = 0;
  let unreached = 0;
  try {
    for await (const photo of inOrder(photos, availableParallelism() + 1, (found) => readFound(reading, found))) {
      batch.add(photo);
      done += 1;
      unreached = isUnreached(photo) ? unreached + 1 : 0;
      if (unreached >= MOST_UNREACHED) await refuseAway(reading, photo);
      const next = photos[done];
      const hasMorePages = next && fileOf(next.relativePath) === fileOf(photo.found.relativePath);
      if (batch.isDue() && !hasMorePages) batch.write();
      context.report(pace(done));
      if (context.finishing()) break;
      await turn();
    }
  } finally {
    // What was read is kept, also when the job is stopped or the disk is full.
    batch.write();
  }
}

/** Folders whose photos get no name, where names were asked for: what was not understood is told. */
function unnamedFolders({ photos, meaning, isNaming }: Intake): ImportResult['unnamedFolders'] {
  const counts = new Map<string, number>();
  for (const { relativePath } of isNaming ? photos : []) {
    if (meaning(relativePath).said) continue;
    const folder = shownPath(folderOf(relativePath));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .map(([folder, count]) => ({ folder, photos: count }))
    .toSorted((a, b) => b.photos - a.photos)
    .slice(0, MOST_ROWS);
}

/** Throws 'folder-empty', 'folder-only-links', 'folder-in-catalogue' where there is nothing to import. */
async function lookForPhotos(
  { reader, places }: Catalogue,
  { folder, followLinks = false }: ImportRequest,
  { signal, report, gate }: CallContext,
): Promise<{ readonly root: PathText; readonly scan: Scan }> {
  const looking = startPace(PHASES.lookingForPhotos, 0);
  report(looking(0));
  const root = await reader.call('folder.real', { folder: pathOf(resolve(folder)) }, { signal });
  await gate();
  const asked = { folder: root, without: [places.folder], followLinks };
  const onProgress = ({ done }: { readonly done: number }) => report(looking(done));
  const scan = unpacked(await reader.call('folder.scan', asked, { signal, onProgress }));
  if (scan.photos.length === 0 && scan.unreadable.length === 0) throw nothingIn(textOf(root), scan, places.folder);
  return { root, scan };
}

function begin(db: WriteHandle, folder: string, request: ImportRequest) {
  const utc = new Date().toISOString();
  return db.transaction(() => {
    const source = sourceId(db, folder, utc);
    const importId = beginImport(db, source, request, utc);
    return { source, importId };
  });
}

/** What could not be read: all of it is kept with the import, the first of it is told. */
class Problems {
  readonly #db: WriteHandle;
  readonly #importId: number;
  readonly first: ImportProblem[] = [];
  count = 0;

  constructor(db: WriteHandle, importId: number) {
    this.#db = db;
    this.#importId = importId;
  }

  add(problem: ImportProblem): void {
    addImportProblem(this.#db, this.#importId, this.count, problem);
    this.count += 1;
    if (this.first.length < PROBLEMS_IN_RESULT) this.first.push(problem);
  }
}

/** Photos that were read and are not yet written. */
class Batch {
  readonly #db: WriteHandle;
  readonly #writer: ImportWriter;
  readonly #problems: Problems;
  readonly #onWritten: ImportSurroundings['onWritten'];
  #photos: PhotoToWrite[] = [];
  #started = performance.now();

  constructor(db: WriteHandle, writer: ImportWriter, problems: Problems, onWritten: ImportSurroundings['onWritten']) {
    this.#db = db;
    this.#writer = writer;
    this.#problems = problems;
    this.#onWritten = onWritten;
  }

  add(photo: PhotoToWrite): void {
    this.#photos.push(photo);
  }

  isDue(): boolean {
    return this.#photos.length >= BATCH || performance.now() - this.#started > BATCH_MS;
  }

  write(): void {
    const photos = this.#photos;
    this.#photos = [];
    this.#started = performance.now();
    if (photos.length === 0) return;
    const changed = this.#db.transaction(() => {
      for (const { path, content } of photos) {
        if (!content?.trouble) continue;
        const { trouble, troubleMessage } = content;
        this.#problems.add({ path: shownPath(textOf(path)), trouble, message: troubleMessage ?? '' });
      }
      return this.#writer.write(photos.filter(({ content }) => !content?.trouble || !PASSING.has(content.trouble)));
    });
    if (changed.length > 0) this.#onWritten(changed);
  }
}

function nothingIn(folder: string, { linksOut: { count, followed } }: Scan, catalogue: string): ProblemError {
  if (`${folder}/`.startsWith(`${catalogue}/`)) return new ProblemError('folder-in-catalogue', { folder });
  if (count === 0 || followed) return new ProblemError('folder-empty', { folder });
  return new ProblemError('folder-only-links', {
    folder,
    links: COUNTED.links(count),
  });
}

function isUnreached({ content }: PhotoToWrite): boolean {
  return content?.trouble === 'away' || content?.trouble === 'vanished';
}

/** Throws 'photos-away' where the drive is gone; single files may well be gone from a folder that is there. */
async function refuseAway({ catalogue, root, context }: Reading, { content }: PhotoToWrite): Promise<void> {
  const folder = textOf(root);
  if (content?.trouble === 'away') {
    throw new ProblemError('photos-away', { folder, reason: because('drive-fails') });
  }
  const [found] = await catalogue.reader.call('files.find', { paths: [root] }, { signal: context.signal });
  if (!found) throw new ProblemError('photos-away', { folder, reason: because('folder-gone') });
}
