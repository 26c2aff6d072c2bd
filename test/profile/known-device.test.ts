import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceInfo } from '../../electron/contract/device.ts';
import { KnownDevice } from '../../electron/profile/known-device.ts';

const DEVICE: DeviceInfo = {
  kind: 'cpu',
  title: 'CPU, 2 cores, AVX2',
  tensorflow: '2.18.0',
  precision: 'float32',
  why: 'No NVIDIA driver is installed.',
  memoryBytes: 8e9,
};

let profile: string;
beforeEach(() => (profile = mkdtempSync(join(tmpdir(), 'vasculum-test-'))));
afterEach(() => rmSync(profile, { recursive: true, force: true }));

describe('the device that was found', () => {
  it('is known at the next start on the same computer with the same library', () => {
    expect(new KnownDevice(profile).get()).toBeNull();
    new KnownDevice(profile).keep(DEVICE);
    expect(new KnownDevice(profile).get()).toEqual(DEVICE);
  });

  it('is not known any more where library, processor or driver are others', () => {
    new KnownDevice(profile, () => 'the library before').keep(DEVICE);
    expect(new KnownDevice(profile).get()).toBeNull();
    expect(new KnownDevice(profile, () => 'the library before').get()).toEqual(DEVICE);
  });

  it('is not kept where there was none', () => {
    new KnownDevice(profile).keep({ ...DEVICE, kind: 'none', tensorflow: null, precision: null });
    expect(new KnownDevice(profile).get()).toBeNull();
    new KnownDevice(profile, () => null).keep(DEVICE);
    expect(new KnownDevice(profile, () => null).get()).toBeNull();
  });

  it.each(['', '{', '{}', '{"foundIn":"here","device":{"kind":"quantum"}}'])(
    'in a damaged file is none: %j',
    (text) => {
      writeFileSync(join(profile, 'device.json'), text);
      expect(new KnownDevice(profile, () => 'here').get()).toBeNull();
      new KnownDevice(profile, () => 'here').keep(DEVICE);
      expect(JSON.parse(readFileSync(join(profile, 'device.json'), 'utf8'))).toEqual({
        foundIn: 'here',
        device: DEVICE,
      });
    },
  );
});
