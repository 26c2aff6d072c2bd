// Which TensorFlow is taken, from which wheels, and what of them.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../native/places.mjs';
import { chooseTensorflow, placeFromWheel } from '../../native/tensorflow.mjs';

let bin: string;
beforeEach(() => {
  bin = mkdtempSync(path.join(tmpdir(), 'vasculum-bin-'));
});
afterEach(() => rmSync(bin, { recursive: true, force: true }));

function nvidiaSmi(script: string): NodeJS.ProcessEnv {
  const file = path.join(bin, 'nvidia-smi');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return { PATH: bin };
}

describe.runIf(process.platform === 'linux')('choosing a TensorFlow', () => {
  it('takes CUDA where the driver lists a GPU', async () => {
    const env = nvidiaSmi("echo 'GPU 0: NVIDIA RTX A2000 (UUID: GPU-1)'");
    expect(await chooseTensorflow(undefined, env)).toBe('cuda');
  });

  it.each([
    ['the driver does not answer', 'echo "GPU 0: none"; exit 9'],
    ['the driver lists no GPU', 'echo "No devices found."'],
  ])('takes the CPU where %s', async (_, script) => {
    expect(await chooseTensorflow(undefined, nvidiaSmi(script))).toBe('cpu');
  });

  it('takes the CPU where there is no driver', async () => {
    expect(await chooseTensorflow(undefined, { PATH: bin })).toBe('cpu');
  });

  it('takes what it was asked for, against the driver', async () => {
    const env = nvidiaSmi("echo 'GPU 0: NVIDIA RTX A2000 (UUID: GPU-1)'");
    expect(await chooseTensorflow('cpu', env)).toBe('cpu');
    expect(await chooseTensorflow('cuda', { PATH: bin })).toBe('cuda');
  });

  it('refuses what it does not know', async () => {
    await expect(chooseTensorflow('tpu', { PATH: bin })).rejects.toThrow(/"cpu" or "cuda", not "tpu"/);
  });
});

describe('a wheel', () => {
  it.each([
    'tensorflow/libtensorflow_cc.so.2',
    'tensorflow/libtensorflow_framework.2.dylib',
    'tensorflow/include/tensorflow/c/c_api.h',
    'nvidia/cudnn/lib/libcudnn.so.9',
    'nvidia/cuda_nvcc/bin/ptxas',
    'nvidia/cuda_nvcc/nvvm/libdevice/libdevice.10.bc',
    'tensorflow/THIRD_PARTY_NOTICES.txt',
    'tensorflow/include/LICENSE',
    'nvidia_cublas_cu12-12.5.3.2.dist-info/License.txt',
    'nvidia_cudnn_cu12-9.3.0.75.dist-info/licenses/LICENSE',
  ])('gives %s in its own place', (name) => {
    expect(placeFromWheel(name)).toBe(name);
  });

  it.each([
    'tensorflow/python/_pywrap_tensorflow_internal.so',
    'tensorflow/__init__.py',
    'tensorflow/include/external/eigen_archive/Eigen/Core',
    'tensorflow/include/external/gemmlowp/LICENSE',
    'tensorflow_cpu-2.18.0.dist-info/METADATA',
    'nvidia/cudnn/include/cudnn.h',
    'nvidia/cublas/__init__.py',
    'nvidia/cuda_nvcc/bin/nvcc',
  ])('keeps %s to itself', (name) => {
    expect(placeFromWheel(name)).toBeUndefined();
  });

  it('is pinned by version and SHA-256, every one', () => {
    const pins = Object.values(
      JSON.parse(readFileSync(path.join(root, 'native', 'tensorflow-wheels.json'), 'utf8')) as Record<string, object[]>,
    ).flat();
    expect(pins.length).toBeGreaterThan(10);
    for (const pin of pins)
      expect(pin).toEqual({
        name: expect.stringMatching(/^(tensorflow|nvidia-)/) as string,
        version: expect.stringMatching(/^[\d.]+$/) as string,
        platform: expect.any(String) as string,
        sha256: expect.stringMatching(/^[\da-f]{64}$/) as string,
      });
  });
});
