// What set-up needs from the machine: Python with pip, a C++ compiler, make, disk space. What is
// missing is named with the command that installs it here.
import { mkdirSync, statfsSync } from 'node:fs';
import { attempt, findProgram, MissingPrerequisite } from './run.mjs';

/**
 * The same thing under each package manager's name.
 * @typedef {{apt: string, dnf: string, pacman: string, brew: string}} PackageNames
 */

/** @type {Record<'python' | 'pip' | 'compiler' | 'make', PackageNames>} */
const packages = {
  python: { apt: 'python3', dnf: 'python3', pacman: 'python', brew: 'python' },
  pip: { apt: 'python3-pip', dnf: 'python3-pip', pacman: 'python-pip', brew: 'python' },
  compiler: { apt: 'g++', dnf: 'gcc-c++', pacman: 'gcc', brew: 'gcc' },
  make: { apt: 'make', dnf: 'make', pacman: 'make', brew: 'make' },
};

/**
 * The command that installs packages on this machine.
 * @param {Partial<PackageNames>} names
 * @param {NodeJS.ProcessEnv} [env]
 */
export function installCommand(names, env = process.env) {
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  if (findProgram('apt-get', env)) return `${sudo}apt-get update && ${sudo}apt-get install -y ${names.apt}`;
  if (names.dnf && findProgram('dnf', env)) return `${sudo}dnf install -y ${names.dnf}`;
  if (names.pacman && findProgram('pacman', env)) return `${sudo}pacman -S --needed ${names.pacman}`;
  if (names.brew && findProgram('brew', env)) return `brew install ${names.brew}`;
  return `with your system's package manager: ${names.apt} (Debian's name for it)`;
}

/**
 * A Python 3 that runs; throws a message with how to get one.
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function requirePython(env = process.env) {
  for (const name of ['python3', 'python']) {
    const program = findProgram(name, env);
    if (!program) continue;
    const ran = await attempt(program, ['-c', 'import sys; print(sys.version_info[0])'], { env });
    if (ran.stdout.trim() === '3') return program;
  }
  throw new MissingPrerequisite('Python 3 was not found. Install it with:', installCommand(packages.python, env));
}

/**
 * A Python 3 with pip.
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function requirePip(env = process.env) {
  const python = await requirePython(env);
  const ran = await attempt(python, ['-m', 'pip', '--version'], { env });
  if (ran.code === 0) return python;
  throw new MissingPrerequisite(
    `Python has no pip (${python} -m pip does not run). Install it with:`,
    installCommand(packages.pip, env),
  );
}

/**
 * The C++ compiler that builds here (not on Windows): $CXX, else the first of the usual ones; undefined if there is none.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function findCompiler(env = process.env) {
  const compilers = env.CXX ? [env.CXX] : ['g++', 'c++', 'clang++'];
  return compilers.find((name) => name.includes('/') || findProgram(name, env));
}

/**
 * Everything that node-gyp needs to build a binding.
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function requireCompiler(env = process.env) {
  // node-gyp finds Visual Studio itself, and says what to install if there is none.
  if (process.platform === 'win32') return requirePython(env);
  if (process.platform === 'darwin') {
    const ran = findProgram('xcode-select', env) && (await attempt('xcode-select', ['-p'], { env }));
    if (!ran || ran.code !== 0)
      throw new MissingPrerequisite('No C++ compiler was found. Install it with:', 'xcode-select --install');
    return requirePython(env);
  }
  if (!findCompiler(env))
    throw new MissingPrerequisite(
      'No C++ compiler was found. Install it with:',
      installCommand(packages.compiler, env),
    );
  if (!findProgram('make', env))
    throw new MissingPrerequisite('make was not found. Install it with:', installCommand(packages.make, env));
  return requirePython(env);
}

/**
 * @param {string} folder where the space is needed
 * @param {number} megabytes
 * @param {string} what
 */
export function requireSpace(folder, megabytes, what) {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free >= megabytes) return;
  throw new MissingPrerequisite(
    `${what} needs ${megabytes} MB free, and ${folder} has ${free} MB. Make room there, or name another cache folder:`,
    'XDG_CACHE_HOME=/folder/with/room npm run setup',
  );
}
