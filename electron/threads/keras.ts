/* Entry of the thread that reads Keras' files: the HDF5 library may come to no end on a damaged one, and is then ended. */
import { parentPort } from 'node:worker_threads';
import { serve } from '../calls/call.ts';
import { WeightsFileError } from '../network/weights/weights.ts';
import type { KerasThread } from '../trainer/starting-weights/keras-apart.ts';
import { readKerasFile } from '../trainer/starting-weights/keras-file.ts';

if (!parentPort) throw new Error('Keras files are read in a worker thread');

serve<KerasThread>(parentPort, {
  read: async ({ bytes }) => {
    try {
      return { tensors: await readKerasFile(bytes) };
    } catch (error) {
      if (error instanceof WeightsFileError) return { fault: error.reason };
      throw error;
    }
  },
});
