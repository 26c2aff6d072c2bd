// One set-up at a time for each user: two at once would write the same cache folder and the same node_modules.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `work` while holding the lock file, waiting for its holder to end first. A lock left by a process that is no
 * longer alive on this machine is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{say?: (line: string) => void, pollMilliseconds?: number}} [options]
 * @returns {Promise<T>}
 */
export async function withLock(file, work, { say = () => {}, pollMilliseconds = 500 } = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    const holder = read(file);
    if (holder && isGone(holder)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told && holder) {
      say(`waiting for another set-up to end (process ${holder.pid} on ${holder.host})`);
      told = true;
    }
    await sleep(pollMilliseconds);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

/** @param {string} file */
function take(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, JSON.stringify({ pid: process.pid, host: hostname() }));
    closeSync(handle);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} file
 * @returns {{pid: number, host: string} | undefined} undefined while its holder is still writing it, or has let go
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {{pid: number, host: string}} holder */
function isGone({ pid, host }) {
  // On a shared home folder the holder may run on another machine, of which nothing can be said from here.
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}
