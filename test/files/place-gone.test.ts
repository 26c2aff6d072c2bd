/* A drive that is gone is told as that, and no file on it is called damaged. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { networkOf } from '../../electron/catalogue/browsing/model-passport.ts';
import { placeGone } from '../../electron/files/place-gone.ts';
import { readPassport } from '../../electron/trainer/model-folder/model-folder.ts';
import { temporaryFolder } from '../helpers/a-catalogue.ts';

test('a model’s passport is missing where its catalogue is, and else its catalogue is not there', async () => {
  const catalogue = temporaryFolder();
  const model = join(catalogue, 'models', 'model-1');
  const reads = [() => networkOf(model), () => readPassport(join(model, 'model.json'))];
  mkdirSync(model, { recursive: true });
  for (const read of reads) await expect(read()).rejects.toMatchObject({ code: 'model-unreadable' });
  rmSync(join(catalogue, 'models'), { recursive: true });
  for (const read of reads) {
    await expect(read()).rejects.toMatchObject({
      code: 'folder-missing',
      message: `The folder ${catalogue} is not there. Is its drive connected?`,
    });
  }
});

test('an error of the drive stays what it is', () => {
  const failed = Object.assign(new Error('EIO'), { code: 'EIO', path: '/stick/model.json' });
  expect(placeGone(failed, '/stick/models/model-1')).toBe(failed);
  expect(placeGone(new SyntaxError('no JSON'), '/stick/models/model-1')).toBeNull();
});
