/*
 * The photo reader as a child process: of plain Node for the command line of a clone and for tests, of the installed program
 * itself for its command line, which has no window and so no utility processes.
 */
import { type ChildProcess, fork, spawn, type SpawnOptions } from 'node:child_process';
import { threadFile } from '../files/program-folder.ts';
import type { Port } from '../calls/call.ts';
import type { ReaderProcess, StartReader } from './calls.ts';

/** Said to an installed program that is to be the photo reader. */
export const READER_SWITCH = '--photo-reader';

export const startChild: StartReader = (threads) => {
  const options = {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, UV_THREADPOOL_SIZE: String(threads) },
  } satisfies SpawnOptions;
  if (!process.versions['electron']) {
    return childReader(fork(threadFile('threads/reader'), [], { ...options, execArgv: [] }));
  }
  // As root it wants the switch that its starter was given.
  const args = process.argv.filter((word) => word === '--no-sandbox');
  return childReader(spawn(process.execPath, [READER_SWITCH, ...args], options));
};

/** A child with a channel, as the keeper takes it. It keeps nobody waiting for its end. */
export function childReader(child: ChildProcess): ReaderProcess {
  let ended = false;
  const listeners: (() => void)[] = [];
  const end = () => {
    if (ended) return;
    ended = true;
    for (const listener of listeners) listener();
  };
  child.on('exit', end);
  child.on('error', end);
  child.unref();
  child.channel?.unref();
  const postMessage = (message: unknown) => {
    if (child.connected) child.send(message as object, () => {});
  };
  const on = (_: string, listener: (message: unknown) => void) => {
    child.on('message', listener);
  };
  return {
    port: { postMessage, on } as unknown as Port,
    kill: () => child.kill('SIGKILL'),
    onExit: (listener) => listeners.push(listener),
  };
}
