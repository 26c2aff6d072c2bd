/*
 * What kind of drive a folder lies on. SQLite's write-ahead log shares memory through a mapped file, and a mapped file ends
 * the process when its drive fails; so on drives that may be pulled out, and on those of other machines, the catalogue keeps
 * a plain journal instead. In doubt a drive is fixed. Runs where a catalogue is opened.
 */
import { lstatSync, readdirSync, readFileSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Drive = 'fixed' | 'removable' | 'network';

/** Linux's numbers of file systems that other machines or other programs answer for (statfs(2)). */
const NETWORK: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xfe534d42, // SMB 2
  0xff534d42, // CIFS
  0x65735546, // FUSE: sshfs, cloud folders, and some sticks
  0x01021997, // 9P
  0x5346414f, // AFS
  0x73757245, // Coda
  0x564c, // NCP
  0x00c36400, // Ceph
  0x47504653, // GPFS
  0x0bd00bd0, // Lustre
  0x19830326, // BeeGFS
]);

/** Those that sticks and cards come with. */
const REMOVABLE: ReadonlySet<number> = new Set([
  0x4d44, // FAT
  0x2011bab0, // exFAT
  0x15013346, // UDF
  0x9660, // ISO 9660
]);

/** Where Linux tells of devices and mounts; tests have folders of their own. */
export interface System {
  readonly devices: string;
  readonly mounts: string;
}

const LINUX: System = { devices: '/sys/dev/block', mounts: '/proc/self/mountinfo' };

/** Of a folder that is there. VASCULUM_DRIVE (fixed, removable or network) says it for all folders. */
export function driveOf(folder: string): Drive {
  const said = process.env['VASCULUM_DRIVE'];
  if (said === 'fixed' || said === 'removable' || said === 'network') return said;
  try {
    switch (process.platform) {
      case 'linux':
        return (
          kindOfFileSystem(statfsSync(folder).type) ??
          (isRemovable(statSync(folder).dev, LINUX) ? 'removable' : 'fixed')
        );
      case 'darwin':
        // Other volumes appear there, and nothing that Node asks tells sticks, shares and inner disks apart.
        return realpathSync(folder).startsWith('/Volumes/') && statSync(folder).dev !== statSync('/').dev
          ? 'removable'
          : 'fixed';
      case 'win32':
        // A letter that stands for a share becomes the share's name. A stick that fails is an error to SQLite there, no end.
        return realpathSync.native(folder).startsWith('\\\\') ? 'network' : 'fixed';
      default:
        return 'fixed';
    }
  } catch {
    return 'fixed';
  }
}

/** null: by its number alone it may be either. */
export function kindOfFileSystem(type: number): Drive | null {
  const number = type >>> 0;
  if (NETWORK.has(number)) return 'network';
  return REMOVABLE.has(number) ? 'removable' : null;
}

/** `device` as stat tells it. */
export function isRemovable(device: number, system: System): boolean {
  const number = BigInt(device);
  const major = Number(((number >> 8n) & 0xfffn) | ((number >> 32n) & ~0xfffn));
  const minor = Number((number & 0xffn) | ((number >> 12n) & ~0xffn));
  const known = major === 0 ? sourceOf(`${major}:${minor}`, system) : `${major}:${minor}`;
  return known !== null && isRemovableBlock(join(system.devices, known), 0);
}

/** Encrypted drives and volumes of several disks lie on others, a few levels deep. */
const DEEPEST = 8;

function isRemovableBlock(block: string, depth: number): boolean {
  if (depth > DEEPEST || !lstatSync(block, { throwIfNoEntry: false })) return false;
  const here = realpathSync(block);
  // A disk in a USB case says that it cannot be taken out.
  if (/\/(usb|firewire)\d+\//.test(here)) return true;
  // A part of a disk lies in the disk's folder.
  for (const disk of [here, join(here, '..')]) {
    if (read(join(disk, 'removable')) === '1' || read(join(disk, 'device', 'type')) === 'SD') return true;
  }
  const below = join(here, 'slaves');
  const slaves = lstatSync(below, { throwIfNoEntry: false }) ? readdirSync(below) : [];
  return slaves.some((slave) => isRemovableBlock(join(below, slave), depth + 1));
}

/** Some file systems (btrfs) have device numbers of their own: the device that such a one was mounted from, as major:minor. */
function sourceOf(device: string, { mounts }: System): string | null {
  for (const line of read(mounts).split('\n')) {
    const [mount = '', source = ''] = line.split(' - ');
    if (mount.split(' ')[2] !== device) continue;
    const path = source.split(' ')[1] ?? '';
    const status = path.startsWith('/dev/') ? statSync(path, { throwIfNoEntry: false }) : undefined;
    if (!status?.isBlockDevice()) return null;
    return `${(status.rdev >> 8) & 0xfff}:${(status.rdev & 0xff) | ((status.rdev >> 12) & 0xfff00)}`;
  }
  return null;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
