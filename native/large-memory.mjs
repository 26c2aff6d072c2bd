// Gives TensorFlow's libraries on Linux a source of large pieces of memory that works inside Electron: large-memory.cc says
// why. Its library lies beside theirs and is loaded with them; what they ask for is renamed, as in sharp.mjs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { patchelf, renameSymbols } from './patchelf.mjs';
import { root } from './places.mjs';
import { findCompiler, requireCompiler } from './prerequisites.mjs';
import { run } from './run.mjs';

const source = path.join(root, 'native', 'large-memory.cc');
/** Begins like TensorFlow's own, so that it goes wherever they go. */
const library = 'libtensorflow_memory.so';
const names = { posix_memalign: 'vasculum_posix_memalign', free: 'vasculum_free' };

/** What the result depends on; undefined where nothing has to be done. */
export function largeMemoryInputs() {
  return process.platform === 'linux' ? [readFileSync(source, 'utf8'), patchelf] : undefined;
}

/**
 * @param {string} folder with TensorFlow's libraries, which are changed
 * @param {string[]} libraries their names
 * @param {{cache: string, log: string}} context
 */
export async function giveLargeMemory(folder, libraries, { cache, log }) {
  await requireCompiler();
  const compiler = /** @type {string} */ (findCompiler());
  const output = path.join(folder, library);
  await run(compiler, ['-O2', '-shared', '-fPIC', '-fvisibility=hidden', '-pthread', '-o', output, source], { log });
  const files = libraries.map((name) => path.join(folder, name));
  await renameSymbols(files, names, { cache, log, needed: [library] });
}
