/* Each act that puts something right: what it does, that it is one undo, and that it comes back the same. */
import { beforeEach, describe, expect, test } from 'vitest';
import { decide } from '../../../electron/catalogue/naming/decisions.ts';
import { addDetermination, determinationHistory } from '../../../electron/catalogue/naming/determinations.ts';
import { planRepair } from '../../../electron/catalogue/repairing/repair.ts';
import { findSpecimen, importList, repairsOf, unendedImports } from '../../../electron/catalogue/repairing/repaired.ts';
import type { Repair } from '../../../electron/contract/repair.ts';
import { searchNames } from '../../../electron/catalogue/naming/taxa.ts';
import { collectionPage } from '../../../electron/catalogue/browsing/collection.ts';
import { reviewQueue, reviewSpecimen } from '../../../electron/catalogue/browsing/review.ts';
import { learningFrame } from '../../../electron/studies/learning-frame.ts';
import { beginImport, endImport } from '../../../electron/catalogue/specimens/imports.ts';
import { sourceId } from '../../../electron/catalogue/specimens/photos.ts';
import { addAction } from '../../../electron/catalogue/naming/actions.ts';
import { refreshNames } from '../../../electron/catalogue/naming/current-name.ts';
import { unansweredPhotos } from '../../../electron/catalogue/learning/recognition.ts';
import { listModels } from '../../../electron/catalogue/learning/models.ts';
import { decision, EVERYTHING, newModel, newSpecimen, predict, reopened, UTC } from '../../helpers/a-catalogue.ts';
import { aCollectionToPutRight, BY, faults, putRight, shown, turned } from '../../helpers/repairs.ts';

const problem = (code: string) => expect.objectContaining({ code });

let { catalogue, auratus, nitens, twelve, thirteen, loose, type } = aCollectionToPutRight();

beforeEach(() => {
  ({ catalogue, auratus, nitens, twelve, thirteen, loose, type } = aCollectionToPutRight());
});

/** Done, undone, done again: the states agree, and so does what is derived, also after a restart. */
async function thereAndBack(repair: Repair) {
  const before = await shown(catalogue);
  const plan = planRepair(catalogue.write, { repair, by: BY }, UTC);
  expect(await shown(catalogue)).toEqual(before);
  const result = putRight(catalogue, repair);
  expect(plan).toMatchObject({ description: result.description, told: result.told });
  expect(result.undo).toBe(result.description);
  const after = await shown(catalogue);
  expect(after).not.toEqual(before);
  expect(await faults(catalogue)).toEqual([]);
  expect(turned(catalogue, 'undo')).toMatchObject({
    description: result.description,
    redo: result.description,
    told: [],
  });
  expect(await shown(catalogue)).toEqual(before);
  expect(await faults(catalogue)).toEqual([]);
  catalogue = reopened(catalogue);
  expect(await shown(catalogue)).toEqual(before);
  expect(turned(catalogue, 'redo')).toMatchObject({ description: result.description, told: [] });
  expect(await shown(catalogue)).toEqual(after);
  expect(await faults(catalogue)).toEqual([]);
  return { result, after, before };
}

const history = (specimenId: number) =>
  determinationHistory(catalogue.read, specimenId).map(
    ({ verdict, taxon, identifiedBy, remarks, withdrawn }) =>
      `${verdict} ${taxon?.scientificName ?? '-'} ${identifiedBy} (${remarks ?? ''})${withdrawn ? ' withdrawn' : ''}`,
  );

describe('split', () => {
  test('photos become one new specimen with the same name by the same person, and no number', async () => {
    const [dorsal = 0, ventral = 0, label = 0] = twelve.photos;
    const { result, after } = await thereAndBack({ act: 'split', photoIds: [ventral, label], each: false });
    const made = result.specimenIds.find((id) => id > type.id) ?? 0;
    expect(result.description).toBe('12: 2 photos split off into a new specimen');
    expect(after.photos).toContain(`${ventral} of ${made} - ventral 2 verified Carabus auratus`);
    expect(after.photos).toContain(`${dorsal} of ${twelve.id} 12 dorsal 1 verified Carabus auratus`);
    expect(history(made)[0]).toBe('identified Carabus auratus Otto (wings; split from 12)');
    expect(history(twelve.id)).toEqual(['identified Carabus auratus Otto (wings)']);
    expect(reviewSpecimen(catalogue.read, made, null)).toMatchObject({ locality: null, typeStatus: null });
    expect(repairsOf(catalogue.read, made)).toMatchObject([{ description: result.description, undone: false }]);
    expect(repairsOf(catalogue.read, twelve.id)).toHaveLength(1);
  });

  test('every chosen photo becomes its own, but the first where all of a specimen were chosen', async () => {
    const photoIds = [...twelve.photos, ...loose.photos];
    const { result, after } = await thereAndBack({ act: 'split', photoIds, each: true });
    expect(result.description).toBe('2 specimens: 3 photos split off into 3 new specimens');
    expect(after.photos).toContain(`${twelve.photos[0]} of ${twelve.id} 12 dorsal 1 verified Carabus auratus`);
    expect(after.counts).toEqual([8, 7]);
  });

  test('a specimen is not split into all of it and nothing, and a type with no other', () => {
    const act = 'split' as const;
    const split = (photoIds: number[], each: boolean) => () => putRight(catalogue, { act, photoIds, each });
    expect(split(loose.photos, false)).toThrow(problem('emptied-by-split'));
    expect(split(thirteen.photos, true)).toThrow(problem('nothing-to-put-right'));
    expect(split([...type.photos, ...loose.photos], true)).toThrow(problem('type-protected'));
    expect(split([9999], true)).toThrow(problem('bad-request'));
    expect(split([twelve.photos[0] ?? 0, loose.photos[0] ?? 0], false)).toThrow(problem('bad-request'));
    expect(split(type.photos, true)().description).toBe('7: 1 photo split off into a new specimen');
  });
});

describe('join', () => {
  test('two names make it doubtful, both stand in its history, and the person is told', async () => {
    const { result, after } = await thereAndBack({ act: 'join', specimenIds: [thirteen.id], intoId: twelve.id });
    expect(result.description).toBe('13 joined into 12');
    expect(result.told.join(' ')).toContain('12 is doubtful now');
    expect(after.photos).toContain(`${thirteen.photos[0]} of ${twelve.id} 12 dorsal 4 doubtful Carabus auratus`);
    expect(history(twelve.id).filter((line) => !line.endsWith('withdrawn'))).toEqual([
      'doubtful - Edith Example (joined with 13, which was named otherwise)',
      'identified Carabus auratus Otto (wings; as before 13 was joined)',
      'identified Carabus nitens Ada (from 13, joined)',
      'identified Carabus auratus Otto (wings)',
    ]);
    expect(after.counts).toEqual([8, 3]);
    // Its number is free, what is recorded of it alone came along.
    expect(findSpecimen(catalogue.read, '13')).toBeNull();
    expect(reviewSpecimen(catalogue.read, twelve.id, null).locality).toBe('Austria, Kew');
  });

  test('the only name becomes that of all', async () => {
    const { result, after } = await thereAndBack({ act: 'join', specimenIds: [loose.id], intoId: thirteen.id });
    expect(result.told).toEqual(['The joined specimen has the name Carabus nitens.']);
    expect(after.photos).toContain(`${loose.photos[0]} of ${thirteen.id} 13 - 3 verified Carabus nitens`);
  });

  test('a name that was rejected, or a doubt, is a contradiction too', () => {
    decide(catalogue.write, decision([loose.id], { verdict: 'rejected', taxonId: auratus }), UTC);
    const join = { act: 'join', specimenIds: [loose.id], intoId: twelve.id } as const;
    expect(putRight(catalogue, join).told.join(' ')).toContain('doubtful');
    turned(catalogue, 'undo');
    decide(catalogue.write, decision([loose.id], { verdict: 'cleared' }), UTC);
    decide(catalogue.write, decision([loose.id], { taxonId: auratus }), UTC);
    decide(catalogue.write, decision([loose.id]), UTC);
    expect(putRight(catalogue, join).told.join(' ')).toContain('doubtful');
    turned(catalogue, 'undo');
    expect(() => putRight(catalogue, join, ' ')).toThrow(problem('wrong-setting'));
  });

  test('what is recorded and differs is told, and stays that of the one that stays', () => {
    const other = newSpecimen(catalogue, { number: '14', terms: { locality: 'Paris', country: 'France' } });
    const { told } = putRight(catalogue, { act: 'join', specimenIds: [other.id], intoId: twelve.id });
    expect(told).toContain('What is recorded differs (locality): that of 12 stays.');
    expect(reviewSpecimen(catalogue.read, twelve.id, null).locality).toBe('France, Kew');
  });

  test('numbers are not lost, and types stay', () => {
    const join = (specimenIds: number[], intoId: number) => () =>
      putRight(catalogue, { act: 'join', specimenIds, intoId });
    expect(join([twelve.id], loose.id)).toThrow(problem('number-lost'));
    expect(join([type.id], twelve.id)).toThrow(problem('type-not-joined'));
    expect(join([twelve.id, thirteen.id], type.id)).toThrow(problem('type-not-joined'));
    expect(join([twelve.id], twelve.id)).toThrow(problem('nothing-to-put-right'));
    expect(join([twelve.id], type.id)().description).toBe('12 joined into 7');
  });
});

describe('renumber', () => {
  test('a specimen is found and listed by its new number alone', async () => {
    const { result } = await thereAndBack({ act: 'renumber', specimenId: twelve.id, catalogNumber: ' VC 0120 ' });
    expect(result.description).toBe('12 renumbered VC 0120');
    expect(findSpecimen(catalogue.read, 'vc-0120')).toMatchObject({ specimenId: twelve.id, photoId: null });
    expect(findSpecimen(catalogue.read, '12')).toBeNull();
    const found = async (text: string) =>
      (await collectionPage(catalogue, { filter: { ...EVERYTHING, text }, order: 'newest', limit: 9 })).total;
    expect(await found('0120')).toBe(3);
    turned(catalogue, 'undo');
    expect(await found('0120')).toBe(0);
  });

  test('a number can be taken away, and one that is taken is refused', async () => {
    const renumber = (catalogNumber: string | null) => () =>
      putRight(catalogue, { act: 'renumber', specimenId: twelve.id, catalogNumber });
    expect(renumber('13')).toThrow(problem('number-taken'));
    expect(renumber('13.')).toThrow(problem('number-taken'));
    expect(renumber('12')).toThrow(problem('nothing-to-put-right'));
    // Its own, written a little otherwise.
    expect(renumber('1-2')().description).toBe('12 renumbered 1-2');
    turned(catalogue, 'undo');
    await thereAndBack({ act: 'renumber', specimenId: twelve.id, catalogNumber: null });
  });

  test('an undo does not give back a number that an import gave to another meanwhile, and says so', () => {
    putRight(catalogue, { act: 'renumber', specimenId: twelve.id, catalogNumber: '99' });
    newSpecimen(catalogue, { number: '12' });
    expect(turned(catalogue, 'undo').told).toEqual([
      '12 belongs to another specimen by now, so it was not given back.',
    ]);
    expect(findSpecimen(catalogue.read, '99')).toMatchObject({ specimenId: twelve.id });
  });
});

describe('move, view, rename', () => {
  test('a moved photo takes the name of its new specimen; a specimen without photos leaves with its number', async () => {
    const { result, after } = await thereAndBack({ act: 'move', photoIds: thirteen.photos, toId: twelve.id });
    expect(result.description).toBe('1 photo moved from 13 to 12');
    expect(result.told).toEqual(['No photo is left of 13: it is taken out, and its number is free.']);
    expect(after.photos).toContain(`${thirteen.photos[0]} of ${twelve.id} 12 dorsal 4 verified Carabus auratus`);
    const move = (photoIds: number[], toId: number) => () => putRight(catalogue, { act: 'move', photoIds, toId });
    expect(move(twelve.photos, twelve.id)).toThrow(problem('nothing-to-put-right'));
    expect(move(twelve.photos, thirteen.id)).toThrow(problem('bad-request'));
    expect(move([...type.photos, ...loose.photos], twelve.id)).toThrow(problem('type-protected'));
  });

  test('a view is told of many photos at once', async () => {
    const photoIds = [...twelve.photos, ...loose.photos];
    const { result, after } = await thereAndBack({ act: 'view', photoIds, view: ' lateral ' });
    expect(result.description).toBe('5 photos: view lateral');
    expect(after.photos.filter((line) => line.includes(' lateral '))).toHaveLength(5);
    expect(() => putRight(catalogue, { act: 'view', photoIds, view: 'lateral' })).toThrow(
      problem('nothing-to-put-right'),
    );
  });

  test('a taxon typed wrong is called right everywhere, and the search follows', async () => {
    const { result } = await thereAndBack({ act: 'rename', taxonId: auratus, scientificName: 'Carabus  auronitens' });
    expect(result.description).toBe('Carabus auratus renamed Carabus auronitens');
    const found = (text: string) => searchNames(catalogue.read, text, 5).map(({ id }) => id);
    expect(found('car auro')).toEqual([auratus]);
    expect(found('car aura')).toEqual([]);
    const rename = (scientificName: string) => () =>
      putRight(catalogue, { act: 'rename', taxonId: auratus, scientificName });
    expect(rename('Carabus nitens')).toThrow(problem('name-taken'));
    expect(rename('Carabus auronitens')).toThrow(problem('nothing-to-put-right'));
    expect(rename(' ')).toThrow(problem('wrong-setting'));
  });
});

describe('taken out', () => {
  test('photos and specimens are in no list, and come back as they were', async () => {
    const photos = await thereAndBack({ act: 'take-photos-out', photoIds: [...loose.photos, twelve.photos[0] ?? 0] });
    expect(photos.after.total).toBe(5);
    expect(photos.result.description).toBe('3 photos of 2 specimens taken out');
    turned(catalogue, 'undo');
    const { after, result } = await thereAndBack({ act: 'take-specimens-out', specimenIds: [twelve.id, thirteen.id] });
    expect(result.description).toBe('2 specimens taken out');
    expect(after.taxa).toEqual([]);
    expect(after.counts).toEqual([4, 2]);
    for (const act of [
      { act: 'take-specimens-out', specimenIds: [twelve.id] },
      { act: 'take-photos-out', photoIds: twelve.photos },
      { act: 'renumber', specimenId: twelve.id, catalogNumber: '8' },
    ] as const)
      expect(() => putRight(catalogue, act)).toThrow(problem('bad-request'));
    expect(() => reviewSpecimen(catalogue.read, twelve.id, null)).toThrow(problem('bad-request'));
    expect(() => decide(catalogue.write, decision([twelve.id]), UTC)).toThrow(problem('bad-request'));
  });

  test('nothing is learned from it or recognised of it, and its answers come back with it', async () => {
    const more = newSpecimen(catalogue, { number: '20' });
    decide(catalogue.write, decision([more.id], { taxonId: auratus }), UTC);
    const model = newModel(catalogue, 'm');
    for (const photo of loose.photos) predict(catalogue, model, photo, [nitens, 0.9]);
    catalogue.listing.refresh([more.id, loose.id], 'everything');
    const learned = async () =>
      (await learningFrame(catalogue.read, 1)).frame.photos.map(({ photoId }) => photoId).sort((a, b) => a - b);
    const todo = { modelId: model, photos: 'all', shard: null, afterPhotoId: 0, limit: 100 } as const;
    const waiting = () => unansweredPhotos(catalogue.read, todo).total;
    const predicted = () => listModels(catalogue.read, catalogue.places)[0]?.predictedPhotos;
    const before = {
      learned: await learned(),
      waiting: waiting(),
      predicted: predicted(),
      shown: await shown(catalogue),
    };
    expect(before.predicted).toBe(2);
    putRight(catalogue, { act: 'take-photos-out', photoIds: [...twelve.photos, ...loose.photos] });
    expect(await learned()).toEqual(before.learned.filter((id) => !twelve.photos.includes(id)));
    expect(waiting()).toBe(before.waiting - 2); // One of them shows a label.
    expect(predicted()).toBe(0);
    const queue = await reviewQueue(catalogue, { order: 'doubt', modelId: null, statuses: [], limit: 50 });
    expect(queue.items.map(({ specimenId }) => specimenId)).not.toContain(loose.id);
    turned(catalogue, 'undo');
    expect({
      learned: await learned(),
      waiting: waiting(),
      predicted: predicted(),
      shown: await shown(catalogue),
    }).toEqual(before);
  });

  test('what a model answers while its photo is out is there when it is put back', async () => {
    const model = newModel(catalogue, 'm');
    putRight(catalogue, { act: 'take-specimens-out', specimenIds: [loose.id] });
    predict(catalogue, model, loose.photos[0] ?? 0, [nitens, 0.9]);
    expect(await faults(catalogue)).toEqual([]);
    turned(catalogue, 'undo');
    expect((await shown(catalogue)).photos).toContain(
      `${loose.photos[0]} of ${loose.id} - - 2 proposed Carabus nitens`,
    );
    expect(await faults(catalogue)).toEqual([]);
  });

  test('types leave one at a time', () => {
    const out = (specimenIds: number[]) => () => putRight(catalogue, { act: 'take-specimens-out', specimenIds });
    expect(out([type.id, twelve.id])).toThrow(problem('type-protected'));
    expect(out([type.id])().description).toBe('7 taken out');
  });

  test('its place and number can be read again, and undo brings back only what did not come again', async () => {
    const before = await shown(catalogue);
    putRight(catalogue, { act: 'take-specimens-out', specimenIds: [twelve.id, thirteen.id] });
    const again = newSpecimen(catalogue, { number: '12' });
    catalogue.write.run(
      `UPDATE main.photo SET relative_path = (SELECT relative_path FROM main.photo WHERE id = ?) WHERE id = ?`,
      [twelve.photos[0] ?? 0, again.photos[0] ?? 0],
    );
    catalogue.listing.refresh([again.id], 'everything');
    expect(turned(catalogue, 'undo').told).toEqual([
      '1 photo was read again since, and is in the collection already.',
      '12 belongs to another specimen by now, so it was not given back.',
    ]);
    const after = await shown(catalogue);
    expect(after.total).toBe(before.total);
    expect(after.photos).toContain(`${twelve.photos[1]} of ${twelve.id} - ventral 2 verified Carabus auratus`);
    expect(await faults(catalogue)).toEqual([]);
    turned(catalogue, 'redo');
    expect((await shown(catalogue)).photos.filter((line) => line.includes('Carabus'))).toEqual([]);
    expect(await faults(catalogue)).toEqual([]);
  });

  test('an import leaves with what it brought and the names that it gave to what stays', async () => {
    const { write } = catalogue;
    const source = sourceId(write, '/drawer', UTC);
    const importId = beginImport(write, source, { folder: '/drawer' } as never, '2026-04-01T00:00:00.000Z');
    const brought = newSpecimen(catalogue, { number: '30', source: '/drawer', views: ['dorsal', 'ventral'] });
    const actionId = addAction(write, 'import', 'Import of drawer', '2026-04-01T00:00:01.000Z');
    for (const specimenId of [brought.id, loose.id]) {
      addDetermination(write, {
        specimenId,
        actionId,
        verdict: 'identified',
        taxonId: nitens,
        qualifier: null,
        identifiedBy: 'Ada',
        identifiedUtc: UTC,
        remarks: null,
        suggestedByModelId: null,
        struck: [],
      });
    }
    refreshNames(write, [brought.id, loose.id]);
    expect(unendedImports(catalogue.read)).toMatchObject([{ id: importId }]);
    endImport(write, importId, '2026-04-01T00:00:02.000Z');
    expect(unendedImports(catalogue.read)).toEqual([]);
    catalogue.listing.refresh([brought.id, loose.id], 'everything');
    expect(importList(catalogue.read)).toMatchObject([{ id: importId, photos: 2, specimens: 1, takenOut: 0 }]);
    const { result, after } = await thereAndBack({ act: 'take-import-out', importId });
    expect(result.description).toBe('Import of drawer of 2026-04-01 taken out: 2 photos');
    expect(result.told[0]).toContain('Names that this import gave to 1 specimen');
    expect(after.photos).toContain(`${loose.photos[0]} of ${loose.id} - - 2 unnamed -`);
    expect(importList(catalogue.read)).toMatchObject([{ id: importId, photos: 0, specimens: 0, takenOut: 2 }]);
    expect(() => putRight(catalogue, { act: 'take-import-out', importId })).toThrow(problem('nothing-to-put-right'));
    expect(() => putRight(catalogue, { act: 'take-import-out', importId: 77 })).toThrow(problem('bad-request'));
  });
});
