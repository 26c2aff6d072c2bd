/*
 * A drive that can fail: a file system in a file, mounted by way of a loop device. Cut short beneath it, every read of what is
 * not in memory is an input/output error, as of a drive that is gone; given back, it is sound again. Linux, as root.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' }).trim();

export interface Drive {
  /** Where it is mounted. */
  readonly folder: string;
  /** Writes everything out and forgets what is in memory, as after plugging it in anew. */
  plugAgain(): void;
  /** From now on reads fail. */
  fail(): void;
  /** As it was when it failed. */
  mend(): void;
  remove(): void;
}

export function newDrive(within: string, megabytes = 64): Drive {
  const image = join(within, 'drive.img');
  const kept = join(within, 'drive.kept.img');
  const folder = join(within, 'drive');
  mkdirSync(folder, { recursive: true });
  run('truncate', '-s', `${megabytes}M`, image);
  run('mkfs.ext4', '-q', '-O', '^has_journal', image);
  const mount = () => void run('mount', '-o', 'loop', image, folder);
  const unmount = () => void run('umount', '-l', folder);
  mount();
  return {
    folder,
    plugAgain() {
      run('umount', folder);
      mount();
    },
    fail() {
      run('sync');
      copyFileSync(image, kept);
      truncateSync(image, 4096);
    },
    mend() {
      unmount();
      copyFileSync(kept, image);
      mount();
    },
    remove: unmount,
  };
}
