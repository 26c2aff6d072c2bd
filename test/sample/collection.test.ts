/* A sample collection made for real in a folder, and read back with other people's readers. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import readExif from 'exif-reader';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSampleCollection, type SampleSummary } from '../../electron/sample/create.ts';
import { planSample, UNNAMED_FOLDER } from '../../electron/sample/plan.ts';
import { DEFAULT_TAXA, taxonById } from '../../electron/sample/draw/taxa.ts';

// Drawing takes its time on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SMALL = { photos: 120, seed: 3, width: 160, height: 120 } as const;
const plan = planSample({ seed: SMALL.seed, taxa: DEFAULT_TAXA, specimensPerTaxon: 24, photos: SMALL.photos });
const progress: (readonly [number, number])[] = [];
let room = '';
let folder = '';
let summary: SampleSummary;

async function filesBelow(top: string): Promise<string[]> {
  const entries = await readdir(top, { recursive: true, withFileTypes: true });
  return entries
    .filter((e) => e.isFile())
    .map((e) => relative(top, join(e.parentPath, e.name)).replaceAll('\\', '/'))
    .toSorted();
}

const table = async (name: string): Promise<Record<string, string>[]> =>
  parse(await readFile(join(folder, name)), { columns: true }) as Record<string, string>[];

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'vasculum-sample-'));
  folder = join(room, 'first');
  summary = await createSampleCollection({
    folder,
    ...SMALL,
    onProgress: (done, total) => progress.push([done, total]),
  });
});

afterAll(() => rm(room, { recursive: true, force: true }));

describe('createSampleCollection', () => {
  test('writes what it planned and tells it', async () => {
    const planned = [...plan.specimens.flatMap((s) => s.photos), ...plan.copies, ...plan.badFiles].map((p) => p.file);
    const tables = ['catalogue.csv', 'misplaced.csv', 'names.csv', 'sample.json', 'truth.csv'];
    expect(await filesBelow(folder)).toEqual([...planned, ...tables].toSorted());
    expect(summary).toMatchObject({ folder, seed: 3, taxa: 12, photos: 120, exactCopies: 2, nearCopies: 2 });
    expect(summary.namedSpecimens + summary.unnamedSpecimens).toBe(summary.specimens);
    const folders = (await readdir(folder, { withFileTypes: true })).filter((e) => e.isDirectory()).map((e) => e.name);
    expect(folders.toSorted()).toEqual(
      [...DEFAULT_TAXA.map((id) => taxonById(id).scientificName), UNNAMED_FOLDER].toSorted(),
    );
  });

  test('tells its progress file by file, up to the total', () => {
    const total = SMALL.photos + plan.badFiles.length;
    expect(progress).toEqual(Array.from({ length: total }, (_, i) => [i + 1, total]));
  });

  test('makes the same bytes from the same request, other pictures from another seed', async () => {
    const again = join(room, 'again');
    await createSampleCollection({ folder: again, ...SMALL });
    const files = await filesBelow(folder);
    expect(await filesBelow(again)).toEqual(files);
    for (const file of files)
      expect((await readFile(join(again, file))).equals(await readFile(join(folder, file))), file).toBe(true);
    const other = join(room, 'other');
    await createSampleCollection({ folder: other, ...SMALL, photos: 12, seed: 4 });
    const known = new Set(await Promise.all(files.map((file) => readFile(join(folder, file), 'latin1'))));
    for (const file of (await filesBelow(other)).filter((f) => f.endsWith('.jpg')))
      expect(known.has(await readFile(join(other, file), 'latin1'))).toBe(false);
  });

  test('makes photos that open, the right way up, in the size asked for', async () => {
    for (const photo of plan.specimens.flatMap((s) => s.photos)) {
      const content = await readFile(join(folder, photo.file));
      const { width, height, orientation, format } = await sharp(content).metadata();
      const lies = photo.orientation === 6 || photo.orientation === 8;
      expect([width, height], photo.file).toEqual(lies ? [120, 160] : [160, 120]);
      expect(orientation ?? 1, photo.file).toBe(photo.orientation);
      expect(format).toBe({ jpg: 'jpeg', png: 'png', tif: 'tiff', webp: 'webp' }[photo.format]);
      const upright = await sharp(content).autoOrient().toBuffer({ resolveWithObject: true });
      expect([upright.info.width, upright.info.height]).toEqual([160, 120]);
    }
    expect(plan.specimens.flatMap((s) => s.photos).some((p) => p.orientation !== 1)).toBe(true);
  });

  test('writes dates and places as cameras do, and leaves both out now and then', async () => {
    let dated = 0;
    let placed = 0;
    for (const photo of plan.specimens.flatMap((s) => s.photos).filter((p) => p.format === 'jpg')) {
      const { exif } = await sharp(join(folder, photo.file)).metadata();
      const tags = exif && readExif(exif);
      if (!photo.exif) {
        expect(tags?.Photo?.DateTimeOriginal, photo.file).toBeUndefined();
        continue;
      }
      dated += 1;
      expect(tags?.Image?.Make).toBe('Vasculum sample');
      expect(tags?.Photo?.DateTimeOriginal?.toISOString().slice(0, 19).replace('T', ' ')).toBe(
        photo.exif.taken.replace(':', '-').replace(':', '-'),
      );
      const { position } = photo.exif;
      if (!position) {
        expect(tags?.GPSInfo).toBeUndefined();
        continue;
      }
      placed += 1;
      const [d = 0, m = 0, s = 0] = tags?.GPSInfo?.GPSLatitude ?? [];
      const [d2 = 0, m2 = 0, s2 = 0] = tags?.GPSInfo?.GPSLongitude ?? [];
      expect([tags?.GPSInfo?.GPSLatitudeRef, tags?.GPSInfo?.GPSLongitudeRef]).toEqual(['N', 'E']);
      expect(d + m / 60 + s / 3600).toBeCloseTo(position[0], 4);
      expect(d2 + m2 / 60 + s2 / 3600).toBeCloseTo(position[1], 4);
    }
    expect(dated).toBeGreaterThan(60);
    expect(placed).toBeGreaterThan(15);
  });

  test('makes bad files that are bad, each in its own way', async () => {
    expect(summary.unreadable).toEqual(plan.badFiles.map((b) => b.file));
    for (const { kind, file } of plan.badFiles) {
      const content = await readFile(join(folder, file));
      await expect(sharp(join(folder, file)).stats(), kind).rejects.toThrow();
      if (kind === 'empty') expect(content).toHaveLength(0);
      if (kind === 'truncated') {
        expect((await sharp(content).metadata()).format).toBe('jpeg');
        // Always the beginning of the same photo, whichever was encoded first.
        const first = plan.specimens.flatMap((s) => s.photos).find((p) => p.format === 'jpg')?.file ?? '';
        expect(content.equals((await readFile(join(folder, first))).subarray(0, content.length))).toBe(true);
      }
      if (kind === 'text') expect(content.toString()).toMatch(/^[\x20-\x7e\n]+$/);
    }
  });

  test('makes copies: exact ones byte for byte, near ones smaller but alike', async () => {
    for (const { kind, of, file } of plan.copies) {
      const [original, copy] = await Promise.all([readFile(join(folder, of)), readFile(join(folder, file))]);
      if (kind === 'exact') {
        expect(copy.equals(original)).toBe(true);
        continue;
      }
      expect(copy.length).toBeLessThan(original.length);
      const tiny = await Promise.all(
        [original, copy].map((content) => sharp(content).resize(9, 8, { fit: 'fill' }).greyscale().raw().toBuffer()),
      );
      const [a, b] = tiny as [Buffer, Buffer];
      const off = a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
      expect(off).toBeLessThan(14);
    }
  });

  test('writes tables that fit the photos', async () => {
    const names = await table('names.csv');
    const accepted = names.filter((row) => row['taxonomicStatus'] === 'accepted');
    expect(accepted.map((row) => row['scientificName'])).toEqual(
      DEFAULT_TAXA.map((id) => taxonById(id).scientificName),
    );
    for (const row of names) {
      expect(row['taxonRank']).toBe('species');
      for (const column of ['kingdom', 'phylum', 'class', 'order', 'family', 'genus', 'scientificNameAuthorship'])
        expect(row[column]).not.toBe('');
      if (row['taxonomicStatus'] === 'synonym')
        expect(accepted.some((a) => a['scientificName'] === row['acceptedNameUsage'])).toBe(true);
    }
    const catalogue = await table('catalogue.csv');
    expect(catalogue).toHaveLength(summary.records);
    const numbers = new Set(catalogue.map((row) => row['catalogNumber']));
    for (const s of plan.specimens) expect(numbers.has(s.catalogNumber)).toBe(s.hasRecord);
    for (const row of catalogue) {
      expect(row['catalogNumber']).toMatch(/^\d{6}$/);
      expect(row['eventDate']).toMatch(/^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?$/);
      if (row['decimalLatitude'] !== '') {
        expect(Number(row['decimalLatitude'])).toBeGreaterThan(42);
        expect(Number(row['coordinateUncertaintyInMeters'])).toBeGreaterThan(0);
      }
    }
    const truth = await table('truth.csv');
    expect(truth).toEqual(
      plan.specimens
        .filter((s) => s.placedAs === null)
        .map((s) => ({ catalogNumber: s.catalogNumber, scientificName: taxonById(s.taxon).scientificName })),
    );
    const wrong = await table('misplaced.csv');
    expect(wrong.map((row) => row['catalogNumber'])).toEqual(summary.misplaced);
    for (const row of wrong) expect(row['folder']).not.toBe(row['scientificName']);
  });
});

describe('what goes wrong', () => {
  test('stops within one picture when aborted, leaving whole files and no rests', async () => {
    const aborted = join(room, 'aborted');
    const controller = new AbortController();
    const seen: number[] = [];
    const making = createSampleCollection({
      folder: aborted,
      ...SMALL,
      signal: controller.signal,
      onProgress: (done) => {
        seen.push(done);
        if (done === 5) controller.abort(new Error('enough'));
      },
    });
    await expect(making).rejects.toThrow('enough');
    // What was being encoded at that moment is finished; nothing new is begun.
    expect(seen.length).toBeLessThanOrEqual(5 + 4);
    const files = await filesBelow(aborted);
    expect(files.filter((f) => f.endsWith('.part'))).toEqual([]);
    for (const file of files.filter((f) => f.endsWith('.jpg'))) await sharp(join(aborted, file)).stats();
    // And the same request may be made again in what it left.
    await createSampleCollection({ folder: aborted, ...SMALL });
    expect(await filesBelow(aborted)).toEqual(await filesBelow(folder));
  });

  test('refuses before anything is written when aborted beforehand', async () => {
    const never = join(room, 'never');
    await expect(createSampleCollection({ folder: never, ...SMALL, signal: AbortSignal.abort() })).rejects.toThrow();
    await expect(readdir(never)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test("refuses a folder with anybody's files, or with another sample, and leaves it as it is", async () => {
    const theirs = join(room, 'theirs');
    await mkdir(theirs);
    await writeFile(join(theirs, 'holiday.jpg'), 'mine');
    await expect(createSampleCollection({ folder: theirs, ...SMALL })).rejects.toMatchObject({ code: 'ENOTEMPTY' });
    expect(await readdir(theirs)).toEqual(['holiday.jpg']);
    const before = await filesBelow(folder);
    await expect(createSampleCollection({ folder, ...SMALL, seed: 99 })).rejects.toMatchObject({ code: 'ENOTEMPTY' });
    expect(await filesBelow(folder)).toEqual(before);
  });

  test("passes on Node's own error when a file cannot be written, and leaves no half file", async () => {
    const blocked = join(room, 'blocked');
    const small = { ...SMALL, photos: 12 };
    await createSampleCollection({ folder: blocked, ...small });
    const victim = (await filesBelow(blocked)).find((f) => f.endsWith('.jpg')) ?? '';
    await rm(join(blocked, victim));
    await mkdir(join(blocked, victim, 'in the way'), { recursive: true });
    await expect(createSampleCollection({ folder: blocked, ...small })).rejects.toMatchObject({
      code: expect.stringMatching(/^E[A-Z]+$/) as string,
      syscall: 'rename',
    });
    expect((await filesBelow(blocked)).filter((f) => f.endsWith('.part'))).toEqual([]);
  });

  test.each([{ photos: 0 }, { photos: 2.5 }, { specimensPerTaxon: -1 }, { width: 0 }, { taxa: [] }])(
    'refuses nonsense: %o',
    async (nonsense) => {
      await expect(createSampleCollection({ folder: join(room, 'nonsense'), ...SMALL, ...nonsense })).rejects.toThrow(
        RangeError,
      );
    },
  );
});
