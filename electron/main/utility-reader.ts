/*
 * The photo reader as Electron's utility process: how the window's program runs it. It ends with main, however main ends.
 * Runs in main.
 */
import { utilityProcess } from 'electron';
import { threadFile } from '../files/program-folder.ts';
import type { StartReader } from '../reader/calls.ts';
import type { Port } from '../calls/call.ts';

/** What the system's list of processes calls it. */
export const READER_NAME = 'Vasculum photo reader';

export const startUtility: StartReader = (threads) => {
  const child = utilityProcess.fork(threadFile('threads/reader'), [], {
    serviceName: READER_NAME,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: String(threads) },
  });
  const on = (_: string, listener: (message: unknown) => void) => child.on('message', listener);
  let ended = false;
  child.on('exit', () => (ended = true));
  const kill = () => {
    if (ended) return;
    // Its own `kill` asks politely, and one that waits for a drive does not hear.
    if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    else child.once('spawn', kill);
  };
  return {
    port: { postMessage: child.postMessage.bind(child), on } as unknown as Port,
    kill,
    onExit: (listener) => child.on('exit', listener),
  };
};
