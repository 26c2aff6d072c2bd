// Whatever is missing on the machine is named, with the command that brings it.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  installCommand,
  requireCompiler,
  requirePip,
  requirePython,
  requireSpace,
} from '../../native/prerequisites.mjs';

let bin: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  bin = mkdtempSync(path.join(tmpdir(), 'vasculum-bin-'));
  env = { PATH: bin };
});
afterEach(() => rmSync(bin, { recursive: true, force: true }));

function program(name: string, script = 'exit 0') {
  const file = path.join(bin, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** A Python that answers for its version, and has pip or has not. */
function python(pip: boolean) {
  return program('python3', `case "$1" in -c) echo 3 ;; *) exit ${pip ? 0 : 1} ;; esac`);
}

describe.skipIf(process.platform === 'win32')('a missing prerequisite', () => {
  it('is Python: named with the command of apt-get', async () => {
    program('apt-get');
    await expect(requirePython(env)).rejects.toThrow(/Python 3 was not found[^]*apt-get install -y python3$/);
  });

  it('is Python 3 where there is only a Python 2', async () => {
    program('apt-get');
    program('python', 'echo 2');
    await expect(requirePython(env)).rejects.toThrow(/Python 3 was not found/);
  });

  it('is pip: named apart from Python', async () => {
    program('apt-get');
    python(false);
    await expect(requirePip(env)).rejects.toThrow(/has no pip[^]*apt-get install -y python3-pip$/);
  });

  it('is none of these when both are there', async () => {
    const file = python(true);
    expect(await requirePip(env)).toBe(file);
  });

  it.skipIf(process.platform === 'darwin')('is the compiler', async () => {
    program('apt-get');
    python(true);
    await expect(requireCompiler(env)).rejects.toThrow(/No C\+\+ compiler was found[^]*apt-get install -y g\+\+$/);
  });

  it.skipIf(process.platform === 'darwin')('is make', async () => {
    program('apt-get');
    python(true);
    program('g++');
    await expect(requireCompiler(env)).rejects.toThrow(/make was not found[^]*apt-get install -y make$/);
    program('make');
    expect(await requireCompiler(env)).toBe(path.join(bin, 'python3'));
  });

  it.skipIf(process.platform === 'darwin')('is a compiler that CXX names but that PATH has not', async () => {
    python(true);
    program('make');
    program('g++');
    await expect(requireCompiler({ ...env, CXX: 'no-such-compiler' })).rejects.toThrow(/No C\+\+ compiler/);
  });

  it('is room on the disk: named with what is needed and what there is', () => {
    const folder = path.join(bin, 'cache');
    expect(() => requireSpace(folder, 1e12, 'TensorFlow')).toThrow(
      /TensorFlow needs 1000000000000 MB free, .* has \d+ MB/,
    );
    expect(() => requireSpace(folder, 0, 'TensorFlow')).not.toThrow();
  });
});

describe.skipIf(process.platform === 'win32')('the command that installs', () => {
  const names = { apt: 'g++', dnf: 'gcc-c++', pacman: 'gcc', brew: 'gcc' };
  it.each([
    ['apt-get', /apt-get install -y g\+\+$/],
    ['dnf', /dnf install -y gcc-c\+\+$/],
    ['pacman', /pacman -S --needed gcc$/],
    ['brew', /^brew install gcc$/],
  ])('is that of %s where there is one', (manager, command) => {
    program(manager);
    expect(installCommand(names, env)).toMatch(command);
  });

  it('is left to the reader where no package manager is known', () => {
    expect(installCommand(names, env)).toMatch(/package manager: g\+\+/);
  });
});
