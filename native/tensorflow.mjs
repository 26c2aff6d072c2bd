// TensorFlow for @tensorflow/tfjs-node-gpu. Its install script would fetch libtensorflow 2.9.1, whose GPU build needs CUDA
// 11.2 on the machine. Instead the libraries are taken from TensorFlow's Python wheels (with all of CUDA if there is an NVIDIA
// GPU), no Python file is kept, and the package's own binding is built against them.
// Linux x64 was tried. Linux arm64 and macOS do the same, untried. The wheels for Windows have no C library, so Windows and Intel
// Macs use the package's own download, untried.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { wheel } from './download.mjs';
import { builtBinding, machine } from './gyp.mjs';
import { giveLargeMemory, largeMemoryInputs } from './large-memory.mjs';
import { packageFolder, root } from './places.mjs';
import { requireSpace } from './prerequisites.mjs';
import { attempt, findProgram, run } from './run.mjs';
import { keyOf } from './state.mjs';
import { copy, link, unpack } from './unpack.mjs';

/**
 * @typedef {'cpu' | 'cuda'} Kind
 * @typedef {{name: string, version: string, platform: string, sha256: string}} Pin
 */

const folder = packageFolder('@tensorflow/tfjs-node-gpu');
const binding = path.join(folder, 'lib', 'napi-v8', 'tfjs_binding.node');

// Raise this when other files are taken from the wheels.
const recipe = 2;

/** @type {Record<string, Pin[]>} */
const wheels = JSON.parse(readFileSync(path.join(root, 'native', 'tensorflow-wheels.json'), 'utf8'));

/**
 * CUDA if NVIDIA's driver answers, unless `asked` (from --tensorflow or VASCULUM_TENSORFLOW) says otherwise.
 * @param {string | undefined} asked
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Kind>}
 */
export async function chooseTensorflow(asked, env = process.env) {
  if (asked === 'cpu' || asked === 'cuda') return asked;
  if (asked) throw new Error(`TensorFlow can be "cpu" or "cuda", not "${asked}"`);
  const program = findProgram('nvidia-smi', env);
  if (!program || process.platform === 'darwin') return 'cpu';
  const ran = await attempt(program, ['-L'], { env, timeoutSeconds: 20 });
  return ran.code === 0 && /^GPU \d/m.test(ran.stdout) ? 'cuda' : 'cpu';
}

/** @param {Kind} kind @returns {Pin[] | undefined} */
function pinsFor(kind) {
  return wheels[`${process.platform}-${process.arch}-${kind}`];
}

/** @type {import('./bring-parts.mjs').Part} */
export const tensorflow = {
  name: 'TensorFlow',
  async plan({ options }) {
    const kind = await chooseTensorflow(options.tensorflow ?? process.env.VASCULUM_TENSORFLOW);
    const pins = pinsFor(kind);
    const tfjs = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
    const version = pins ? `${pins[0].version} ${kind}` : `2.9.1 ${kind}`;
    return { key: `${kind} ${keyOf([recipe, pins ?? 'own download', tfjs, machine, largeMemoryInputs()])}`, version };
  },
  async install({ cache, key, say, log }) {
    const kind = key.startsWith('cuda') ? 'cuda' : 'cpu';
    const pins = pinsFor(kind);
    if (!pins) return packagesOwnDownload(kind, say, log);
    const libraries = await unpackedWheels(cache, pins, say, log);
    const built = await builtBinding({
      cache,
      key: key.replace(' ', '-'),
      output: 'lib/napi-v8/tfjs_binding.node',
      log,
      onBuild: () => say('building the binding'),
      prepare: (build) => layBuildFolder(build, libraries),
      args: [
        '--module={folder}/lib/napi-v8/tfjs_binding.node',
        '--module_name=tfjs_binding',
        '--module_path={folder}/lib/napi-v8',
        '--napi_version=8',
        '--napi_build_version=8',
      ],
      // The dylibs of the macOS wheel call themselves @rpath/…, and binding.gyp sets no run path there.
      env: process.platform === 'darwin' ? { LDFLAGS: '-Wl,-rpath,@loader_path/../../deps/lib' } : {},
    });
    return { from: `${pins[0].name} wheel`, files: [...placeLibraries(libraries), placeBinding(built)] };
  },
};

/**
 * The wheels' libraries, in the layout of the wheels, because TensorFlow finds CUDA's libraries relative to itself.
 * @param {string} cache
 * @param {Pin[]} pins
 * @param {(line: string) => void} say
 * @param {string} log
 */
async function unpackedWheels(cache, pins, say, log) {
  const unpacked = path.join(
    cache,
    'tensorflow',
    `${pins[0].name}-${pins[0].version}-${keyOf([recipe, pins, largeMemoryInputs()])}`,
  );
  if (existsSync(unpacked)) return unpacked;
  requireSpace(cache, pins.length > 1 ? 12_000 : 1500, 'TensorFlow');
  mkdirSync(path.dirname(unpacked), { recursive: true });
  const files = [];
  for (const [index, pin] of pins.entries()) {
    const count = pins.length > 1 ? ` (${index + 1} of ${pins.length})` : '';
    say(`fetching ${pin.name} ${pin.version}${count}`);
    files.push(await wheel(cache, pin, log));
  }
  const work = mkdtempSync(path.join(cache, 'tensorflow', 'partial-'));
  try {
    say('unpacking its libraries');
    for (const file of files) await unpack(file, work, placeFromWheel);
    if (largeMemoryInputs())
      await giveLargeMemory(path.join(work, 'tensorflow'), sharedLibraries(work), { cache, log });
    renameSync(work, unpacked);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  for (const file of files) rmSync(path.dirname(file), { recursive: true, force: true });
  return unpacked;
}

/**
 * What is taken from a wheel. From TensorFlow's: its two libraries and the headers of its C interface. From CUDA's: the shared
 * libraries, and the assembler and the device library that XLA calls. From all: the licences, which are handed on with them.
 * @param {string} name
 */
export function placeFromWheel(name) {
  const wanted =
    /^tensorflow\/libtensorflow_(cc|framework)\.(so\.2|2\.dylib)$/.test(name) ||
    /^tensorflow\/include\/(tensorflow\/c|tensorflow\/core\/platform|tsl\/platform|xla\/tsl\/c)\/.*\.h$/.test(name) ||
    /^nvidia\/[^/]+\/lib\/[^/]+\.so[.\d]*$/.test(name) ||
    /^nvidia\/cuda_nvcc\/(bin\/ptxas|nvvm\/libdevice\/.*)$/.test(name) ||
    isLicence(name);
  return wanted ? name : undefined;
}

/**
 * `tensorflow/THIRD_PARTY_NOTICES.txt`, and each wheel's own licence, in `NAME-VERSION.dist-info/` or below it.
 * @param {string} name
 */
function isLicence(name) {
  return (
    name === 'tensorflow/THIRD_PARTY_NOTICES.txt' ||
    name === 'tensorflow/include/LICENSE' ||
    /^[^/]+\.dist-info\/(licenses\/)?(licen[cs]e|notice|copying)[^/]*$/i.test(name)
  );
}

/**
 * The package's sources with the libraries under the names that its binding.gyp asks for.
 * @param {string} build
 * @param {string} libraries
 */
function layBuildFolder(build, libraries) {
  for (const name of ['binding', 'binding.gyp', 'package.json'])
    cpSync(path.join(folder, name), path.join(build, name), { recursive: true });
  const lib = path.join(build, 'deps', 'lib');
  mkdirSync(lib, { recursive: true });
  symlinkSync(path.join(libraries, 'tensorflow', 'include'), path.join(build, 'deps', 'include'));
  for (const name of sharedLibraries(libraries)) {
    const from = path.join(libraries, 'tensorflow', name);
    symlinkSync(from, path.join(lib, name));
    // Linux: libtensorflow.so, libtensorflow_framework.so. macOS: libtensorflow.2.dylib.
    const asked = name.replace('_cc', '').replace(/\.so\.2$/, '.so');
    if (asked !== name) symlinkSync(from, path.join(lib, asked));
  }
}

/** @param {string} libraries */
function sharedLibraries(libraries) {
  return readdirSync(path.join(libraries, 'tensorflow')).filter((name) => name.startsWith('libtensorflow'));
}

/**
 * Links the libraries into the package, where the binding's run path (`deps/lib`) finds them by the names they carry
 * inside, and beside them CUDA's (`deps/nvidia`), where TensorFlow's own run path (`../nvidia`) does; and all licences
 * (`deps/licences`).
 * @param {string} libraries
 * @returns {string[]}
 */
function placeLibraries(libraries) {
  const deps = path.join(folder, 'deps');
  rmSync(deps, { recursive: true, force: true });
  const placed = sharedLibraries(libraries).map((name) => [path.join('tensorflow', name), path.join('lib', name)]);
  for (const name of readdirSync(libraries, { recursive: true }).map(String)) {
    const file = name.replaceAll(path.sep, '/');
    if (!statSync(path.join(libraries, name)).isFile()) continue;
    if (isLicence(file)) placed.push([name, path.join('licences', file.replaceAll('/', '-'))]);
    else if (file.startsWith('nvidia/')) placed.push([name, name]);
  }
  return placed.map(([from, to]) => {
    link(path.join(libraries, from), path.join(deps, to));
    return path.join(deps, to);
  });
}

/** @param {string} built */
function placeBinding(built) {
  copy(built, binding);
  return binding;
}

/**
 * @param {Kind} kind
 * @param {(line: string) => void} say
 * @param {string} log
 */
async function packagesOwnDownload(kind, say, log) {
  say("running the package's own download (libtensorflow 2.9.1)");
  // Its script starts `node-pre-gyp` by name.
  const PATH = [path.join(root, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter);
  const script = path.join(folder, 'scripts', 'install.js');
  await run(process.execPath, [script, kind === 'cuda' ? 'gpu' : 'cpu', 'download'], {
    cwd: folder,
    env: { ...process.env, PATH },
    log,
  });
  if (!existsSync(binding)) throw new Error(`TensorFlow's own download left no ${binding}\n    all it said: ${log}`);
  return { from: "the package's own download", files: [binding] };
}
