/* What was put right in a specimen, which specimen has a number, and what imports brought. Runs where the catalogue is open. */
import { nameIn, shownPath } from '../../domain/path-text.ts';
import type { FoundPhotoName, FoundSpecimen, ImportSummary, UnendedImport } from '../../contract/repair.ts';
import type { RepairEntry } from '../../contract/review.ts';
import type { ReadHandle } from '../database/database.ts';
import { ProblemError } from '../../domain/problems.ts';
import { fieldsChanged } from '../history/fields.ts';
import { prefixQuery, wordsOf } from '../database/search-words.ts';
import { specimenNumbered } from '../specimens/specimens.ts';

/** Newest first, those undone included. */
export function repairsOf(db: ReadHandle, specimenId: number): RepairEntry[] {
  return db
    .all<Omit<RepairEntry, 'undone' | 'changes'> & { undone: number }>(
      `SELECT action.id AS actionId, description, made_utc AS madeUtc, made_by AS by, undone_by IS NOT NULL AS undone
       FROM repaired_specimen JOIN action ON action.id = action_id WHERE specimen_id = ? ORDER BY action_id DESC`,
      [specimenId],
    )
    .map((row) => {
      const act = { actionId: row.actionId, of: row.actionId, isUndo: false };
      return { ...row, undone: row.undone === 1, changes: fieldsChanged(db, act, [specimenId]).get(specimenId) ?? [] };
    });
}

/** Throws ProblemError 'photo-ambiguous'. */
export function findSpecimen(db: ReadHandle, wanted: string): FoundSpecimen | null {
  const numbered = specimenNumbered(db, wanted);
  const photo = numbered === null ? photoCalled(db, wanted) : null;
  const specimenId = numbered ?? photo?.specimenId;
  if (specimenId === undefined) return null;
  const row = db.get<Pick<FoundSpecimen, 'catalogNumber' | 'scientificName'>>(
    `SELECT catalog_number AS catalogNumber, scientific_name AS scientificName
     FROM specimen LEFT JOIN taxon ON taxon.id = shown_taxon_id WHERE specimen.id = ?`,
    [specimenId],
  );
  if (!row) return null;
  const photos = db.all<FoundPhotoName>(
    'SELECT id AS photoId, file_name AS fileName, view FROM photo WHERE specimen_id = ? ORDER BY id',
    [specimenId],
  );
  return { specimenId, ...row, photos, photoId: photo?.photoId ?? null };
}

/** The end of a path from a folder's name on will do. */
function photoCalled(db: ReadHandle, wanted: string): { photoId: number; specimenId: number } | null {
  const name = wanted.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');
  const words = wordsOf(nameIn(name));
  if (words.length === 0) return null;
  const [first, second] = db.all<{ photoId: number; specimenId: number }>(
    `SELECT photo.id AS photoId, specimen_id AS specimenId
     FROM photo_search JOIN photo ON photo.id = photo_search.rowid
     WHERE photo_search MATCH :words AND substr('/' || relative_path, -length(:end)) = :end LIMIT 2`,
    { words: prefixQuery(words), end: `/${name}` },
  );
  if (second) throw new ProblemError('photo-ambiguous', { photo: wanted });
  return first ?? null;
}

/** Newest first; one of which all was taken out again is over as well. */
export function unendedImports(db: ReadHandle): UnendedImport[] {
  const unended = db.all<Omit<UnendedImport, 'watched'> & { readonly watched: number }>(
    `SELECT import.id, folder, started_utc AS startedUtc, request -> '$.watch' IS NOT NULL AS watched FROM import JOIN source ON source.id = source_id
     WHERE ended_utc IS NULL
       AND import.id = (SELECT max(newer.id) FROM import AS newer WHERE newer.source_id = import.source_id)
       AND (EXISTS (SELECT 1 FROM photo WHERE import_id = import.id)
         OR NOT EXISTS (SELECT 1 FROM main.photo AS out WHERE out.import_id = import.id))
     ORDER BY import.id DESC`,
  );
  return unended.map((one) => ({ ...one, watched: one.watched === 1 }));
}

/** Newest first. */
export function importList(db: ReadHandle): ImportSummary[] {
  return db
    .all<Omit<ImportSummary, 'unended' | 'onlyNames'> & { unended: number; onlyNames: number }>(
      `SELECT import.id, folder, started_utc AS startedUtc, ended_utc IS NULL AS unended,
         (SELECT count(*) FROM photo WHERE import_id = import.id) AS photos,
         (SELECT count(DISTINCT specimen_id) FROM photo WHERE import_id = import.id) AS specimens,
         (SELECT count(*) FROM main.photo AS out WHERE out.import_id = import.id AND taken_out > 0) AS takenOut,
         NOT EXISTS (SELECT 1 FROM photo WHERE import_id = import.id) AND EXISTS (
           SELECT 1 FROM action JOIN determination ON action_id = action.id JOIN specimen ON specimen.id = specimen_id
           WHERE action.kind = 'import' AND made_utc >= import.started_utc
             AND made_utc <= ifnull(ended_utc, ifnull((SELECT min(started_utc) FROM import AS later WHERE later.id > import.id), '9'))
             AND ifnull((
               SELECT withdrawn FROM withdrawal WHERE determination_id = determination.id ORDER BY id DESC LIMIT 1
             ), 0) = 0
         ) AS onlyNames
       FROM import JOIN source ON source.id = source_id ORDER BY import.id DESC`,
    )
    .map((row) => ({
      ...row,
      folder: shownPath(row.folder),
      unended: row.unended === 1,
      onlyNames: row.onlyNames === 1,
    }));
}
