/*
 * What a network knows before it has learned anything: He et al.'s normal distribution for kernels (2015,
 * arXiv:1502.01852) and, for the last layer, PyTorch's uniform one, as torchvision starts its ResNets. The same seed gives
 * the same numbers on every machine. Pure; runs anywhere.
 */
import { assertNever } from '../domain/problems.ts';
import { type NetworkShape, type Tensors, type TrainingOptions, featuresOf } from './network.ts';
import { normalQuantile, uniforms } from './philox.ts';
import { type Parameter, parametersOf } from './resnet.ts';

/** Parameters of a fresh network, all of them unless told otherwise; no momentum. */
export function initialWeights(
  shape: NetworkShape,
  options: Pick<TrainingOptions, 'seed' | 'zeroInitResidual'>,
  parameters: readonly Parameter[] = parametersOf(shape),
): Tensors {
  return new Map(
    parameters.map((parameter) => [
      parameter.name,
      { shape: [...parameter.shape], data: initialValues(parameter, shape, options) },
    ]),
  );
}

function initialValues(
  parameter: Parameter,
  shape: NetworkShape,
  { seed, zeroInitResidual }: Pick<TrainingOptions, 'seed' | 'zeroInitResidual'>,
): Float32Array {
  const length = parameter.shape.reduce((product, axis) => product * axis, 1);
  const draw = () => uniforms({ seed, stream: streamOf(parameter.name) }, length);
  switch (parameter.role) {
    case 'kernels': {
      const [height = 1, width = 1, , filters = 1] = parameter.shape;
      const deviation = Math.sqrt(2 / (height * width * filters));
      return new Float32Array(draw().map((p) => deviation * normalQuantile(p)));
    }
    case 'weight':
    case 'bias': {
      const bound = 1 / Math.sqrt(featuresOf(shape));
      return new Float32Array(draw().map((p) => bound * (2 * p - 1)));
    }
    case 'scale':
      return new Float32Array(length).fill(parameter.closesBlock && zeroInitResidual ? 0 : 1);
    case 'variance':
      return new Float32Array(length).fill(1);
    case 'offset':
    case 'mean':
      return new Float32Array(length);
    default:
      return assertNever(parameter.role);
  }
}

/** A number for each name (FNV-1a, 32 bit), so that a layer starts the same whatever other layers there are. */
function streamOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
