/*
 * What a person put right against a file's name: the photo's number or view, with what its file was called then. An import
 * tells a contradiction again only where the file is called otherwise since. Kept with the changes of the act, so that an act
 * that is undone says nothing any more. Runs where the catalogue is open.
 */
import type { ReadHandle, WriteHandle } from '../database/database.ts';

/** What the name of a file may say of its photo. */
export type SaidByName = 'number' | 'view';

const NAME_FOR = { number: 'file_name for number', view: 'file_name for view' } as const;

/** Of photos whose number or view a person decided on by this act. */
export function noteNames(db: WriteHandle, actionId: number, said: SaidByName, photoIds: readonly number[]): void {
  db.run(
    `INSERT INTO change (action_id, kind, row_id, field, before, after)
     SELECT :action, 'photo', photo.id, :field, NULL, file_name FROM photo
     WHERE id IN (SELECT value FROM json_each(:ids))`,
    { action: actionId, field: NAME_FOR[said], ids: JSON.stringify(photoIds) },
  );
}

/** Of all photos whose specimen, number or view was changed by this act. */
export function noteNamesOfAct(db: WriteHandle, actionId: number): void {
  const ofSpecimens = db.ids(
    `SELECT photo.id FROM change JOIN photo ON specimen_id = row_id
     WHERE action_id = ? AND change.kind = 'specimen' AND field = 'catalog_number'`,
    [actionId],
  );
  noteNames(db, actionId, 'number', [...new Set([...changed(db, actionId, 'specimen_id'), ...ofSpecimens])]);
  noteNames(db, actionId, 'view', [...changed(db, actionId, 'view')]);
}

function changed(db: ReadHandle, actionId: number, field: string): Uint32Array {
  return db.ids(`SELECT row_id FROM change WHERE action_id = ? AND kind = 'photo' AND field = ?`, [actionId, field]);
}

/** Whether a person decided on what this file's name says; read again when anybody has done something since. */
export class DecidedNames {
  readonly #db: ReadHandle;
  #newestAction = -1;
  #names = new Map<string, string>();
  #undone = new Map<string, string>();

  constructor(db: ReadHandle) {
    this.#db = db;
  }

  has(said: SaidByName, photoId: number, fileName: string): boolean {
    return this.#namesNow().get(`${NAME_FOR[said]} ${photoId}`) === fileName;
  }

  /** Whether somebody decided on it and took that back. */
  wasUndone(said: SaidByName, photoId: number, fileName: string): boolean {
    this.#namesNow();
    return this.#undone.get(`${NAME_FOR[said]} ${photoId}`) === fileName;
  }

  #namesNow(): ReadonlyMap<string, string> {
    const newest = this.#db.value<number>('SELECT ifnull(max(id), 0) FROM action');
    if (newest !== this.#newestAction) this.#read(newest);
    return this.#names;
  }

  #read(newest: number): void {
    this.#newestAction = newest;
    const rows = this.#db.all<{ photoId: number; field: string; name: string; isUndone: number }>(
      `SELECT row_id AS photoId, field, after AS name, undone_by IS NOT NULL AS isUndone
       FROM action JOIN change ON action_id = action.id AND change.kind = 'photo' AND field IN ('file_name for number', 'file_name for view')
       WHERE action.kind IN ('decision', 'repair') ORDER BY action.id`,
    );
    const namesOf = (undone: number) =>
      rows.flatMap(({ photoId, field, name, isUndone }) =>
        isUndone === undone ? [[`${field} ${photoId}`, name] as const] : [],
      );
    [this.#names, this.#undone] = [new Map(namesOf(0)), new Map(namesOf(1))];
  }
}
