/*
 * On what the network learns here, in words. Runs in the trainer thread.
 */
import { readFile, readdir } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { DEVICE_TITLES, WHY_NO_GPU } from '../../domain/language/language.ts';
import { ProblemError } from '../../domain/problems.ts';
import type { DeviceInfo } from '../../contract/device.ts';
import { precisionFor } from './precision.ts';
import { vectorUnit } from '../../files/processor.ts';
import { describeDevice } from '../tensorflow/tensorflow.ts';

/** Never rejects for a library that cannot be loaded: that is an answer too, of kind 'none'. */
export async function deviceInfo(): Promise<DeviceInfo> {
  const memoryBytes = process.constrainedMemory() > 0 ? Math.min(totalmem(), process.constrainedMemory()) : totalmem();
  try {
    const { kind, tensorflow } = await describeDevice();
    const found = { kind, tensorflow, precision: await precisionFor('auto'), memoryBytes };
    if (kind === 'gpu') return { ...found, title: (await gpuName()) ?? DEVICE_TITLES.gpu, why: null };
    return { ...found, title: DEVICE_TITLES.cpu(availableParallelism(), vectorUnit()), why: await whyNoGpu() };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const nothing = { tensorflow: null, precision: null, memoryBytes };
    return { ...nothing, kind: 'none', title: DEVICE_TITLES.none, why: error.message };
  }
}

async function whyNoGpu(): Promise<string> {
  if (process.platform === 'darwin') return WHY_NO_GPU.mac;
  if (process.platform !== 'linux') return WHY_NO_GPU.found;
  const driver = await text('/proc/driver/nvidia/version');
  return driver === null ? WHY_NO_GPU.driver : WHY_NO_GPU.unused;
}

/** The first card as its driver names it; only Linux says so in a file. */
async function gpuName(): Promise<string | null> {
  const [card] = await readdir(DRIVER_CARDS).catch(() => []);
  if (card === undefined) return null;
  return (await text(join(DRIVER_CARDS, card, 'information')))?.match(/^Model:\s*(.*)$/m)?.[1] ?? null;
}

const DRIVER_CARDS = '/proc/driver/nvidia/gpus';

async function text(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}
