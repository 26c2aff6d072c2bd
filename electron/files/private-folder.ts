/*
 * Temporary folders for this process alone: in the system's temporary folder, open to nobody else, each with its owner in
 * its name, so that one left behind by a kill is known and removed at the next start. Runs in every thread and process.
 */
import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { because, ProblemError } from '../domain/problems.ts';

/** `vasculum-WHAT-PID-BEGAN-SPACE-RANDOM`, see `ownerOf`. */
const NAME = /^vasculum-[a-z][a-z-]*-(?<pid>\d+)-(?<began>\d+)-(?<space>\d+)-[A-Za-z0-9]{6}$/;

export interface PrivateFolder {
  readonly path: string;
  /** Removes it with all that is in it. Never throws: what cannot be removed now is removed at the next start. */
  remove(): void;
}

/**
 * A fresh, empty folder of mode 0700 under a name that nobody can have guessed. `what` is a word or two for whoever finds
 * it, in small letters with hyphens. Throws 'wrong-setting' where other accounts could put another folder in its place.
 */
export function makePrivateFolder(what: string): PrivateFolder {
  if (!/^[a-z][a-z-]*$/.test(what)) throw new RangeError(`no word for a folder: ${what}`);
  const home = tmpdir();
  refuseOpenToAll(home);
  const { pid, began, space } = ownerOf(process.pid);
  const path = mkdtempSync(join(home, `vasculum-${what}-${pid}-${began}-${space}-`));
  return { path, remove: () => remove(path) };
}

/**
 * Removes what ended processes left, and what this one leaves when it ends. Called once at the start of a program, in its
 * main thread. Other accounts' folders, links, and names of any other form are left alone.
 */
export function sweepPrivateFolders(): void {
  removeWhere((owner) => owner.pid !== String(process.pid) && isGone(owner));
  process.once('exit', removeOwnFolders);
}

/** All folders of this process, whichever of its threads made them. */
export function removeOwnFolders(): void {
  const own = ownerOf(process.pid);
  removeWhere(({ pid, began, space }) => pid === own.pid && began === own.began && space === own.space);
}

interface Owner {
  readonly pid: string;
  /** When the process began, in the kernel's ticks since the machine did; 0 where the system does not say. */
  readonly began: string;
  /** The number of the space that process numbers count in (containers have their own); 0 where there is only one. */
  readonly space: string;
}

function ownerOf(pid: number): Owner {
  return { pid: String(pid), began: beganOf(pid), space: ownSpace() };
}

function beganOf(pid: number): string {
  if (process.platform !== 'linux') return '0';
  try {
    // The program's name, in brackets, may hold anything; the 22nd word of the line is the 20th after it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return /^\d+$/.exec(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '')?.[0] ?? '0';
  } catch {
    return '0';
  }
}

function ownSpace(): string {
  if (process.platform !== 'linux') return '0';
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

/** In doubt false: a folder too many is kept rather than one taken from a program that works in it. */
function isGone({ pid, began, space }: Owner): boolean {
  if (space !== ownSpace()) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  // The number may have been given to another process since.
  const now = beganOf(Number(pid));
  return began !== '0' && now !== '0' && began !== now;
}

function removeWhere(isMeant: (owner: Owner) => boolean): void {
  const home = tmpdir();
  try {
    refuseOpenToAll(home);
    for (const name of readdirSync(home)) {
      const owner = NAME.exec(name)?.groups as Owner | undefined;
      if (owner && isMeant(owner)) remove(join(home, name));
    }
  } catch {
    // A temporary folder that cannot be read holds nothing that could be tidied.
  }
}

function remove(path: string): void {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    // A link, or what another account made under such a name, is none of ours.
    if (!found?.isDirectory() || (process.getuid && found.uid !== process.getuid())) return;
    // Links inside are removed, not followed. On Windows a scanner may hold a file for a moment.
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // See PrivateFolder.remove.
  }
}

/** Where anybody may rename anything, a folder's mode protects nothing. */
function refuseOpenToAll(home: string): void {
  if (process.platform === 'win32') return;
  const { mode } = statSync(home);
  const sticky = (mode & 0o1000) !== 0;
  if ((mode & 0o002) !== 0 && !sticky) {
    throw new ProblemError('wrong-setting', {
      setting: because('temporary-folder', { folder: home }),
      reason: because('replaced-by-others'),
    });
  }
}
