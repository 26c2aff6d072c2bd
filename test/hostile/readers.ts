/*
 * Every reader of files that may come from strangers, as the program itself calls it: what it reads, and with what it may
 * answer. A reader gives a value or throws a problem in words; whatever else happens is a fault of the program.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { ProblemError, toProblem } from '../../electron/domain/problems.ts';
import { readChecklist } from '../../electron/importing/checklist.ts';
import { cameraFacts } from '../../electron/photos/exif.ts';
import { parseNameRule } from '../../electron/importing/name-rule.ts';
import { pathOf, pathOfPlain, pathOnDisk, pathText } from '../../electron/files/path-text.ts';
import { readPhoto } from '../../electron/photos/read-photo.ts';
import { readLayout } from '../../electron/importing/layouts/read-layout.ts';
import { matchRows } from '../../electron/importing/tables/match.ts';
import { readTable } from '../helpers/a-table-in-a-file.ts';
import { recordsOf } from '../../electron/importing/tables/records.ts';
import { readerOfThread } from '../../electron/reader/of-thread.ts';
import { openPreferences } from '../../electron/profile/preferences.ts';
import { Checkpoints } from '../../electron/trainer/running/checkpoint.ts';
import { writeWeightsFile } from '../../electron/network/weights/weights-file.ts';
import { look as lookAtModel } from '../../electron/trainer/model-file/import-model.ts';
import { whatIsWrongWith } from '../../electron/trainer/model-file/check-graph.ts';
import { decodePassport } from '../../electron/network/passport/passport-file.ts';
import { unpack } from '../../electron/trainer/model-file/unpack.ts';
import type { Tensors } from '../../electron/network/network.ts';
import { readFrom, readSource } from '../../electron/trainer/starting-weights/source.ts';
import { withOneEntryChanged, zipOf } from './zip-files.ts';
import { RAW_FILES } from '../helpers/a-raw-file.ts';
import { fixture, PYTORCH_FILES, WIDTH } from '../helpers/a-weights-file.ts';

export interface Reader {
  readonly name: string;
  /** Whole files to begin from, made once in `folder`. */
  seeds(folder: string): Promise<readonly Uint8Array[]>;
  /** Makes mutant `number` where plain mutation would seldom come past the outermost check. null: plain mutation. */
  change?(seed: Buffer, number: number): Promise<Buffer | null>;
  /** Reads `bytes`, which may be put into `folder`. Gives true where they were taken, false where they were refused. */
  read(bytes: Buffer, folder: string): Promise<boolean>;
}

/** A problem in words is a refusal; 'unexpected' is what the program says when it has none. */
async function refusing(read: () => unknown): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    if (error instanceof ProblemError && toProblem(error).code !== 'unexpected') return false;
    throw error;
  }
}

const text = (value: string) => new Uint8Array(Buffer.from(value));

/** Written into the folder first. */
function file(name: string, read: (path: string, folder: string) => Promise<unknown>): Reader['read'] {
  return (bytes, folder) =>
    refusing(() => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return read(path, folder);
    });
}

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'photos');

async function plainJpeg(width: number): Promise<Buffer> {
  return await sharp({ create: { width, height: 16, channels: 3, background: '#c81e1e' } })
    .jpeg()
    .toBuffer();
}

async function photoSeed(format: 'jpeg' | 'png' | 'tiff' | 'webp' | 'avif', orientation = 6): Promise<Uint8Array> {
  const [width, height] = [48, 36];
  const pixels = Buffer.from(Array.from({ length: width * height * 3 }, (_, at) => (at * 31 + ((at * 7) >> 3)) & 255));
  const exif = {
    IFD0: { Make: 'Example', Software: 'a'.repeat(40) },
    IFD2: { DateTimeOriginal: '2019:05:04 10:11:12' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '47/1 16/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '11/1 24/1 0/1',
    },
  };
  return await sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif(exif)
    .withMetadata({ orientation })
    .toFormat(format)
    .toBuffer();
}

const photos: Reader = {
  name: 'photos',
  async seeds() {
    const common = await Promise.all((['jpeg', 'png', 'tiff', 'webp', 'avif'] as const).map((one) => photoSeed(one)));
    const drawn = ['photo.heic', 'lab-8-bits.tif', 'float-of-1.tif', 'rgb-12-of-16-bits-selection.tif', 'pages.tif'];
    const [large, small] = [await plainJpeg(1000), await plainJpeg(64)];
    const raw = ['dng', 'orf', 'cr3'].map((kind) => RAW_FILES[kind]?.(large, small) ?? large);
    return [...common, ...drawn.map((name) => readFileSync(join(fixtures, name))), ...raw];
  },
  async read(bytes, folder) {
    const path = join(folder, 'photo.jpg');
    writeFileSync(path, bytes);
    const { content } = await readPhoto({
      path: pathOfPlain(path),
      bytes: bytes.length,
      modifiedMs: 0,
      follow: false,
      thumbnails: join(folder, 'thumbnails'),
    });
    if (content.trouble !== null && !content.troubleMessage) throw new Error('a trouble without words');
    return content.trouble === null;
  },
};

const exif: Reader = {
  name: 'camera facts (EXIF)',
  async seeds() {
    const { exif: block } = await sharp(await photoSeed('jpeg')).metadata();
    if (!block) throw new Error('the drawn photo has no EXIF');
    return [block];
  },
  read(bytes) {
    const { takenLocal, latitude, longitude } = cameraFacts(bytes);
    if (latitude !== null && Math.abs(latitude) > 90) throw new Error(`latitude ${latitude}`);
    if (longitude !== null && Math.abs(longitude) > 180) throw new Error(`longitude ${longitude}`);
    return Promise.resolve(takenLocal !== null || latitude !== null);
  },
};

const checklist: Reader = {
  name: 'checklists (CSV)',
  seeds: () =>
    Promise.resolve([
      text(
        'scientificName,scientificNameAuthorship,taxonRank,family\nCarabus auratus,"Linnaeus, 1761",species,Carabidae\nCetonia aurata,"(Linnaeus, 1758)",species,Scarabaeidae\n',
      ),
      Buffer.from(
        '\u{feff}genus;specificEpithet;acceptedNameUsage\r\nCarabus;auratus;\r\nCarabus;goldi;Carabus auratus\r\n',
        'utf16le',
      ),
    ]),
  read: file('names.csv', (path) => readChecklist(pathOfPlain(path))),
};

const records: Reader = {
  name: 'specimen records (CSV)',
  seeds: () =>
    Promise.resolve([
      text(
        'catalogNumber\tcountry\tdecimalLatitude\tdecimalLongitude\teventDate\n000123\tAustria\t47.2\t11.4\t1962-05-01\n',
      ),
      text('catalogNumber,locality,recordedBy,typeStatus\n"VC 7","Innsbruck, ""Höttinger Au""",Moser,holotype\n'),
    ]),
  read: file('catalogue.csv', async (path) => recordsOf(await readTable(pathOfPlain(path), []), [])),
};

const workbooks: Reader = {
  name: 'workbooks (XLSX)',
  seeds: () =>
    Promise.resolve(
      ['openpyxl', 'xlsxwriter'].map((name) =>
        readFileSync(new URL(`../fixtures/tables/${name}.xlsx`, import.meta.url)),
      ),
    ),
  change: (seed, number) => (number % 2 === 0 ? Promise.resolve(null) : withOneEntryChanged(seed, number)),
  read: file('catalogue.xlsx', async (path) => {
    const table = await readTable(pathOfPlain(path), []);
    await matchRows(table, { photos: ['a.jpg'], numbers: ['000233'] }, { columns: null, agreeSpoilt: true });
  }),
};

const PHOTOS = ['a.jpg', '7.jpg'];

async function asLayout(path: string): Promise<void> {
  const { table } = await readLayout(pathOfPlain(path), readerOfThread, PHOTOS);
  await matchRows(table, { photos: PHOTOS, numbers: ['7'] }, { columns: null, agreeSpoilt: true });
}

const labelled: Reader = {
  name: 'files of labelling programs (JSON)',
  seeds: () => {
    const images = [{ id: 1, file_name: 'a.jpg', width: 60, height: 40 }];
    const categories = [{ id: 2, name: 'Carabus auratus' }];
    const found = { category: '1', conf: 0.9, bbox: [0.1, 0.1, 0.5, 0.5] };
    const task = { choices: ['Carabus auratus'] };
    return Promise.resolve(
      [
        { images, categories, annotations: [{ id: 3, image_id: 1, category_id: 2, bbox: [1, 1, 9, 9] }] },
        { images: [{ file: 'a.jpg', detections: [found] }], detection_categories: { 1: 'animal' }, info: {} },
        [
          {
            id: 1,
            data: { image: '/data/upload/1/0a1b2c3d-a.jpg' },
            annotations: [{ completed_by: 1, result: [{ type: 'choices', from_name: 'choice', value: task }] }],
          },
        ],
      ].map((content) => text(JSON.stringify(content))),
    );
  },
  read: file('annotations.json', asLayout),
};

const archives: Reader = {
  name: 'archives and packages (ZIP)',
  seeds: () =>
    Promise.all(
      [
        {
          'meta.xml': `<archive xmlns="http://rs.tdwg.org/dwc/text/"><core rowType="http://rs.tdwg.org/dwc/terms/Occurrence"
            fieldsTerminatedBy="\\t" linesTerminatedBy="\\n" ignoreHeaderLines="1"><files><location>occurrence.txt</location></files>
            <id index="0"/><field index="1" term="http://rs.tdwg.org/dwc/terms/scientificName"/></core>
            <extension rowType="http://rs.tdwg.org/dwc/terms/Identification" ignoreHeaderLines="1"><files><location>by.txt</location></files>
            <coreid index="0"/><field index="1" term="http://rs.tdwg.org/dwc/terms/scientificName" default="Carabus"/></extension></archive>`,
          'occurrence.txt': 'id\tscientificName\n7\tCarabus auratus\n',
          'by.txt': 'id\tscientificName\n7\tCarabus nitens\n7\t\n',
        },
        {
          'datapackage.json': '{"profile":"https://example.org/camtrap-dp-profile.json","resources":[]}',
          'media.csv': 'mediaID,deploymentID,filePath,fileName\nm1,d1,a.jpg,a.jpg\n',
          'observations.csv': 'observationID,mediaID,scientificName,observationType\no1,m1,Vulpes vulpes,animal\n',
          'deployments.csv': 'deploymentID,latitude,longitude\nd1,47,11\n',
        },
      ].map(zipOf),
    ),
  change: (seed, number) => (number % 2 === 0 ? Promise.resolve(null) : withOneEntryChanged(seed, number)),
  read: file('archive.zip', asLayout),
};

const preferences: Reader = {
  name: 'preferences',
  async seeds(folder) {
    const own = join(folder, 'seed');
    const kept = openPreferences(own);
    kept.change({ theme: 'dark', determiner: 'Edith Example' });
    kept.keepWindowPlace({ x: 10, y: 20, width: 1280, height: 800, maximized: false });
    return [readFileSync(join(own, 'preferences.json'))];
  },
  read(bytes, folder) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'preferences.json'), bytes);
    const { trouble, recents, get } = openPreferences(folder);
    if (typeof get().determiner !== 'string' || !Array.isArray(recents()))
      throw new Error('preferences of another shape');
    return Promise.resolve(trouble === null);
  },
};

/** `ending` of a file that a library wrote. */
function weights(name: string, ending: string, fixtures: readonly string[]): Reader {
  return {
    name,
    seeds: () => Promise.resolve(fixtures.map(fixture)),
    read: file(`weights${ending}`, async (path) => await readFrom(await readSource(path), WIDTH)),
  };
}

const TENSORS: Tensors = new Map([
  ['conv1.weight', { shape: [3, 3, 3, 2], data: Float32Array.from({ length: 54 }, (_, at) => at / 50) }],
  ['fc.bias', { shape: [4], data: new Float32Array(4) }],
]);

const checkpoints: Reader = {
  name: 'checkpoints of a run',
  async seeds(folder) {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, 'seed.safetensors');
    const position = { step: 4, epochsDone: 1, cyclesDone: 0, seen: 0, lossSum: 0, correct: 0, best: null, seconds: 2 };
    await writeWeightsFile(path, TENSORS, { fingerprint: 'a run', position: JSON.stringify(position) });
    return [readFileSync(path)];
  },
  async read(bytes, folder) {
    writeFileSync(join(folder, 'step-000000004.safetensors'), bytes);
    return (await new Checkpoints(folder, 'a run', { bytes: 1e6, steps: 100, epochs: 10 }).newest()) !== null;
  },
};

const modelFiles: Reader = {
  name: 'model files (zip)',
  async seeds() {
    const { modelFileSeed } = await import('./model-file-seed.ts');
    return [await modelFileSeed()];
  },
  // A zip says the checksum of each entry, so every other time an entry is changed before it is packed.
  change: (seed, number) => (number % 2 === 0 ? Promise.resolve(null) : withOneEntryChanged(seed, number)),
  async read(bytes, folder) {
    const into = join(folder, 'came');
    rmSync(into, { recursive: true, force: true });
    mkdirSync(into, { recursive: true });
    const path = join(folder, 'a.vasculum-model');
    writeFileSync(path, bytes);
    return await refusing(async () => {
      await unpack({ path, folder: into, signal: new AbortController().signal, onProgress: () => {} });
      await lookAtModel(into, 'a.vasculum-model');
    });
  },
};

const passports: Reader = {
  name: 'passports of models (JSON)',
  async seeds() {
    const { passportSeed } = await import('./model-file-seed.ts');
    return [await passportSeed()];
  },
  read(bytes) {
    try {
      decodePassport(bytes.toString('utf8'));
      return Promise.resolve(true);
    } catch (error) {
      // Its caller puts the file's name before these words.
      if (error instanceof Error && !(error instanceof TypeError || error instanceof RangeError))
        return Promise.resolve(false);
      throw error;
    }
  },
};

const graphs: Reader = {
  name: 'graphs of model files',
  async seeds() {
    const { graphSeed } = await import('./model-file-seed.ts');
    return [await graphSeed()];
  },
  read: (bytes) => Promise.resolve(whatIsWrongWith(bytes, { depth: 18 }) === null),
};

const RULE_NAMES = ['VC_104233_d.jpg', 'IMG_20240503_101112.jpg', 'a'.repeat(120) + '1.jpg', 'Muséum 12 (3) lat.tiff'];

const nameRules: Reader = {
  name: 'file-name rules',
  seeds: () =>
    Promise.resolve(['VC_{number}[_{view}].{ext}', '{any}-{number} {view}.{ext}', '[{any}_]{number}.{ext}'].map(text)),
  read(bytes) {
    const rule = parseNameRule(bytes.toString('utf8').slice(0, 200));
    if ('trouble' in rule) return Promise.resolve(false);
    for (const name of RULE_NAMES) {
      const parts = rule.parts(name);
      if (parts && parts.map((part) => part.text).join('') !== name.normalize('NFC'))
        throw new Error('parts that are not the name');
    }
    return Promise.resolve(true);
  },
};

const paths: Reader = {
  name: 'file names in any encoding',
  seeds: () =>
    Promise.resolve([text('Käfer/Größe_α.jpg'), new Uint8Array(Buffer.from('K\xe4fer/\xff\xfe.jpg', 'latin1'))]),
  read(bytes) {
    const there = pathOnDisk(pathOf(pathText(bytes)));
    if (!Buffer.from(there as string).equals(bytes)) throw new Error('a path that does not come back as it was');
    return Promise.resolve(true);
  },
};

const catalogues: Reader = {
  name: 'catalogue files (SQLite)',
  async seeds() {
    const { catalogueSeed } = await import('./a-whole-catalogue.ts');
    return [await catalogueSeed()];
  },
  async read(bytes, folder) {
    const catalogue = join(folder, 'catalogue');
    rmSync(catalogue, { recursive: true, force: true });
    mkdirSync(catalogue);
    writeFileSync(join(catalogue, 'catalogue.sqlite'), bytes);
    return await refusing(async () => {
      const opened = openCatalogue(catalogue, { create: false });
      try {
        await checkCatalogue(opened);
      } finally {
        opened.close();
      }
    });
  },
};

export const READERS: readonly Reader[] = [
  photos,
  exif,
  checklist,
  records,
  workbooks,
  labelled,
  archives,
  preferences,
  weights('PyTorch weights (zip and pickle)', '.pth', PYTORCH_FILES),
  weights('safetensors weights', '.safetensors', ['resnet18.safetensors', 'kinds.safetensors']),
  weights('Keras weights (HDF5)', '.h5', ['keras50.h5', 'keras50-transfer.h5', 'other.h5']),
  checkpoints,
  modelFiles,
  passports,
  graphs,
  nameRules,
  paths,
  catalogues,
];
