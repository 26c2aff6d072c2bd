// Makes a program to hand on, in package/: electron-builder puts Electron, the built files and the native parts together.
// Then the program checks itself (`--self-check`). Settings: native/electron-builder.json.
// Linux was tried. macOS (a zip) and Windows (an installer) are configured the same way but untried. Each program is made on its
// own system, because it takes the native parts of that machine.
//
// One of the fuses makes Electron check the archive, on macOS and Windows only; Linux ignores it. On all three the whole program
// with its threads is in the archive. Only the native parts are outside it, because they have to be real files.
//
// An Electron that is out of support is refused. `--unsupported-electron` packages it all the same, to try it on this computer.
//
//   node native/package.mjs [--out FOLDER] [--no-archive] [--no-check] [--unsupported-electron]
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withDisplay } from './display.mjs';
import { electronAge, newestElectron, whyUnsupported } from './electron-age.mjs';
import { findElectron } from './electron.mjs';
import { installedPackages, loadedPackages } from './loaded-packages.mjs';
import { notices } from './notices.mjs';
import { packageFolder, parts, root } from './places.mjs';
import { attempt, lastLines, run } from './run.mjs';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    out: { type: 'string', default: path.join(root, 'package') },
    archive: { type: 'boolean', default: true },
    check: { type: 'boolean', default: true },
    'unsupported-electron': { type: 'boolean', default: false },
  },
});
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const output = path.resolve(values.out);
const log = path.join(parts, 'logs', 'package.log');

try {
  const program = await build();
  if (values.check) await check(program);
  if (values.archive && process.platform === 'linux') await archive(path.dirname(program));
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}

/** @returns {Promise<string>} the packaged program's executable */
async function build() {
  const electron = findElectron();
  if (!electron) throw new Error('Electron is not here yet. Run: npm run setup');
  const refusal = whyUnsupported(electron.version, newestElectron());
  if (refusal && !values['unsupported-electron']) throw new Error(refusal);
  if (!existsSync(path.join(root, 'dist', 'program', 'main', 'main.js'))) throw new Error('Run first: npm run build');
  if (refusal) say(`out of support, as asked: ${electronAge(electron.version, newestElectron()).words}`);
  rmSync(output, { recursive: true, force: true });
  say(`packaging with Electron ${electron.version} (${electron.from})`);
  const settings = JSON.parse(readFileSync(path.join(root, 'native', 'electron-builder.json'), 'utf8'));
  const { build: packageProgram } = await import('electron-builder');
  await packageProgram({
    projectDir: root,
    publish: 'never',
    config: {
      ...settings,
      directories: { ...settings.directories, output },
      files: [...settings.files, ...unusedPrebuilds(), ...(await unusedPackages())],
      // The program says at its start how far behind it is.
      extraMetadata: { newestElectron: newestElectron() },
      electronVersion: electron.version,
      electronDist: distributionOf(electron.executable),
      // The registry copy of Electron has a loader in the place of an app, which would be found before ours.
      afterExtract: ({ appOutDir }) =>
        rmSync(path.join(appOutDir, 'resources', 'app'), { recursive: true, force: true }),
      afterPack: ({ appOutDir }) => giveNotices(contentsOf(appOutDir), electron),
    },
  });
  const programs = {
    linux: path.join('linux-unpacked', 'vasculum'),
    darwin: path.join(process.arch === 'arm64' ? 'mac-arm64' : 'mac', 'Vasculum.app', 'Contents', 'MacOS', 'Vasculum'),
    win32: path.join('win-unpacked', 'Vasculum.exe'),
  };
  return path.join(output, programs[/** @type {keyof typeof programs} */ (process.platform)]);
}

/** better-sqlite3's prebuilt bindings that this package does not load: all of them where one was built here. */
function unusedPrebuilds() {
  const built = existsSync(path.join(packageFolder('better-sqlite3'), 'build', 'Release', 'better_sqlite3.node'));
  const mine = `${process.platform}-${process.arch}.node`;
  return [`!node_modules/better-sqlite3/prebuilds/${built ? '**' : `!(${mine})`}`];
}

/**
 * The names of packages that nothing in the program loads. Names, because packing puts packages into other folders than npm does.
 * @returns {Promise<string[]>} as patterns that leave them out
 */
async function unusedPackages() {
  const loaded = await loadedPackages();
  const all = installedPackages();
  const used = new Set(all.filter(({ folder }) => loaded.has(folder)).map(({ name }) => name));
  const unused = [...new Set(all.map(({ name }) => name))].filter((name) => !used.has(name));
  say(`leaving out ${unused.length} npm packages that nothing loads`);
  return unused.map((name) => `!**/node_modules/${name}/**`);
}

/** @param {string} appFolder where electron-builder put a program's files */
function contentsOf(appFolder) {
  return process.platform === 'darwin' ? path.join(appFolder, 'Vasculum.app', 'Contents') : appFolder;
}

/**
 * Writes the licences of all that was packed into a file beside the program.
 * @param {string} contents
 * @param {import('./electron.mjs').FoundElectron} electron
 */
function giveNotices(contents, electron) {
  const resources = path.join(contents, process.platform === 'darwin' ? 'Resources' : 'resources');
  const electronFolder = distributionOf(electron.executable);
  const text = notices({
    archive: path.join(resources, 'app.asar'),
    electronFolder,
    electronVersion: electron.version,
  });
  writeFileSync(path.join(contents, 'THIRD-PARTY-NOTICES.txt'), text);
  const chromium = path.join(contents, 'LICENSES.chromium.html');
  if (!existsSync(chromium)) copyFileSync(path.join(electronFolder, 'LICENSES.chromium.html'), chromium);
}

/**
 * The folder of the whole distribution that an executable belongs to.
 * @param {string} executable
 */
function distributionOf(executable) {
  return process.platform === 'darwin' ? path.resolve(executable, '..', '..', '..', '..') : path.dirname(executable);
}

/**
 * Lets the packaged program check itself: its window, its threads, TensorFlow, SQLite, pictures.
 * @param {string} program
 */
async function check(program) {
  say('asking the packaged program to check itself');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const ran = await withDisplay((env) =>
    attempt(program, ['--self-check', ...sandbox], { env, log, timeoutSeconds: 300 }),
  );
  const answer = ran.stdout.trimEnd().split('\n').at(-1) ?? '';
  if (ran.code !== 0 || !answer.startsWith('{'))
    throw new Error(
      `The packaged program is not whole (${ran.timedOut ? 'no answer in 300 s' : `exit ${ran.code ?? ran.signal}`}):\n` +
        `${lastLines(ran.stderr)}\n${answer}\n    all of it: ${log}`,
    );
  say(answer);
}

/**
 * electron-builder's own tar.gz target downloads a tool; every Linux has tar.
 * @param {string} folder
 */
async function archive(folder) {
  const name = `vasculum-${version}-linux-${process.arch}`;
  const file = path.join(output, `${name}.tar.gz`);
  say(`writing ${path.relative(process.cwd(), file)}`);
  const inside = `s,^\\.,${name},`;
  await run('tar', ['-czf', file, '--owner=0', '--group=0', `--transform=${inside}`, '-C', folder, '.'], { log });
}
