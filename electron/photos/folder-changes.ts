/*
 * Waits until something in a folder changes. Where the system tells nothing, as on many drives in the network, the wait ends by
 * the clock and whoever waits looks by itself. Runs in the photo reader.
 */
import { type FSWatcher, watch } from 'node:fs';
import type { PathText } from '../domain/path-text.ts';
import { pathOnDisk } from '../files/path-text.ts';

/** Longer than this no question may stay unanswered, seconds. */
const MOST_SECONDS = 10;

/** Elsewhere each folder and file below would be watched by itself. */
const NATIVELY = process.platform === 'win32' || process.platform === 'darwin';

/** True where something changed; in folders below only where the system tells that too. */
export function changeIn(folder: PathText, seconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    let watcher: FSWatcher | null = null;
    const end = (changed: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stopped);
      watcher?.close();
      resolve(changed);
    };
    const stopped = () => end(false);
    const timer = setTimeout(() => end(false), Math.min(seconds, MOST_SECONDS) * 1000);
    signal.addEventListener('abort', stopped);
    try {
      watcher = watch(pathOnDisk(folder), { recursive: NATIVELY, persistent: false }, () => end(true));
      // A folder that is gone, or a system that cannot watch: the clock ends the wait.
      watcher.on('error', () => watcher?.close());
    } catch {
      watcher = null;
    }
  });
}
