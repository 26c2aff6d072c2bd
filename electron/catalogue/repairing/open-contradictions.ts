/*
 * Contradictions that imports found and nobody has decided on: between the catalogue and what a file or its folder is called.
 * Runs where the catalogue is open.
 */
import { isOfName, SETTLED_BY_WORD, type SettledByWord } from '../../domain/intake/plan.ts';
import { nameIn, shownPath } from '../../domain/path-text.ts';
import { MOST_OPEN, type OpenContradiction, type OpenContradictions } from '../../contract/repair.ts';
import type { ReadHandle } from '../database/database.ts';
import { looseNumber } from '../database/number-key.ts';
import { DecidedNames, type SaidByName } from '../naming/decided-names.ts';
import { specimenWords } from '../naming/specimen-words.ts';
import { specimenNumbered } from '../specimens/specimens.ts';

interface Row extends Omit<OpenContradiction, 'specimen' | 'photoId'> {
  readonly afterDetermination: number;
}

/** In the order in which they were found. */
export function openContradictions(db: ReadHandle): OpenContradiction[] {
  const decided = new DecidedNames(db);
  const rows = db.all<Row>(
    `SELECT contradiction.id, specimen_id AS specimenId, kind, stands, says, path,
       after_determination_id AS afterDetermination
     FROM contradiction JOIN specimen ON specimen.id = specimen_id
     WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY contradiction.id`,
    [JSON.stringify(SETTLED_BY_WORD)],
  );
  return rows.flatMap((row): OpenContradiction[] => {
    const { afterDetermination, ...told } = row;
    const { kind, specimenId } = told;
    if (isOfNumberInTable(told)) return [];
    const photoId = isOfName(kind) ? null : photoInQuestion(db, decided, row, kind);
    if (isOfName(kind) ? isNamedSince(db, specimenId, afterDetermination) : photoId === null) return [];
    return [{ ...told, specimen: specimenWords(db, [specimenId]), photoId }];
  });
}

export function listOpen(db: ReadHandle, kind: SettledByWord | null): OpenContradictions {
  const open = openContradictions(db).filter((one) => kind === null || one.kind === kind);
  return { count: open.length, first: open.slice(0, MOST_OPEN) };
}

/** A table against the number in a file's own name, which no name settles. */
function isOfNumberInTable({ kind, stands, path }: Pick<Row, 'kind' | 'stands' | 'path'>): boolean {
  return kind === 'table' && /\d/.test(stands) && looseNumber(nameIn(path)).includes(looseNumber(stands));
}

/** null where the photo is not there any more, where the catalogue says otherwise by now, or where a person decided. */
function photoInQuestion(db: ReadHandle, decided: DecidedNames, row: Row, said: SaidByName): number | null {
  const { specimenId, path, stands, says } = row;
  const photos = db.all<{
    id: number;
    relativePath: string;
    fileName: string;
    view: string | null;
    number: string | null;
  }>(
    `SELECT photo.id, relative_path AS relativePath, file_name AS fileName, view, catalog_number AS number
     FROM photo JOIN specimen ON specimen.id = specimen_id WHERE specimen_id = ?`,
    [specimenId],
  );
  const photo = photos.find(({ relativePath }) => shownPath(relativePath) === path);
  if (!photo || decided.has(said, photo.id, photo.fileName)) return null;
  const number = () => photo.number ?? specimenWords(db, [specimenId]);
  const holds =
    said === 'view' ? photo.view === stands : number() === stands && specimenNumbered(db, says) !== specimenId;
  return holds ? photo.id : null;
}

/** Whether a person has said anything of the specimen since. */
function isNamedSince(db: ReadHandle, specimenId: number, determinationId: number): boolean {
  return (
    db.value<number>(
      `SELECT EXISTS (SELECT 1 FROM determination WHERE specimen_id = ? AND by_model_id IS NULL AND id > ?
         AND ifnull((
           SELECT withdrawn FROM withdrawal WHERE determination_id = determination.id ORDER BY id DESC LIMIT 1
         ), 0) = 0)`,
      [specimenId, determinationId],
    ) === 1
  );
}
