// The table that set-up and the doctor end with.
import { expect, it } from 'vitest';
import { formatTable } from '../../native/table.mjs';

it('the doctor’s table lines its columns up and says why a part does not work', () => {
  const table = formatTable([
    { part: 'Electron', version: '33.2.1', from: 'npm registry copy', works: true, why: 'opens a window' },
    { part: 'TensorFlow', version: '', from: 'not here', works: false, why: 'No C++ compiler.\nInstall it' },
    { part: 'sharp', version: '0.35', from: 'npm', works: undefined, why: '' },
  ]);
  expect(table.split('\n')).toEqual([
    'part        version  where from         works',
    'Electron    33.2.1   npm registry copy  yes: opens a window',
    'TensorFlow           not here           NO: No C++ compiler.',
    '    Install it',
    'sharp       0.35     npm                not tried',
  ]);
});
