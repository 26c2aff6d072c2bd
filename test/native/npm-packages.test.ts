// Whether node_modules holds what the lock file names.
import { expect, it } from 'vitest';
import { differences } from '../../native/npm-packages.mjs';

const locked = {
  '': { version: '0.1.0' },
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/@img/sharp-darwin-arm64': { version: '0.35.5', optional: true },
  'node_modules/vite/node_modules/fsevents': { version: '2.3.3', devOptional: true },
};

it('set-up finds no difference in the packages where only other platforms’ packages are missing', () => {
  expect(differences(locked, { 'node_modules/zod': { version: '4.6.7' } })).toEqual([]);
});

it('set-up finds which package is absent and what has another version, optional or not', () => {
  expect(differences(locked, {})).toEqual(['zod (4.6.7, absent)']);
  expect(
    differences(locked, {
      'node_modules/zod': { version: '4.6.6' },
      'node_modules/@img/sharp-darwin-arm64': { version: '0.34.0' },
    }),
  ).toEqual(['zod (4.6.7, 4.6.6)', '@img/sharp-darwin-arm64 (0.35.5, 0.34.0)']);
});
