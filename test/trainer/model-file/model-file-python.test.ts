/*
 * An exported model in the hands of somebody who has no Vasculum: ten lines of Python, TensorFlow's own reader. TensorFlow
 * for Python is the bench's where that was run, else installed by pip, pinned, into the program's cache folder.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import AdmZip from 'adm-zip';
import { expect, it } from 'vitest';
import { cacheFolder } from '../../../native/places.mjs';
import { exportModel } from '../../../electron/trainer/model-file/export-model.ts';
import { context } from '../../helpers/a-catalogue.ts';
import { benchWithModel } from '../../helpers/a-model.ts';

const run = promisify(execFile);
const PYTHON = process.platform === 'win32' ? 'python' : 'python3';
const PIN = 'tensorflow-cpu==2.18.0';

/** The folder of Python's packages with TensorFlow in it; throws with pip's own words. */
async function pythonTensorflow(): Promise<string> {
  const folders = [join(cacheFolder(), 'bench', 'keras'), join(cacheFolder(), 'test', 'tensorflow')];
  const mark = (folder: string) => join(folder, 'installed.txt');
  const there = folders.find((folder) => existsSync(mark(folder)) && readFileSync(mark(folder), 'utf8').includes(PIN));
  if (there) return there;
  const folder = folders[1]!;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const quick = ['--timeout', '15', '--retries', '1', '--disable-pip-version-check'];
  await run(PYTHON, ['-m', 'pip', 'install', '--quiet', ...quick, '--only-binary', ':all:', '--target', folder, PIN]);
  writeFileSync(mark(folder), PIN);
  return folder;
}

it.for([
  ['one network', 1],
  ['an ensemble of three', 3],
] as const)(
  '%s runs in plain TensorFlow, and answers as its self-test says',
  { timeout: 900_000 },
  async ([, members], { skip }) => {
    const packages = await pythonTensorflow().catch((error: Error) =>
      skip(`TensorFlow for Python could not be installed: ${error.message.split('\n').slice(0, 3).join(' ')}`),
    );
    const bench = await benchWithModel(8, members);
    try {
      const path = join(bench.folder, 'x.vasculum-model');
      const wish = { replace: false, licence: 'CC0-1.0', credit: '', pictures: 'held-out' } as const;
      await exportModel(bench.store, { modelId: null, path, ...wish }, context());
      const unpacked = join(bench.folder, 'unpacked');
      new AdmZip(path).extractAllTo(unpacked);
      const env = { ...process.env, PYTHONPATH: packages, CUDA_VISIBLE_DEVICES: '', TF_CPP_MIN_LOG_LEVEL: '3' };
      const { stdout } = await run(PYTHON, [join(import.meta.dirname, 'model-file.py'), unpacked], { env });
      const said = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { difference: number };
      expect(said).toMatchObject({ embeddings: [6, 64], same: true });
      expect(said.difference).toBeLessThanOrEqual(1e-5);
    } finally {
      await bench.close();
    }
  },
);
