/*
 * What programs put before the names of a network's tensors: "module." (DataParallel), "model." (Lightning), "backbone.".
 * Pure; runs anywhere.
 */
import { shortened } from '../../domain/language/language.ts';
import { because } from '../../domain/problems.ts';
import type { Tensors } from '../../network/network.ts';
import { WeightsFileError, shownName } from '../../network/weights/weights.ts';

/** Two tensors of every ResNet: a name that ends like the first shows the prefix, the second that it is one. */
const FIRST = 'conv1.weight';
const IN_FIRST_BLOCK = 'layer1.0.conv1.weight';

/**
 * The tensors of the one ResNet under a prefix, by their own names, without what stands beside it (a projection head, a
 * loss); all of them as they are where no ResNet has a prefix. Throws WeightsFileError where several have.
 */
export function withoutPrefix(tensors: Tensors): Tensors {
  const prefixes = [...tensors.keys()]
    .filter((name) => name === FIRST || name.endsWith(`.${FIRST}`))
    .map((name) => name.slice(0, -FIRST.length))
    .filter((prefix) => tensors.has(`${prefix}${IN_FIRST_BLOCK}`));
  const [prefix] = prefixes;
  if (prefix === undefined || prefixes.includes('')) return tensors;
  if (prefixes.length > 1) {
    throw new WeightsFileError(because('several-networks', { names: shortened(prefixes.map(shownName)) }));
  }
  return new Map(
    [...tensors].flatMap(([name, tensor]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), tensor] as const] : [],
    ),
  );
}
