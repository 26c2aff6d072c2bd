/*
 * Photos, specimens or all that an import brought leave the collection: their rows stay with all that was said of them, in no
 * answer (in-the-collection.ts), until undo puts them back. Files are never touched. Runs where the catalogue is written.
 */
import { basename } from 'node:path';
import { REPAIR } from '../../domain/language/language.ts';
import { ProblemError } from '../../domain/problems.ts';
import { shownPath } from '../../domain/path-text.ts';
import type { Repair } from '../../contract/repair.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { specimenWords } from '../naming/specimen-words.ts';
import { change } from '../naming/changes.ts';
import type { Act } from './act.ts';
import { bySpecimen, knownSpecimens, refuseTypes, takeOutEmptied } from './photos.ts';

type Of<A extends Repair['act']> = Extract<Repair, { act: A }>;

export function takePhotosOut(db: WriteHandle, { photoIds }: Of<'take-photos-out'>): Act {
  const chosen = bySpecimen(db, photoIds);
  const from = [...chosen.keys()];
  refuseTypes(db, from);
  const photos = [...chosen.values()].flat();
  return {
    description: REPAIR.photosTakenOut(photos.length, specimenWords(db, from)),
    photos: photos.length,
    carryOut: (actionId) => ({
      concerned: from,
      told: [...takeOut(db, actionId, photos, from), REPAIR.originalsStay],
    }),
  };
}

export function takeSpecimensOut(db: WriteHandle, { specimenIds }: Of<'take-specimens-out'>): Act {
  const which = knownSpecimens(db, specimenIds);
  refuseTypes(db, which);
  const photos = db.ids('SELECT id FROM photo WHERE specimen_id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(which),
  ]);
  return {
    description: REPAIR.specimensTakenOut(specimenWords(db, which)),
    photos: photos.length,
    carryOut: (actionId) => {
      takeOut(db, actionId, [...photos], which);
      return { concerned: which, told: [REPAIR.originalsStay] };
    },
  };
}

/** What it brought, and the names that it gave to specimens of other imports. */
export function takeImportOut(db: WriteHandle, { importId }: Of<'take-import-out'>): Act {
  const row = db.get<{ folder: string; startedUtc: string; until: string | null }>(
    `SELECT folder, started_utc AS startedUtc,
       ifnull(ended_utc, (SELECT min(started_utc) FROM import AS later WHERE later.id > import.id)) AS until
     FROM import JOIN source ON source.id = source_id WHERE import.id = ?`,
    [importId],
  );
  if (!row) throw new ProblemError('bad-request', {}, { detail: `no import ${importId}` });
  const photos = [...db.ids('SELECT id FROM photo WHERE import_id = ?', [importId])];
  const from = [...db.ids('SELECT DISTINCT specimen_id FROM photo WHERE import_id = ?', [importId])];
  const named = namedBy(db, row);
  if (photos.length === 0 && named.length === 0) throw new ProblemError('nothing-to-put-right');
  refuseTypes(db, from);
  return {
    description: REPAIR.importTakenOut(shownPath(basename(row.folder)), row.startedUtc, photos.length),
    photos: photos.length,
    carryOut: (actionId) => {
      if (photos.length > 0) takeOut(db, actionId, photos, from);
      const still = db.all<{ id: number; specimenId: number }>(
        `SELECT determination.id, specimen_id AS specimenId FROM json_each(?) AS wanted
         JOIN determination ON determination.id = wanted.value JOIN specimen ON specimen.id = specimen_id`,
        [JSON.stringify(named)],
      );
      for (const { id } of still) {
        db.runOne('INSERT INTO withdrawal (determination_id, action_id, withdrawn) VALUES (?, ?, 1)', [id, actionId]);
      }
      const renamed = [...new Set(still.map(({ specimenId }) => specimenId))];
      const told = renamed.length === 0 ? [] : [REPAIR.namesOfImport(renamed.length)];
      return { concerned: [...new Set([...from, ...renamed])], told: [...told, REPAIR.originalsStay] };
    },
  };
}

function takeOut(db: WriteHandle, actionId: number, photoIds: readonly number[], from: readonly number[]): string[] {
  change(db, actionId, 'photo', 'taken_out', photoIds, actionId);
  return takeOutEmptied(db, actionId, from);
}

/** Determinations from folder names of an import that stand. One import writes at a time, so its act is the one of its time. */
function namedBy(
  db: ReadHandle,
  { startedUtc, until }: { readonly startedUtc: string; readonly until: string | null },
): number[] {
  return [
    ...db.ids(
      `SELECT determination.id FROM action JOIN determination ON action_id = action.id JOIN specimen ON specimen.id = specimen_id
       WHERE action.kind = 'import' AND made_utc >= :from AND made_utc <= ifnull(:until, '9')
         AND ifnull((
           SELECT withdrawn FROM withdrawal WHERE determination_id = determination.id ORDER BY id DESC LIMIT 1
         ), 0) = 0`,
      { from: startedUtc, until },
    ),
  ];
}
