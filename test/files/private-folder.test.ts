// Temporary folders: open to nobody else, and gone after an ordinary end and, at the next start, after a kill.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makePrivateFolder, removeOwnFolders, sweepPrivateFolders } from '../../electron/files/private-folder.ts';
import { programFolder } from '../../electron/files/program-folder.ts';

let home: string;
const usual = process.env['TMPDIR'];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'private-folder-test-'));
  process.env['TMPDIR'] = home;
});
afterEach(() => {
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  process.removeListener('exit', removeOwnFolders);
  rmSync(home, { recursive: true, force: true });
});

const compiled = pathToFileURL(join(programFolder, 'dist', 'electron', 'files', 'private-folder.js')).href;

/** A process that makes a folder with something in it, prints its path, and then does `then`. */
async function another(then: string, before = '') {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `const { makePrivateFolder, sweepPrivateFolders } = await import(${JSON.stringify(compiled)});
       const { writeFileSync } = await import('node:fs');
       ${before}
       const { path, remove } = makePrivateFolder('graph');
       writeFileSync(path + '/graph.pb', 'x');
       process.stdout.write(path, () => { ${then} });`,
    ],
    { env: { ...process.env, TMPDIR: home }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [bytes] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, path: bytes.toString() };
}

test('a folder is fresh, of its owner alone, and removed with all that is in it', () => {
  const umask = process.umask(0);
  const first = makePrivateFolder('self-check');
  const second = makePrivateFolder('self-check');
  process.umask(umask);
  expect(first.path).not.toBe(second.path);
  expect(basename(first.path)).toMatch(/^vasculum-self-check-\d+-\d+-\d+-\w{6}$/);
  if (process.platform !== 'win32') expect(statSync(first.path).mode & 0o777).toBe(0o700);
  mkdirSync(join(first.path, 'a', 'b'), { recursive: true });
  writeFileSync(join(first.path, 'a', 'b', 'c'), 'x');
  first.remove();
  first.remove();
  expect(readdirSync(home)).toEqual([basename(second.path)]);
  expect(() => makePrivateFolder('../up')).toThrow(RangeError);
});

test('what a killed process left goes at the next start; what a running one has stays', async () => {
  const killed = await another('setInterval(() => {}, 1000)');
  const running = await another('setInterval(() => {}, 1000)');
  killed.child.kill('SIGKILL');
  await once(killed.child, 'exit');
  expect(existsSync(join(killed.path, 'graph.pb'))).toBe(true);

  sweepPrivateFolders();
  expect(existsSync(killed.path)).toBe(false);
  expect(existsSync(join(running.path, 'graph.pb'))).toBe(true);

  running.child.kill('SIGKILL');
  await once(running.child, 'exit');
  sweepPrivateFolders();
  expect(readdirSync(home)).toEqual([]);
});

test('a process that ends leaves nothing, however it ends by itself', async () => {
  for (const end of ['process.exit(3)', 'throw new Error("on purpose")', 'remove()']) {
    const { child, path } = await another(
      end,
      'sweepPrivateFolders(); process.on("uncaughtException", () => process.exit(1));',
    );
    if (child.exitCode === null) await once(child, 'exit');
    expect(existsSync(path), end).toBe(false);
  }
});

test.runIf(process.platform === 'linux')(
  'a number that was given to another process since is not taken for the owner',
  () => {
    const mine = makePrivateFolder('graph');
    const [, before, began] = /^(.*-\d+)-(\d+)-\d+-\w{6}$/.exec(mine.path) ?? [];
    const parent = mine.path.replace(`-${process.pid}-${began}-`, `-${process.ppid}-1-`);
    expect(before).toBeDefined();
    mkdirSync(parent);
    sweepPrivateFolders();
    expect(existsSync(parent)).toBe(false);
    expect(existsSync(mine.path)).toBe(true);
  },
);

test('links, files and other names that lie there are left alone, and so is what they lead to', async () => {
  const { child, path } = await another('setInterval(() => {}, 1000)');
  const guard = join(home, 'guard');
  mkdirSync(guard);
  writeFileSync(join(guard, 'kept.txt'), 'kept');
  // A link within the folder, one under a name of the very form, and a file of that form.
  symlinkSync(guard, join(path, 'inside'), 'junction');
  const link = path.replace(/\w{6}$/, 'LINKED');
  symlinkSync(guard, link, 'junction');
  const file = path.replace(/\w{6}$/, 'AFILE0');
  writeFileSync(file, 'a file');
  mkdirSync(join(home, 'vasculum-demo'));
  child.kill('SIGKILL');
  await once(child, 'exit');

  sweepPrivateFolders();
  expect(readdirSync(home).sort()).toEqual([basename(file), basename(link), 'guard', 'vasculum-demo'].sort());
  expect(readdirSync(guard)).toEqual(['kept.txt']);
});

test.runIf(process.platform !== 'win32')(
  'where anybody may rename what lies there, no folder is made and none removed',
  () => {
    const { path } = makePrivateFolder('graph');
    chmodSync(home, 0o777);
    expect(() => makePrivateFolder('graph')).toThrow(/other accounts may replace what lies in it/);
    removeOwnFolders();
    expect(existsSync(path)).toBe(true);
    chmodSync(home, 0o1777);
    removeOwnFolders();
    expect(existsSync(path)).toBe(false);
  },
);
