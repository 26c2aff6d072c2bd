// One set-up at a time for each user: two at once would write the same cache folder and the same node_modules.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until nobody holds the lock file, then runs `work` while holding it. If the holder was a process on this machine that is
 * no longer alive, its lock is taken over.
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
 * @returns {{pid: number, host: string} | undefined} undefined while its holder is still writing it, or after it was released
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
  // A home folder can be shared. A holder on another machine cannot be checked from here.
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}
