/* A disk that fills up while figures are written. */
import { readdirSync } from 'node:fs';
import type * as Files from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { toProblem } from '../../electron/domain/problems.ts';
import { exportFigures } from '../../electron/exporting/figures/job.ts';
import { context, temporaryFolder } from '../helpers/a-catalogue.ts';
import { study } from '../helpers/a-study.ts';

/** After how many more files it is full. */
const disk = vi.hoisted(() => ({ files: Infinity }));
vi.mock('node:fs/promises', async (original) => {
  const files = await original<typeof Files>();
  return {
    ...files,
    writeFile: async (path: string, content: Buffer | string) => {
      disk.files -= 1;
      if (disk.files >= 0) return files.writeFile(path, content);
      await files.writeFile(path, Buffer.from(content).subarray(0, 1));
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    },
  };
});

test('writing figures on a full disk leaves nothing, and is told by the file that the person knows', async () => {
  const { catalogue, modelId } = await study(['Carabus auratus', 'Cetonia aurata'], 2);
  for (const files of [0, 2]) {
    disk.files = files;
    const around = temporaryFolder();
    const folder = join(around, 'figures');
    const problem = await exportFigures(catalogue, { modelId, folder, sample: 5, seed: 1 }, context()).catch(toProblem);
    expect(problem).toMatchObject({ code: 'disk-full', message: expect.stringContaining(join(folder, 'figure-1-')) });
    expect(readdirSync(around)).toEqual([]);
  }
});
