/* Whether a model that a run begins from has seen what the run holds out. */
import { expect, it } from 'vitest';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { learnedBefore } from '../../electron/studies/learned-before.ts';
import { addModel, newModelFolder } from '../../electron/catalogue/learning/models.ts';
import { beginRun } from '../../electron/catalogue/learning/runs.ts';
import { DEFAULT_TRAINING, type StartFrom } from '../../electron/domain/training.ts';
import { newCatalogue, newModel, newSpecimen, UTC } from '../helpers/a-catalogue.ts';

/** A model whose run learned from these photos and held those out. */
function model(
  { write, places }: Catalogue,
  learn: readonly number[],
  heldOut: readonly number[],
  startFrom: StartFrom | null,
): StartFrom {
  const photos = [
    ...learn.map((photoId) => ({ photoId, label: 0, part: 'learn' as const })),
    ...heldOut.map((photoId) => ({ photoId, label: 0, part: 'held-out' as const })),
  ];
  const settings = { ...DEFAULT_TRAINING, startFrom, seed: 77 };
  const { runId } = beginRun(write, places, { settings, classes: [], photos, stepsPerEpoch: 1 }, UTC);
  const { folder } = newModelFolder(places);
  const model = {
    runId,
    folder,
    name: 'm',
    depth: 50,
    size: 64,
    classes: [],
    heldOutAccuracy: 1,
    heldOutLoss: 0,
  } as const;
  return { kind: 'model', id: addModel(write, model, UTC).modelId };
}

it('what a model learned before counts the specimens, through all models that the run goes back to', () => {
  const catalogue = newCatalogue();
  const specimens = Array.from({ length: 4 }, () => newSpecimen(catalogue));
  const [a, b, c, d] = specimens.map(({ id, photos }) => ({ id, photo: photos[0] ?? 0 }));
  if (!a || !b || !c || !d) throw new Error('four specimens');
  const first = model(catalogue, [a.photo, b.photo], [c.photo, d.photo], null);
  const second = model(catalogue, [c.photo], [d.photo], first);
  const of = (startFrom: StartFrom | null, ...ids: number[]) => learnedBefore(catalogue.read, startFrom, new Set(ids));

  expect(of(first, c.id, d.id)).toMatchObject({ verdict: 'ok' });
  expect(of(first, a.id, d.id)).toMatchObject({
    verdict: 'warn',
    sentence: expect.stringMatching(/from 1 of 2 specimens that are held out now.*Seed 77 and 20 % held out/),
  });
  expect(of(second, a.id, b.id, c.id, d.id)?.sentence).toContain('from 3 of 4 specimens');
  expect(of(null, a.id)).toBeNull();
  expect(of({ kind: 'weights', id: 1 }, a.id)).toBeNull();
  expect(of({ kind: 'model', id: newModel(catalogue, 'from a file') }, a.id)).toMatchObject({
    verdict: 'warn',
    sentence: expect.stringContaining('is not known here'),
  });
});
