/*
 * Weights that were trained elsewhere, for runs to begin from: what was added to a catalogue, and where people find more.
 * Runs everywhere.
 */
import { NATURE_WEIGHTS_WORDS, WEIGHTS_SOURCES } from '../domain/language/language.ts';
import type { Problem } from '../domain/problems.ts';
import type { Depth } from '../domain/training.ts';

/** What the names of weights files end in, without the dot. */
export const WEIGHTS_ENDINGS = ['pth', 'pt', 'tar', 'ckpt', 'bin', 'safetensors', 'h5', 'hdf5', 'keras'];

const WEIGHTS_FORMATS = ['pytorch', 'safetensors', 'keras', 'vasculum'] as const;
/** What kind of file weights came from. */
export type WeightsFormat = (typeof WEIGHTS_FORMATS)[number];

/** Where a bottleneck that halves the picture has its stride: in its 3x3 (torchvision, timm) or first 1x1 (paper, Keras). */
export type StridePlace = 'in3x3' | 'in1x1';

/** Weights that were added to a catalogue. */
export interface WeightsSummary {
  readonly id: number;
  /** The file's own name, with its part where a person chose one. */
  readonly name: string;
  /** Of the file they came from, with its config.json and its part where these decided what was read; lower-case hex. */
  readonly sha256: string;
  readonly format: WeightsFormat;
  readonly depth: Depth;
  readonly stride: StridePlace;
  /** Classes that their last layer told apart; null where the file had no last layer. */
  readonly classes: number | null;
  /** Numbers that learn, in all layers but the last. */
  readonly parameters: number;
  readonly addedUtc: string;
}

export interface AddWeightsRequest {
  /** Absolute path of a file, or of a model's folder. */
  readonly path: string;
  /** Of a file that holds several networks, the one that a person chose: the keys and prefixes before its names. */
  readonly part?: string;
}

/** The network in a file that holds more. */
export interface TakenPart {
  /** The keys and prefixes before the names of its tensors, such as `state_dict.module.encoder_q.`. */
  readonly path: string;
  /** Of the networks beside it, which were left. */
  readonly others: readonly string[];
  /** True: a person chose it; by itself another would be taken, or none. */
  readonly chosen: boolean;
}

export interface AddWeightsResult {
  readonly weights: WeightsSummary;
  /** False: a file of the same content was there already. */
  readonly added: boolean;
  /** What of the file was taken; null: all of it. */
  readonly part: TakenPart | null;
}

/** A file beside the program that could be added. */
export interface OfferedWeights {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

export interface OfficialWeights {
  readonly file: string;
  readonly depth: Depth;
  /** Such as "ResNet50_Weights.IMAGENET1K_V2". */
  readonly what: string;
  readonly from: string;
  /** For a person to open in a browser; the program fetches nothing. */
  readonly address: string;
}

const zoo = (depth: Depth, version: 1 | 2, sum: string): OfficialWeights => ({
  file: `resnet${depth}-${sum}.pth`,
  depth,
  what: `ResNet${depth}_Weights.IMAGENET1K_V${version}`,
  from: WEIGHTS_SOURCES.torchvision,
  address: `https://download.pytorch.org/models/resnet${depth}-${sum}.pth`,
});

const keras = (depth: Depth): OfficialWeights => ({
  file: `resnet${depth}_weights_tf_dim_ordering_tf_kernels_notop.h5`,
  depth,
  what: WEIGHTS_SOURCES.withoutLast(depth),
  from: WEIGHTS_SOURCES.keras,
  address: `https://storage.googleapis.com/tensorflow/keras-applications/resnet/resnet${depth}_weights_tf_dim_ordering_tf_kernels_notop.h5`,
});

/** Files that are known to fit. The name of one from torchvision ends in the first 8 digits of its SHA-256. */
export const OFFICIAL_WEIGHTS: readonly OfficialWeights[] = [
  zoo(18, 1, 'f37072fd'),
  zoo(34, 1, 'b627a593'),
  zoo(50, 1, '0676ba61'),
  zoo(50, 2, '11ad3fa6'),
  zoo(101, 1, '63fe2227'),
  zoo(101, 2, 'cd907fc2'),
  zoo(152, 1, '394f9c45'),
  zoo(152, 2, 'f82ba261'),
  keras(50),
  keras(101),
  keras(152),
];

/** A file that was trained on photos of living things, as its makers publish it. */
export interface NatureWeights extends OfficialWeights {
  readonly licence: string;
  /** What of this was read where, and what was tried. */
  readonly certainty: string;
}

const nature = (
  file: string,
  depth: Depth,
  seen: keyof typeof NATURE_WEIGHTS_WORDS.seen,
  address: string,
): NatureWeights => ({
  file,
  depth,
  what: `ResNet${depth}, PyTorch, ${NATURE_WEIGHTS_WORDS.seen[seen]}`,
  ...NATURE_WEIGHTS_WORDS[seen === 'plantNet' ? 'plantNet' : 'iNaturalist'],
  address,
});

const NEWT = 'https://cornell.box.com/s/bnyhq5lwobu6fgjrub44zle0pyjijbmw';
const PLANT_NET = 'https://lab.plantnet.org/seafile/d/01ab6658dad6447c95ae/';

/** Addresses of archives and folders; names by github.com/visipedia/newt and github.com/plantnet/PlantNet-300K. */
export const NATURE_WEIGHTS: readonly NatureWeights[] = [
  nature('inat2021_supervised_large.pth.tar', 50, 'iNaturalist', NEWT),
  nature('inat2021_supervised_large_from_scratch.pth.tar', 50, 'iNaturalistAlone', NEWT),
  nature('resnet50_weights_best_acc.tar', 50, 'plantNet', PLANT_NET),
  nature('resnet18_weights_best_acc.tar', 18, 'plantNet', PLANT_NET),
];

/** Weights as they are listed, with the room that they take. */
export interface ListedWeights extends WeightsSummary {
  readonly bytes: number;
}

/** The first 8 digits of a SHA-256 that a file's name claims, as torchvision's and timm's do; null: it claims nothing. */
export function claimedSha256(name: string): string | null {
  return /-([0-9a-f]{8})\.(?:pth|safetensors)$/.exec(name)?.[1] ?? null;
}

/** The parts of a file that was refused as it holds several networks: one of them may be asked for. */
export function partsToChoose({ code, values: { reason } }: Problem): readonly string[] {
  if (code !== 'weights-unreadable' || typeof reason !== 'object' || !('code' in reason)) return [];
  const { names } = reason.values;
  if (reason.code !== 'several-networks' || typeof names !== 'object' || !('first' in names)) return [];
  return names.first.map(({ values }) => String(values['part']));
}
