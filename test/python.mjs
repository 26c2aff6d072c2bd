// Python for what is compared with other programs: a virtual environment for each, with pinned packages, in the user's
// cache folder. Imports nothing but Node and `native/places.mjs`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../native/places.mjs';

const isWindows = process.platform === 'win32';

/**
 * Runs a program to its end and gives all that it printed.
 * @param {string} program
 * @param {readonly string[]} input
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string>}
 */
export function runToEnd(program, input, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, input, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let complaints = '';
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (complaints += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(out);
      else reject(new Error(`${program} ${input.join(' ')} ended with ${code}:\n${complaints.slice(-4000)}`));
    });
  });
}

/**
 * The Python that has what `requirements` asks for, installed at the first call and whenever that file changes.
 * @param {string} name of the environment's folder
 * @param {string} requirements a pip requirements file, pinned
 * @returns {Promise<string>} the interpreter's path
 */
export async function pythonWith(name, requirements) {
  const folder = path.join(cacheFolder(), 'python', name);
  const python = path.join(folder, isWindows ? 'Scripts/python.exe' : 'bin/python');
  const mark = path.join(folder, 'installed.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return python;
  process.stderr.write(`Installing ${path.basename(requirements)} into ${folder} ...\n`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await runToEnd(isWindows ? 'python' : 'python3', ['-m', 'venv', folder]);
  await runToEnd(python, ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', '-r', requirements]);
  writeFileSync(mark, wanted);
  return python;
}
