/*
 * What an import found to contradict the catalogue or itself. A name that was contradicted is in doubt until a person says
 * anything newer of the specimen, or settles the number that is in question. Runs where the catalogue is open.
 */
import type { Contradiction } from '../../contract/import.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { DecidedNames } from './decided-names.ts';
import { parseName } from '../../domain/names/parse-name.ts';
import { acceptedTaxonId, taxaNamed } from './taxa.ts';
import { isOfName, type KeptContradiction, photoInQuestion } from './numbers-in-question.ts';

/** By which import it is told, and what the rows of its tables say of the names, as they are kept. */
export interface ToldBy {
  readonly importId: number;
  readonly said: string | null;
  readonly utc: string;
}

/**
 * Kept once, however many photos of the specimen say so and whatever their folders are called: gives which. null: somebody has
 * decided since it was told first. The caller refreshes the specimen's name with it.
 */
export function addContradiction(
  db: WriteHandle,
  specimenId: number,
  contradiction: Contradiction,
  { importId, said, utc }: ToldBy,
): number | null {
  const { kind, stands, says, path } = contradiction;
  const same = sameTold(db, { specimenId, ...contradiction });
  if (isAnySettled(db, same)) return null;
  const before = same.find((one) => one.kind === kind && means(db, one.stands, stands));
  const id =
    before?.id ??
    db.runOne(
      `INSERT INTO contradiction (specimen_id, kind, stands, says, path, after_determination_id, found_utc)
       VALUES (?, ?, ?, ?, ?, (SELECT ifnull(max(id), 0) FROM determination), ?)`,
      [specimenId, kind, stands, says, path, utc],
    ).id;
  db.run('UPDATE contradiction SET said = ?, import_id = ? WHERE id = ?', [said, importId, id]);
  return id;
}

/** Whether somebody has named the specimen since this was told first; of a number or view that is kept elsewhere. */
export function isSettled(db: ReadHandle, specimenId: number, contradiction: Contradiction): boolean {
  return isAnySettled(db, sameTold(db, { specimenId, ...contradiction }));
}

function isAnySettled(db: ReadHandle, told: readonly KeptRow[]): boolean {
  return told.some(
    ({ specimenId, kind, after }) =>
      kind !== 'number' && kind !== 'view' && saidSince(db, specimenId, after) === 'named',
  );
}

interface KeptRow extends KeptContradiction {
  readonly id: number;
  readonly after: number;
}

/** What was told before of the same two names; of a number or view, by the same photo. */
function sameTold(db: ReadHandle, told: KeptContradiction): KeptRow[] {
  const rows = db.all<KeptRow>(
    `SELECT id, specimen_id AS specimenId, kind, stands, says, path, after_determination_id AS after
     FROM contradiction WHERE specimen_id = ?`,
    [told.specimenId],
  );
  if (rows.length === 0) return [];
  const isSame = ({ stands, says }: KeptRow) => means(db, stands, told.stands) && means(db, says, told.says);
  const isTurned = ({ stands, says }: KeptRow) => means(db, stands, told.says) && means(db, says, told.stands);
  if (isOfName(db, told)) return rows.filter((row) => isOfName(db, row) && (isSame(row) || isTurned(row)));
  const { kind, stands, says, path } = told;
  return rows.filter((row) => row.kind === kind && row.stands === stands && row.says === says && row.path === path);
}

/** Two names of one taxon mean the same, however they are written. */
function means(db: ReadHandle, one: string, other: string): boolean {
  return one === other || meaningOf(db, one) === meaningOf(db, other);
}

function meaningOf(db: ReadHandle, name: string): string {
  const parsed = parseName(name, { isName: true });
  if ('why' in parsed) return name;
  const [taxon, several] = taxaNamed(db, parsed.scientificName, parsed.rank);
  return taxon && !several ? `${acceptedTaxonId(db, taxon.id)} ${parsed.qualifier ?? ''}` : name;
}

/** Whether a person has said anything of the specimen since; 'undone': only what was taken back. */
export function saidSince(db: ReadHandle, specimenId: number, determinationId: number): 'nothing' | 'undone' | 'named' {
  const since = db.ids(
    `SELECT DISTINCT ifnull((
       SELECT withdrawn FROM withdrawal WHERE determination_id = determination.id ORDER BY id DESC LIMIT 1
     ), 0) FROM determination WHERE specimen_id = ? AND by_model_id IS NULL AND id > ?`,
    [specimenId, determinationId],
  );
  return since.includes(0) ? 'named' : since.length > 0 ? 'undone' : 'nothing';
}

/** By specimen, the newest determination before which its name was contradicted; those never contradicted are left out. */
export function contradictedAfter(db: ReadHandle, specimenIds: readonly number[]): Map<number, number> {
  const rows = db.all<KeptContradiction & { after: number }>(
    `SELECT specimen_id AS specimenId, kind, stands, says, contradiction.path, after_determination_id AS after
     FROM json_each(?) AS wanted JOIN contradiction ON specimen_id = wanted.value
     WHERE kind IN ('two-names', 'against-catalogue', 'copy', 'table', 'barcode') ORDER BY after_determination_id`,
    [JSON.stringify(specimenIds)],
  );
  const decided = new DecidedNames(db);
  return new Map(
    rows
      .filter((row) => isOfName(db, row) || photoInQuestion(db, decided, row) !== null)
      .map(({ specimenId, after }) => [specimenId, after]),
  );
}

/**
 * Whether a code says another number than the specimen's, or its picture lies under another name too, and nobody has decided or
 * said anything of the specimen since.
 */
export function isDisputed(db: ReadHandle, decided: DecidedNames, specimenId: number): boolean {
  const rows = db.all<KeptContradiction>(
    `SELECT specimen_id AS specimenId, kind, stands, says, path FROM contradiction
     WHERE specimen_id = :specimenId AND kind IN ('barcode', 'copy') AND after_determination_id >= (
       SELECT ifnull(max(id), 0) FROM determination WHERE specimen_id = :specimenId AND by_model_id IS NULL)`,
    { specimenId },
  );
  return rows.some((row) => row.kind === 'copy' || photoInQuestion(db, decided, row) !== null);
}
