/* An import that exchanges a photo, or changes or takes away its box, after a run began: all that stands on the run notices. */
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import { addModel, newModelFolder } from '../../../electron/catalogue/learning/models.ts';
import { answersOfNow } from '../../../electron/catalogue/learning/recognition.ts';
import { beginRun, reopenRun, runDetail } from '../../../electron/catalogue/learning/runs.ts';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { photosThatAreThere } from '../../../electron/catalogue/specimens/photo-rows.ts';
import { because } from '../../../electron/domain/problems.ts';
import { DEFAULT_TRAINING } from '../../../electron/domain/training.ts';
import { inputKey } from '../../../electron/network/backbone.ts';
import { driftPhotos, evaluationFrame } from '../../../electron/studies/evaluation-frame.ts';
import { learningFrame } from '../../../electron/studies/learning-frame.ts';
import { newCatalogue, temporaryFolder, UTC } from '../../helpers/a-catalogue.ts';
import { imported, picture, put, request } from '../../helpers/a-folder.ts';

/** Eight photos of two taxa, a box in each; the first of each taxon is learnt, the others are held out. */
async function boxedRun() {
  const folder = temporaryFolder();
  const names = [1, 2, 3, 4].flatMap((n) => [`Carabus auratus/A${n}.png`, `Carabus nitens/N${n}.png`]);
  for (const name of names) put(folder, name, await picture('png', { width: 120, height: 80 }));
  const markBoxes = (boxes: Readonly<Record<string, readonly number[] | null>> = {}) => {
    const images = names.map((file_name, id) => ({ id, file_name, width: 120, height: 80 }));
    const annotations = images.flatMap(({ id, file_name }) => {
      const box = boxes[file_name];
      return box === null ? [] : [{ id, image_id: id, category_id: 1, bbox: box ?? [30, 20, 60, 40] }];
    });
    put(folder, 'coco.json', JSON.stringify({ images, annotations, categories: [{ id: 1, name: 'beetle' }] }));
  };
  markBoxes();
  const catalogue = newCatalogue();
  const again = () =>
    imported(catalogue, request(folder, { labels: 'folders', identifiedBy: 'Ada', learnFrom: 'box' }));
  await again();
  const { frame } = await learningFrame(catalogue.read, 2);
  const name = nameOf(catalogue);
  const photos = frame.photos.map(({ photoId, label, box }) => {
    const part = name(photoId).endsWith('1.png') ? ('learn' as const) : ('test' as const);
    return { photoId, label, part, ...(box && { box }) };
  });
  const { write, places } = catalogue;
  const { classes } = frame;
  const settings = { ...DEFAULT_TRAINING, name: 'Run 1' };
  const { runId } = beginRun(write, places, { settings, classes, photos, stepsPerEpoch: 1 }, UTC);
  write.run(`UPDATE run SET state = 'interrupted'`);
  const model = {
    runId,
    folder: newModelFolder(places).folder,
    name: 'Beetles',
    depth: 18 as const,
    size: 64,
    classes,
  };
  const { modelId } = addModel(write, { ...model, heldOutAccuracy: 0.5, heldOutLoss: 1 }, UTC);
  return { folder, catalogue, again, markBoxes, runId, modelId };
}

const nameOf =
  ({ read }: Catalogue) =>
  (photoId: number) =>
    read.value<string>('SELECT file_name FROM photo WHERE id = ?', [photoId]);

test('a run knows its photos again while they are as it saw them', async () => {
  const { catalogue, again, runId, modelId } = await boxedRun();
  await again();
  const frame = await evaluationFrame(catalogue, modelId);
  expect(frame.photos).toHaveLength(6);
  expect(frame).not.toHaveProperty('otherSince');
  expect((await reopenRun(catalogue.write, catalogue.places, runId, UTC)).photos).toHaveLength(8);
  expect(runDetail(catalogue.read, catalogue.places, runId).log).toEqual([]);
  expect((await checkCatalogue(catalogue)).map(({ about }) => about.code)).not.toContain('run-photos-other');
});

test('a box that was moved or taken away, and an exchanged photo, are left out of what stands on the run, and told', async () => {
  const { folder, catalogue, again, markBoxes, runId, modelId } = await boxedRun();
  const learned = await driftPhotos(catalogue.read, modelId, 10, 1);
  expect(learned.learned.map(({ photoId }) => nameOf(catalogue)(photoId)).sort()).toEqual(['A1.png', 'N1.png']);
  markBoxes({ 'Carabus auratus/A1.png': [0, 0, 60, 40], 'Carabus auratus/A3.png': [0, 0, 60, 40] });
  put(folder, 'Carabus nitens/N4.png', await picture('png', { width: 90, height: 90 }));
  utimesSync(join(folder, 'Carabus nitens/N4.png'), 1_700_000_000, 1_700_000_000);
  await again();

  const names = (photos: readonly { readonly photoId: number }[]) =>
    photos.map(({ photoId }) => nameOf(catalogue)(photoId)).sort();
  const frame = await evaluationFrame(catalogue, modelId);
  expect(names(frame.photos)).toEqual(['A2.png', 'A4.png', 'N2.png', 'N3.png']);
  expect(frame.otherSince).toBe(2);
  expect(names((await driftPhotos(catalogue.read, modelId, 10, 1)).learned)).toEqual(['N1.png']);
  const files = await reopenRun(catalogue.write, catalogue.places, runId, UTC);
  expect(names(files.photos)).toEqual(['A2.png', 'A4.png', 'N1.png', 'N2.png', 'N3.png']);
  expect(runDetail(catalogue.read, catalogue.places, runId).log.map(({ sentence }) => sentence)).toEqual([
    '3 of 8 photos have another content or another box than when the run began, and are left out.',
  ]);
  expect((await checkCatalogue(catalogue)).map(({ about }) => about)).toContainEqual(
    because('run-photos-other', { run: 'Run 1', photos: 3, which: 'A1.png, A3.png, N4.png' }),
  );
});

test('a run from before this was kept goes on with its photos as they are', async () => {
  const { catalogue, again, markBoxes, runId, modelId } = await boxedRun();
  catalogue.write.run('UPDATE run_photo SET input = NULL');
  markBoxes({ 'Carabus auratus/A3.png': [0, 0, 60, 40] });
  await again();
  expect((await evaluationFrame(catalogue, modelId)).photos).toHaveLength(6);
  expect((await reopenRun(catalogue.write, catalogue.places, runId, UTC)).photos).toHaveLength(8);
});

test('an answer about a box that an import changed meanwhile is not kept', async () => {
  const { catalogue, again, markBoxes } = await boxedRun();
  const ids = catalogue.read.all<{ id: number }>('SELECT id FROM photo ORDER BY id').map(({ id }) => id);
  const rows = [...(await photosThatAreThere(catalogue.read, ids)).values()].map((photo) => {
    return { photoId: photo.photoId, input: inputKey(photo), top: [] };
  });
  expect(answersOfNow(catalogue.read, rows)).toHaveLength(8);
  markBoxes({ 'Carabus auratus/A1.png': [0, 0, 60, 40], 'Carabus nitens/N2.png': [0, 0, 60, 40] });
  await again();
  const kept = answersOfNow(catalogue.read, rows).map(({ photoId }) => nameOf(catalogue)(photoId));
  expect(kept.sort()).toEqual(['A2.png', 'A3.png', 'A4.png', 'N1.png', 'N3.png', 'N4.png']);
});
