// One turn of the bench: the same network trained by `fit` of TensorFlow.js's layers, on the same binding and library.
import tf from '@tensorflow/tfjs-node-gpu';
import { report, TURN } from './turn.mjs';

const { batch, size, classes } = TURN;
const { layers } = tf;

/** Convolution, batch norm and, but for the last of a block, ReLU. */
function convolution(x, filters, kernelSize, strides, active = true) {
  const y = layers.conv2d({ filters, kernelSize, strides, padding: 'same', useBias: false }).apply(x);
  const normed = layers.batchNormalization({ epsilon: 1e-5, momentum: 0.9 }).apply(y);
  return active ? layers.reLU().apply(normed) : normed;
}

function bottleneck(x, width, stride, project) {
  let y = convolution(x, width, 1, stride);
  y = convolution(y, width, 3, 1);
  y = convolution(y, 4 * width, 1, 1, false);
  const shortcut = project ? convolution(x, 4 * width, 1, stride, false) : x;
  return layers.reLU().apply(layers.add().apply([y, shortcut]));
}

const input = tf.input({ shape: [size, size, 3] });
let x = layers.maxPooling2d({ poolSize: 3, strides: 2, padding: 'same' }).apply(convolution(input, 64, 7, 2));
for (const [stage, blocks] of [3, 4, 6, 3].entries()) {
  for (let block = 0; block < blocks; block++) {
    x = bottleneck(x, 64 * 2 ** stage, stage > 0 && block === 0 ? 2 : 1, block === 0);
  }
}
const features = layers.globalAveragePooling2d({}).apply(x);
const model = tf.model({
  inputs: input,
  outputs: layers.dense({ units: classes, activation: 'softmax' }).apply(features),
});
model.compile({ optimizer: tf.train.momentum(0.01, 0.9, true), loss: 'categoricalCrossentropy' });
const pictures = tf.randomUniform([batch, size, size, 3], -1, 1);
const labels = tf.oneHot(
  Array.from({ length: batch }, (_, i) => i % classes),
  classes,
);
await report(() => model.fit(pictures, labels, { batchSize: batch, epochs: 1, shuffle: false, verbose: 0 }));
