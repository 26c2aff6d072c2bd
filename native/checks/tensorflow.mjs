// Loads TensorFlow and multiplies two matrices with it; prints one line of JSON. Run by native/checks.mjs as a process of
// its own, since a bad native library can end the process.
import { createRequire } from 'node:module';

const tf = createRequire(import.meta.url)('@tensorflow/tfjs-node-gpu');
const product = tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2]));
const numbers = [...product.dataSync()].join(' ');
if (numbers !== '19 22 43 50') throw new Error(`a matrix product came out as ${numbers}`);
const backend = tf.backend();
process.stdout.write(
  `\n${JSON.stringify({ library: backend.binding.TF_Version, gpu: Boolean(backend.isGPUPackage && backend.isUsingGpuDevice) })}\n`,
);
