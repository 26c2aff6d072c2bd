/* What a network may learn from, and what the check page says of it before a run begins. */
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { beginRun, reopenRun } from '../../electron/catalogue/learning/runs.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { addTaxon } from '../../electron/catalogue/naming/taxa.ts';
import type { PhotoBox } from '../../electron/domain/photo-box.ts';
import { lookAtSome } from '../../electron/reader/photo-fault.ts';
import { PresentPhotos } from '../../electron/reader/present-photos.ts';
import { learningFrame } from '../../electron/studies/learning-frame.ts';
import { trainingCheck } from '../../electron/studies/training-check.ts';
import {
  decision,
  genusAndSpecies,
  namedTaxon,
  newCatalogue,
  newSpecimen,
  putBox,
  temporaryFolder,
  UTC,
} from '../helpers/a-catalogue.ts';
import { collection, name, settings } from '../helpers/a-learning-collection.ts';

/** Files of all photos of a folder, and the catalogue as if they had been imported so; their names, by id. */
function putFiles(catalogue: Catalogue, folder: string): string[] {
  const rows = catalogue.read.all<{ id: number; name: string }>(
    `SELECT photo.id, relative_path AS name FROM photo JOIN source ON source.id = source_id WHERE folder = ? ORDER BY photo.id`,
    [folder],
  );
  for (const { id, name } of rows) {
    writeFileSync(join(folder, name), 'x');
    const { size, mtimeMs } = statSync(join(folder, name));
    catalogue.write.run('UPDATE main.photo SET bytes = ?, modified_ms = ? WHERE id = ?', [size, mtimeMs, id]);
  }
  return rows.map(({ name }) => name);
}

test('the frame holds what persons named, classes by name, taxa with too few left out', async () => {
  const { catalogue } = collection();
  const { frame, leftOut } = await learningFrame(catalogue.read, 3);
  expect(frame.classes.map(({ scientificName }) => scientificName)).toEqual(['Carabus auratus', 'Carabus auronitens']);
  expect(frame.photos).toHaveLength(22);
  expect(leftOut.tooFew.map(({ taxon, specimens, photos }) => [taxon.scientificName, specimens, photos])).toEqual([
    ['Carabus rarus', 2, 4],
  ]);
  expect(frame.photos[0]).toMatchObject({
    path: expect.stringMatching(/^\/photos\//),
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    orientation: 1,
    label: 0,
  });
});

test('copies, doubts, qualifiers, wider names and broken files stay out, and the check page says so', async () => {
  const { catalogue, auratus, auronitens } = collection();
  const clean = (await learningFrame(catalogue.read, 3)).frame;
  const copied = clean.photos.find(({ label }) => label === 0)?.sha256 ?? '';
  const say = (id: number, taxonId: number) => decide(catalogue.write, decision([id], { taxonId }), UTC);
  say(newSpecimen(catalogue, { sha256: copied }).id, auratus); // the same picture, the same name
  const other = clean.photos.find(({ label }) => label === 1)?.sha256 ?? '';
  say(newSpecimen(catalogue, { sha256: other }).id, auratus); // the same picture, another name
  name(catalogue, auratus, 1, 'cf.');
  name(catalogue, namedTaxon(catalogue, 'Carabus', 'genus'), 4, 'sp.');
  say(newSpecimen(catalogue, { trouble: 'truncated' }).id, auratus);
  decide(catalogue.write, decision([newSpecimen(catalogue).id]), UTC);
  say(newSpecimen(catalogue, { views: ['label'] }).id, auratus);
  // A synonym counts as what it stands for.
  const synonym = addTaxon(catalogue.write, {
    scientificName: 'Carabus punctatoauratus',
    authorship: null,
    rank: 'species',
    parentId: null,
    acceptedId: auronitens,
  });
  name(catalogue, synonym, 1);

  const { frame, leftOut } = await learningFrame(catalogue.read, 3);
  expect(leftOut).toMatchObject({ copies: 1, contradicting: 2, qualified: 2, tooWide: 8, unreadable: 1, labels: 1 });
  expect(frame.classes).toEqual(clean.classes);
  expect(frame.photos).toHaveLength(22 - 1 + 2);
  expect(new Set(frame.photos.map(({ sha256 }) => sha256)).size).toBe(frame.photos.length);

  const check = await trainingCheck(catalogue.read, settings, 64e9);
  expect(check.stop).toBeNull();
  expect(check.photos).toBe(frame.photos.length);
  expect(check.learnPhotos + check.heldOutPhotos).toBe(check.photos);
  expect(check.stepsPerEpoch).toBe(Math.ceil(check.learnPhotos / 4));
  expect(check.findings.map(({ verdict, sentence }) => `${verdict}: ${sentence}`)).toEqual([
    'ok: No specimen on both sides.',
    expect.stringMatching(
      /^ok: All \d+ held-out photos choose the epoch and judge the model, which flatters it a little/,
    ),
    'warn: 1 photo left out: exact copies of others that are learnt.',
    expect.stringContaining('warn: 2 photos left out: the same picture stands under two names.'),
    'warn: 1 taxon with fewer than 3 specimens left out: Carabus rarus.',
    expect.stringContaining('warn: 2 photos left out: the name is open'),
    expect.stringContaining('warn: 8 photos left out: taxa inside the one that they are named to are learnt.'),
    'ok: 1 photo of labels left out: they show writing, not the specimen.',
    expect.stringContaining('warn: 1 photo left out: the files cannot be read'),
  ]);
  // Several batches make one step.
  const { stepsPerEpoch } = await trainingCheck(catalogue.read, { ...settings, accumulate: 3 });
  expect(stepsPerEpoch).toBe(Math.ceil(check.learnPhotos / 12));
  // What no starting weights taught should not be left as it is.
  const frozen = await trainingCheck(catalogue.read, { ...settings, trainFrom: 'conv4_x', frozenBatchNorm: 'all' });
  expect(frozen.findings.slice(check.findings.length).map(({ verdict, title }) => `${verdict}: ${title}`)).toEqual([
    'warn: Layers that do not learn',
    'warn: Batch norm',
  ]);
  // A batch that does not fit, and one that would.
  expect(check.fittingBatch).toBeNull();
  const tight = await trainingCheck(catalogue.read, { ...settings, batchSize: 64, precision: 'float32' }, 2e9);
  expect(tight.fittingBatch).toBe(16);
  expect(tight.findings.at(-1)).toEqual({
    verdict: 'warn',
    title: 'Memory',
    sentence: 'A batch of 64 needs more memory than is free here. Choose a batch of 16.',
  });
  const lighter = { ...settings, batchSize: 64, precision: 'float32', trainFrom: 'last-layer' } as const;
  expect((await trainingCheck(catalogue.read, lighter, 2e9)).fittingBatch ?? 64).toBeGreaterThan(16);
  expect(check.taxa.map(({ taxon, leftOut: why }) => [taxon.scientificName, why])).toEqual([
    ['Carabus auratus', null],
    ['Carabus auronitens', null],
    ['Carabus rarus', '2 specimens; 3 are needed'],
  ]);
  for (const { learn, heldOut, leftOut: why } of check.taxa)
    if (why === null) expect(Math.min(learn, heldOut)).toBeGreaterThan(0);
});

test('the check looks at the files too: a drive that is away stops, files that are gone are said', async () => {
  const folder = temporaryFolder();
  const catalogue = newCatalogue();
  const taxa = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens');
  for (let index = 0; index < 12; index++) {
    const { id } = newSpecimen(catalogue, { source: folder });
    decide(catalogue.write, decision([id], { taxonId: taxa[index % 2]! }), UTC);
  }
  const photosFinding = async () => {
    const { findings, stop } = await trainingCheck(catalogue.read, settings, undefined, lookAtSome);
    return { stop, finding: findings.find(({ title }) => title === 'Photos') };
  };
  expect(await photosFinding()).toMatchObject({
    finding: { verdict: 'stop', sentence: expect.stringContaining(`Photos in ${folder} cannot be reached`) as string },
  });
  const files = catalogue.read.all<{ name: string }>('SELECT relative_path AS name FROM photo');
  putFiles(catalogue, folder);
  expect(await photosFinding()).toEqual({ stop: null, finding: undefined });
  writeFileSync(join(folder, files[5]!.name), 'changed');
  expect(await photosFinding()).toMatchObject({
    finding: { verdict: 'warn', sentence: expect.stringMatching(/^1 of 12 photos looked at has changed/) as string },
  });
  putFiles(catalogue, folder);
  rmSync(join(folder, files[3]!.name));
  expect(await photosFinding()).toMatchObject({
    finding: { verdict: 'warn', sentence: expect.stringMatching(/^1 of 12 photos looked at is not where/) as string },
  });
});

test('without photos that are not there: what was left out is said, and the rest is divided anew', async () => {
  const [here, gone] = [temporaryFolder(), temporaryFolder()].sort() as [string, string];
  const catalogue = newCatalogue();
  const taxa = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens', 'Carabus rarus');
  // Of the third taxon all but one specimen lie in the folder that is away; of one photo there is a copy in it.
  const named = (source: string, taxonId: number, sha256?: string) => {
    const { id } = newSpecimen(catalogue, { source, ...(sha256 === undefined ? {} : { sha256 }) });
    decide(catalogue.write, decision([id], { taxonId }), UTC);
  };
  for (let index = 0; index < 5; index++) named(gone, taxa[2]!);
  const content = 'ab'.repeat(32);
  named(gone, taxa[0]!, content);
  named(here, taxa[0]!, content);
  for (let index = 0; index < 11; index++) named(here, taxa[index % 2]!);
  named(here, taxa[2]!);
  const files = catalogue.read.all<{ name: string }>(
    'SELECT relative_path AS name FROM photo JOIN source ON source.id = source_id WHERE folder = ? ORDER BY photo.id',
    [here],
  );
  putFiles(catalogue, here);
  rmSync(join(here, files[1]!.name));
  rmSync(gone, { recursive: true });

  const refused = await trainingCheck(catalogue.read, settings, undefined, lookAtSome);
  expect(refused).toMatchObject({ photosMissing: true, photos: 18 });
  const asked = { ...settings, withoutMissing: true };
  const check = await trainingCheck(catalogue.read, asked, undefined, lookAtSome);
  expect(check).toMatchObject({ photosMissing: true, photos: 11, stop: null });
  expect(check.findings.filter(({ title }) => title === 'Photos')).toEqual([
    {
      verdict: 'warn',
      title: 'Photos',
      sentence: `Left out: 1 photo that is gone from ${here}; 6 photos in ${gone}, which cannot be reached.`,
    },
  ]);
  expect(check.taxa.map(({ taxon, leftOut: why }) => [taxon.scientificName, why])).toEqual([
    ['Carabus auratus', null],
    ['Carabus auronitens', null],
    ['Carabus rarus', '1 specimen; 3 are needed'],
  ]);
  const missing = [
    { folder: here, away: 0, gone: 1 },
    { folder: gone, away: 6, gone: 0 },
  ];
  const { frame } = await learningFrame(catalogue.read, 3, new PresentPhotos());
  expect(frame.missing).toEqual(missing);
  expect(frame.classes.map(({ scientificName }) => scientificName)).toEqual(['Carabus auratus', 'Carabus auronitens']);
  // The copy that is there stands in for the one that is not.
  expect(frame.photos.filter(({ sha256 }) => sha256 === content).map(({ source }) => source)).toEqual([here]);

  // A run that was begun while all were there goes on without them as well, and not without any.
  const { frame: whole } = await learningFrame(catalogue.read, 3);
  const photos = whole.photos.map(({ photoId, label }) => ({ photoId, label, part: 'learn' as const }));
  const { classes } = whole;
  const { runId } = beginRun(catalogue.write, catalogue.places, { settings, classes, photos, stepsPerEpoch: 5 }, UTC);
  catalogue.write.run(`UPDATE run SET state = 'interrupted'`);
  const goOn = (present: PresentPhotos | null) => reopenRun(catalogue.write, catalogue.places, runId, UTC, present);
  await expect(goOn(null)).rejects.toMatchObject({ code: 'photos-away' });
  const opened = await goOn(new PresentPhotos());
  expect(opened.photos).toHaveLength(photos.length - 7);
  expect(opened.missing).toEqual(missing);
  catalogue.write.run(`UPDATE run SET state = 'interrupted'`);
  rmSync(here, { recursive: true });
  await expect(goOn(new PresentPhotos())).rejects.toMatchObject({ code: 'photos-unreadable' });
  expect(catalogue.read.value('SELECT state FROM run')).toBe('interrupted');
});

test('photos that changed since the import are not learnt from; a taxon without others is told, and a last one refused', async () => {
  const folder = temporaryFolder();
  const catalogue = newCatalogue();
  const taxa = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus auronitens', 'Carabus nitens');
  for (let index = 0; index < 12; index++) {
    const { id } = newSpecimen(catalogue, { source: folder });
    decide(catalogue.write, decision([id], { taxonId: taxa[index % 3]! }), UTC);
  }
  const files = putFiles(catalogue, folder);
  const frameNow = async () =>
    (await learningFrame(catalogue.read, 3, new PresentPhotos(undefined, { withoutAway: false }))).frame;
  expect(await frameNow()).toMatchObject({ missing: [], photos: { length: 12 }, classes: { length: 3 } });
  // One photo less of the first taxon, and of the third all but two.
  for (const index of [0, 2, 5]) writeFileSync(join(folder, files[index]!), 'changed');
  rmSync(join(folder, files[8]!));
  const frame = await frameNow();
  expect(frame.classes.map(({ scientificName }) => scientificName)).toEqual(['Carabus auratus', 'Carabus auronitens']);
  expect(frame.photos).toHaveLength(7);
  expect(frame.lost).toEqual(['Carabus nitens']);
  const changed = { photos: 3, files: [files[0], files[2], files[5]] };
  expect(frame.missing).toEqual([{ folder, away: 0, gone: 1, changed }]);
  const { findings } = await trainingCheck(
    catalogue.read,
    { ...settings, withoutMissing: true },
    undefined,
    lookAtSome,
  );
  expect(findings.map(({ sentence }) => sentence)).toContain(
    '1 taxon not learnt for want of these photos: Carabus nitens.',
  );
});

test('a wider name is learnt where nothing narrower is', async () => {
  const { catalogue, auratus, auronitens } = collection();
  const genus = namedTaxon(catalogue, 'Carabus', 'genus');
  name(catalogue, genus, 4);
  const classes = async (minimum: number) => {
    const { frame, leftOut } = await learningFrame(catalogue.read, minimum);
    return { ids: frame.classes.map(({ id }) => id), tooWide: leftOut.tooWide };
  };
  expect(await classes(3)).toEqual({ ids: [auratus, auronitens], tooWide: 8 });
  expect(await classes(6)).toEqual({ ids: [auratus], tooWide: 8 });
  // No species has seven specimens, nor has the genus.
  expect(await classes(7)).toEqual({ ids: [], tooWide: 0 });
  name(catalogue, genus, 3);
  expect(await classes(7)).toEqual({ ids: [genus], tooWide: 0 });
});

test('with nothing named, or one taxon only, the check says why it cannot start', async () => {
  const catalogue = newCatalogue();
  expect((await trainingCheck(catalogue.read, settings)).stop).toMatch(/no photo has a name from a person/);
  const [taxonId = 0] = genusAndSpecies(catalogue, 'Carabus auratus');
  name(catalogue, taxonId, 4);
  expect((await trainingCheck(catalogue.read, settings)).stop).toMatch(/only one taxon/);
});

test('two boxes in one photo are two things to learn from, each with its box; one box twice is a copy', async () => {
  const { catalogue, auratus, auronitens } = collection();
  const sha256 = 'e1'.repeat(32);
  const add = (taxonId: number, box: PhotoBox | null) => {
    const { id, photos } = newSpecimen(catalogue, { sha256 });
    if (box) putBox(catalogue, photos[0]!, box);
    decide(catalogue.write, decision([id], { taxonId }), UTC);
  };
  const [left, right] = [0, 0.5].map((x) => ({ x, y: 0.25, width: 0.5, height: 0.7 }));
  const before = (await learningFrame(catalogue.read, 3)).leftOut;
  for (const box of [left!, left!, null]) add(auratus, box);
  add(auronitens, right!);
  const { frame, leftOut } = await learningFrame(catalogue.read, 3);
  const own = frame.photos.filter((photo) => photo.sha256 === sha256);
  expect(own.map(({ label, box }) => [label, box])).toEqual([
    [0, left],
    [0, undefined],
    [1, right],
  ]);
  expect(leftOut).toMatchObject({ copies: before.copies + 1, contradicting: before.contradicting });
  const { findings } = await trainingCheck(catalogue.read, settings);
  expect(findings).toContainEqual({
    verdict: 'ok',
    title: 'Boxes',
    sentence: 'Of 2 photos the network looks at the marked box alone.',
  });
});
