// Gives TensorFlow's libraries on Linux a source of large pieces of memory that works inside Electron: large-memory.cc says
// why. The library is put beside theirs and loaded with them. The functions that they import are renamed, as in sharp.mjs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { patchelf, renameSymbols } from './patchelf.mjs';
import { root } from './places.mjs';
import { findCompiler, requireCompiler } from './prerequisites.mjs';
import { run } from './run.mjs';

const source = path.join(root, 'native', 'large-memory.cc');
/** Begins like the names of TensorFlow's libraries, so that it is copied together with them. */
const library = 'libtensorflow_memory.so';
const names = { posix_memalign: 'vasculum_posix_memalign', free: 'vasculum_free' };

/** What the result depends on; undefined if there is nothing to do. */
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
