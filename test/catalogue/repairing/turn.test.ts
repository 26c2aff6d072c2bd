/* A photo is turned in the catalogue alone, as one act; what was worked out of it before is history. */
import { expect, test } from 'vitest';
import { redo, undo } from '../../../electron/catalogue/naming/actions.ts';
import { repair } from '../../../electron/catalogue/repairing/repair.ts';
import { inputNow } from '../../../electron/catalogue/specimens/photo-boxes.ts';
import { boxAsShown, pointAsShown, turnedSquare } from '../../../electron/domain/photo-box.ts';
import {
  genusAndSpecies,
  newCatalogue,
  newModel,
  newSpecimen,
  predict,
  putBox,
  UTC,
} from '../../helpers/a-catalogue.ts';

test('turns add up, are undone as one act, and give networks other pixels to look at', () => {
  const catalogue = newCatalogue();
  const { write: db } = catalogue;
  const [photo = 0] = newSpecimen(catalogue, { number: '7' }).photos;
  const [taxon = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  const model = newModel(catalogue, 'm');
  predict(catalogue, model, photo, [taxon, 0.9]);
  const turned = () => db.value<number>('SELECT turned FROM photo WHERE id = ?', [photo]);
  const counts = () => [
    db.value<number>('SELECT count(*) FROM prediction'),
    db.value<number>('SELECT count(*) FROM answered_photo'),
  ];
  const upright = inputNow(db, photo);
  expect(counts()).toEqual([1, 1]);

  const turn = (by: 90 | 180 | 270) => repair(db, { repair: { act: 'turn', photoIds: [photo], by }, by: '' }, UTC);
  expect(turn(270).description).toMatch(/: turned 90° to the left$/);
  expect(turned()).toBe(270);
  // The prediction stays as history; the model is asked again.
  expect(counts()).toEqual([1, 0]);
  const left = inputNow(db, photo);
  expect(left).not.toBe(upright);
  putBox(catalogue, photo, { x: 0, y: 0, width: 0.5, height: 1 });
  expect(inputNow(db, photo)).not.toBe(left);
  turn(180);
  expect(turned()).toBe(90);
  expect(undo(db, UTC)).toMatchObject({ pictures: true });
  expect(turned()).toBe(270);
  undo(db, UTC);
  expect(turned()).toBe(0);
  redo(db, UTC);
  expect(turned()).toBe(270);
});

test('boxes, points and pixels turn alike', () => {
  const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 };
  for (const turned of [90, 180, 270] as const) {
    const shown = boxAsShown({ ...box, turned });
    const size = { width: 200, height: 100 };
    const [a, b] = [
      [box.x, box.y],
      [box.x + box.width, box.y + box.height],
    ].map(([x = 0, y = 0]) => pointAsShown([x * 200, y * 100], size, turned));
    const all = turned === 180 ? [200, 100] : [100, 200];
    const corner = [0, 1].map((side) => Math.min(a?.[side] ?? 0, b?.[side] ?? 0) / (all[side] ?? 1));
    expect(corner[0]).toBeCloseTo(shown.x, 9);
    expect(corner[1]).toBeCloseTo(shown.y, 9);
  }
  // Four pixels: upper left, upper right, lower left, lower right.
  const pixels = Uint8Array.from([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
  const order = (turned: 90 | 180 | 270) => [...turnedSquare(pixels, 2, turned)].filter((_, at) => at % 3 === 0);
  expect(order(90)).toEqual([3, 1, 4, 2]);
  expect(order(180)).toEqual([4, 3, 2, 1]);
  expect(order(270)).toEqual([2, 4, 1, 3]);
});
