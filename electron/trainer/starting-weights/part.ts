/*
 * Which of a file's tensors are the ResNet: programs put keys and prefixes before its names ("state_dict.", "module.",
 * "encoder_q."), keep a second network beside it, and heads on top of it. Pure; runs anywhere.
 */
import { because, type Reasons } from '../../domain/problems.ts';
import { WeightsFileError, shownName } from '../../network/weights/weights.ts';

/** Two tensors of every ResNet: a name that ends like the first shows the prefix, the second that it is one. */
const FIRST = 'conv1.weight';
const IN_FIRST_BLOCK = 'layer1.0.conv1.weight';

/** What is trained for another task than telling taxa apart, by the first word of its names. */
const HEADS =
  /^(fc|(embedding_|cls_|mlp_|projection_|prediction_|contrastive_)?heads?|classif\w*|project\w*|predict\w*|prototypes?|proj|mlp|last_layer|logits|queue(_ptr)?|loss\w*|criterion|center)\d*\./;
const LAST_LAYER = new Set(['fc.weight', 'fc.bias']);

/** Of two networks the one that its authors go on with: a moving average, and what learns from the pictures themselves. */
const BETTER = /(^|[._])(ema|encoder_q|teacher)([._]|$)/;
const LESSER = /(^|[._])(encoder_k|student)([._]|$)/;
/** Where training scripts keep the network beside other things, the more usual first. */
const USUAL = ['state_dict.', 'model.', 'model_state_dict.'];

export interface Part {
  /** The keys and prefixes before its names; '' where there are none. */
  readonly path: string;
  /** Of the networks that were left for it. */
  readonly others: readonly string[];
  /** True: by itself another would be taken, or none. */
  readonly chosen: boolean;
  /** The file's names, by a ResNet's own. */
  readonly names: ReadonlyMap<string, string>;
}

/** Of networks inside the one that is taken, as many as are looked for. */
const MOST_INSIDE = 100;
/** Of a stranger's file, as many parts are named. */
const MOST_NAMED = 40;

/**
 * The ResNet among these names, the one under `wanted` where a person chose; all of them where there is none. Throws
 * WeightsFileError where several may be meant, and where none is under `wanted`.
 */
export function partOf(all: readonly string[], wanted: string | null = null): Part {
  const names = new Set(all.filter((name) => !isCounter(name)));
  const paths = [...names]
    .filter((name) => name === FIRST || name.endsWith(`.${FIRST}`))
    .map((name) => name.slice(0, -FIRST.length))
    .filter((path) => names.has(`${path}${IN_FIRST_BLOCK}`));
  if (paths.length === 0 && isResNetD(names)) throw new WeightsFileError(because('resnet-d'));
  const byItself = meant(paths);
  const path = wanted === null ? byItself : underName(paths, wanted);
  if (path === null) throw new WeightsFileError(because('several-networks', { names: named(paths) }));
  const others = paths.filter((other) => other !== path);
  const within = others.filter((other) => other.startsWith(path)).slice(0, MOST_INSIDE);
  const inside = [...names].flatMap((name) => {
    if (!name.startsWith(path) || within.some((other) => name.startsWith(other))) return [];
    const own = name.slice(path.length);
    return paths.length > 0 && isHead(own) ? [] : [[own, name] as const];
  });
  return { path, others, chosen: path !== byItself, names: new Map(inside) };
}

/** A whole file has none to choose. Throws WeightsFileError. */
function underName(paths: readonly string[], wanted: string): string {
  if (paths.every((path) => path === '')) return '';
  const [path, ...more] = paths.filter((one) => shownPart(one) === wanted.replace(/\.$/, ''));
  if (path !== undefined && more.length === 0) return path;
  throw new WeightsFileError(because('part-missing', { part: shownName(wanted), names: named(paths) }));
}

function named(paths: readonly string[]): Reasons {
  const parts = paths.filter((path) => path !== '').map((path) => because('part', { part: shownPart(path) }));
  return { first: parts.slice(0, MOST_NAMED), count: parts.length };
}

/** Without its last dot. */
function shownPart(path: string): string {
  return shownName(path).replace(/\.$/, '');
}

/** Null where several are equal. */
function meant(paths: readonly string[]): string | null {
  const [first = ''] = paths;
  if (paths.length <= 1 || paths.includes('')) return paths.includes('') ? '' : first;
  const most = Math.max(...paths.map(rank));
  const best = paths.filter((path) => rank(path) === most);
  const usual = USUAL.map((key) => best.filter((path) => path.startsWith(key))).find((some) => some.length > 0) ?? best;
  const [one] = usual;
  return one !== undefined && usual.length === 1 ? one : null;
}

function rank(path: string): number {
  if (BETTER.test(path)) return 2;
  return LESSER.test(path) ? 0 : 1;
}

/** As timm names them: a first layer of several, and a pooling before the convolution of a shortcut. */
function isResNetD(names: ReadonlySet<string>): boolean {
  return (
    [...names].some((name) => /(^|\.)conv1\.0\.weight$/.test(name)) &&
    [...names].some((name) => name.endsWith(IN_FIRST_BLOCK))
  );
}

function isHead(name: string): boolean {
  return HEADS.test(name) && !LAST_LAYER.has(name);
}

/** How many batches PyTorch saw; nothing that a network works with. */
export function isCounter(name: string): boolean {
  return name.endsWith('num_batches_tracked');
}
