/* What acts leave: their order, the record that undo goes by, and how a specimen is found to act on. */
import { beforeEach, expect, test } from 'vitest';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { findSpecimen } from '../../../electron/catalogue/repairing/repaired.ts';
import { decision, reopened, UTC } from '../../helpers/a-catalogue.ts';
import { aCollectionToPutRight, faults, putRight, shown, turned } from '../../helpers/repairs.ts';

const problem = (code: string) => expect.objectContaining({ code });

let { catalogue, auratus, nitens, twelve, thirteen, loose, type } = aCollectionToPutRight();

beforeEach(() => {
  ({ catalogue, auratus, nitens, twelve, thirteen, loose, type } = aCollectionToPutRight());
});

test('repairs and decisions are undone in one order, across restarts', async () => {
  const states = [await shown(catalogue)];
  const [first = 0, second = 0] = twelve.photos;
  const acts = [
    () => putRight(catalogue, { act: 'split', photoIds: [second], each: false }),
    () => decide(catalogue.write, decision([type.id + 1], { taxonId: nitens }), UTC),
    () => putRight(catalogue, { act: 'renumber', specimenId: type.id + 1, catalogNumber: '50' }),
    () => putRight(catalogue, { act: 'join', specimenIds: [type.id + 1], intoId: thirteen.id }),
    () => decide(catalogue.write, decision([thirteen.id], { taxonId: auratus }), UTC),
    () => putRight(catalogue, { act: 'take-photos-out', photoIds: [first, second] }),
  ];
  for (const act of acts) {
    catalogue.listing.refresh(act().specimenIds, 'everything');
    states.push(await shown(catalogue));
  }
  for (let at = acts.length - 1; at >= 0; at--) {
    turned(catalogue, 'undo');
    if (at % 2 === 0) catalogue = reopened(catalogue);
    expect(await shown(catalogue)).toEqual(states[at]);
  }
  for (let at = 1; at <= acts.length; at++) {
    turned(catalogue, 'redo');
    expect(await shown(catalogue)).toEqual(states[at]);
    expect(await faults(catalogue)).toEqual([]);
  }
});

test('a specimen is found by its number, or by the name of a photo that no other has', () => {
  const { read, write } = catalogue;
  write.run(`UPDATE main.photo SET relative_path = 'a/b/' || relative_path WHERE id = ?`, [loose.photos[0] ?? 0]);
  const name = read.value<string>('SELECT file_name FROM photo WHERE id = ?', [loose.photos[0] ?? 0]);
  for (const wanted of [name, `b/${name}`, `a/b/${name}`, `./a/b/${name}`, `a\\b\\${name}`]) {
    expect(findSpecimen(read, wanted), wanted).toMatchObject({ specimenId: loose.id, photoId: loose.photos[0] });
  }
  for (const wanted of [`c/${name}`, `/${name}x`, name.slice(1), '..', '0']) {
    expect(findSpecimen(read, wanted), wanted).toBeNull();
  }
  write.run(`UPDATE main.photo SET relative_path = :path, file_name = :name WHERE id = :photo`, {
    path: `c/${name}`,
    name,
    photo: type.photos[0] ?? 0,
  });
  expect(() => findSpecimen(read, name)).toThrow(problem('photo-ambiguous'));
  expect(findSpecimen(read, `c/${name}`)).toMatchObject({ specimenId: type.id, catalogNumber: '7' });
});

test('what was put right is never changed or deleted in the record', () => {
  putRight(catalogue, { act: 'renumber', specimenId: twelve.id, catalogNumber: '99' });
  for (const sql of [
    'DELETE FROM change',
    `UPDATE change SET before = 'x'`,
    `INSERT OR REPLACE INTO change (id, action_id, kind, row_id, field) SELECT id, action_id, kind, row_id, field FROM change`,
  ])
    expect(() => catalogue.write.run(sql), sql).toThrow(/never/);
});
