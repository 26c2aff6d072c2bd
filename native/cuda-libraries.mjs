// Whether CUDA's libraries can be loaded, which needs no GPU and no driver: TensorFlow asks for them only once it has found a
// GPU, and goes on with the CPU where one of them is missing.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { packageFolder, root } from './places.mjs';
import { attempt } from './run.mjs';

/** As the set-up lays them out, a folder a wheel; not there where TensorFlow runs on the CPU. */
export const cudaFolder = path.join(packageFolder('@tensorflow/tfjs-node-gpu'), 'deps', 'nvidia');

const loader = path.join(root, 'native', 'checks', 'load-library.mjs');

/** @param {string} [folder] @returns {string[]} the libraries' paths in it */
export function cudaLibraries(folder = cudaFolder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true }).map(String);
  return names.filter((name) => /\/lib\/[^/]+\.so[.\d]*$/.test(name)).sort();
}

/**
 * What the libraries lack that cannot be loaded: each is tried alone, so that none finds what another brought.
 * @param {string} [folder]
 * @returns {Promise<{library: string, why: string}[]>}
 */
export async function unloadableCuda(folder = cudaFolder) {
  const found = [];
  for (const library of cudaLibraries(folder)) {
    const ran = await attempt(process.execPath, [loader, path.join(folder, library)], { timeoutSeconds: 60 });
    const why = ran.code === 0 ? ran.stdout.trim() : (ran.signal ?? `exit ${ran.code}`);
    // The driver's own library comes with the driver.
    if (why !== '' && !why.startsWith('libcuda.so.1:')) found.push({ library, why });
  }
  return found;
}
