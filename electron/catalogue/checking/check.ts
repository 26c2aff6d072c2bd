/* A look over the whole catalogue: is the file sound, is what is derived true, are the photos there? Reads only. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueFinding, Status } from '../../contract/collection.ts';
import { ProblemError, toProblem } from '../../domain/problems.ts';
import type { Removal } from '../../contract/removal.ts';
import { isThere } from '../../files/whole-file.ts';
import { MOST_PATHS, type Reader } from '../../reader/calls.ts';
import { inFileThread } from '../backing-up/calls.ts';
import { copiesIn } from '../backups/folder.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import { workOutName } from '../naming/current-name.ts';
import { isDamage, openForReading, type ReadHandle } from '../database/database.ts';
import { modelPath } from '../database/inside.ts';
import { looseNumber, numberKey } from '../database/number-key.ts';
import { bytesWords } from '../../domain/words.ts';
import { thumbnailFile } from '../../photos/write-thumbnail.ts';
import { folderWords, readablePath, unaskedSources } from '../specimens/readable-photos.ts';
import { hasFilesLeft, isRemoved } from '../learning/removed.ts';
import { bytesIn, namesIn } from '../../files/room.ts';
import { copyFinding, damageFindings } from './damage-words.ts';
import { takeTurns } from '../../calls/turns.ts';

const FILES_AT_ONCE = MOST_PATHS;
const NAMES_IN_A_SENTENCE = 5;

export async function checkCatalogue({
  read,
  places,
  reader,
}: Pick<Catalogue, 'read' | 'places' | 'reader'>): Promise<CatalogueFinding[]> {
  const file = await looked('The file', async () => [checkFile(places.file)]);
  const findings = [
    ...file,
    ...(await looked('What points to what', async () => [checkReferences(read)])),
    ...(await looked('The names that specimens show', async () => [await checkDerived(read)])),
    ...(await looked('The photos', async () => {
      const waiting = unaskedSources(read);
      const files = await checkFiles({ read, places, reader }, new Set(waiting.map(({ id }) => id)));
      return waiting.length === 0 ? files : [unaskedFinding(waiting), ...files];
    })),
    ...(await looked('Models and runs', async () => checkModels(read, places))),
  ];
  if (file.every(({ verdict }) => verdict === 'ok')) return findings;
  return [...findings, ...(await looked('What can be saved', () => damageOfOpen(places)))];
}

/** A look that cannot be finished is a finding, not the end of the others. */
async function looked(what: string, look: () => Promise<CatalogueFinding[]>): Promise<CatalogueFinding[]> {
  try {
    return await look();
  } catch (error) {
    const why = isDamage(error) ? 'the file is damaged there' : toProblem(error).message.replace(/\.$/, '');
    return [{ verdict: 'bad', sentence: `${what} could not be looked over: ${why}.` }];
  }
}

async function damageOfOpen({ file, backups }: Catalogue['places']): Promise<CatalogueFinding[]> {
  const damage = await inFileThread((thread) => thread.call('damage', { file, open: true })).result;
  return [...damageFindings(damage), copyFinding(copiesIn(backups))];
}

/** Says where photos would be looked for; nothing there is looked at. */
function unaskedFinding(waiting: ReturnType<typeof unaskedSources>): CatalogueFinding {
  const folders = waiting.map(({ folder, photos }) => `${folder} (${photos} ${photos === 1 ? 'photo' : 'photos'})`);
  const words = `${waiting.length} ${waiting.length === 1 ? 'folder' : 'folders'} of photos`;
  return {
    verdict: 'warn',
    sentence: `${words} outside the catalogue’s own: nobody has agreed here to have ${waiting.length === 1 ? 'it' : 'them'} read, so nothing in ${waiting.length === 1 ? 'it' : 'them'} was looked at: ${folderWords(folders)}. Agree in the window (“Folders of photos” under the catalogue’s name) or by --read-photos-from.`,
  };
}

/** On a connection of its own: one that has searched before keeps an old picture of the full-text index for this check. */
function checkFile(file: string): CatalogueFinding {
  const db = openForReading(file);
  let lines: string[];
  try {
    lines = db.all<{ integrity_check: string }>('PRAGMA integrity_check').map((row) => row.integrity_check);
  } finally {
    db.close();
  }
  return lines.length === 1 && lines[0] === 'ok'
    ? { verdict: 'ok', sentence: 'The catalogue file is sound.' }
    : {
        verdict: 'bad',
        sentence: `The catalogue file is damaged: ${lines.slice(0, 3).join('; ')}. Restore it from a backup.`,
      };
}

function checkReferences(db: ReadHandle): CatalogueFinding {
  const broken = db.all<{ table: string }>('PRAGMA foreign_key_check');
  return broken.length === 0
    ? { verdict: 'ok', sentence: 'Every row that points to another finds it.' }
    : { verdict: 'bad', sentence: `${broken.length} rows of ${broken[0]?.table} point to rows that are not there.` };
}

interface ShownRow {
  readonly id: number;
  readonly catalogNumber: string | null;
  /** 1 where what lists are ordered by agrees with the columns that it comes from. */
  readonly ordered: number;
  readonly byNumber: string | Uint8Array;
  readonly looseNumber: string | null;
  readonly status: Status;
  readonly taxonId: number | null;
  readonly qualifier: string | null;
  readonly determinationId: number | null;
  readonly determiner: string | null;
  readonly certainty: number | null;
  readonly modelId: number | null;
}

async function checkDerived(db: ReadHandle): Promise<CatalogueFinding> {
  const turn = takeTurns();
  const wrong: string[] = [];
  let specimens = 0;
  for (let after = 0; ;) {
    const rows = db.all<ShownRow>(
      `SELECT specimen.id, catalog_number AS catalogNumber, by_number AS byNumber, loose_number AS looseNumber,
         by_name IS ifnull(scientific_name, x'') AND by_certainty IS ifnull(shown_certainty, '')
           AND by_date IS ifnull(event_date, x'') AS ordered,
         shown_status AS status, shown_taxon_id AS taxonId, shown_qualifier AS qualifier, shown_determination_id AS determinationId, shown_determiner AS determiner,
         shown_certainty AS certainty, shown_model_id AS modelId
       FROM specimen LEFT JOIN taxon ON taxon.id = shown_taxon_id WHERE specimen.id > ? ORDER BY specimen.id LIMIT 500`,
      [after],
    );
    for (const row of rows) {
      specimens += 1;
      if (!isTrue(db, row)) wrong.push(row.catalogNumber ?? `specimen ${row.id}`);
      await turn();
    }
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
  }
  return wrong.length === 0
    ? { verdict: 'ok', sentence: `The current names of ${specimens} specimens agree with their determinations.` }
    : {
        verdict: 'bad',
        sentence: `${wrong.length} of ${specimens} specimens show a name, or stand at a place in a list, that does not follow from what is kept: ${some(wrong)}.`,
      };
}

function isTrue(db: ReadHandle, row: ShownRow): boolean {
  const due = workOutName(db, row.id);
  const { catalogNumber } = row;
  return (
    row.status === due.status &&
    row.taxonId === due.taxonId &&
    row.ordered === 1 &&
    row.qualifier === due.qualifier &&
    row.determinationId === due.determinationId &&
    row.determiner === due.determiner &&
    row.certainty === due.certainty &&
    row.modelId === due.modelId &&
    (catalogNumber === null ? typeof row.byNumber !== 'string' : row.byNumber === numberKey(catalogNumber)) &&
    row.looseNumber === (catalogNumber === null ? null : looseNumber(catalogNumber))
  );
}

interface FileRow {
  readonly id: number;
  readonly source: number;
  readonly folder: string;
  readonly relativePath: string;
  readonly sha256: string | null;
  readonly trouble: string | null;
}

async function checkFiles(
  { read: db, places, reader }: Pick<Catalogue, 'read' | 'places' | 'reader'>,
  waiting: ReadonlySet<number>,
): Promise<CatalogueFinding[]> {
  const gone: string[] = [];
  const foreign: string[] = [];
  const unanswered = new Map<string, number>();
  let lookedAt = 0;
  let photos = 0;
  let withoutThumbnail = 0;
  let broken = 0;
  for (let after = 0; ;) {
    const rows = db.all<FileRow>(
      `SELECT photo.id, source_id AS source, folder, relative_path AS relativePath, lower(hex(sha256)) AS sha256, trouble
       FROM photo JOIN source ON source.id = source_id WHERE photo.id > ? ORDER BY photo.id LIMIT ${FILES_AT_ONCE}`,
      [after],
    );
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
    const asked: { folder: string; path: string }[] = [];
    for (const { source, folder, relativePath } of rows) {
      if (waiting.has(source)) continue;
      const path = readablePath(db, folder, relativePath);
      if (path === null) foreign.push(`${folder}/${relativePath}`);
      else if (unanswered.has(folder)) unanswered.set(folder, (unanswered.get(folder) ?? 0) + 1);
      else asked.push({ folder, path });
    }
    const found = await photosFound(reader, asked);
    for (const { folder, path } of asked) {
      if (found === null) unanswered.set(folder, (unanswered.get(folder) ?? 0) + 1);
      else {
        lookedAt += 1;
        if (!found.has(path)) gone.push(path);
      }
    }
    await Promise.all(
      rows.map(async ({ sha256, trouble }) => {
        photos += 1;
        if (trouble !== null) broken += 1;
        else if (sha256 !== null && !(await isThere(thumbnailFile(places, sha256)))) withoutThumbnail += 1;
      }),
    );
  }
  const findings: CatalogueFinding[] = [
    gone.length === 0
      ? {
          verdict: 'ok',
          sentence: `${lookedAt === photos ? `All ${photos}` : `Of ${photos} photos the ${lookedAt} that may be looked at`} photos are where they were.`,
        }
      : {
          verdict: 'warn',
          sentence: `${gone.length} of ${photos} photos are not where they were: ${some(gone)}. Import the folder that they are in now; they are known by their content.`,
        },
    withoutThumbnail === 0
      ? { verdict: 'ok', sentence: 'Every readable photo has its thumbnail.' }
      : {
          verdict: 'warn',
          sentence: `${withoutThumbnail} thumbnails are missing; each is made again when it is shown.`,
        },
  ];
  if (foreign.length > 0) {
    findings.push({
      verdict: 'bad',
      sentence: `${foreign.length} of ${photos} photos lie under names that Vasculum never writes, and are not looked for: ${some(foreign)}.`,
    });
  }
  for (const [folder, count] of unanswered) {
    findings.push({
      verdict: 'warn',
      sentence: `The drive of ${folder} does not answer, or answers with errors: ${count} photos could not be looked for.`,
    });
  }
  if (broken > 0)
    findings.push({ verdict: 'warn', sentence: `${broken} photos cannot be read; the import lists why.` });
  return findings;
}

/** Paths of these photos that are there; null where their drive does not answer. */
async function photosFound(reader: Reader, rows: readonly { readonly path: string }[]): Promise<Set<string> | null> {
  const paths = rows.map(({ path }) => path);
  try {
    const found = await reader.call('files.find', { paths });
    return new Set(paths.filter((_, index) => found[index]));
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'photos-away') return null;
    throw error;
  }
}

/** What runs, models and weights have on disk. Silent where all is there and nothing else. */
function checkModels(db: ReadHandle, places: Catalogue['places']): CatalogueFinding[] {
  const findings: CatalogueFinding[] = [];
  const models = db.all<{ id: number; name: string; folder: string }>('SELECT id, name, folder FROM model');
  const gone = models.filter(
    ({ id, folder }) =>
      !isRemoved(db, 'model', id) && !existsSync(join(modelPath(places, folder), 'weights.safetensors')),
  );
  if (gone.length > 0) {
    const names = some(gone.map(({ name }) => name));
    findings.push({
      verdict: 'warn',
      sentence: `The files of ${gone.length} of ${models.length} models are missing: ${names}. Their figures and answers are kept, but they can answer no more.`,
    });
  }
  const left = db.all<Removal>('SELECT kind, id FROM removal').filter((removal) => hasFilesLeft(db, places, removal));
  if (left.length > 0) {
    const names = some(left.map((removal) => nameOf(db, removal)));
    findings.push({
      verdict: 'warn',
      sentence: `${left.length} ${left.length === 1 ? 'removal' : 'removals'} left files behind: ${names}. What was begun here goes at the next opening; of others nothing is deleted unasked: remove them once more to free their room.`,
    });
  }
  const known = new Set(models.map(({ folder }) => folder));
  const unknown = namesIn(places.models).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    const bytes = unknown.reduce((sum, name) => sum + bytesIn(join(places.models, name)), 0);
    findings.push({
      verdict: 'warn',
      sentence: `${unknown.length} ${unknown.length === 1 ? 'folder' : 'folders'} in models/ (${bytesWords(bytes)}) ${unknown.length === 1 ? 'belongs' : 'belong'} to no model: left by a training or an opening that was cut off, or by a catalogue that was restored from a backup. Delete what is not needed.`,
    });
  }
  return findings;
}

function nameOf(db: ReadHandle, { kind, id }: Removal): string {
  const table = kind === 'weights' ? 'starting_weights' : kind;
  const row = db.get<{ name: string }>(`SELECT name FROM ${table} WHERE id = ?`, [id]);
  return `${kind} ${row?.name ?? id}`;
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_IN_A_SENTENCE).join(', ');
  return names.length > NAMES_IN_A_SENTENCE ? `${shown} and ${names.length - NAMES_IN_A_SENTENCE} more` : shown;
}
