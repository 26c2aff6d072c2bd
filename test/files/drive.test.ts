/* What kind of drive a folder lies on, by what the system says; and how a catalogue is kept on each. */
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openCatalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import { openForReading } from '../../electron/catalogue/database/database.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { driveOf, isRemovable, kindOfFileSystem, type System } from '../../electron/files/drive.ts';
import { decision, genusAndSpecies, newCatalogue, newSpecimen, temporaryFolder, UTC } from '../helpers/a-catalogue.ts';

test.each([
  ['NFS', 0x6969, 'network'],
  ['SMB 2, as a number with a sign', 0xfe534d42 | 0, 'network'],
  ['CIFS', 0xff534d42, 'network'],
  ['FUSE', 0x65735546, 'network'],
  ['exFAT', 0x2011bab0, 'removable'],
  ['FAT', 0x4d44, 'removable'],
  ['ext4', 0xef53, null],
  ['btrfs', 0x9123683e, null],
  ['memory', 0x01021994, null],
])('%s', (_, type, kind) => {
  expect(kindOfFileSystem(type)).toBe(kind);
});

/** Devices as Linux tells of them: a path below devices/ for each number, with the files in it. */
function system(
  devices: Readonly<Record<string, Readonly<Record<string, string>>>>,
  numbers: Record<string, string>,
): System {
  const root = temporaryFolder();
  for (const [path, files] of Object.entries(devices)) {
    for (const [name, content] of Object.entries(files)) {
      const file = join(root, 'devices', path, name);
      mkdirSync(dirname(file), { recursive: true });
      if (name.startsWith('slaves/')) symlinkSync(join(root, 'devices', content), file);
      else writeFileSync(file, `${content}\n`);
    }
  }
  mkdirSync(join(root, 'block'));
  for (const [number, path] of Object.entries(numbers))
    symlinkSync(join(root, 'devices', path), join(root, 'block', number));
  writeFileSync(join(root, 'mounts'), '');
  return { devices: join(root, 'block'), mounts: join(root, 'mounts') };
}

const SDA1 = 0x801; // 8:1
const NVME = 0x10302; // 259:2, as stat puts the numbers together

describe.runIf(process.platform !== 'win32')('by its device', () => {
  const inner = { 'pci0/ata1/block/sda': { removable: '0' }, 'pci0/ata1/block/sda/sda1': { partition: '1' } };

  test('an inner disk is fixed, and so is what nothing is told of', () => {
    expect(isRemovable(SDA1, system(inner, { '8:1': 'pci0/ata1/block/sda/sda1' }))).toBe(false);
    expect(isRemovable(SDA1, system({}, {}))).toBe(false);
    expect(isRemovable(0x2a, system(inner, {}))).toBe(false);
  });

  test('a stick says so of the whole disk', () => {
    const stick = { 'pci0/x/block/sda': { removable: '1' }, 'pci0/x/block/sda/sda1': { partition: '1' } };
    expect(isRemovable(SDA1, system(stick, { '8:1': 'pci0/x/block/sda/sda1' }))).toBe(true);
    expect(isRemovable(0x800, system(stick, { '8:0': 'pci0/x/block/sda' }))).toBe(true);
  });

  test('a disk in a USB case is known by its way to the computer', () => {
    const disk = { 'pci0/usb2/2-1/block/sda': { removable: '0' }, 'pci0/usb2/2-1/block/sda/sda1': { partition: '1' } };
    expect(isRemovable(SDA1, system(disk, { '8:1': 'pci0/usb2/2-1/block/sda/sda1' }))).toBe(true);
  });

  test('a card is known by its kind', () => {
    const card = (kind: string) => ({
      'mmc/block/mmcblk0': { removable: '0', 'device/type': kind },
      'mmc/block/mmcblk0/p2': { partition: '2' },
    });
    expect(isRemovable(NVME, system(card('SD'), { '259:2': 'mmc/block/mmcblk0/p2' }))).toBe(true);
    expect(isRemovable(NVME, system(card('MMC'), { '259:2': 'mmc/block/mmcblk0/p2' }))).toBe(false);
  });

  test('an encrypted drive is what it lies on', () => {
    const on = (disk: string) => ({
      'virtual/block/dm-0': { removable: '0', 'slaves/sda1': `${disk}/sda1` },
      [disk]: { removable: '0' },
      [`${disk}/sda1`]: { partition: '1' },
    });
    const usb = system(on('pci0/usb1/1-2/block/sda'), { '253:0': 'virtual/block/dm-0' });
    expect(isRemovable(0xfd00, usb)).toBe(true);
    expect(isRemovable(0xfd00, system(on('pci0/ata1/block/sda'), { '253:0': 'virtual/block/dm-0' }))).toBe(false);
  });

  test('volumes that lie on one another end', () => {
    const round = { 'virtual/block/dm-0': { removable: '0', 'slaves/dm-0': 'virtual/block/dm-0' } };
    expect(isRemovable(0xfd00, system(round, { '253:0': 'virtual/block/dm-0' }))).toBe(false);
  });
});

afterEach(() => vi.unstubAllEnvs());

test('a person may say it, in words that are known', () => {
  const folder = temporaryFolder();
  for (const drive of ['fixed', 'removable', 'network']) {
    vi.stubEnv('VASCULUM_DRIVE', drive);
    expect(driveOf(folder)).toBe(drive);
  }
  vi.stubEnv('VASCULUM_DRIVE', 'wet');
  expect(['fixed', 'removable', 'network']).toContain(driveOf(folder));
  expect(driveOf(join(folder, 'none'))).toBe('fixed');
});

/** Folders of this process that are mapped into its memory. */
const mapped = (folder: string) =>
  process.platform === 'linux'
    ? readFileSync('/proc/self/maps', 'utf8')
        .split('\n')
        .filter((l) => l.includes(folder))
    : [];

describe('a catalogue on a drive that may fail', () => {
  test('is kept with a journal, on the disk before a change counts, and nothing of it is mapped', () => {
    vi.stubEnv('VASCULUM_DRIVE', 'removable');
    const catalogue = newCatalogue();
    const { places, write, read } = catalogue;
    expect(write.value('PRAGMA journal_mode')).toBe('truncate');
    expect(write.value('PRAGMA synchronous')).toBe(2);
    const { id } = newSpecimen(catalogue, { number: '1' });
    expect(read.value('SELECT count(*) FROM specimen')).toBe(1);
    decide(write, decision([id], { taxonId: genusAndSpecies(catalogue, 'Carabus auratus')[0]! }), UTC);
    expect(read.value('SELECT shown_status FROM specimen')).toBe('verified');
    expect(readdirSync(places.folder).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
    expect(mapped(places.folder)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('elsewhere only the index of the log is mapped', () => {
    vi.stubEnv('VASCULUM_DRIVE', 'fixed');
    const { places, read } = newCatalogue();
    expect(read.value('SELECT count(*) FROM specimen')).toBe(0);
    const all = mapped(places.folder);
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((line) => !line.endsWith('catalogue.sqlite-shm'))).toEqual([]);
  });

  test('changes how it is kept with the drive, also after a kill, and loses nothing', async () => {
    vi.stubEnv('VASCULUM_DRIVE', 'fixed');
    const first = newCatalogue();
    const { folder } = first.places;
    newSpecimen(first, { number: '1' });
    const killed = join(temporaryFolder(), 'killed');
    execFileSync('cp', ['-r', folder, killed]);
    expect(lstatSync(join(killed, 'catalogue.sqlite-wal')).size).toBeGreaterThan(0);

    for (const drive of ['network', 'removable', 'fixed', 'removable']) {
      vi.stubEnv('VASCULUM_DRIVE', drive);
      const catalogue = openCatalogue(killed, { create: false });
      expect(catalogue.write.value('PRAGMA journal_mode')).toBe(drive === 'fixed' ? 'wal' : 'truncate');
      newSpecimen(catalogue, { number: drive + String(Math.random()) });
      expect(existsSync(join(killed, 'catalogue.sqlite-wal'))).toBe(drive === 'fixed');
      expect((await checkCatalogue(catalogue))[0]).toMatchObject({ verdict: 'ok' });
      catalogue.close();
    }
    const file = openForReading(join(killed, 'catalogue.sqlite'));
    expect(file.value('SELECT count(*) FROM specimen')).toBe(5);
    file.close();
  });
});
