/*
 * Which of the recent catalogues are gone. Their drives may not answer, so nobody waits for that: a catalogue counts as there
 * until the photo reader has found it gone. Runs in main.
 */
import { pathOfPlain } from '../files/path-text.ts';
import type { Reader } from '../reader/calls.ts';

/** A look is not repeated sooner, ms. */
const LOOKED_MS = 2_000;

/** Gives what is known of a folder, and looks again behind the caller's back; `changed` is called when that says otherwise. */
export function goneFolders(reader: () => Reader, changed: () => void): (folder: string) => boolean {
  const gone = new Set<string>();
  const looked = new Map<string, number>();

  const look = async (folder: string): Promise<void> => {
    const [found] = await reader().call('files.find', { paths: [pathOfPlain(folder)] });
    if (gone.has(folder) === !found) return;
    if (found) gone.delete(folder);
    else gone.add(folder);
    changed();
  };

  return (folder) => {
    const now = performance.now();
    if (now - (looked.get(folder) ?? -Infinity) > LOOKED_MS) {
      looked.set(folder, now);
      // A drive that does not answer says nothing about the folder.
      look(folder).catch(() => {});
    }
    return gone.has(folder);
  };
}
