/* A look over the whole catalogue: is the file sound, is what is derived true, are the photos there? Reads only. */
import type { CatalogueFinding } from '../../contract/collection.ts';
import { because, ProblemError, type Reason, type ReasonCode, toReason } from '../../domain/problems.ts';
import { type PathText, shownPath } from '../../domain/path-text.ts';
import { textOf } from '../../files/path-text.ts';
import { sizeOf } from '../../files/room.ts';
import { type FoundFile, MOST_PATHS, type Reader } from '../../reader/calls.ts';
import { lookAtEach } from '../../reader/photo-fault.ts';
import type { PhotoAt } from '../../photos/look-at.ts';
import { inFileThread } from '../backing-up/calls.ts';
import { copiesIn } from '../backups/folder.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import { closing, isDamage, openForReading, type ReadHandle } from '../database/database.ts';
import { checkDerived } from './derived.ts';
import { cut, finding, some } from './finding.ts';
import { migrations } from '../migrations/all.ts';
import { freshSchema } from '../opening/compare-schema.ts';
import { checkModels } from './check-models.ts';
import { checkLeftovers } from './check-leftovers.ts';
import { checkRuns } from './check-runs.ts';
import { type Onward, unheard } from './onward.ts';
import { thumbnailState } from './thumbnails.ts';
import { type Unsound, unsoundness } from '../database/soundness.ts';
import { folderWords, readablePath, unaskedSources } from '../specimens/readable-photos.ts';
import { samePictures } from '../specimens/copies.ts';
import { copyFinding, damageFindings } from './damage-words.ts';
import { walkRows } from '../database/walk-rows.ts';

const FILES_AT_ONCE = MOST_PATHS;

/** `contents`: every photo is read to its end; left out, one whose size and time are as they were is taken to be the same. */
export async function checkCatalogue(
  { read, places, reader, isBeside }: Pick<Catalogue, 'read' | 'places' | 'reader' | 'isBeside'>,
  { contents = false, onward = unheard }: { readonly contents?: boolean; readonly onward?: Onward } = {},
): Promise<CatalogueFinding[]> {
  await onward('lookingAtFile', 0, 0);
  const file = await looked('look-at-file', () => checkFile(places.file, read));
  const findings = [
    ...file,
    ...(await looked('look-at-references', async () => [checkReferences(read), ...checkCircles(read)])),
    ...(await looked('look-at-names', async () => [await checkDerived(read, onward)])),
    ...(await looked('look-at-photos', async () => {
      const waiting = unaskedSources(read);
      const look = { waiting: new Set(waiting.map(({ id }) => id)), contents, onward };
      const files = await checkFiles({ read, places, reader }, look);
      return [...(waiting.length === 0 ? [] : [unaskedFinding(waiting)]), ...files, ...checkCopies(read)];
    })),
    ...(await looked('look-at-models', async () => [...checkModels(read, places), ...(await checkRuns(read))])),
    // What somebody else is at now would be told as left behind.
    ...(isBeside ? [] : await looked('look-at-folders', () => checkLeftovers(read, places, onward))),
  ];
  if (file.every(({ verdict }) => verdict === 'ok')) return findings;
  return [...findings, ...(await looked('look-at-damage', () => damageOfOpen(places)))];
}

/** A look that cannot be finished is a finding, not the end of the others. */
async function looked(
  what: ReasonCode & `look-at-${string}`,
  look: () => Promise<CatalogueFinding[]>,
): Promise<CatalogueFinding[]> {
  try {
    return await look();
  } catch (error) {
    const why = isDamage(error) ? because('damaged-there') : toReason(error);
    return [finding('bad', because('look-cut-off', { what: because(what), why }))];
  }
}

async function damageOfOpen({ file, backups }: Catalogue['places']): Promise<CatalogueFinding[]> {
  const damage = await inFileThread((thread) => thread.call('damage', { file, open: true })).result;
  return [...damageFindings(damage), copyFinding(copiesIn(backups))];
}

/** Says where photos would be looked for; nothing there is looked at. */
function unaskedFinding(waiting: ReturnType<typeof unaskedSources>): CatalogueFinding {
  const lying = waiting.map(({ folder, photos }) => `${folder} (${photos} ${photos === 1 ? 'photo' : 'photos'})`);
  const [count, folders] = [waiting.length, folderWords(lying)];
  return finding('warn', because(count === 1 ? 'folder-unasked' : 'folders-unasked', { count, folders }));
}

/** On a connection of its own: one that has searched before keeps an old picture of the full-text index for this check. */
async function checkFile(file: string, read: ReadHandle): Promise<CatalogueFinding[]> {
  const { search, others } = await unsoundnessOf(file, read);
  const odd = others.length > 0 ? [] : oddTables(read);
  if (others.length + odd.length + search.length === 0) return [finding('ok', because('file-sound'))];
  const findings: CatalogueFinding[] = [];
  if (others.length > 0) findings.push(finding('bad', because('file-unsound', { answer: firstOf(others) })));
  if (odd.length > 0) findings.push(finding('bad', because('values-odd', { tables: some(odd) })));
  if (search.length > 0) findings.push(finding('bad', because('search-unsound', { answer: firstOf(search) })));
  return findings;
}

/** A file of so many bytes is looked through in a tenth of a second, for which everybody can wait. */
const SMALL_BYTES = 32 * 1024 * 1024;

/** Beside the work where that takes longer, and others can write meanwhile. */
export async function unsoundnessOf(file: string, read: ReadHandle): Promise<Unsound> {
  const isQuick = sizeOf(file) < SMALL_BYTES || read.value<string>('PRAGMA journal_mode') !== 'wal';
  if (isQuick) return closing(openForReading(file), unsoundness);
  return await inFileThread((thread) => thread.call('unsound', { file })).result;
}

/** Tables with values outside the lists and bounds that their columns have. SQLite's own look does not ask for these. */
function oddTables(db: ReadHandle): string[] {
  return [...freshSchema(migrations.length).values()]
    .filter(({ type, sql }) => type === 'table' && sql !== null)
    .filter(({ name, sql }) =>
      [...(sql ?? '').matchAll(BOUND)].some(([, rule]) => db.get(`SELECT 1 FROM ${name} WHERE NOT (${rule}) LIMIT 1`)),
    )
    .map(({ name }) => name);
}

/** `CHECK (verdict IN ('identified', …))`, `CHECK (orientation BETWEEN 1 AND 8)`. */
const BOUND = /CHECK \((\w+ (?:IN \([^()]*\)|BETWEEN \d+ AND \d+))\)/g;

const firstOf = (lines: readonly string[]) => lines.slice(0, 3).map(cut).join('; ');

function checkReferences(db: ReadHandle): CatalogueFinding {
  const broken = db.all<{ table: string }>('PRAGMA foreign_key_check');
  return broken.length === 0
    ? finding('ok', because('references-sound'))
    : finding(
        'bad',
        because(broken.length === 1 ? 'reference-broken' : 'references-broken', {
          rows: broken.length,
          table: String(broken[0]?.table),
        }),
      );
}

/** Taxa that lie, by way of others, within themselves, or stand for themselves. */
function checkCircles(db: ReadHandle): CatalogueFinding[] {
  const taxa = db.raw<[number, string, number | null, number | null]>(
    'SELECT id, scientific_name, parent_id, accepted_id FROM taxon',
  );
  const parents = new Map(taxa.map(([id, , parentId]) => [id, parentId]));
  const accepted = new Map(taxa.map(([id, , , acceptedId]) => [id, acceptedId]));
  const inCircles = new Set([...circles(parents), ...circles(accepted)]);
  if (inCircles.size === 0) return [];
  const which = some(taxa.filter(([id]) => inCircles.has(id)).map(([, name]) => name));
  return [finding('bad', because('taxa-in-circles', { which }))];
}

/** Those from which `next` leads back to them; each is passed once. */
function circles(next: ReadonlyMap<number, number | null>): number[] {
  const round = new Map<number, number>();
  const found: number[] = [];
  for (const start of next.keys()) {
    let at: number | null | undefined = start;
    for (; at && !round.has(at); at = next.get(at)) round.set(at, start);
    if (!at || round.get(at) !== start) continue;
    const first = at;
    do {
      found.push(at);
      at = next.get(at) ?? first;
    } while (at !== first);
  }
  return found;
}

interface FileRow {
  readonly id: number;
  readonly source: number;
  readonly folder: string;
  readonly relativePath: string;
  readonly sha256: string | null;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly trouble: string | null;
}

async function checkFiles(
  { read: db, places, reader }: Pick<Catalogue, 'read' | 'places' | 'reader'>,
  { waiting, contents, onward }: { waiting: ReadonlySet<number>; contents: boolean; onward: Onward },
): Promise<CatalogueFinding[]> {
  const gone: string[] = [];
  const changed: string[] = [];
  const foreign: string[] = [];
  const unanswered = new Map<string, number>();
  let lookedAt = 0;
  let photos = 0;
  const thumbnails = { missing: 0, damaged: 0 };
  const all = db.value<number>('SELECT count(*) FROM photo');
  let broken = 0;
  const sql = `SELECT photo.id, source_id AS source, folder, relative_path AS relativePath, lower(hex(sha256)) AS sha256,
         bytes, modified_ms AS modifiedMs, trouble
       FROM photo JOIN source ON source.id = source_id WHERE photo.id > :after ORDER BY photo.id LIMIT :page`;
  for await (const rows of walkRows<FileRow>(db, sql, ({ id }) => id, { page: FILES_AT_ONCE })) {
    const asked: AskedFile[] = [];
    for (const { source, folder, relativePath, sha256, bytes, modifiedMs, trouble } of rows) {
      if (waiting.has(source)) continue;
      const path = readablePath(db, folder, relativePath);
      if (path === null) foreign.push(`${folder}/${relativePath}`);
      else if (unanswered.has(folder)) unanswered.set(folder, (unanswered.get(folder) ?? 0) + 1);
      else {
        const imported = trouble === null && sha256 !== null ? { sha256, bytes, modifiedMs } : undefined;
        asked.push({ folder, path, ...(imported ? { imported } : {}) });
      }
    }
    const found = await photosFound(reader, asked);
    for (const { folder, path } of asked) {
      if (found === null) unanswered.set(folder, (unanswered.get(folder) ?? 0) + 1);
      else {
        lookedAt += 1;
        if (!found.has(path)) gone.push(textOf(path));
      }
    }
    changed.push(...(await changedAmong(reader, asked, found, contents)));
    photos += rows.length;
    for (const { sha256, trouble } of rows) {
      const state = trouble === null && sha256 !== null ? thumbnailState(places, sha256) : 'whole';
      if (trouble !== null) broken += 1;
      if (state !== 'whole') thumbnails[state] += 1;
    }
    await onward('lookingAtPhotos', photos, all);
  }
  const findings = [
    gone.length > 0 ? finding('warn', elsewhere(gone, photos)) : finding('ok', there(photos, lookedAt)),
    ...thumbnailFindings(thumbnails),
  ];
  if (changed.length > 0) {
    findings.push(
      finding('warn', because('photos-changed', { changed: changed.length, photos, which: some(changed) })),
    );
  }
  if (foreign.length > 0) {
    const which = some(foreign);
    findings.push(finding('bad', because('photos-foreign', { foreign: foreign.length, photos, which })));
  }
  for (const [folder, count] of unanswered) {
    findings.push(finding('warn', because('drive-unanswered', { folder: shownPath(folder), photos: count })));
  }
  if (broken > 0)
    findings.push(finding('warn', because(broken === 1 ? 'photo-broken' : 'photos-broken', { photos: broken })));
  return findings;
}

/** Two specimens of one picture may be one, or one of them has a picture of the other. */
function checkCopies(db: ReadHandle): CatalogueFinding[] {
  const all = samePictures(db);
  const which = (several: boolean) =>
    all.filter(({ specimens }) => specimens > 1 === several).map(({ paths }) => paths.join(' = '));
  const [ofOne, ofSeveral] = [which(false), which(true)];
  return [
    ...(ofOne.length > 0 ? [finding('ok', because('copies-of-one', { which: some(ofOne) }))] : []),
    ...(ofSeveral.length > 0 ? [finding('warn', because('copies-of-several', { which: some(ofSeveral) }))] : []),
  ];
}

function elsewhere(gone: readonly string[], photos: number): Reason {
  const which = some(gone);
  return gone.length === 1
    ? because('photo-elsewhere', { photos, which })
    : because('photos-elsewhere', { gone: gone.length, photos, which });
}

function there(photos: number, looked: number): Reason {
  if (photos === 0) return because('no-photos');
  if (looked === 0) return because('photos-unseen', { photos });
  if (looked < photos) return because('photos-there-of-some', { photos, looked });
  return photos === 1 ? because('photo-there') : because('photos-there', { photos });
}

function thumbnailFindings({ missing, damaged }: { missing: number; damaged: number }): CatalogueFinding[] {
  if (missing + damaged === 0) return [finding('ok', because('thumbnails-there'))];
  const gone = missing === 1 ? because('thumbnail-missing') : because('thumbnails-missing', { photos: missing });
  const cut = damaged === 1 ? because('thumbnail-damaged') : because('thumbnails-damaged', { photos: damaged });
  return [...(missing > 0 ? [finding('warn', gone)] : []), ...(damaged > 0 ? [finding('warn', cut)] : [])];
}

interface AskedFile extends PhotoAt {
  readonly folder: string;
}

/** Paths of those found whose content is not the one that was imported. */
async function changedAmong(
  reader: Reader,
  asked: readonly AskedFile[],
  found: Found | null,
  contents: boolean,
): Promise<string[]> {
  const photos = asked.filter(({ path, imported }) => {
    const file = found?.get(path);
    return imported && file && (contents || file.bytes !== imported.bytes || file.modifiedMs !== imported.modifiedMs);
  });
  const seen = photos.length > 0 ? await lookAtEach(photos, reader, contents) : [];
  return photos.filter((_, index) => seen[index] === 'changed').map(({ path }) => textOf(path));
}

type Found = ReadonlyMap<PathText, FoundFile>;

/** Those of these photos that are there; null where their drive does not answer. */
async function photosFound(reader: Reader, rows: readonly PhotoAt[]): Promise<Found | null> {
  const paths = rows.map(({ path }) => path);
  try {
    const found = await reader.call('files.find', { paths });
    return new Map(paths.flatMap((path, index) => (found[index] ? [[path, found[index]]] : [])));
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'photos-away') return null;
    throw error;
  }
}
