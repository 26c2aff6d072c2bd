/* Folders that services keep in step and drives of other computers, by mount, by name and by what is left in them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { farPlaceOf, mountType } from '../../electron/files/far-place.ts';
import { temporaryFolder } from '../helpers/a-catalogue.ts';

const MOUNTS = `/dev/sda1 / ext4 rw 0 0
server:/museum /mnt/museum nfs4 rw 0 0
//server/share /mnt/share\\040of\\040us cifs rw 0 0
one /home/edith/cloud fuse.rclone rw 0 0
/dev/sdb1 /media/stick fuseblk rw 0 0
`;

test.each([
  ['/home/edith/beetles', null],
  ['/mnt/museum/beetles', { service: null }],
  ['/mnt/museums/beetles', null],
  ['/mnt/share of us/beetles', { service: null }],
  ['/media/stick/beetles', null],
  ['/home/edith/cloud/beetles', { service: 'rclone' }],
  ['/home/edith/OneDrive - Museum/beetles', { service: 'onedrive' }],
  ['/home/edith/Dropbox (Museum)/beetles', { service: 'dropbox' }],
  ['/Users/edith/Library/CloudStorage/GoogleDrive-edith@example.org/My Drive/beetles', { service: 'google-drive' }],
  ['/Users/edith/Library/Mobile Documents/com~apple~CloudDocs/beetles', { service: 'icloud' }],
  ['/home/edith/Nextcloud/beetles', { service: 'nextcloud' }],
  ['/home/edith/Dropbox drafts/beetles', null],
  ['/home/edith/Megaloptera/beetles', null],
])('%s', (folder, place) => {
  expect(farPlaceOf(folder, MOUNTS)).toEqual(place);
});

test('what a service leaves in its topmost folder tells it, whatever the folder is called', () => {
  const folder = temporaryFolder();
  const catalogue = join(folder, 'shared', 'beetles');
  mkdirSync(catalogue, { recursive: true });
  expect(farPlaceOf(catalogue, '')).toBeNull();
  mkdirSync(join(folder, '.stfolder'));
  expect(farPlaceOf(catalogue, '')).toEqual({ service: 'syncthing' });
});

test('the longest mount above a folder counts, and of two on one place the later', () => {
  expect(mountType('/mnt/museum/x', MOUNTS)).toBe('nfs4');
  expect(mountType('/mnt/museum/x', `${MOUNTS}tmp /mnt/museum tmpfs rw 0 0\n`)).toBe('tmpfs');
  expect(mountType('/anywhere', MOUNTS)).toBe('ext4');
});
