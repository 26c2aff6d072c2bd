// CUDA's libraries are loaded without a driver: those of the set-up where it brought them, and two small ones built here.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cudaLibraries, unloadableCuda } from '../../native/cuda-libraries.mjs';

describe.runIf(process.platform === 'linux')("CUDA's libraries", () => {
  let folder: string;
  const library = (wheel: string, name: string) => path.join(folder, wheel, 'lib', name);

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vasculum-cuda-'));
    const build = (wheel: string, name: string, text: string, more: string[] = []) => {
      mkdirSync(path.dirname(library(wheel, name)), { recursive: true });
      const source = path.join(folder, `${name}.c`);
      writeFileSync(source, text);
      execFileSync('cc', ['-shared', '-fPIC', source, '-o', library(wheel, name), ...more]);
    };
    build('base', 'libbase.so.1', 'int base(void) { return 1; }', ['-Wl,-soname,libbase.so.1']);
    build('solver', 'libsolver.so.2', 'int base(void); int solve(void) { return base(); }', [
      '-Wl,-rpath,$ORIGIN/../../base/lib',
      library('base', 'libbase.so.1'),
    ]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are found in the folders of their wheels, each tried alone', async () => {
    expect(cudaLibraries(folder)).toEqual(['base/lib/libbase.so.1', 'solver/lib/libsolver.so.2']);
    expect(await unloadableCuda(folder)).toEqual([]);
  });

  it('are named with what they lack, where one of them is missing', async () => {
    rmSync(library('base', 'libbase.so.1'));
    expect(await unloadableCuda(folder)).toEqual([
      { library: 'solver/lib/libsolver.so.2', why: expect.stringMatching(/^libbase\.so\.1: cannot open/) as string },
    ]);
  });

  it('can all be loaded that the set-up brought, of which there are none where TensorFlow runs on the CPU', async () => {
    expect(await unloadableCuda()).toEqual([]);
  });
});
