/*
 * A drive that can fail: a file system in a file, mounted by way of a loop device. Shut down, and cut short beneath, every read
 * and write is an input/output error, as of a drive that was pulled out; given back, it holds what was on it by then. Linux, as
 * root.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** ext4's own way to stop at once, as when the power is gone: what was not written out by then is lost. */
const SHUT_DOWN = `
import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack('I', 2))
`;

const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' }).trim();

export interface Drive {
  /** Where it is mounted. */
  readonly folder: string;
  /** Writes everything out and forgets what is in memory, as after plugging it in anew. */
  plugAgain(): void;
  /** From now on reads and writes fail. */
  fail(): void;
  /** As it was when it failed. */
  mend(): void;
  /** Its folder is empty from now on; what is open on it can be read on, as after `umount -l`. */
  takeAway(): void;
  giveBack(): void;
  remove(): void;
}

export function newDrive(within: string, megabytes = 64): Drive {
  const image = join(within, 'drive.img');
  const kept = join(within, 'drive.kept.img');
  const folder = join(within, 'drive');
  mkdirSync(folder, { recursive: true });
  run('truncate', '-s', `${megabytes}M`, image);
  run('mkfs.ext4', '-q', image);
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
      run('python3', '-c', SHUT_DOWN, folder);
      copyFileSync(image, kept);
      truncateSync(image, 4096);
    },
    mend() {
      unmount();
      copyFileSync(kept, image);
      mount();
    },
    takeAway: unmount,
    giveBack: mount,
    remove: unmount,
  };
}
