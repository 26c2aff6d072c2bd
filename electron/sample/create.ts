/* Makes the sample collection: a folder of drawn specimen photos and the tables that go with them. Runs in a worker thread of plain Node or
   Electron. It gives the event loop a turn between pictures, and stops within one picture. Every picture is drawn; none is a photograph.

   folder/sample.json                    the request it was made from; a folder that is not empty and has no such file is refused
   folder/Carabus auratus/VC_104233_d.jpg    named specimens (about 70 %): d dorsal, v ventral, l label; a specimen's only photo may lack the view
   folder/to be identified/              the rest, all taxa mixed
   folder/names.csv                      the checklist, with a few synonyms
   folder/catalogue.csv                  the specimens' records, by number; some are missing, some have no photo
   folder/truth.csv                      the right names of the unnamed: for scoring only
   folder/misplaced.csv                  the few specimens in the folder of a wrong name, only for scoring

   From 60 photos on there are also blurred, dark and cut photos, pictures turned on their side with an orientation tag, exact and near copies,
   PNG, TIFF and WebP, two types, file names that fit no rule, and three files that no program can read. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { makeFolder } from '../files/make-folder.ts';
import { readRegularText } from '../files/read-regular.ts';
import { refuseForFolder } from '../files/place-to-write.ts';
import { writeWhole } from '../files/whole-file.ts';
import { paintSpecimen } from './draw/specimen.ts';
import { encodePhoto, shrinkPhoto } from './encode.ts';
import {
  folderOf,
  planSample,
  UNNAMED_FOLDER,
  type BadFile,
  type PlannedCopy,
  type PlannedPhoto,
  type PlannedSpecimen,
  type SamplePlan,
} from './plan.ts';
import { catalogueTable, misplacedTable, namesTable, truthTable } from './tables.ts';
import { DEFAULT_TAXA, type TaxonId } from './draw/taxa.ts';

export interface SampleRequest {
  readonly folder: string;
  /** Default 7. The same request always gives the same bytes on the same machine. */
  readonly seed?: number;
  readonly taxa?: readonly TaxonId[];
  /** Default 24. */
  readonly specimensPerTaxon?: number;
  /** Exact number of readable photo files, copies included; overrides `specimensPerTaxon`. */
  readonly photos?: number;
  /** Pixels; default 800 x 600. */
  readonly width?: number;
  readonly height?: number;
  readonly signal?: AbortSignal;
  /** Called after every file; the total counts the unreadable ones too. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface SampleSummary {
  readonly folder: string;
  readonly seed: number;
  readonly taxa: number;
  readonly taxonIds: readonly TaxonId[];
  readonly specimens: number;
  readonly namedSpecimens: number;
  readonly unnamedSpecimens: number;
  /** Catalogue numbers of the specimens under a wrong name. */
  readonly misplaced: readonly string[];
  /** Readable photo files, copies included. */
  readonly photos: number;
  readonly exactCopies: number;
  readonly nearCopies: number;
  /** Paths relative to the folder. */
  readonly unreadable: readonly string[];
  readonly oddNames: readonly string[];
  readonly records: number;
  /** Bytes of all photo files. */
  readonly bytes: number;
}

/** Encodings at the same time: enough to keep sharp's pool busy while the next picture is drawn, few enough to fit in memory. */
const IN_FLIGHT = 4;
const MARKER = 'sample.json';

function refuse(folder: string): never {
  throw Object.assign(new Error(`the folder is not empty and holds no sample of these settings: ${folder}`), {
    code: 'ENOTEMPTY',
    path: folder,
  });
}

/** A folder is used if it is new, empty, or left unfinished by the same request. Anything else might be somebody's photos. */
async function claim(folder: string, marker: string): Promise<void> {
  makeFolder(folder);
  const there = await readdir(folder);
  if (there.length === 0) return;
  // Whatever lies under its name.
  const found = there.includes(MARKER) ? await readRegularText(join(folder, MARKER), 1e6).catch(() => null) : null;
  if (found !== marker) refuse(folder);
}

function badContent({ kind }: BadFile, whole: Buffer): Buffer {
  switch (kind) {
    case 'truncated':
      return whole.subarray(0, Math.floor(whole.length * 0.55));
    case 'empty':
      return Buffer.alloc(0);
    case 'text':
      return Buffer.from('The label photos of this tray are still on the other camera. Ask Edith.\n');
  }
}

interface Making {
  readonly folder: string;
  readonly width: number;
  readonly height: number;
  readonly plan: SamplePlan;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((done: number, total: number) => void) | undefined;
}

async function makePhotos({ folder, width, height, plan, signal, onProgress }: Making): Promise<number> {
  const { specimens, copies, badFiles } = plan;
  const total = specimens.reduce((sum, s) => sum + s.photos.length, 0) + copies.length + badFiles.length;
  const copiesOf = new Map(copies.map((copy) => [copy.of, copy]));
  // Chosen before encoding, because it is chance which encoding ends first.
  const toTruncate = specimens.flatMap((s) => s.photos).find((photo) => photo.format === 'jpg');
  let whole: Buffer = Buffer.alloc(0);
  let done = 0;
  let bytes = 0;

  const write = async (file: string, content: Buffer): Promise<void> => {
    await writeWhole(join(folder, file), [content], { sync: false });
    bytes += content.length;
    done += 1;
    onProgress?.(done, total);
  };
  const finish = async (photo: PlannedPhoto, data: Buffer, copy: PlannedCopy | undefined): Promise<void> => {
    const content = await encodePhoto({ data, width, height }, photo);
    await write(photo.file, content);
    if (copy) await write(copy.file, copy.kind === 'exact' ? content : await shrinkPhoto(content, width));
    if (photo === toTruncate) whole = content;
  };

  const underWay = new Set<Promise<void>>();
  let failed: { error: unknown } | undefined;
  const draw = ({ taxon, seed, label }: PlannedSpecimen, photo: PlannedPhoto): void => {
    const { view, flaw } = photo;
    const canvas = paintSpecimen(taxon, seed, { view, width, height, flaw, labels: label });
    const task = finish(photo, Buffer.from(canvas.data()), copiesOf.get(photo.file))
      .catch((error: unknown) => {
        failed ??= { error };
      })
      .finally(() => underWay.delete(task));
    underWay.add(task);
  };

  try {
    for (const specimen of specimens) {
      for (const photo of specimen.photos) {
        signal?.throwIfAborted();
        if (failed) throw failed.error;
        draw(specimen, photo);
        if (underWay.size >= IN_FLIGHT) await Promise.race(underWay);
        else await turn();
      }
    }
  } finally {
    await Promise.all(underWay);
  }
  if (failed) throw failed.error;
  for (const bad of badFiles) {
    signal?.throwIfAborted();
    await write(bad.file, badContent(bad, whole));
  }
  return bytes;
}

/** Refuses with `ENOTEMPTY` a folder that holds anything else, and one in a catalogue's folder (ProblemError 'place-in-catalogue'); rejects with the signal's reason when aborted, and with Node's own error when
 *  a file cannot be written. The files written until then stay, each one whole, and the same request can be made again. */
export async function createSampleCollection(request: SampleRequest): Promise<SampleSummary> {
  const {
    folder,
    seed = 7,
    taxa = DEFAULT_TAXA,
    specimensPerTaxon = 24,
    photos,
    width = 640,
    height = 480,
    signal,
    onProgress,
  } = request;
  for (const [name, value] of Object.entries({ specimensPerTaxon, photos: photos ?? 1, width, height })) {
    if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name} must be a whole number above 0`);
  }
  if (taxa.length === 0) throw new RangeError('a sample needs at least one taxon');
  signal?.throwIfAborted();

  const marker = `${JSON.stringify({ madeBy: 'Vasculum', generator: 1, seed, taxa, specimensPerTaxon, photos: photos ?? null, width, height }, null, 2)}\n`;
  refuseForFolder(folder);
  await claim(folder, marker);
  await writeWhole(join(folder, MARKER), [marker], { sync: false });
  const plan = planSample({ seed, taxa, specimensPerTaxon, photos });
  const folders = new Set([
    ...plan.specimens.map((s) => folderOf(s.placedAs)),
    ...(plan.copies.length > 0 ? [UNNAMED_FOLDER] : []),
  ]);
  for (const name of folders) await mkdir(join(folder, name), { recursive: true });
  await writeWhole(join(folder, 'names.csv'), [namesTable(taxa)], { sync: false });
  await writeWhole(join(folder, 'catalogue.csv'), [catalogueTable(plan)], { sync: false });
  await writeWhole(join(folder, 'truth.csv'), [truthTable(plan)], { sync: false });
  await writeWhole(join(folder, 'misplaced.csv'), [misplacedTable(plan)], { sync: false });
  const bytes = await makePhotos({ folder, width, height, plan, signal, onProgress });

  const { specimens, copies, badFiles, recordsWithoutPhoto } = plan;
  const unnamed = specimens.filter((s) => s.placedAs === null).length;
  return {
    folder,
    seed,
    taxa: taxa.length,
    taxonIds: taxa,
    specimens: specimens.length,
    namedSpecimens: specimens.length - unnamed,
    unnamedSpecimens: unnamed,
    misplaced: specimens.filter((s) => s.placedAs !== null && s.placedAs !== s.taxon).map((s) => s.catalogNumber),
    photos: specimens.reduce((sum, s) => sum + s.photos.length, 0) + copies.length,
    exactCopies: copies.filter((c) => c.kind === 'exact').length,
    nearCopies: copies.filter((c) => c.kind === 'near').length,
    unreadable: badFiles.map((b) => b.file),
    oddNames: specimens.flatMap((s) => s.photos.map((p) => p.file)).filter((file) => !file.includes('/VC_')),
    records: specimens.filter((s) => s.hasRecord).length + recordsWithoutPhoto.length,
    bytes,
  };
}
