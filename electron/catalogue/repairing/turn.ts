/*
 * Turns photos for good, in the catalogue alone: small pictures, the large photo, learning and recognition see them so from
 * then on. Runs where the catalogue is written.
 */
import type { Repair } from '../../contract/repair.ts';
import { REPAIR } from '../../domain/language/language.ts';
import type { WriteHandle } from '../database/database.ts';
import { changeEach } from '../naming/changes.ts';
import type { Act } from './act.ts';
import { bySpecimen } from './photos.ts';

export function turn(db: WriteHandle, { photoIds, by }: Extract<Repair, { act: 'turn' }>): Act {
  const chosen = bySpecimen(db, photoIds);
  const ids = [...chosen.values()].flat();
  const rows = db.all<{ id: number; turned: number; fileName: string }>(
    'SELECT id, turned, file_name AS fileName FROM photo WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)],
  );
  const which = rows.length === 1 ? (rows[0]?.fileName ?? '') : REPAIR.somePhotos(rows.length);
  return {
    description: REPAIR.turned(which, by),
    photos: rows.length,
    carryOut: (actionId) => {
      const turned = new Map(rows.map((row) => [row.id, (row.turned + by) % 360]));
      changeEach(db, actionId, 'photo', 'turned', turned);
      return { concerned: [...chosen.keys()], told: [] };
    },
  };
}
