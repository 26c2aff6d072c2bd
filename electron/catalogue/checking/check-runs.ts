/* Of a look over a catalogue: photos of its runs that have another content or box now than as the run began. Reads only. */
import type { CatalogueFinding } from '../../contract/collection.ts';
import { because } from '../../domain/problems.ts';
import type { ReadHandle } from '../database/database.ts';
import { walkRows } from '../database/walk-rows.ts';
import { isOtherNow, RAN_ON_COLUMN, type RanOnRow } from '../learning/run-inputs.ts';
import { BOX_COLUMN } from '../specimens/photo-boxes.ts';
import { finding, some } from './finding.ts';

const PHOTOS_SQL = `SELECT photo_id AS photoId, file_name AS fileName, lower(hex(sha256)) AS sha256, ${RAN_ON_COLUMN}, ${BOX_COLUMN}
  FROM run_photo JOIN photo ON photo.id = photo_id
  WHERE run_id = :run AND photo_id > :after AND trouble IS NULL AND sha256 IS NOT NULL ORDER BY photo_id LIMIT :page`;

/** Silent where none has. */
export async function checkRuns(db: ReadHandle): Promise<CatalogueFinding[]> {
  const findings: CatalogueFinding[] = [];
  for (const { id, name } of db.all<{ id: number; name: string }>('SELECT id, name FROM run ORDER BY id')) {
    const other: string[] = [];
    type Row = RanOnRow & { readonly photoId: number; readonly fileName: string };
    for await (const rows of walkRows<Row>(db, PHOTOS_SQL, ({ photoId }) => photoId, { values: { run: id } })) {
      other.push(...rows.filter(isOtherNow).map(({ fileName }) => fileName));
    }
    if (other.length === 0) continue;
    const values = { run: name, photos: other.length, which: some(other) };
    findings.push(finding('warn', because(other.length === 1 ? 'run-photo-other' : 'run-photos-other', values)));
  }
  return findings;
}
