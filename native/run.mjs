// Running other programs: their output goes to a log, and a failure carries its last lines. No dependencies.
import { spawn } from 'node:child_process';
import { accessSync, appendFileSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** A failure that the person at the keyboard can put right: what is missing, and the command that brings it. */
export class MissingPrerequisite extends Error {
  /**
   * @param {string} what
   * @param {string} command
   */
  constructor(what, command) {
    super(`${what}\n    ${command}`);
    this.name = 'MissingPrerequisite';
    this.what = what;
    this.command = command;
  }
}

/**
 * The full path of a program on PATH, or undefined.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 */
export function findProgram(name, env = process.env) {
  const endings = process.platform === 'win32' ? (env.PATHEXT ?? '.EXE;.CMD').split(';') : [''];
  for (const folder of (env.PATH ?? env.Path ?? '').split(path.delimiter)) {
    if (!folder) continue;
    for (const ending of endings) {
      const candidate = path.join(folder, name + ending);
      try {
        accessSync(candidate, constants.X_OK);
        if (statSync(candidate).isFile()) return candidate;
      } catch {
        // not in this folder
      }
    }
  }
  return undefined;
}

/**
 * @typedef {{cwd?: string, env?: NodeJS.ProcessEnv, log?: string, timeoutSeconds?: number,
 *   signal?: AbortSignal}} RunOptions
 * @typedef {{code: number | null, signal: string | null, stdout: string, stderr: string, timedOut: boolean}} Ran
 */

/**
 * Runs a program to its end and returns what it printed. Does not reject when the exit code is not zero.
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ran>}
 */
export function attempt(program, args, { cwd, env = process.env, log, timeoutSeconds, signal } = {}) {
  return new Promise((resolve, reject) => {
    if (log) {
      mkdirSync(path.dirname(log), { recursive: true });
      appendFileSync(log, `$ ${program} ${args.join(' ')}\n`);
    }
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    let timedOut = false;
    signal?.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
    const timer =
      timeoutSeconds &&
      setTimeout(() => {
        timedOut = true;
        child.kill('SIGKILL');
      }, timeoutSeconds * 1000);
    for (const stream of /** @type {const} */ (['stdout', 'stderr'])) {
      child[stream].setEncoding('utf8').on('data', (text) => {
        said[stream] += text;
        if (log) appendFileSync(log, text);
      });
    }
    child.on('error', (error) => {
      clearTimeout(timer || undefined);
      reject(error);
    });
    child.on('close', (code, killedBy) => {
      clearTimeout(timer || undefined);
      resolve({ code, signal: killedBy, ...said, timedOut });
    });
  });
}

/**
 * Runs a program; rejects unless it succeeds.
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function run(program, args, options = {}) {
  const ran = await attempt(program, args, options);
  if (ran.code === 0) return ran;
  const how = ran.timedOut ? `did not end in ${options.timeoutSeconds} s` : `ended with ${ran.code ?? ran.signal}`;
  throw new Error(
    `${path.basename(program)} ${args[0] ?? ''} ${how}\n${lastLines(ran.stderr || ran.stdout)}` +
      (options.log ? `\n    all of it: ${options.log}` : ''),
  );
}

/**
 * Runs npm by the path that npm itself gives, so that Windows needs no shell.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  // `npm --silent test` passes its silence on in the environment. Errors must be printed all the same.
  args = [...args, '--loglevel=notice'];
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], options);
  if (process.platform !== 'win32') return run('npm', args, options);
  // On Windows it is beside node.exe; npm.cmd could be started only through a shell.
  const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return run(process.execPath, [beside, ...args], options);
}

/**
 * The end of a long output, indented for the terminal.
 * @param {string} text
 * @param {number} [count]
 */
export function lastLines(text, count = 12) {
  const lines = text.trimEnd().split('\n').slice(-count);
  return lines.map((line) => `    ${line}`).join('\n');
}
