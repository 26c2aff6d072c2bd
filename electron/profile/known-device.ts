/*
 * On what networks were found to learn here, kept in the profile: to find it out anew TensorFlow has to be loaded, which takes
 * seconds and some 250 MB. What was kept holds for the same program, library, processor, memory and driver of a GPU. Runs in
 * main.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { DeviceInfo } from '../contract/device.ts';
import { programFolder } from '../files/program-folder.ts';
import { readRegularNow } from '../files/read-regular.ts';
import { writeWholeNow } from '../files/whole-file.ts';
import { makeProfile } from './profile.ts';

const LARGEST_BYTES = 10_000;
/** Looked at, never loaded. */
const LIBRARY = join(programFolder, 'node_modules', '@tensorflow', 'tfjs-node-gpu', 'deps', 'lib');

const Kept = z.object({
  foundIn: z.string().max(100),
  device: z.object({
    kind: z.enum(['cpu', 'gpu']),
    title: z.string().max(300),
    tensorflow: z.string().max(100),
    precision: z.enum(['float32', 'bfloat16']),
    why: z.string().max(2000).nullable(),
    memoryBytes: z.number().positive(),
  }),
});

export class KnownDevice {
  readonly #profile: string;
  readonly #name: () => string | null;
  /** Worked out when it is first asked for. */
  #named: { readonly here: string | null } | null = null;

  /** `name`: what names this computer and this library; left out, as found. null: nothing is kept. */
  constructor(profile: string, name = computerAndLibrary) {
    this.#profile = profile;
    this.#name = name;
  }

  /** null: never found out here, or something has changed since. */
  get(): DeviceInfo | null {
    if (this.#here === null) return null;
    try {
      const { foundIn, device } = Kept.parse(JSON.parse(readRegularNow(this.#file, LARGEST_BYTES)));
      return foundIn === this.#here ? device : null;
    } catch {
      // None yet, or damaged: it is found out again.
      return null;
    }
  }

  /** Where TensorFlow could not be loaded nothing is kept: it is tried at every start. */
  keep(device: DeviceInfo): void {
    if (this.#here === null || device.kind === 'none') return;
    try {
      makeProfile(this.#profile);
      writeWholeNow(this.#file, JSON.stringify({ foundIn: this.#here, device }));
    } catch {
      // Found out again at the next start.
    }
  }

  get #here(): string | null {
    this.#named ??= { here: this.#name() };
    return this.#named.here;
  }

  get #file(): string {
    return join(this.#profile, 'device.json');
  }
}

function computerAndLibrary(): string | null {
  try {
    const parts = [
      filesIn(LIBRARY),
      cpus()[0]?.model,
      availableParallelism(),
      totalmem(),
      process.constrainedMemory(),
      driver(),
    ];
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  } catch {
    return null;
  }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    });
}

/** Of an NVIDIA GPU, as Linux tells it. */
function driver(): string | null {
  try {
    return readFileSync('/proc/driver/nvidia/version', 'utf8');
  } catch {
    return null;
  }
}
