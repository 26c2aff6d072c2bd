/*
 * Chromium listens for second instances in a folder of its own in the temporary folder, which a kill leaves behind, and
 * which it does not take away at the next start: the profile's link leads to the new one by then. Runs in main.
 */
import { lstatSync, readdirSync, readlinkSync, rmdirSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const LINK = 'SingletonSocket';
/** All that Chromium puts in it. */
const CONTENTS: ReadonlySet<string> = new Set([LINK, 'SingletonCookie']);
/** `scoped_dirAbCdEf`, or `.org.chromium.Chromium.AbCdEf` in other builds. */
const FOLDER = /^(scoped_dir|\.[a-z]+\.[a-z]+\.[A-Za-z]+\.)\w{6}$/;

/** Asked before the lock of the profile is; the answer is called when this instance has got it. */
export function leftSocket(profile: string): () => void {
  const before = folderOf(profile);
  return () => {
    if (before !== null && before !== folderOf(profile)) removeIfChromiums(before);
  };
}

function folderOf(profile: string): string | null {
  try {
    return dirname(readlinkSync(join(profile, LINK)));
  } catch {
    return null;
  }
}

/** Files are removed by name and the folder only when it is empty, so that nothing else can go, whatever the link said. */
function removeIfChromiums(folder: string): void {
  try {
    const found = lstatSync(folder);
    const isOwn = found.isDirectory() && (!process.getuid || found.uid === process.getuid());
    const names = readdirSync(folder);
    if (!isOwn || !FOLDER.test(basename(folder)) || !names.every((name) => CONTENTS.has(name))) return;
    for (const name of names) unlinkSync(join(folder, name));
    rmdirSync(folder);
  } catch {
    // Gone already, or not ours to take away.
  }
}
