/*
 * One long working day with a small catalogue: everything that can be asked of the catalogue is asked once, through its own
 * handlers. What a test wants to see of all requests, it watches while this runs.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { learningFrame } from '../../electron/studies/learning-frame.ts';
import { ALL_HISTORY } from '../../electron/contract/history.ts';
import { type CsvChoice, CSV_COLUMNS, DEFAULT_CSV } from '../../electron/contract/exports.ts';
import { REVIEW_ORDERS } from '../../electron/contract/review.ts';
import { inputKey } from '../../electron/network/backbone.ts';
import type { Tensors } from '../../electron/network/network.ts';
import { writeWeightsFile } from '../../electron/network/weights/weights-file.ts';
import { encodePassport } from '../../electron/network/passport/passport-file.ts';
import { catalogueHandlers } from '../../electron/threads/catalogue-handlers.ts';
import { context, decision, EVERYTHING, temporaryFolder } from './a-catalogue.ts';
import { picture, put, putPictures, request } from './a-folder.ts';
import { askArchives } from './every-archive-request.ts';
import { askCollection } from './every-collection-request.ts';
import { mendEverything } from './every-mending.ts';
import { askNames } from './every-name-request.ts';
import { askToWatch } from './every-watch-request.ts';
import { measuredStudy, ranThrough, SETTINGS, study } from './a-study.ts';

const NAMES = ['Carabus auratus', 'Carabus nitens', 'Cetonia aurata'];

/** What is not asked here, and why. */
export const NOT_ASKED = {
  'job.mend': 'begins with a copy, in a thread of its own; what it asks is asked by mendEverything',
  'catalogue.damage': 'of a file that is read page by page, in a thread of its own',
  'catalogue.save-readable': 'the same',
  'backups.make': 'copies pages, in a thread of its own',
  'backups.restore': 'the same',
  'job.sample': 'draws files, before there is a catalogue',
} as const;

export type Handlers = ReturnType<typeof catalogueHandlers>;
export type Asked = Exclude<keyof Handlers, keyof typeof NOT_ASKED>;

/** Gives the catalogue's folder; the catalogue is closed. */
export async function askEverything(): Promise<string> {
  const first = await study(NAMES, 9);
  ranThrough(first);
  const evaluation = await measuredStudy(first);
  const { id: evaluationId, madeUtc: _, ...measured } = evaluation;
  const folder = first.catalogue.places.folder;
  // Most of its photos are away later on.
  const { classes } = (await learningFrame(first.catalogue.read, 2)).frame;
  await mendEverything(first.catalogue);
  first.catalogue.close();

  const photos = join(temporaryFolder(), 'photos');
  await putPictures(photos, [
    ...NAMES.flatMap((name) => [1, 2, 3, 4].map((number) => `${name}/N_${name.length}${number}_d.jpg`)),
    ...[1, 2, 3, 5].map((number) => `waiting/N_90${number}_d.jpg`),
    'waiting/Carabus nitens/N_981_d.jpg',
  ]);
  put(photos, 'waiting/N_904_d.jpg', 'no picture');
  const checklist = put(
    photos,
    'names.csv',
    'scientificName,taxonRank,family,vernacularName,acceptedNameUsage\nCarabus auratus,species,Carabidae,Goldschmied,\nCarabus aureus,species,Carabidae,,Carabus auratus\n',
  );
  const records = put(
    photos,
    'catalogue.csv',
    'catalogNumber,occurrenceID,country,eventDate,habitat\n151,urn:a,Austria,1901-05-01,wood\n901,urn:b,Italy,,\n',
  );

  const handlers = catalogueHandlers(() => {});
  const asked = new Set<string>();
  const handlerOf = <Name extends Asked>(name: Name): Handlers[Name] => {
    asked.add(name);
    return handlers[name];
  };
  const at = handlerOf;
  const now = () => new Date().toISOString();

  // By somebody who does not know it yet.
  await at('catalogue.open')({ folder, create: false, profile: temporaryFolder() });
  await at('catalogue.summary')();
  await at('backups.list')({ folder });
  await at('sources.unasked')();
  await at('sources.agree-to-folders')({ folders: ['/photos'] });

  const wanted = request(photos, { checklist, records, nameRule: 'N_{number}_{view}.{ext}' });
  await at('import.preview')(wanted);
  await at('import.look')({ folder: photos, photo: 'N_1_d.jpg' });
  await at('job.import')(wanted, context());
  // By somebody else, who has those photos as well.
  await at('catalogue.open')({ folder, create: false, profile: temporaryFolder() });
  await at('sources.agree')({ sources: [1, 2].map((id) => ({ id, leadsTo: [] })) });
  put(photos, 'waiting/N_901_d.jpg', await picture());
  rmSync(join(photos, 'waiting/N_902_d.jpg'));
  renameSync(join(photos, 'waiting/N_903_d.jpg'), join(photos, 'waiting/N_903_v.jpg'));
  put(photos, 'waiting/unnumbered.jpg', await picture());
  renameSync(join(photos, 'waiting/Carabus nitens'), join(photos, 'waiting/Carabus auratus'));
  renameSync(join(photos, 'waiting/N_905_d.jpg'), join(photos, 'waiting/N_906_d.jpg'));
  await at('job.import')(wanted, context());
  const detections = [{ category: '1', conf: 0.9, bbox: [0.1, 0.2, 0.3, 0.4] }];
  const detected = { detection_categories: { 1: 'animal' }, images: [{ file: 'unnumbered.jpg', detections }] };
  const boxes = put(photos, 'md.json', JSON.stringify(detected));
  await at('job.import')({ ...wanted, records: boxes, learnFrom: 'box', pages: 'all' }, context());
  await at('import.preview')(wanted);
  await at('imports.unended')();
  await at('import.problems')({ from: 0 });

  await askCollection(at);
  at('names.search')({ text: 'gold', limit: 5 });
  at('names.search')({ text: 'crabus aurats', limit: 5 });

  // A run on what was imported, and a second model.
  await at('training.check')({ ...SETTINGS, minimumSpecimens: 2 });
  await at('runs.room')();
  const frame = { ...(await at('learning.frame')({ minimumSpecimens: 2, withoutMissing: true })), classes };
  const here = frame.photos.filter(({ path }) => String(path).startsWith(photos));
  const split = here.map(({ photoId, label, specimenId }) => ({
    photoId,
    label,
    part: (['learn', 'validation', 'test'] as const)[specimenId % 3] ?? 'learn',
  }));
  const begun = { settings: SETTINGS, classes: frame.classes, photos: split, stepsPerEpoch: 2 };
  const { runId } = at('runs.begin')(begun);
  at('runs.steps')({ runId, steps: [{ step: 1, loss: 1, accuracy: 0.5, learningRate: 0.1 }] });
  const figures = { epoch: 1, loss: 1, accuracy: 0.5, heldOutLoss: 1, heldOutAccuracy: 0.5, learningRate: 0.1 };
  at('runs.epoch')({ runId, figures: { ...figures, kept: 'best' } });
  at('runs.log')({ runId, timeUtc: now(), news: { code: 'stopped-unexpectedly', values: {} }, strong: true });
  at('runs.state')({ runId, state: 'interrupted' });
  await at('runs.reopen')({ runId });
  at('runs.lost')();
  at('runs.list')();
  at('runs.detail')({ runId });
  const home = at('models.folder')();
  const tensors: Tensors = new Map([['conv1.weight', { shape: [1, 1, 1, 8], data: new Float32Array(8) }]]);
  await writeWeightsFile(join(home.folder, 'weights.safetensors'), tensors, {});
  writeFileSync(join(home.folder, 'model.json'), JSON.stringify({ network: { stride: 'in3x3', width: 8 } }));
  const { modelId } = at('models.add')({
    runId,
    folder: home.folder,
    name: 'Second',
    depth: 18,
    size: 64,
    classes: frame.classes,
    heldOutAccuracy: 0.5,
    heldOutLoss: 1,
  });
  const others = [{ scientificName: 'Cetonia funesta', scientificNameAuthorship: null, taxonRank: 'species' as const }];
  at('models.taxa')({
    names: others.map((name) => ({
      ...name,
      classification: [{ scientificName: 'Cetonia', scientificNameAuthorship: null, taxonRank: 'genus' as const }],
    })),
  });
  const rat = { scientificName: 'rat', scientificNameAuthorship: null, taxonRank: 'label' as const };
  const labels = at('models.taxa')({ names: [{ ...rat, classification: [] }] }).taxa;
  const [{ id: labelId } = { id: 0 }] = labels;
  const { modelId: _id, from: _from, ...passport } = await at('models.passport')({ modelId: 1 });
  const addFromFile = (name: string, classes: typeof frame.classes) => {
    const { folder: ofModel } = at('models.folder')();
    writeFileSync(join(ofModel, 'passport.json'), encodePassport(passport));
    const added = { runId: null, folder: ofModel, name, depth: 18, size: 64, classes, temperature: 1.5 } as const;
    return at('models.add')({ ...added, heldOutAccuracy: null, heldOutLoss: null }).modelId;
  };
  const foreign = addFromFile('From a file', frame.classes);
  const withLabels = addFromFile('From a file, with labels', [...frame.classes, ...labels]);
  at('models.list')();
  const startFrom = { kind: 'model', id: modelId } as const;
  await at('training.check')({ ...SETTINGS, minimumSpecimens: 2, startFrom });
  at('models.files')({ modelId });
  at('models.files')({ modelId: null });
  at('models.network')({ size: 64, classes: 3, stride: 'in3x3' });

  const sha256 = 'ab'.repeat(32);
  at('weights.known')({ sha256 });
  at('weights.folder')({ sha256 });
  const added = {
    name: 'w.pth',
    sha256,
    format: 'pytorch',
    depth: 18,
    stride: 'in3x3',
    classes: null,
    parameters: 1,
  } as const;
  const weights = at('weights.add')(added);
  at('weights.files')({ id: weights.id });
  at('weights.list')();

  // Recognition.
  const [one = 0, two = 0] = frame.classes.map(({ id }) => id);
  for (const model of [1, modelId]) {
    for (const todo of ['all', 'unnamed'] as const) {
      const page = { modelId: model, photos: todo, shard: null, afterPhotoId: 0, limit: 100 };
      const { photos: unanswered } = at('predictions.todo')(page);
      const rows = unanswered.slice(0, 20).map((photo) => ({
        photoId: photo.photoId,
        input: inputKey(photo),
        top: [
          { taxonId: model === 1 ? one : two, probability: 0.6 },
          { taxonId: model === 1 ? two : one, probability: 0.3 },
        ],
      }));
      at('predictions.add')({ modelId: model, rows });
    }
  }
  const embedded = here.slice(0, 2).map(({ photoId, sha256: content }) => ({ photoId, sha256: content }));
  const backbone = 'cd'.repeat(32);
  await at('embeddings.add')({ backbone, photos: embedded, vectors: new Float32Array(embedded.length * 4) });
  at('embeddings.find')({ backbone, contents: embedded.map(({ sha256: content }) => content) });
  await at('photos.file')({ photoId: here[0]?.photoId ?? 0 });
  for (const size of ['thumbnail', 'full'] as const) {
    await at('photo.file')({ photoId: here[0]?.photoId ?? 0, size });
  }

  // Measuring.
  for (const model of [1, modelId, foreign, withLabels]) await at('evaluation.frame')({ modelId: model });
  await at('evaluation.drift')({ modelId, limit: 10, seed: 1 });
  at('evaluation.calibrate')({ modelId: foreign, temperature: 2 });
  at('evaluation.calibrate')({ modelId, temperature: 2 });
  const rows = at('evaluations.rows')({
    evaluationId,
    labels: null,
    predicted: null,
    only: 'all',
    from: 0,
    limit: 500,
  }).rows;
  const again = at('evaluation.add')({
    evaluation: { ...measured, modelId },
    photos: rows.map(({ photoId }) => ({ photoId, label: 0, top: [[1, 0.9] as const] })),
  });
  const rowsOf = { evaluationId, labels: [0], predicted: [1], from: 0, limit: 5 };
  for (const only of ['all', 'wrong', 'renamed'] as const) at('evaluations.rows')({ ...rowsOf, only });
  at('evaluations.list')({ modelId: null });
  at('evaluations.list')({ modelId });
  at('evaluations.one')({ evaluationId });
  at('evaluations.sample')({ evaluationId, n: 3, seed: 1 });
  await at('evaluations.compare')({ evaluationId, againstId: again.id });
  const withNone = async () => at('evaluations.compare')({ evaluationId, againstId: again.id + 1 });
  await withNone().then(
    () => Promise.reject(new Error('compared with an evaluation that is not there')),
    () => undefined,
  );
  await at('evaluations.discordant')({ evaluationId, againstId: again.id, right: 'either', from: 0, limit: 5 });
  await at('evaluations.adoption')({ modelId, againstModelId: 1, from: 0, limit: 5 });
  await at('evaluations.waiting')({ modelId });
  await at('job.leakage')({ modelId: 1 }, context());
  at('evaluations.leakage')({ modelId: 1 });

  // Decisions.
  for (const order of REVIEW_ORDERS) {
    for (const model of [null, 1]) {
      await at('review.queue')({ order, modelId: model, statuses: [], limit: 5 });
      const narrow = { taxonIds: [one], filter: EVERYTHING, part: { part: 1, of: 2 } };
      await at('review.queue')({ order, modelId: model, statuses: ['verified'], ...narrow, limit: 5 });
    }
  }
  const { specimenId = 0 } = here[0] ?? {};
  at('review.specimen')({ specimenId, modelId: null });
  at('review.specimen')({ specimenId, modelId: 1 });
  const everyCard = await at('collection.page')({ filter: EVERYTHING, order: 'newest', limit: 100 });
  const unnumbered = everyCard.cards.find(({ catalogNumber }) => catalogNumber === null)?.specimenId ?? 0;
  at('review.decide')(decision([unnumbered], { verdict: 'none-of-these', modelId: 1 }));
  const rattus = at('names.add')({ name: 'Rattus rattus' });
  at('review.decide')(decision([unnumbered], { taxonId: labelId }));
  at('names.tie-label')({ labelId, taxonId: rattus.id, identifiedBy: 'Edith Example' });
  for (const verdict of ['identified', 'doubtful', 'none-of-these', 'cleared', 'rejected'] as const) {
    const taxonId = verdict === 'identified' || verdict === 'rejected' ? one : null;
    at('review.decide')(decision([specimenId], { verdict, taxonId }));
    at('actions.undo')({ by: '' });
    at('actions.redo')({ by: 'Edith Example' });
  }

  // A table that comes later numbers one, and codes are asked for later.
  const later = put(photos, 'later.csv', 'File,catalogNumber\nunnumbered.jpg,990\n');
  await at('job.import')({ ...wanted, records: later, codes: true }, context());

  // What was read in wrongly is put right.
  const by = 'Edith Example';
  for (const kind of [null, 'number', 'view', 'against-catalogue', 'table'] as const)
    at('contradictions.list')({ kind });
  for (const { take, kind } of [
    { take: 'catalogue', kind: 'view' },
    { take: 'disk', kind: 'view' },
    { take: 'disk', kind: 'number' },
    { take: 'disk', kind: 'against-catalogue' },
  ] as const) {
    await at('contradictions.settle')({ which: { kind }, take, by });
    at('actions.undo')({ by: '' });
  }
  const numbered = everyCard.cards.find(({ catalogNumber }) => catalogNumber === '151')?.specimenId ?? 0;
  const unlike = everyCard.cards.filter(({ catalogNumber }) => catalogNumber !== '151').slice(0, 2);
  const joining = { act: 'join', specimenIds: unlike.map((card) => card.specimenId), intoId: numbered } as const;
  at('repair.plan')({ repair: joining, by });
  await at('repair.do')({ repair: joining, by });
  const photoIds = unlike.map(({ photoId }) => photoId);
  const away = photoIds.slice(0, 1);
  const toId =
    everyCard.cards.find((card) => ![numbered, ...joining.specimenIds].includes(card.specimenId))?.specimenId ?? 0;
  for (const repair of [
    { act: 'split', photoIds, each: true },
    { act: 'renumber', specimenId: numbered, catalogNumber: 'N 7' },
    { act: 'move', photoIds: away, toId },
    { act: 'view', photoIds: away, view: 'lateral' },
    { act: 'turn', photoIds: away, by: 90 },
    { act: 'rename', taxonId: one, scientificName: 'Carabus aurus' },
    { act: 'take-photos-out', photoIds: away },
    { act: 'take-specimens-out', specimenIds: [numbered] },
    { act: 'take-import-out', importId: 1 },
  ] as const) {
    await at('repair.do')({ repair, by });
    at('actions.undo')({ by: '' });
    at('actions.redo')({ by: 'Edith Example' });
    at('actions.undo')({ by: '' });
  }
  const edits = [
    { field: { term: 'country' }, way: 'set', value: 'Chile' },
    { field: { term: 'eventDate' }, way: 'set-empty', value: '1998' },
    { field: { own: 'Host' }, way: 'set', value: 'Salix' },
  ] as const;
  const aType = [{ field: { term: 'typeStatus' }, way: 'set', value: 'holotype' }] as const;
  await at('repair.do')({ repair: { act: 'fields', of: { specimenIds: [toId] }, edits: aType }, by });
  for (const of of [{ specimenIds: [numbered, toId] }, { from: '1', to: '999' }, { taxonId: one }]) {
    const repair = { act: 'fields', of, edits } as const;
    at('repair.plan')({ repair, by });
    await at('repair.do')({ repair, by });
    at('actions.undo')({ by: '' });
  }
  const oneNumber = [{ field: { term: 'catalogNumber' }, way: 'set', value: 'N 8' }] as const;
  await at('repair.do')({ repair: { act: 'fields', of: { specimenIds: [numbered] }, edits: oneNumber }, by });
  at('actions.undo')({ by: '' });
  at('actions.undo')({ by: '' });
  at('specimens.fields')({ specimenId: numbered });
  await at('specimens.fields-in-use')();
  await askNames(at, photos, { one, two });
  at('specimens.find')({ wanted: '151' });
  at('specimens.find')({ wanted: 'waiting/unnumbered.jpg' });
  at('imports.list')();
  at('review.specimen')({ specimenId: numbered, modelId: null });

  // What was done, by whom.
  at('people.keep')({ name: by, orcid: '0000-0002-1825-0097', replace: false });
  at('people.keep')({ name: by, orcid: '0000-0001-5109-3700', replace: true });
  at('history.people')();
  for (const filter of [
    { ...ALL_HISTORY },
    { ...ALL_HISTORY, by },
    { ...ALL_HISTORY, number: '151' },
    { ...ALL_HISTORY, specimenId: numbered },
  ]) {
    const { acts } = at('history.page')({ filter, limit: 500 });
    const { number, specimenId: only } = filter;
    for (const { actionId } of acts) at('history.act')({ actionId, limit: 100, number, specimenId: only });
  }
  const historyFile = join(dirname(photos), 'history.csv');
  await at('job.export-history')({ filter: ALL_HISTORY, path: historyFile, replace: false }, context());

  // Exports.
  const choices: CsvChoice[] = [
    { ...DEFAULT_CSV, columns: CSV_COLUMNS },
    {
      ...DEFAULT_CSV,
      columns: CSV_COLUMNS,
      rows: 'photo',
      statuses: ['proposed', 'verified'],
      taxonIds: [one],
      filter: EVERYTHING,
    },
  ];
  for (const [number, choice] of choices.entries()) {
    await at('export.preview')(choice);
    await at('job.export-csv')({ choice, path: join(dirname(photos), `${number}.csv`), replace: false }, context());
  }
  await askToWatch(at, join(dirname(photos), 'station'));
  await askArchives(at, dirname(photos));
  for (const wish of [{ modelId: 1 }, { modelId: foreign }, { modelId: null, among: EVERYTHING }]) {
    const folder = join(dirname(photos), `figures of ${JSON.stringify(wish.modelId)}`);
    mkdirSync(folder);
    await at('job.export-figures')({ ...wish, folder, sample: 4, seed: 1 }, context());
  }

  // Room is freed.
  for (const removal of [
    { kind: 'run', id: runId },
    { kind: 'weights', id: weights.id },
    { kind: 'model', id: modelId },
  ] as const) {
    await at('removal.plan')(removal);
    await at('removal.remove')(removal);
  }
  at('weights.add')(added);
  await at('job.check')({ contents: true }, context());
  await at('catalogue.close')();

  const missing = Object.keys(handlers).filter((name) => !asked.has(name) && !(name in NOT_ASKED));
  if (missing.length > 0) throw new Error(`not asked: ${missing.join(', ')}`);
  return folder;
}
