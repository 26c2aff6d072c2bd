/* Figures as files: drawings read by Python's XML parser, tables by its CSV parser, pictures by sharp. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sampleOfEvaluation } from '../../electron/catalogue/learning/evaluations.ts';
import { photosOfTaxa } from '../../electron/exporting/figures/figure-photos.ts';
import { addModel, newModelFolder } from '../../electron/catalogue/learning/models.ts';
import { thumbnailFile } from '../../electron/photos/write-thumbnail.ts';
import { runDetail } from '../../electron/catalogue/learning/runs.ts';
import type { FiguresRequest } from '../../electron/contract/exports.ts';
import { learningRate, scheduleOf } from '../../electron/domain/schedule.ts';
import { confusionFigure } from '../../electron/exporting/figures/confusion.ts';
import { ranksFigure } from '../../electron/exporting/figures/ranks.ts';
import { reliabilityFigure } from '../../electron/exporting/figures/reliability.ts';
import { fittingFigure } from '../../electron/exporting/figures/fitting.ts';
import { exportFigures } from '../../electron/exporting/figures/job.ts';
import { FONT, INKS } from '../../electron/exporting/figures/look.ts';
import { scheduleFigure } from '../../electron/exporting/figures/schedule.ts';
import { sheet } from '../../electron/exporting/figures/svg.ts';
import { fitted, nameSpans, text } from '../../electron/exporting/figures/text.ts';
import { programFolder } from '../../electron/files/program-folder.ts';
import { drawSample } from '../../electron/domain/statistics/metrics.ts';
import { context, temporaryFolder, UTC } from '../helpers/a-catalogue.ts';
import { readDrawing, readTable } from '../helpers/read-figures.ts';
import { measuredStudy, ranThrough, SETTINGS, type Study, study } from '../helpers/a-study.ts';

const HARD_NAMES = ['Carabus auratus', `Carabus "ab" & <cd> 'ef'`, 'Cetonia aurata'];
const AUTHOR = 'L. & <Co> "1758"';

function exported({ catalogue, modelId }: Study, request: Partial<FiguresRequest> = {}, call = context()) {
  const folder = join(temporaryFolder(), 'figures');
  return exportFigures(catalogue, { modelId, folder, sample: 6, seed: 3, ...request }, call);
}

const asText = (value: unknown) => (value === null || value === undefined ? '' : String(value));

test('all figures of a model that was measured, whole, in the right size, with the catalogue’s numbers', async () => {
  const made = await study(HARD_NAMES, 60, AUTHOR);
  ranThrough(made);
  const evaluation = await measuredStudy(made);
  const { read } = made.catalogue;
  const { folder, files, missing, modelName } = await exported(made);
  expect(modelName).toBe('Beetles & <co>');
  expect(missing).toEqual([]);
  const drawings = [
    'confusion',
    'figure-1-collection',
    'figure-2-predictions',
    'fitting',
    'ranks',
    'reliability',
    'schedule',
  ];
  expect(files).toEqual(
    [
      ...drawings.flatMap((name) => [`${name}.csv`, `${name}.png`, `${name}.svg`]),
      'captions.txt',
      'methods.txt',
      'network.csv',
      'table-1.csv',
    ].sort(),
  );
  expect(readdirSync(folder).sort()).toEqual(files);
  expect(readFileSync(join(folder, 'methods.txt'), 'utf8')).toBe('It was measured.\n');
  const captions = readFileSync(join(folder, 'captions.txt'), 'utf8');

  const seen = Object.fromEntries(drawings.map((name) => [name, readDrawing(join(folder, `${name}.svg`))]));
  for (const name of drawings) {
    const drawing = seen[name]!;
    expect(drawing.tag).toBe('{http://www.w3.org/2000/svg}svg');
    expect(captions).toContain(`${name}: ${drawing.title}`);
    const picture = await sharp(join(folder, `${name}.png`)).metadata();
    expect(picture).toMatchObject({ format: 'png', width: 2000, density: 300, hasAlpha: false });
    expect(Math.abs(picture.height - (drawing.height * 2000) / 640)).toBeLessThanOrEqual(2);
  }

  const collection = seen['figure-1-collection']!;
  expect(collection.images).toHaveLength(18);
  for (const uri of collection.images) expect(uri).toMatch(/^data:image\/jpeg;base64,/);
  expect(collection.slanted.join('|')).toBe(HARD_NAMES.join('|'));
  expect(collection.texts.filter((words) => words === AUTHOR)).toHaveLength(3);
  expect(collection.texts).toContain('60 photos, 60 specimens');
  const shown = readTable(join(folder, 'figure-1-collection.csv'));
  expect(new Set(shown.map(({ sha256 }) => sha256)).size).toBe(18);
  for (const row of shown) {
    const photo = made.photos.find(({ sha256 }) => sha256 === row['sha256'])!;
    expect(row).toMatchObject({ scientificName: HARD_NAMES[photo.label], authorship: AUTHOR, part: photo.part });
  }

  const { rows } = sampleOfEvaluation(read, evaluation.id, 6, 3);
  expect(readTable(join(folder, 'table-1.csv'))).toEqual(
    rows.map(({ catalogNumber, label, predicted, certainty }) => ({
      ID: catalogNumber,
      Label: label,
      Predict: predicted,
      certainty: String(certainty),
    })),
  );
  const predictions = seen['figure-2-predictions']!;
  expect(predictions.images).toHaveLength(6);
  const wrong = rows.filter(({ label, predicted }) => label !== predicted).length;
  expect(predictions.texts.filter((words) => /^wrong, \d/.test(words))).toHaveLength(wrong);
  expect(predictions.texts.filter((words) => /^right, \d/.test(words))).toHaveLength(6 - wrong);

  const { epochFigures } = runDetail(read, made.catalogue.places, made.runId);
  expect(readTable(join(folder, 'fitting.csv'))).toEqual(
    epochFigures.map((one) => Object.fromEntries(Object.entries(one).map(([key, value]) => [key, asText(value)]))),
  );
  expect(seen['fitting']!.texts).toContain('kept: epoch 3');
  const schedule = scheduleOf(SETTINGS, 5);
  const rates = readTable(join(folder, 'schedule.csv')).filter(({ mark }) => mark !== 'snapshot');
  for (const { epoch, learningRate: rate } of rates) {
    const step = Math.round(Number(epoch) * 5);
    // The last rate of a cycle is drawn to its end.
    expect([learningRate(schedule, step), learningRate(schedule, step - 1)]).toContain(Number(rate));
  }
  expect(rates.filter(({ mark }) => mark === 'restart').map(({ epoch }) => epoch)).toEqual(['2']);

  expect(readTable(join(folder, 'confusion.csv')).map((row) => Object.values(row))).toEqual(
    evaluation.confusion.map((row, place) => [HARD_NAMES[place], ...row.map(String)]),
  );
  const counts = evaluation.confusion
    .flat()
    .filter((count) => count > 0)
    .map(String);
  for (const count of counts) expect(seen['confusion']!.texts).toContain(count);
  expect(
    readTable(join(folder, 'ranks.csv')).map((row) => [row['rank'], row['right'], row['accuracy'], row['low']]),
  ).toEqual(
    evaluation.ranks.map(({ rank, accuracy }) => [
      rank,
      String(accuracy.right),
      String(accuracy.value),
      String(accuracy.low),
    ]),
  );
  const { before, after, temperature } = evaluation.calibration!;
  expect(readTable(join(folder, 'reliability.csv'))).toEqual(
    [before, after].flatMap(({ bins }, index) =>
      bins.map((bin) => ({
        temperatureScaling: ['before', 'after'][index],
        temperature: String([1, temperature][index]),
        ...Object.fromEntries(Object.entries(bin).map(([key, value]) => [key, asText(value)])),
      })),
    ),
  );
  for (const { photos } of after.bins) if (photos > 0) expect(seen['reliability']!.texts).toContain(String(photos));

  const network = readTable(join(folder, 'network.csv'));
  expect(network.map(({ stage }) => stage)).toEqual(['conv1', 'conv2_x', 'conv3_x', 'conv4_x', 'conv5_x', 'fc', 'all']);
  expect(network[0]).toMatchObject({ outputSize: '32 x 32', layers: '7 x 7, 8, stride 2', blocks: '1' });
});

test('what cannot be drawn yet is told, with how to get it; nothing is drawn empty', async () => {
  const made = await study(HARD_NAMES, 3);
  const { files, missing } = await exported(made);
  expect(files).toEqual([
    'captions.txt',
    ...['csv', 'png', 'svg'].map((ending) => `figure-1-collection.${ending}`),
    'network.csv',
    ...['csv', 'png', 'svg'].map((ending) => `schedule.${ending}`),
  ]);
  expect(missing).toEqual([
    expect.stringMatching(/^fitting is not there: no epoch/),
    expect.stringMatching(/^figure-2-predictions, table-1, confusion, .* was not measured yet\. Measure it/),
  ]);
});

test('figures of a model that came in a file show only the taxa that have photos here', async () => {
  const made = await study(HARD_NAMES, 2);
  const { catalogue, classes } = made;
  const modelId = addModel(
    catalogue.write,
    {
      runId: null,
      folder: newModelFolder(catalogue.places).folder,
      name: 'Theirs',
      depth: 18,
      size: 64,
      classes: classes.slice(0, 1),
      heldOutAccuracy: null,
      heldOutLoss: null,
    },
    UTC,
  ).modelId;
  for (const { sha256 } of made.photos.slice(0, 1)) rmSync(thumbnailFile(catalogue.places, sha256));
  const { files, missing } = await exported({ ...made, modelId });
  expect(files).toContain('figure-1-collection.png');
  expect(missing).toEqual([
    expect.stringMatching(/^1 photo drawn for figure-1-collection could not be read/),
    expect.stringMatching(/^schedule and fitting are not there: Theirs came in a file/),
    expect.stringMatching(/Theirs was not measured yet\. Measure it/),
    expect.stringMatching(/^network.csv is not there: /),
  ]);
});

test('captions do not say of a model from a file that its photos were held out', async () => {
  const evaluation = await measuredStudy(await study(HARD_NAMES, 60));
  const namedHere = { unknownPhotos: 214, unknownTaxa: 9, sameAs: null, temperatureCame: true };
  const from = { ...evaluation, namedHere };
  const captions = [confusionFigure(from), ranksFigure(from), reliabilityFigure(from, evaluation.calibration!)].map(
    ({ caption }) => caption,
  );
  for (const caption of captions) {
    expect(caption).toContain(
      'whether it learned from any of them is not known. 214 photos of 9 taxa that it does not',
    );
    expect(caption).not.toMatch(/held-out|test photo|validation/);
  }
  expect(captions[2]).toContain('which came with the model; drawn for');
});

test('a full folder, a file in the way and a folder nowhere are refused, and stay as they are', async () => {
  const made = await study(HARD_NAMES, 2);
  const around = temporaryFolder();
  const folder = join(around, 'mine');
  mkdirSync(folder);
  writeFileSync(join(folder, 'precious.txt'), 'precious');
  await expect(exported(made, { folder })).rejects.toMatchObject({ code: 'folder-not-empty' });
  expect(readdirSync(folder)).toEqual(['precious.txt']);
  await expect(exported(made, { folder: join(folder, 'precious.txt') })).rejects.toMatchObject({ code: 'file-exists' });
  await expect(exported(made, { folder: join(around, 'no', 'where') })).rejects.toMatchObject({
    code: 'folder-missing',
  });
  await expect(exported(made, { folder: 'relative' })).rejects.toMatchObject({ code: 'bad-request' });
  await expect(exported(made, { modelId: 99 })).rejects.toMatchObject({ code: 'model-missing' });
  expect(readdirSync(around)).toEqual(['mine']);

  rmSync(join(folder, 'precious.txt'));
  await exported(made, { folder });
  expect(existsSync(join(folder, 'network.csv'))).toBe(true);
  expect(readdirSync(around)).toEqual(['mine']);
});

test('writing figures, stopped at any moment, leaves nothing', async () => {
  const made = await study(HARD_NAMES, 3);
  for (const passes of [1, 12]) {
    const around = temporaryFolder();
    const call = context();
    let left = passes;
    const gate = async () => {
      left -= 1;
      if (left === 0) call.abort.abort();
      call.signal.throwIfAborted();
    };
    await expect(exported(made, { folder: join(around, 'x') }, { ...call, gate })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(readdirSync(around)).toEqual([]);
  }
});

test('more taxa than can be read are drawn by genus, their own numbers beside it', async () => {
  const names = Array.from({ length: 45 }, (_, place) => `${['Carabus', 'Cetonia', 'Lucanus'][place % 3]} no${place}`);
  const evaluation = await measuredStudy(await study(names, 3));
  const { svg, tables, caption } = confusionFigure(evaluation);
  expect(caption).toContain('by genus');
  expect(tables.map(({ name }) => name)).toEqual(['confusion', 'confusion-by-genus']);
  expect(tables[0]!.rows).toHaveLength(45);
  const sum = (rows: readonly (readonly unknown[])[]) =>
    rows.flat().reduce<number>((all, cell) => all + (Number(cell) || 0), 0);
  expect(tables[1]!.rows.map(([name]) => name)).toEqual(['Carabus', 'Cetonia', 'Lucanus']);
  expect(sum(tables[1]!.rows)).toBe(evaluation.accuracy.n);
  const file = join(temporaryFolder(), 'a.svg');
  writeFileSync(file, svg);
  expect(new Set(readDrawing(file).slanted)).toEqual(new Set(['Carabus', 'Cetonia', 'Lucanus']));
});

test('a run that ended early says where, and rings only what it kept', async () => {
  const made = await study(HARD_NAMES, 2);
  ranThrough(made);
  const run = runDetail(made.catalogue.read, made.catalogue.places, made.runId);
  const rings = (epochsDone: number) => scheduleFigure({ ...run, epochsDone }).svg.match(/<circle/g)?.length;
  // One more is in the legend.
  expect(rings(4)).toBe(3);
  expect(rings(3)).toBe(2);
  const early = scheduleFigure({ ...run, epochsDone: 1 });
  expect(early.svg).toContain('ended here');
  expect(early.svg).not.toContain('<circle');
  expect(early.caption).toContain('it ended after 1 epoch');
});

test('the figure of a run marks all members of an ensemble as kept', async () => {
  const made = await study(HARD_NAMES, 2);
  ranThrough(made);
  const run = runDetail(made.catalogue.read, made.catalogue.places, made.runId);
  const { svg, caption } = fittingFigure({ ...run, settings: { ...run.settings, ensemble: 'keep' } });
  expect(svg).toContain('kept: epochs 2 and 4');
  expect(caption).toContain('epochs 2 and 4, whose networks answer together');
  expect(fittingFigure(run).svg).toContain('kept: epoch 3');
});

test('the photos of a taxon are a simple random sample of those that show a specimen', async () => {
  const { catalogue, modelId, photos } = await study(HARD_NAMES.slice(0, 1), 700);
  catalogue.write.run(`UPDATE main.photo SET view = 'label' WHERE id % 5 = 0`);
  const [taxon] = await photosOfTaxa(catalogue.read, modelId, 6, 3);
  const shown = photos.map(({ photoId }) => photoId).filter((id) => id % 5 !== 0);
  expect(taxon).toEqual({ photos: 700, specimens: 700, drawn: drawSample(shown, 6, (id) => id, 3) });
});

const LONG = [
  'Coccinella septempunctata subsp. brucki',
  'WWWWWWWWWWWWWWWWWWWWWWWW',
  'Œœ ÄÖÜ ßßß Łódź Ñandú Çç',
  'Жужелица блестящая обыкновенная',
  '甲虫甲虫甲虫甲虫甲虫甲虫甲虫',
  '12 of 44 photos, 1,234 taxa (68.0 % to 90.5 %)',
];

test.each(LONG)('%s stays in its room, in the usual faces and in a wide one', async (words) => {
  for (const font of [FONT, 'DejaVu Sans']) {
    for (const spans of [[{ text: words }], nameSpans(words, 'species', 100, 11)]) {
      const drawing = sheet(30, 'x', [text(20, 20, spans, { size: 11, width: 100 })]).replace(
        /font-family="[^"]*"/,
        `font-family="${font.replaceAll('"', "'")}"`,
      );
      const { info } = await sharp(Buffer.from(drawing))
        .trim({ background: '#fff', threshold: 40 })
        .toBuffer({ resolveWithObject: true });
      expect(-(info.trimOffsetLeft ?? 0)).toBeGreaterThanOrEqual(18);
      expect(-(info.trimOffsetLeft ?? 0) + info.width).toBeLessThanOrEqual(122);
    }
  }
});

test('what is cut ends in an ellipsis, and names lose their genus first', () => {
  expect(fitted([{ text: 'short' }], 100, 11)).toEqual([{ text: 'short' }]);
  expect(fitted([{ text: 'abc ' }, { text: 'defghijkl', italic: true }], 45, 11)).toEqual([
    { text: 'abc ' },
    { text: expect.stringMatching(/^d\w*…$/) as string, italic: true },
  ]);
  const plain = (width: number) =>
    nameSpans('Polyommatus bellargus', 'species', width, 10)
      .map(({ text }) => text)
      .join('');
  expect([plain(140), plain(80)]).toEqual(['Polyommatus bellargus', 'P. bellargus']);
  expect(nameSpans('Carabus auratus var. honnorati', 'subspecies', 999, 10)).toEqual([
    { text: 'Carabus auratus', italic: true },
    { text: ' var.', italic: false },
    { text: ' honnorati', italic: true },
  ]);
  expect(nameSpans('Carabidae', 'family', 999, 10)).toEqual([{ text: 'Carabidae', italic: false }]);
});

test('figures are drawn in the colours of the window', () => {
  const tokens = readFileSync(join(programFolder, 'renderer', 'styles', 'tokens.css'), 'utf8');
  // The first that is written down is the light theme's.
  const token = (name: string) => new RegExp(`--${name}: ([^;]+);`).exec(tokens)?.[1];
  expect(INKS).toEqual({
    ink: token('ink'),
    quiet: token('ink-3'),
    held: token('plot-held'),
    learning: token('plot-train'),
    rate: token('plot-rate'),
    wrong: token('alarm'),
    grid: token('plot-grid'),
    axis: token('plot-axis'),
  });
});
