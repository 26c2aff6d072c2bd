/*
 * Keras' files, read in a thread of their own that is ended when it takes too long: on a damaged file the HDF5 library may come
 * to no end. Runs in the trainer thread and on the command line.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { because, type Reason } from '../../domain/problems.ts';
import { startThread } from '../../calls/call.ts';
import { threadFile } from '../../files/program-folder.ts';
import type { Tensors } from '../../network/network.ts';
import { WeightsFileError } from '../../network/weights/weights.ts';

export interface KerasThread {
  /** `fault`: what is wrong with the file. */
  read: (input: { readonly bytes: Uint8Array }) => { readonly tensors: Tensors } | { readonly fault: Reason };
}

/** Many times what a busy computer needs: a ResNet152, the largest, has 243 MB. */
const longestMs = (bytes: number) => 20_000 + bytes / 2000;

/** As `readKerasFile`. Throws WeightsFileError. */
export async function readKerasFileApart(bytes: Uint8Array, most = longestMs(bytes.length)): Promise<Tensors> {
  const thread = startThread<KerasThread, Record<never, never>>('keras', threadFile('threads/keras'));
  const done = new AbortController();
  try {
    const read = await Promise.race([
      thread.call('read', { bytes }),
      pause(most, null, { signal: done.signal }).catch(() => null),
    ]);
    if (read === null) throw new WeightsFileError(because('reading-without-end'));
    if ('fault' in read) throw new WeightsFileError(read.fault);
    return read.tensors;
  } finally {
    done.abort();
    await thread.terminate();
  }
}
