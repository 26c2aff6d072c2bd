/*
 * Whether a folder is kept in step with other computers, or lies on a drive that other computers write too. A lock holds back
 * nobody where each computer has a file of its own, so a catalogue there is only safe while one person uses it. Known by the kind
 * of mount on Linux, by names of folders and by what the services leave in them. Runs where a catalogue is opened.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { driveOf } from './drive.ts';

/** `service`: whatever keeps it in step; null: a network drive. */
export interface FarPlace {
  readonly service: string | null;
}

/** Folders that the services make, by the names that they give them. */
const BY_NAME: readonly (readonly [name: RegExp, service: string])[] = [
  [/^OneDrive([ -].*)?$/i, 'onedrive'],
  [/^Dropbox( \(.+\))?$/i, 'dropbox'],
  [/^(Google ?Drive(-.+)?|My Drive)$/i, 'google-drive'],
  [/^Nextcloud\d*$/i, 'nextcloud'],
  [/^ownCloud\d*$/i, 'owncloud'],
  [/^(iCloud ?Drive|com~apple~CloudDocs)$/i, 'icloud'],
  [/^pCloud ?Drive$/i, 'pcloud'],
  [/^(MEGA|MEGAsync)$/, 'mega'],
  [/^Seafile$/i, 'seafile'],
];

/** Files and folders that they leave in the topmost folder. */
const BY_MARK: readonly (readonly [mark: string, service: string])[] = [
  ['.dropbox.cache', 'dropbox'],
  ['.nextcloudsync.log', 'nextcloud'],
  ['.owncloudsync.log', 'owncloud'],
  ['.stfolder', 'syncthing'],
  ['.seafile-data', 'seafile'],
];

/** Mounts that programs answer for with what lies at a service. */
const BY_MOUNT: readonly (readonly [type: RegExp, service: string])[] = [
  [/^fuse\.onedriver$/, 'onedrive'],
  [/^fuse\.google-drive-ocamlfuse$/, 'google-drive'],
  [/^fuse\.(pcloud|pCloud)/, 'pcloud'],
  [/^fuse\.rclone$/, 'rclone'],
  [/^fuse\.(sea-drive|seadrive)/i, 'seafile'],
  [/^(davfs|fuse\.davfs2?)$/, 'webdav'],
];

/** Mounts of other computers' drives, as Linux calls them. */
const NETWORK =
  /^(nfs\d?|cifs|smb\d?|smbfs|9p|afs|ceph|glusterfs|lustre|beegfs|fuse\.(sshfs|glusterfs|gvfsd-fuse|smbnetfs))$/;

/** More folders above one another than anybody has. */
const MOST_ABOVE = 64;

/** null: nothing speaks for either. */
export function farPlaceOf(folder: string, mounts = mountsHere()): FarPlace | null {
  const type = mounts === null ? null : mountType(folder, mounts);
  const service = serviceOf(folder, type);
  if (service !== null) return { service };
  // Who says what kind of drive it is says it here too.
  const isSaid = process.env['VASCULUM_DRIVE'] !== undefined;
  const isNetwork = type === null || isSaid ? driveOf(folder) === 'network' : NETWORK.test(type);
  return isNetwork ? { service: null } : null;
}

function serviceOf(folder: string, type: string | null): string | null {
  const mounted = BY_MOUNT.find(([one]) => type !== null && one.test(type));
  if (mounted) return mounted[1];
  for (const part of folder.split(sep).toReversed()) {
    const named = BY_NAME.find(([name]) => name.test(part));
    if (named) return named[1];
  }
  for (let [at, step] = [folder, 0]; step < MOST_ABOVE && at !== dirname(at); at = dirname(at), step++) {
    const marked = BY_MARK.find(([mark]) => existsSync(join(at, mark)));
    if (marked) return marked[1];
  }
  return null;
}

function mountsHere(): string | null {
  try {
    return process.platform === 'linux' ? readFileSync('/proc/self/mounts', 'utf8') : null;
  } catch {
    return null;
  }
}

/** The kind of file system that the folder lies on: that of the longest mount above it, the last one where several are alike. */
export function mountType(folder: string, mounts: string): string | null {
  let found: { readonly point: string; readonly type: string } | null = null;
  for (const line of mounts.split('\n')) {
    const [, escaped, type] = line.split(' ');
    if (escaped === undefined || type === undefined) continue;
    const point = escaped.replace(/\\([0-7]{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    const holds = folder === point || folder.startsWith(point === '/' ? '/' : `${point}/`);
    if (holds && point.length >= (found?.point.length ?? 0)) found = { point, type };
  }
  return found?.type ?? null;
}
