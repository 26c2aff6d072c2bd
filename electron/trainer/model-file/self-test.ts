/*
 * The self-test of a model file: a few pictures exactly as they are fed to the network, and what it answers to them. Made
 * when the file is written, checked before a file is accepted. Runs in the trainer thread.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import type { SelfTestPictures } from '../../contract/model-file.ts';
import { ProblemError } from '../../contract/problems.ts';
import type { LabelledPhoto } from '../../contract/threads.ts';
import type { Store } from '../diary.ts';
import type { InferenceNetwork, NetworkShape, Tensors } from '../network.ts';
import { openInferenceModel, writeInferenceModel } from '../open-network.ts';
import { decodePicture } from '../pictures.ts';
import { describeDevice } from '../tensorflow.ts';
import { MOST_PICTURES, pictureName, SELF_TEST } from './layout.ts';
import type { Part } from './pack.ts';

/** Largest difference of a probability that the order of additions can make between two processors. */
export const TOLERANCE = 1e-5;
const PICTURES = 6;
const CPU = '/device:CPU:0';

export interface SelfTest {
  /** RGB bytes, [size, size, 3] each. */
  readonly pictures: readonly Uint8Array[];
  /** What the network answers to each, in the order of its taxa. */
  readonly probabilities: readonly (readonly number[])[];
}

/** What a network must be known by to be asked: its folder's graph, or the weights to write one for the CPU. */
export interface Answering {
  readonly shape: NetworkShape;
  /** Folder of the frozen graph. */
  readonly graph: string;
  readonly weights: () => Promise<Tensors | readonly Tensors[]>;
  /** For a graph on the CPU; made and removed. */
  readonly scratch: string;
}

/**
 * The network's answers, worked out on the CPU: a GPU rounds its products to a tenth of the digits, and would fail the test
 * of a file that is in order.
 */
export async function answersOnCpu(
  { shape, graph, weights, scratch }: Answering,
  pictures: readonly Uint8Array[],
  onGpu?: boolean,
): Promise<number[][]> {
  const pinned = onGpu ?? (await describeDevice()).kind === 'gpu';
  let network: InferenceNetwork | null = null;
  try {
    if (pinned) await writeInferenceModel(scratch, shape, await weights(), CPU);
    network = await openInferenceModel(pinned ? scratch : graph, shape);
    const { probabilities } = network.predict(Buffer.concat(pictures), pictures.length);
    return pictures.map((_, row) => [...probabilities.subarray(row * shape.classes, (row + 1) * shape.classes)]);
  } finally {
    network?.dispose();
    if (pinned) await rm(scratch, { recursive: true, force: true });
  }
}

/** Pictures for a new self-test: of held-out photos of different taxa where that is wished and possible, else drawn. */
export async function selfTestPictures(
  store: Store,
  modelId: number,
  side: number,
  wish: SelfTestPictures,
): Promise<Uint8Array[]> {
  const heldOut = wish === 'held-out' ? await heldOutPictures(store, modelId, side) : [];
  return heldOut.length >= 4 ? heldOut : drawnPictures(side);
}

async function heldOutPictures(store: Store, modelId: number, side: number): Promise<Uint8Array[]> {
  const frame = await store.call('evaluation.frame', { modelId }).then(
    // A model that came in a file has nothing to do with the photos here.
    ({ photos, namedHere }) => (namedHere ? [] : photos),
    (error: unknown) => {
      if (error instanceof ProblemError && ['nothing-to-evaluate', 'no-known-names'].includes(error.code)) return [];
      throw error;
    },
  );
  const pictures: Uint8Array[] = [];
  for (const { path } of oneOfEachTaxon(frame)) {
    if (pictures.length === PICTURES) break;
    const picture = await decodePicture(path, side).catch(() => null);
    if (picture) pictures.push(picture);
  }
  return pictures;
}

/** By content, so that the same model always takes the same photos: one of each taxon, then a second of each … */
function oneOfEachTaxon(photos: readonly LabelledPhoto[]): LabelledPhoto[] {
  const seen = new Map<number, number>();
  return photos
    .toSorted(byContent)
    .map((photo) => {
      const place = seen.get(photo.label) ?? 0;
      seen.set(photo.label, place + 1);
      return { photo, place };
    })
    .sort((a, b) => a.place - b.place || byContent(a.photo, b.photo))
    .map(({ photo }) => photo);
}

function byContent(a: LabelledPhoto, b: LabelledPhoto): number {
  return a.sha256 < b.sha256 ? -1 : Number(a.sha256 > b.sha256);
}

async function drawnPictures(side: number): Promise<Uint8Array[]> {
  const [{ drawSpecimen }, { DEFAULT_TAXA }] = await Promise.all([
    import('../../sample/draw/specimen.ts'),
    import('../../sample/taxa.ts'),
  ]);
  return Promise.all(
    DEFAULT_TAXA.slice(0, PICTURES).map((taxon) =>
      decodePicture(drawSpecimen(taxon, 'self-test', { width: 360, height: 270, quality: 90 }), side),
    ),
  );
}

export async function selfTestParts({ pictures, probabilities }: SelfTest, side: number): Promise<Part[]> {
  const parts: Part[] = [];
  for (const [index, picture] of pictures.entries()) {
    const image = sharp(picture, { raw: { width: side, height: side, channels: 3 } });
    parts.push({ name: pictureName(index + 1), bytes: await image.png({ compressionLevel: 9 }).toBuffer() });
  }
  const test = {
    tolerance: TOLERANCE,
    pictures: probabilities.map((row, index) => ({
      picture: pictureName(index + 1).replace(/^.*\//, ''),
      probabilities: row,
    })),
  };
  return [{ name: SELF_TEST, bytes: Buffer.from(`${JSON.stringify(test, null, 1)}\n`) }, ...parts];
}

const TestFile = z.object({
  pictures: z
    .array(z.object({ picture: z.string(), probabilities: z.array(z.number().min(0).max(1.001)) }))
    .min(1)
    .max(MOST_PICTURES),
});

/** The self-test that lies in `folder`. Throws with the reason, as the end of a sentence about the file. */
export async function readSelfTest(folder: string, { size, classes }: NetworkShape): Promise<SelfTest> {
  const text = await readFile(join(folder, SELF_TEST), 'utf8').catch(() => {
    throw new Error('its self-test is missing');
  });
  let test: z.infer<typeof TestFile>;
  try {
    test = TestFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error('its self-test is damaged', { cause });
  }
  const pictures: Uint8Array[] = [];
  for (const [index, { picture, probabilities }] of test.pictures.entries()) {
    const name = pictureName(index + 1);
    if (!name.endsWith(`/${picture}`) || probabilities.length !== classes) throw new Error('its self-test is damaged');
    pictures.push(await readPicture(join(folder, name), size));
  }
  return { pictures, probabilities: test.pictures.map(({ probabilities }) => probabilities) };
}

async function readPicture(file: string, size: number): Promise<Uint8Array> {
  const { data, info } = await sharp(file, { failOn: 'error', limitInputPixels: size * size })
    .removeAlpha()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new Error('a picture of its self-test is missing or damaged', { cause });
    });
  if (info.width !== size || info.height !== size || info.channels !== 3) {
    throw new Error('a picture of its self-test has another size than its network');
  }
  return data;
}

/** Largest difference between two lists of answers of equal length; NaN counts as infinite. */
export function largestDifference(
  given: readonly (readonly number[])[],
  wanted: readonly (readonly number[])[],
): number {
  let largest = 0;
  for (const [row, answers] of given.entries()) {
    for (const [label, value] of answers.entries()) {
      const difference = Math.abs(value - (wanted[row]?.[label] ?? NaN));
      if (!(difference <= largest)) largest = Number.isNaN(difference) ? Infinity : difference;
    }
  }
  return largest;
}
