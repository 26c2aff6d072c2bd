/* The real catalogue and the stand-in of the trainer's tests answer the trainer alike, and keep the same. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { connect, serve } from '../../electron/calls/call.ts';
import { evaluationOf } from '../../electron/catalogue/learning/evaluations.ts';
import { runDetail } from '../../electron/catalogue/learning/runs.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { widerTaxa } from '../../electron/catalogue/naming/taxa.ts';
import { photosThatAreThere } from '../../electron/catalogue/specimens/photo-rows.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import type { MeasuredPhoto, PredictionRow, TrainerStore } from '../../electron/contract/threads.ts';
import { learningFrame } from '../../electron/studies/learning-frame.ts';
import { holdCatalogue } from '../../electron/threads/handlers/held.ts';
import { trainerStore } from '../../electron/threads/handlers/trainer-store.ts';
import { decision, genusAndSpecies, newCatalogue, newSpecimen, temporaryFolder, UTC } from '../helpers/a-catalogue.ts';
import { anEvaluation } from '../helpers/an-evaluation.ts';
import { NOT_ANSWERED, StandInStore } from '../helpers/stand-in-store.ts';
import { type Ask, type Exchange, played, type Scene } from '../helpers/trainer-script.ts';

/** Two taxa of six specimens, one of a single one, three without a name; two photos each, as an import leaves them. */
async function collection(): Promise<{ catalogue: Catalogue; scene: Scene }> {
  const photosFolder = join(temporaryFolder(), 'photos');
  mkdirSync(photosFolder);
  const catalogue = newCatalogue();
  const { read, write } = catalogue;
  const taxa = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens', 'Cetonia aurata');
  const add = () => newSpecimen(catalogue, { views: ['dorsal', 'ventral'], source: photosFolder });
  for (let at = 0; at < 13; at++) {
    decide(write, decision([add().id], { taxonId: taxa[at === 12 ? 2 : at % 2]! }), UTC);
  }
  const nobody = [add(), add(), add()];
  for (const { name } of read.all<{ name: string }>('SELECT relative_path AS name FROM photo')) {
    const file = join(photosFolder, name);
    writeFileSync(file, 'x');
    // One byte, changed a millisecond into 1970: what the rows say of it.
    utimesSync(file, 0.001, 0.001);
  }
  const { frame } = await learningFrame(read, 1);
  const there = await photosThatAreThere(
    read,
    nobody.flatMap(({ photos }) => photos),
  );
  const { classes, photos } = frame;
  const {
    id: _id,
    madeUtc: _utc,
    ...evaluation
  } = await anEvaluation(
    classes.map(({ scientificName }) => scientificName),
    4,
  );
  return { catalogue, scene: { photosFolder, classes, photos, unnamed: [...there.values()], evaluation } };
}

/** What lies in a store, as its own tables hold it. */
interface Kept {
  readonly runs: readonly unknown[];
  readonly answers: readonly (PredictionRow & { readonly modelId: number })[];
  readonly evaluations: readonly unknown[];
  readonly measured: readonly MeasuredPhoto[];
}

function keptByCatalogue({ read, places }: Catalogue): Kept {
  const runs = read.all<{ id: number }>('SELECT id FROM run ORDER BY id').map(({ id }) => {
    const { state, steps, epochFigures, log } = runDetail(read, places, id);
    return { state, steps, epochs: epochFigures, log: log.map(({ sentence, strong }) => ({ sentence, strong })) };
  });
  const answered = read.all<{ modelId: number; photoId: number }>(
    'SELECT model_id AS modelId, photo_id AS photoId FROM answered_photo ORDER BY model_id, photo_id',
  );
  const top =
    'SELECT taxon_id AS taxonId, probability FROM prediction WHERE model_id = ? AND photo_id = ? ORDER BY place';
  const evaluations = read.all<{ id: number }>('SELECT id FROM evaluation ORDER BY id').map(({ id }) => {
    const { madeUtc: _utc, ...evaluation } = evaluationOf(read, id);
    return evaluation;
  });
  const measured = read.all<{ photoId: number; label: number; top: string }>(
    `SELECT photo_id AS photoId, label, top FROM measured_photo
     WHERE evaluation_id = (SELECT max(id) FROM evaluation) ORDER BY position`,
  );
  return {
    runs,
    answers: answered.map((row) => ({ ...row, top: read.all(top, [row.modelId, row.photoId]) })),
    evaluations,
    measured: measured.map((row) => ({ ...row, top: JSON.parse(row.top) as MeasuredPhoto['top'] })),
  };
}

function keptByStandIn({ runs, predictions, evaluations, measured }: StandInStore): Kept {
  const answers = [...predictions].map(([key, row]) => ({ ...row, modelId: Number(key.split(' ')[0]) }));
  return {
    runs: [...runs.values()].map(({ states, steps, epochs, log }) => ({
      state: states.at(-1),
      steps: [...steps.values()].sort((a, b) => a.step - b.step),
      epochs: [...epochs.values()].sort((a, b) => a.epoch - b.epoch),
      log,
    })),
    answers: answers.sort((a, b) => a.modelId - b.modelId || a.photoId - b.photoId),
    evaluations: evaluations.map(({ madeUtc: _utc, ...evaluation }) => evaluation),
    measured,
  };
}

interface Played {
  readonly said: readonly Exchange[];
  readonly kept: Kept;
}

async function playedToCatalogue(catalogue: Catalogue, scene: Scene): Promise<Played> {
  const { port1, port2 } = new MessageChannel();
  const held = holdCatalogue(
    () => {},
    () => {},
  );
  serve<TrainerStore>(port1, trainerStore({ ...held, open: () => catalogue, openToChange: () => catalogue }));
  const client = connect<TrainerStore>(port2);
  const ask: Ask = (name, input) => client.call(name, input as never) as never;
  const said = await played(ask, scene, catalogue.places.folder);
  port1.close();
  return { said, kept: keptByCatalogue(catalogue) };
}

async function playedToStandIn({ name, read }: Catalogue, scene: Scene): Promise<Played> {
  const folder = join(temporaryFolder(), 'stand-in');
  mkdirSync(folder);
  const store = new StandInStore(folder, scene.classes, scene.photos);
  store.fresh = scene.unnamed;
  store.collection = name;
  store.wider = scene.classes.map((taxon) =>
    widerTaxa(read, taxon.id).map(({ id, scientificName, taxonRank }) => ({ taxonId: id, scientificName, taxonRank })),
  );
  const client = connect<TrainerStore>(store.open());
  const ask: Ask = (name, input) => client.call(name, input as never) as never;
  const said = await played(ask, scene, folder, NOT_ANSWERED);
  for (const name of NOT_ANSWERED) await expect(ask(name, {} as never)).rejects.toMatchObject({ code: 'unexpected' });
  store.close();
  return { said, kept: keptByStandIn(store) };
}

test('the catalogue and its stand-in answer every call of the trainer alike, refusals too, and keep the same', async () => {
  const { catalogue, scene } = await collection();
  const real = await playedToCatalogue(catalogue, scene);
  const standIn = await playedToStandIn(catalogue, scene);
  expect(standIn.said).toEqual(real.said.filter(({ name }) => !NOT_ANSWERED.some((one) => one === name)));
  expect(standIn.kept).toEqual(real.kept);
  // Neither leaves out what the script is about.
  const refusals = new Set(real.said.flatMap(({ refusal }) => refusal?.code ?? []));
  expect([...refusals].sort()).toEqual(
    `bad-request model-missing nothing-to-evaluate photo-unreadable photos-away photos-unreadable run-not-resumable
    unexpected weights-missing wrong-setting`.split(/\s+/),
  );
  expect(real.kept.runs).toMatchObject([{ state: 'done', steps: [{ loss: 2.5 }, { loss: 1.5 }] }, {}, {}]);
  expect(real.kept.answers).not.toHaveLength(0);
});
