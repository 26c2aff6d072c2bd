/*
 * What transformers' ResNets (Hugging Face) do otherwise than torchvision's: other names for the same tensors, and a
 * config.json beside them that says where the stride is. Pure; runs anywhere.
 */
import { z } from 'zod';
import { because } from '../../domain/problems.ts';
import type { StridePlace } from '../../contract/starting-weights.ts';
import { WeightsFileError } from '../../network/weights/weights.ts';

const FIRST = 'embedder.embedder.convolution.weight';
const OUTER = 'resnet.';
const LAST_LAYER = 'classifier.1.';
const PARTS = { convolution: ['conv', '0'], normalization: ['bn', '1'] } as const;

/** Networks that are looked for in one file. */
const MOST_NETWORKS = 100;

/** Torchvision's names of the same tensors, each with the file's own; null where they are not transformers'. */
export function fromTransformers(names: readonly string[]): Map<string, string> | null {
  // The longer first: one network may stand beside the keys of others.
  const paths = names
    .filter((name) => name === FIRST || name.endsWith(`.${FIRST}`))
    .map((name) => name.slice(0, -FIRST.length))
    .slice(0, MOST_NETWORKS)
    .sort((a, b) => b.length - a.length);
  return paths.length === 0 ? null : new Map(names.map((name) => [renamed(name, paths), name]));
}

function renamed(name: string, paths: readonly string[]): string {
  for (const path of paths) {
    // The last layer stands beside the network, not in it.
    const last = `${path.endsWith(OUTER) ? path.slice(0, -OUTER.length) : path}${LAST_LAYER}`;
    if (name.startsWith(last)) return `${path}fc.${name.slice(last.length)}`;
    if (name.startsWith(path)) return `${path}${torchvisionName(name.slice(path.length))}`;
  }
  return name;
}

function torchvisionName(name: string): string {
  const [, part, rest = ''] = /\.(convolution|normalization)(\..+)$/.exec(name) ?? [];
  if (part !== 'convolution' && part !== 'normalization') return name;
  const [kind, inShortcut] = PARTS[part];
  if (name.startsWith('embedder.')) return `${kind}1${rest}`;
  const [, stage, block, layer] = /^encoder\.stages\.(\d)\.layers\.(\d+)\.(?:layer\.(\d)|shortcut)\./.exec(name) ?? [];
  if (stage === undefined) return name;
  const place = `layer${Number(stage) + 1}.${block}`;
  return layer === undefined
    ? `${place}.downsample.${inShortcut}${rest}`
    : `${place}.${kind}${Number(layer) + 1}${rest}`;
}

export interface Built {
  readonly stride: StridePlace;
  /** True: the config.json says so. */
  readonly byConfig: boolean;
}

const Config = z.object({
  model_type: z.literal('resnet'),
  hidden_act: z.string().default('relu'),
  downsample_in_first_stage: z.boolean().default(false),
  downsample_in_bottleneck: z.boolean().default(false),
});

/**
 * Where the stride is, by the text of the config.json beside the file; where there is none of a ResNet, where transformers
 * has it unless told otherwise. Throws WeightsFileError for a network that is built in another way than ours.
 */
export function builtBy(text: string | null): Built {
  const config = Config.safeParse(parsed(text)).data;
  if (config?.downsample_in_first_stage) throw otherwise('downsample_in_first_stage', 'true');
  if (config && config.hidden_act !== 'relu') throw otherwise('hidden_act', config.hidden_act);
  return { stride: config?.downsample_in_bottleneck ? 'in1x1' : 'in3x3', byConfig: config !== undefined };
}

function otherwise(setting: string, value: string): WeightsFileError {
  return new WeightsFileError(because('config-otherwise', { setting, value: value.slice(0, 40) }));
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
