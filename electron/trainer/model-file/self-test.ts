/*
 * The self-test of a model file: a few pictures exactly as they are fed to the network, and what it answers to them. Made
 * when the file is written, checked before a file is accepted. Runs in the trainer thread.
 */
import { join } from 'node:path';
import { z } from 'zod';
import type { SelfTestPictures } from '../../contract/model-file.ts';
import { because, ProblemError, UnfitFileError } from '../../domain/problems.ts';
import type { LabelledPhoto } from '../../contract/threads.ts';
import { readRegular, readRegularText } from '../../files/read-regular.ts';
import { sharp } from '../../photos/picture-library.ts';
import type { Store } from '../store.ts';
import type { NetworkShape, Tensors } from '../../network/network.ts';
import { createInferenceNetwork } from '../networks/open-network.ts';
import { decodePicture, exactPicture } from '../running/pictures.ts';
import { describeDevice } from '../tensorflow/tensorflow.ts';
import { longest, MOST_PICTURES, pictureName, SELF_TEST } from '../../network/passport/layout.ts';
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

/**
 * The answers of these networks together, worked out on the CPU: a GPU rounds its products to a tenth of the digits, and would
 * fail the test of a file that is in order. `onGpu`: whether networks would be on one here; left out, as it is.
 */
export async function answersOnCpu(
  shape: NetworkShape,
  members: readonly Tensors[],
  pictures: readonly Uint8Array[],
  onGpu?: boolean,
): Promise<number[][]> {
  const pinned = onGpu ?? (await describeDevice()).kind === 'gpu';
  const network = await createInferenceNetwork(shape, members, pinned ? CPU : undefined);
  try {
    const { probabilities } = network.predict(Buffer.concat(pictures), pictures.length);
    return pictures.map((_, row) => [...probabilities.subarray(row * shape.classes, (row + 1) * shape.classes)]);
  } finally {
    network.dispose();
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
  for (const photo of oneOfEachTaxon(frame)) {
    if (pictures.length === PICTURES) break;
    const picture = await decodePicture(photo.path, side, photo).catch(() => null);
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
    import('../../sample/draw/taxa.ts'),
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

/** The self-test that lies in `folder`. Throws UnfitFileError. */
export async function readSelfTest(folder: string, { size, classes }: NetworkShape): Promise<SelfTest> {
  const text = await readRegularText(join(folder, SELF_TEST), longest(SELF_TEST) ?? 0).catch(() => {
    throw new UnfitFileError(because('self-test-missing'));
  });
  let test: z.infer<typeof TestFile>;
  try {
    test = TestFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new UnfitFileError(because('self-test-damaged'), { cause });
  }
  const pictures: Uint8Array[] = [];
  for (const [index, { picture, probabilities }] of test.pictures.entries()) {
    const name = pictureName(index + 1);
    if (!name.endsWith(`/${picture}`) || probabilities.length !== classes) {
      throw new UnfitFileError(because('self-test-damaged'));
    }
    pictures.push(await readPicture(join(folder, name), size));
  }
  return { pictures, probabilities: test.pictures.map(({ probabilities }) => probabilities) };
}

async function readPicture(file: string, size: number): Promise<Uint8Array> {
  try {
    return await exactPicture(await readRegular(file, longest(pictureName(1)) ?? 0), size);
  } catch (cause) {
    throw new UnfitFileError(because('self-test-picture'), { cause });
  }
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
