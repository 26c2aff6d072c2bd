/*
 * What Keras' ResNets do otherwise than ours, folded into the numbers. Pure; runs anywhere.
 *
 * - Their convolutions have a bias. A batch norm follows each, so its mean takes it over: (x + b) - m = x - (m - b). Exact.
 * - Their batch norm's epsilon is 1.001e-5 where ours is 1e-5: the variance takes over the difference. Exact.
 * - They see blue, green, red from 0 to 255, less ImageNet's mean ("caffe" preprocessing); we see red, green, blue as
 *   (x / 255 - mean) / deviation (picture-input.ts). The two are linear in each other, k = 255 d y + (255 m - M), so the
 *   first kernels take over the factor and the order, and the first batch norm's mean the rest. Exact inside a picture.
 * - Not exact: the first convolution pads with zeros, which is the colour M there and 255 m here. The two differ by at
 *   most half a step of 255 in a colour, and only the outermost three pixels' answers see it.
 */
import { because } from '../../domain/problems.ts';
import { PICTURE_DEVIATION, PICTURE_MEAN } from '../../network/picture-input.ts';
import type { Tensors } from '../../network/network.ts';
import { WeightsFileError } from '../../network/weights/weights.ts';

/** Red, green, blue, 0 to 255; keras/src/applications/imagenet_utils.py, mode 'caffe'. */
const KERAS_MEAN = [123.68, 116.779, 103.939] as const;
const EPSILON_MORE = 1.001e-5 - 1e-5;

/** From `readKerasFile` to the tensors of our network. Throws WeightsFileError. */
export function foldKeras(read: Tensors): Tensors {
  const tensors: Tensors = new Map();
  for (const [name, tensor] of read) if (!isConvolutionBias(name)) tensors.set(name, tensor);
  const shifts = new Map<string, Float64Array>();
  const first = read.get('conv1.weight');
  if (first?.shape.length === 4 && first.shape[2] === 3) {
    const { kernels, shift } = forOurPictures(first);
    tensors.set('conv1.weight', kernels);
    shifts.set('bn1', shift);
  }
  for (const [name, { shape, data }] of read) {
    if (!isConvolutionBias(name)) continue;
    const norm = normAfter(name.slice(0, -'.bias'.length));
    const shift = shifts.get(norm) ?? new Float64Array(data.length);
    if (shift.length !== data.length)
      throw new WeightsFileError(because('tensor-shape', { name, shape: shape.join(', ') }));
    shifts.set(
      norm,
      shift.map((value, filter) => value + (data[filter] ?? 0)),
    );
  }
  for (const [norm, shift] of shifts) {
    const mean = tensors.get(`${norm}.running_mean`);
    // One that is missing or misshapen is told later, by its name.
    if (mean?.data.length !== shift.length) continue;
    tensors.set(`${norm}.running_mean`, {
      shape: mean.shape,
      data: mean.data.map((value, filter) => value - (shift[filter] ?? 0)),
    });
  }
  for (const [name, { shape, data }] of tensors) {
    if (name.endsWith('.running_var')) tensors.set(name, { shape, data: data.map((value) => value + EPSILON_MORE) });
  }
  return tensors;
}

/** `shift` is what each filter gives besides, wherever it stands. */
function forOurPictures({ shape, data }: { shape: number[]; data: Float32Array }) {
  const filters = shape[3] ?? 0;
  const places = (shape[0] ?? 0) * (shape[1] ?? 0);
  const kernels = new Float32Array(data.length);
  const shift = new Float64Array(filters);
  for (let place = 0; place < places; place++) {
    for (const [colour, mean] of PICTURE_MEAN.entries()) {
      const factor = 255 * (PICTURE_DEVIATION[colour] ?? 0);
      const rest = 255 * mean - (KERAS_MEAN[colour] ?? 0);
      const from = (place * 3 + 2 - colour) * filters;
      const to = (place * 3 + colour) * filters;
      for (let filter = 0; filter < filters; filter++) {
        const weight = data[from + filter] ?? 0;
        kernels[to + filter] = weight * factor;
        shift[filter] = (shift[filter] ?? 0) + weight * rest;
      }
    }
  }
  return { kernels: { shape, data: kernels }, shift };
}

function isConvolutionBias(name: string): boolean {
  return /(^|\.)(conv[1-3]|downsample\.0)\.bias$/.test(name);
}

/** `layer1.0.conv2` -> `layer1.0.bn2`, `layer1.0.downsample.0` -> `layer1.0.downsample.1` */
function normAfter(convolution: string): string {
  return convolution.replace(/conv([1-3])$/, 'bn$1').replace(/downsample\.0$/, 'downsample.1');
}
