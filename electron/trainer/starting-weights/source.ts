/*
 * A weights file on disk: its bytes, its name, its SHA-256, and what a model of our own says of itself beside it. Runs in
 * the trainer thread and on the command line.
 */
import { createHash } from 'node:crypto';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { because, ProblemError, type Reason, UnfitFileError } from '../../domain/problems.ts';
import { claimedSha256, type StridePlace } from '../../contract/starting-weights.ts';
import type { ClassTaxon } from '../../contract/threads.ts';
import { readRegular, readRegularText } from '../../files/read-regular.ts';
import { classTaxa, LONGEST_PASSPORT, PASSPORT, WEIGHTS } from '../model-folder/passport-check.ts';
import { bytesWords } from '../../domain/words.ts';
import { WeightsFileError } from '../../network/weights/weights.ts';
import { readWeights, type ReadWeights } from './read.ts';

export interface WeightsSource {
  /** The file's own name; for a model of ours the model's. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** The first digits of the SHA-256 as the name claims them; null: it claims nothing. */
  readonly claimed: string | null;
  readonly own: OwnPassport | null;
  /** The text of the config.json beside it, as transformers writes one; null: there is none. */
  readonly config: string | null;
}

interface OwnPassport {
  readonly name: string;
  readonly stride: StridePlace;
  readonly classes: readonly ClassTaxon[];
}

/** A ResNet152 in 64-bit numbers has 484 MB. */
const LARGEST = 1024 ** 3;

const CONFIG = 'config.json';
const OF_HUGGING_FACE = ['model.safetensors', 'pytorch_model.bin'];
const SAVED_MODEL = 'saved_model.pb';
const LONGEST_CONFIG = 1_000_000;

/** `path`: a file, or the folder of a model. Throws ProblemError 'weights-unreadable'. */
export async function readSource(path: string): Promise<WeightsSource> {
  const given = await statOf(path);
  const inside = given.isDirectory() || basename(path) === PASSPORT;
  const folder = given.isDirectory() ? path : dirname(path);
  const file = inside ? await weightsIn(folder) : path;
  const found = inside ? await statOf(file) : given;
  if (!found.isFile()) throw unreadable(path, because('no-file'));
  if (found.size > LARGEST) {
    throw unreadable(path, because('too-large-for-weights', { size: bytesWords(found.size) }));
  }
  // Whoever chose a link meant what it leads to.
  const bytes = await readRegular(await realpath(file), LARGEST).catch((error: unknown) => {
    if (error instanceof UnfitFileError) throw unreadable(path, error.reason, error);
    throw error;
  });
  const own = basename(file) === WEIGHTS ? await ownPassport(join(folder, PASSPORT)) : null;
  const name = own ? own.name : basename(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // Whatever else is called so is passed over.
  const config = await readRegularText(join(folder, CONFIG), LONGEST_CONFIG).catch(() => null);
  return { name, bytes, sha256, claimed: claimedSha256(name), own, config };
}

/** In a folder of a model of ours, or of one of Hugging Face's. Throws ProblemError 'weights-unreadable'. */
async function weightsIn(folder: string): Promise<string> {
  const names = await readdir(folder);
  const found = [WEIGHTS, ...OF_HUGGING_FACE].find((name) => names.includes(name));
  // A model of ours has one too, beside its weights.
  if (found === undefined && names.includes(SAVED_MODEL)) throw unreadable(folder, because('tensorflow-graph'));
  return join(folder, found ?? WEIGHTS);
}

/** What the file holds, or its part `wanted`, checked. Throws ProblemError 'weights-unreadable' and 'weights-mismatch'. */
export async function readFrom(source: WeightsSource, width?: number, wanted?: string): Promise<ReadWeights> {
  try {
    return await readWeights(source.bytes, source.own, width, source.config, wanted);
  } catch (error) {
    if (error instanceof WeightsFileError) throw unreadable(source.name, error.reason, error);
    throw error;
  }
}

/**
 * The SHA-256 that weights are kept under: the file's own, followed by its config.json and its part where these decided what
 * was read.
 */
export function contentOf({ bytes, sha256, config }: WeightsSource, { byConfig, part }: ReadWeights): string {
  const more = [byConfig ? config : null, part?.chosen ? part.path : null].filter((one) => one !== null);
  if (more.length === 0) return sha256;
  return more.reduce((hash, text) => hash.update(text), createHash('sha256').update(bytes)).digest('hex');
}

/** Throws ProblemError 'weights-unreadable' for a file whose name claims another content. */
export function requireAgreement(source: WeightsSource): void {
  if (source.claimed === null || source.sha256.startsWith(source.claimed)) return;
  throw unreadable(
    source.name,
    because('claims-other-content', { claimed: source.claimed, found: source.sha256.slice(0, 8) }),
  );
}

export function unreadable(path: string, reason: Reason, cause?: unknown): ProblemError {
  return new ProblemError('weights-unreadable', { file: basename(path), reason }, { cause });
}

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw unreadable(path, because('fault-gone'), error);
  }
}

const OwnPassportFile = z.object({
  name: z.string().max(1000),
  network: z.object({ stride: z.enum(['in3x3', 'in1x1']) }),
  classes: classTaxa,
});

async function ownPassport(file: string): Promise<OwnPassport | null> {
  let text: string;
  try {
    text = await readRegularText(await realpath(file), LONGEST_PASSPORT);
  } catch (error) {
    if (error instanceof UnfitFileError) throw unreadable(file, error.reason, error);
    return null;
  }
  try {
    const { name, network, classes } = OwnPassportFile.parse(JSON.parse(text));
    return { name, stride: network.stride, classes };
  } catch (error) {
    throw unreadable(file, because('damaged'), error);
  }
}
