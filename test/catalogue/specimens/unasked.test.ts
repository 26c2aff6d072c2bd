/*
 * A catalogue that comes from elsewhere names folders of photos: nothing in them is looked at before a person agreed. The
 * other installation is another profile; photos are real.
 */
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../electron/catalogue/opening/catalogue.ts';
import { checkCatalogue } from '../../../electron/catalogue/checking/check.ts';
import { openForReading } from '../../../electron/catalogue/database/database.ts';
import { driftPhotos, evaluationFrame } from '../../../electron/studies/evaluation-frame.ts';
import { openKnownHere } from '../../../electron/profile/known-here.ts';
import { learningFrame } from '../../../electron/studies/learning-frame.ts';
import { photosThatAreThere } from '../../../electron/catalogue/specimens/photo-rows.ts';
import { addModel } from '../../../electron/catalogue/learning/models.ts';
import { photoPlace } from '../../../electron/catalogue/specimens/photos.ts';
import { thumbnailFile } from '../../../electron/photos/write-thumbnail.ts';
import { photoPath } from '../../../electron/catalogue/specimens/readable-photos.ts';
import { unansweredPhotos } from '../../../electron/catalogue/learning/recognition.ts';
import { beginRun, reopenRun } from '../../../electron/catalogue/learning/runs.ts';
import { agreeToFolders, agreeToSources, listUnasked } from '../../../electron/catalogue/browsing/sources-agreed.ts';
import { trainingCheck } from '../../../electron/studies/training-check.ts';
import { DEFAULT_TRAINING } from '../../../electron/domain/training.ts';
import { fileOfPhoto } from '../../../electron/catalogue/browsing/photo-file.ts';
import { imported, putPictures, request } from '../../helpers/a-folder.ts';
import { newCatalogue, temporaryFolder, UTC } from '../../helpers/a-catalogue.ts';

const NAMES = ['Carabus auratus', 'Cetonia aurata'];
const SETTINGS = { ...DEFAULT_TRAINING, minimumSpecimens: 2 };
const UNASKED = { code: 'photos-unasked' };
const todo = (modelId: number) => ({ modelId, photos: 'all', shard: null, afterPhotoId: 0, limit: 100 }) as const;

let home: string;
let photos: string;
let modelId: number;
let runId: number;
beforeEach(async () => {
  home = temporaryFolder();
  photos = join(home, 'photos');
  await putPictures(
    photos,
    NAMES.flatMap((name) => [1, 2, 3].map((number) => `${name}/VC_${name.length}${number}.jpg`)),
  );
  const catalogue = newCatalogue(join(home, 'catalogue'), openKnownHere(join(home, 'theirs')));
  await imported(catalogue, request(photos));
  const { frame } = await learningFrame(catalogue.read, 2);
  const planned = frame.photos.map(({ photoId, label }, at) => ({
    photoId,
    label,
    part: at % 2 === 0 ? ('learn' as const) : ('held-out' as const),
  }));
  const { classes } = frame;
  ({ runId } = beginRun(
    catalogue.write,
    catalogue.places,
    { settings: SETTINGS, classes, photos: planned, stepsPerEpoch: 1 },
    UTC,
  ));
  const folder = 'model-3b241101-e2bb-4255-8caf-4136c566a962';
  const model = { runId, folder, name: 'Beetles', depth: 18 as const, size: 64, classes };
  ({ modelId } = addModel(catalogue.write, { ...model, heldOutAccuracy: 0.5, heldOutLoss: 1 }, UTC));
  catalogue.close();
});

const elsewhere = (profile = 'ours'): Catalogue =>
  newCatalogue(join(home, 'catalogue'), openKnownHere(join(home, profile)));
const findings = async (catalogue: Catalogue) =>
  (await checkCatalogue(catalogue)).filter(({ verdict }) => verdict !== 'ok').map(({ sentence }) => sentence);

describe('a catalogue never opened here', () => {
  it('says which folders its photos are in, and how many, and is in full use where it was made', () => {
    const catalogue = elsewhere();
    expect(listUnasked(catalogue)).toEqual([{ id: 1, folder: photos, photos: 6, leadsTo: [] }]);
    catalogue.close();
    expect(listUnasked(elsewhere('theirs'))).toEqual([]);
  });

  it('refuses whatever would read a photo, naming the folder, and shows what lies inside it', async () => {
    const catalogue = elsewhere();
    const { read, write, places } = catalogue;
    await expect(learningFrame(read, 2)).rejects.toMatchObject({
      ...UNASKED,
      message: expect.stringContaining(photos) as string,
    });
    expect(() => unansweredPhotos(read, todo(modelId))).toThrow(expect.objectContaining(UNASKED) as Error);
    await expect(evaluationFrame(catalogue, modelId)).rejects.toMatchObject(UNASKED);
    await expect(driftPhotos(read, modelId, 3, 1)).rejects.toMatchObject(UNASKED);
    await expect(photosThatAreThere(read, [1])).rejects.toMatchObject(UNASKED);
    await expect(reopenRun(write, places, runId, UTC)).rejects.toMatchObject(UNASKED);
    expect(() => photoPlace(read, 1)?.path()).toThrow(expect.objectContaining(UNASKED) as Error);
    await expect(fileOfPhoto(catalogue, 1, 'full')).rejects.toMatchObject(UNASKED);

    const sha256 = photoPlace(read, 1)?.sha256 ?? '';
    expect(await fileOfPhoto(catalogue, 1, 'thumbnail')).toMatchObject({ path: thumbnailFile(places, sha256) });
    rmSync(thumbnailFile(places, sha256));
    await expect(fileOfPhoto(catalogue, 1, 'thumbnail')).rejects.toMatchObject(UNASKED);
    expect(existsSync(thumbnailFile(places, sha256))).toBe(false);
  });

  it('counts on the check page and stops there, in words', async () => {
    const { read } = elsewhere();
    const { photos: counted, findings: found, stop } = await trainingCheck(read, SETTINGS, 64e9);
    expect(counted).toBe(6);
    expect(stop).toMatch(/^Cannot start yet: nobody has agreed here/);
    expect(found[0]).toEqual({
      verdict: 'stop',
      title: 'Folders of photos',
      sentence: `6 photos lie in folders that nobody has agreed to read here: ${photos}.`,
    });
  });

  it('is checked without a look at these folders', async () => {
    renameSync(photos, join(home, 'away'));
    const catalogue = elsewhere();
    const [unasked, ...others] = await findings(catalogue);
    expect(unasked).toContain(`${photos} (6 photos)`);
    expect(unasked).toContain('--read-photos-from');
    expect(others.filter((sentence) => sentence.includes('not where they were'))).toEqual([]);
    await agreeToSources(catalogue, [{ id: 1, leadsTo: [] }]);
    expect(await findings(catalogue)).toContainEqual(expect.stringContaining('6 of 6 photos are not where they were'));
  });

  it('leads to no photo through a handle that nobody guards', () => {
    const bare = openForReading(join(home, 'catalogue', 'catalogue.sqlite'));
    expect(() => photoPath(bare, photos, 'x.jpg')).toThrow(expect.objectContaining(UNASKED) as Error);
    bare.close();
  });
});

describe('agreeing', () => {
  it('opens all that was refused, for good, and for this folder alone', async () => {
    const catalogue = elsewhere();
    expect(await agreeToSources(catalogue, [])).toHaveLength(1);
    expect(await agreeToSources(catalogue, [{ id: 1, leadsTo: [] }])).toEqual([]);
    expect((await learningFrame(catalogue.read, 2)).frame.photos).toHaveLength(6);
    expect(unansweredPhotos(catalogue.read, todo(modelId)).total).toBe(6);
    expect((await evaluationFrame(catalogue, modelId)).photos).toHaveLength(3);
    expect(await fileOfPhoto(catalogue, 1, 'full')).toMatchObject({ mime: 'image/jpeg' });
    expect((await trainingCheck(catalogue.read, SETTINGS, 64e9)).stop).toBeNull();
    catalogue.close();
    const again = elsewhere();
    expect(listUnasked(again)).toEqual([]);
    again.write.run(`INSERT INTO source (folder, added_utc) VALUES (?, ?)`, [`${photos}2`, UTC]);
    again.write.run('UPDATE main.photo SET source_id = 2 WHERE id = 1');
    expect(listUnasked(again)).toEqual([{ id: 2, folder: `${photos}2`, photos: 1, leadsTo: [] }]);
    await expect(learningFrame(again.read, 2)).rejects.toMatchObject({
      message: expect.stringContaining(`They lie in ${photos}2.`) as string,
    });
  });

  it('to a link says first where it leads', async () => {
    const hidden = join(home, 'hidden');
    renameSync(photos, hidden);
    symlinkSync(hidden, photos, 'junction');
    const catalogue = elsewhere();
    const shown = [{ id: 1, folder: photos, photos: 6, leadsTo: [hidden] }];
    expect(await agreeToSources(catalogue, [{ id: 1, leadsTo: [] }])).toEqual(shown);
    expect(listUnasked(catalogue)).toEqual(shown);
    await expect(learningFrame(catalogue.read, 2)).rejects.toMatchObject(UNASKED);
    expect(await agreeToSources(catalogue, [{ id: 1, leadsTo: [home] }])).toEqual(shown);
    expect(await agreeToSources(catalogue, [{ id: 1, leadsTo: [hidden] }])).toEqual([]);
    expect((await learningFrame(catalogue.read, 2)).frame.photos).toHaveLength(6);
  });

  it('by a folder’s name takes what really lies in it, and nothing else', async () => {
    const catalogue = elsewhere();
    const outside = join(home, 'outside');
    mkdirSync(outside);
    symlinkSync(outside, join(photos, 'link'), 'junction');
    const add = catalogue.write;
    for (const [id, folder] of [
      [2, `${photos}/link`],
      [3, `${photos}/../outside`],
      [4, join(photos, 'Cetonia aurata')],
      [5, `${photos}2`],
    ] as const) {
      add.run(`INSERT INTO source (id, folder, added_utc) VALUES (?, ?, ?)`, [id, folder, UTC]);
      add.run('UPDATE main.photo SET source_id = ? WHERE id = ?', [id, id]);
    }
    expect(await agreeToFolders(catalogue, [photos])).toEqual({ agreed: [photos], leadsTo: [] });
    expect(listUnasked(catalogue).map(({ id }) => id)).toEqual([2, 3, 5]);
    expect(await agreeToFolders(catalogue, [join(home, 'not there')])).toEqual({ agreed: [], leadsTo: [] });
    // Named as it is called, it is meant.
    expect(await agreeToFolders(catalogue, [`${photos}2`])).toMatchObject({ agreed: [`${photos}2`] });
  });

  it('to a folder with links in it says first where they lead, and takes both at a word', async () => {
    const hidden = join(home, 'hidden');
    renameSync(join(photos, 'Carabus auratus'), hidden);
    symlinkSync(hidden, join(photos, 'Carabus auratus'), 'junction');
    const catalogue = elsewhere();
    const shown = [{ id: 1, folder: photos, photos: 6, leadsTo: [hidden] }];
    expect(await agreeToFolders(catalogue, [photos])).toEqual({ agreed: [], leadsTo: [hidden] });
    await expect(fileOfPhoto(catalogue, 1, 'full')).rejects.toMatchObject(UNASKED);
    expect(await agreeToSources(catalogue, [{ id: 1, leadsTo: [] }])).toEqual(shown);
    await expect(fileOfPhoto(catalogue, 1, 'full')).rejects.toMatchObject(UNASKED);
    // Nor by importing it without following its links.
    await imported(catalogue, request(photos));
    expect(listUnasked(catalogue)).toEqual(shown);
    expect(await agreeToSources(catalogue, shown)).toEqual([]);
    expect(await fileOfPhoto(catalogue, 1, 'full')).toMatchObject({ mime: 'image/jpeg' });
    catalogue.close();

    const third = elsewhere('third');
    const named = [photos, hidden];
    expect(await agreeToFolders(third, named)).toEqual({ agreed: [photos], leadsTo: [] });
    expect(listUnasked(third)).toEqual([]);
  });

  it('by an import: a photo is where a person pointed, without a look at where it was said to be', async () => {
    const moved = join(home, 'stick');
    renameSync(photos, moved);
    // Were it looked at, it would be found there and the photos be copies.
    mkdirSync(photos);
    renameSync(join(moved, 'Carabus auratus'), join(photos, 'Carabus auratus'));
    await putPictures(moved, ['new.jpg']);
    symlinkSync(join(photos, 'Carabus auratus'), join(moved, 'Carabus auratus'), 'junction');
    const catalogue = elsewhere();
    expect(await imported(catalogue, request(moved, { followLinks: true }))).toMatchObject({
      known: 6,
      added: 1,
      exactCopies: 0,
    });
    expect(catalogue.read.value('SELECT count(*) FROM photo')).toBe(7);
    expect(listUnasked(catalogue)).toEqual([]);
    expect((await learningFrame(catalogue.read, 2)).frame.photos).toHaveLength(6);
  });
});

describe('a path that a catalogue was given by hand', () => {
  it.each(['../catalogue/opened-by.txt', 'a/../../x.jpg', './x.jpg', 'a//x.jpg', '/x.jpg', '', 'x\0.jpg'])(
    '%j leads nowhere, also in a folder that is agreed to',
    async (path) => {
      const catalogue = elsewhere();
      await agreeToSources(catalogue, [{ id: 1, leadsTo: [] }]);
      catalogue.write.run('UPDATE main.photo SET relative_path = ? WHERE id = 1', [path]);
      await expect(learningFrame(catalogue.read, 2)).rejects.toMatchObject({ code: 'catalogue-foreign' });
      await expect(fileOfPhoto(catalogue, 1, 'full')).rejects.toMatchObject({ code: 'catalogue-foreign' });
      expect(await findings(catalogue)).toContainEqual(
        expect.stringMatching(/^1 of 6 photos lie under names that Vasculum never writes/),
      );
    },
  );

  it.each(['photos', '/photos/../etc', '/photos/', '/photos//x'])(
    'a source called %j is never read, whatever was agreed to',
    async (folder) => {
      const catalogue = elsewhere();
      catalogue.write.run('UPDATE source SET folder = ?', [folder]);
      await expect(learningFrame(catalogue.read, 2)).rejects.toMatchObject(UNASKED);
      catalogue.known.allow([folder]);
      await expect(learningFrame(catalogue.read, 2)).rejects.toMatchObject({ code: 'catalogue-foreign' });
      expect(await findings(catalogue)).toContainEqual(expect.stringMatching(/^6 of 6 photos lie under names/));
    },
  );

  it.runIf(process.platform !== 'win32')(
    'a source of another system is none here, and nothing to ask about',
    async () => {
      const catalogue = elsewhere();
      catalogue.write.run(`UPDATE source SET folder = 'C:/photos'`);
      expect(listUnasked(catalogue)).toEqual([]);
      expect(await fileOfPhoto(catalogue, 1, 'full')).toBeNull();
      expect(await findings(catalogue)).toContainEqual(
        expect.stringContaining('6 of 6 photos are not where they were'),
      );
    },
  );

  it('inside the catalogue’s own folder needs no asking, unless a link leads out of it', async () => {
    const inside = join(home, 'catalogue', 'photos');
    renameSync(photos, inside);
    let catalogue = elsewhere();
    catalogue.write.run('UPDATE source SET folder = ?', [inside]);
    expect(listUnasked(catalogue)).toEqual([]);
    expect((await learningFrame(catalogue.read, 2)).frame.photos).toHaveLength(6);
    catalogue.close();

    // One folder of it a link, then the source itself.
    renameSync(join(inside, 'Cetonia aurata'), join(home, 'away'));
    symlinkSync(join(home, 'away'), join(inside, 'Cetonia aurata'), 'junction');
    catalogue = elsewhere();
    await expect(learningFrame(catalogue.read, 2)).rejects.toMatchObject({ code: 'catalogue-foreign' });
    expect(await findings(catalogue)).toContainEqual(
      expect.stringMatching(/^3 of 6 photos lie under names that Vasculum never writes/),
    );
    renameSync(inside, join(home, 'whole'));
    symlinkSync(join(home, 'whole'), inside, 'junction');
    expect(listUnasked(catalogue)).toHaveLength(1);
    await expect(learningFrame(catalogue.read, 2)).rejects.toMatchObject(UNASKED);
  });
});
