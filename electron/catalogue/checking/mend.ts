/*
 * Mends what follows from something else: the indexes of the file, the search, the names that specimens show, thumbnails, and
 * what lies in the folder and belongs to nothing. A copy of the file is made first. What persons said, and what they imported,
 * is only read. Runs in the catalogue thread.
 */
import type { CatalogueFinding } from '../../contract/collection.ts';
import type { Mended } from '../../contract/mending.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import { inFileThread } from '../backing-up/calls.ts';
import type { BackupKeeper } from '../backing-up/keeper.ts';
import { isDamage, type WriteHandle } from '../database/database.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import { fillSearchAgain } from '../opening/search-index.ts';
import { checkCatalogue, unsoundnessOf } from './check.ts';
import { Tally, talliesByKind } from './check-leftovers.ts';
import { mendDerived } from './derived.ts';
import { finding, some } from './finding.ts';
import { LEFTOVER_KINDS, leftovers, removeLeftovers } from './leftovers.ts';
import type { Onward } from './onward.ts';
import { mendThumbnails } from './thumbnails.ts';

export interface Mending {
  readonly contents: boolean;
  readonly onward: Onward;
  readonly keeper: Pick<BackupKeeper, 'make'>;
  /** Told of the specimens that show something else since. */
  readonly onMended: (specimenIds: readonly number[]) => void;
}

/** Throws 'backup-failed' where no copy can be made first, 'catalogue-damaged' where more than what is derived is damaged. */
export async function mendCatalogue(catalogue: Catalogue, mending: Mending): Promise<Mended> {
  const { onward, contents } = mending;
  await onward('lookingAtFile', 0, 0);
  const { copy, done: ofFile } = await mendFile(catalogue, mending).catch((error: unknown) => {
    throw isDamage(error) ? damaged([error.message]) : error;
  });
  const ofNames = await mendNames(catalogue, mending);
  const ofFolders = await mendFolders(catalogue, onward);
  const ofThumbnails = await thumbnailsMade(catalogue, onward);
  const done = [...ofFile, ...ofNames, ...ofFolders, ...ofThumbnails];
  return { copy, done, findings: await checkCatalogue(catalogue, { contents, onward }) };
}

type Done = CatalogueFinding[];

async function mendFile(
  { read, write, places }: Catalogue,
  { keeper }: Mending,
): Promise<{ copy: string; done: Done }> {
  const { search, others } = await unsoundnessOf(places.file, read);
  const indexes = indexesIn(write, others);
  if (indexes === null) throw damaged(others);
  // One that is not sound is no copy that can be relied on, and is set aside as it is.
  const copy =
    search.length + others.length === 0
      ? (await keeper.make('before-change')).name
      : await inFileThread((thread) => thread.call('as-it-is', { file: places.file, backups: places.backups })).result;
  const done: Done = [];
  if (indexes.length > 0) {
    makeIndexesAgain(write, indexes);
    done.push(finding('ok', because('indexes-mended', { which: some(indexes) })));
  }
  if (search.length > 0) {
    fillSearchAgain(write);
    done.push(finding('ok', because('search-mended')));
  }
  return { copy, done };
}

function makeIndexesAgain(write: WriteHandle, indexes: readonly string[]): void {
  write.transaction(() => {
    for (const index of indexes) write.script(`REINDEX ${index}`);
  });
}

function damaged(lines: readonly string[]): ProblemError {
  return new ProblemError('catalogue-damaged', { reason: because('not-only-derived', { answer: some(lines) }) });
}

/** How SQLite begins to tell of a damaged page: by the first page of the index or table that it is of. */
const TREE = /^Tree (\d+) /;

/** The indexes that all of these faults are of; null where one is of something else. */
function indexesIn(db: WriteHandle, faults: readonly string[]): string[] | null {
  const known = db.all<{ name: string; root: number }>(
    `SELECT name, rootpage AS root FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`,
  );
  const found = new Set<string>();
  for (const fault of faults) {
    const name = known.find(({ name, root }) => {
      return fault.endsWith(` index ${name}`) || TREE.exec(fault)?.[1] === String(root);
    })?.name;
    if (name === undefined) return null;
    found.add(name);
  }
  return [...found];
}

async function mendNames({ write }: Catalogue, { onward, onMended }: Mending): Promise<Done> {
  const specimens = await mendDerived(write, onward);
  onMended(specimens);
  return specimens.length === 0 ? [] : [finding('ok', because('names-mended', { specimens: specimens.length }))];
}

async function mendFolders({ read, places }: Catalogue, onward: Onward): Promise<Done> {
  const gone = talliesByKind();
  const kept = new Tally();
  for await (const found of leftovers(read, places, onward)) {
    for (const one of removeLeftovers(places, found)) gone[one.kind].add(one);
    for (const one of found) if (one.isKept) kept.add(one);
  }
  const removed = LEFTOVER_KINDS.filter((kind) => gone[kind].count > 0).map((kind) => {
    return finding('ok', because(`${kind}-removed`, gone[kind].values));
  });
  return kept.count === 0 ? removed : [...removed, finding('ok', because('kept-for-copies', kept.values))];
}

async function thumbnailsMade(catalogue: Catalogue, onward: Onward): Promise<Done> {
  const { made, left } = await mendThumbnails(catalogue, onward);
  return [
    ...(made > 0 ? [finding('ok', because('thumbnails-mended', { photos: made }))] : []),
    ...(left.length > 0
      ? [finding('warn', because('thumbnails-left', { photos: left.length, which: some(left) }))]
      : []),
  ];
}
