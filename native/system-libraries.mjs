// What Electron needs from a Linux system: the shared libraries of a desktop and, without a display, Xvfb and fonts. The executable
// itself is asked what it needs, so this works on every distribution. Only apt-get installs them, and only if it needs no
// password.
import { existsSync } from 'node:fs';
import { attempt, findProgram, MissingPrerequisite, run } from './run.mjs';
import { hasDisplay } from './display.mjs';
import { findElectron } from './electron.mjs';
import { installCommand } from './prerequisites.mjs';
import { keyOf } from './state.mjs';

const libraries = {
  apt: 'libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libdrm2 libatk-bridge2.0-0 libcups2',
  dnf: 'gtk3 nss alsa-lib mesa-libgbm libXScrnSaver libdrm at-spi2-atk cups-libs',
  pacman: 'gtk3 nss alsa-lib mesa libxss libdrm at-spi2-core libcups',
};

const headless = {
  apt: 'xvfb xauth fonts-noto-core fonts-dejavu-core',
  dnf: 'xorg-x11-server-Xvfb google-noto-sans-fonts dejavu-sans-fonts',
  pacman: 'xorg-server-xvfb noto-fonts ttf-dejavu',
};

/** @type {import('./bring-parts.mjs').Part} */
export const systemLibraries = {
  name: 'system libraries',
  forWindow: true,
  async plan() {
    const key = keyOf(findElectron() ?? 'none');
    if (process.platform !== 'linux') return { key, version: '' };
    // What works without a display also works with one.
    if (hasDisplay()) return { key, accepts: [`${key} headless`], version: 'for a display' };
    return { key: `${key} headless`, version: 'for no display' };
  },
  async whyNot() {
    const wanted = process.platform === 'linux' && (await missing());
    return wanted ? refusal(wanted).message : undefined;
  },
  async install({ say, log }) {
    if (process.platform !== 'linux') return { from: 'the system', files: [] };
    const wanted = await missing();
    if (!wanted) return { from: 'the system', files: await present() };
    const prefix = await rootPrefix();
    if (!findProgram('apt-get') || !prefix) throw refusal(wanted);
    say(`apt-get install ${wanted.names.apt}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (/** @type {string[]} */ ...args) => {
      const [program, ...rest] = [...prefix, 'apt-get', ...args];
      return run(program, rest, { env, log });
    };
    // An old list of packages names files that are no longer on the server.
    await apt('update', '-q');
    await apt('install', '-y', '-q', '--no-install-recommends', ...(await renamed(wanted.names.apt.split(' '))));
    const still = await missing();
    if (still) throw refusal(still);
    return { from: 'apt-get', files: await present() };
  },
};

/**
 * What is missing, in words and as packages; undefined if nothing is.
 * @returns {Promise<{words: string[], names: {apt: string, dnf: string, pacman: string}} | undefined>}
 */
async function missing() {
  const absent = await unresolvedLibraries();
  const words = absent.length
    ? [`Electron's libraries ${absent.slice(0, 4).join(', ')}${absent.length > 4 ? ' …' : ''}`]
    : [];
  const sets = absent.length ? [libraries] : [];
  if (!hasDisplay() && !findProgram('Xvfb')) {
    words.push('a display (there is none here, and no Xvfb)');
    sets.push(headless);
  }
  if (words.length === 0) return undefined;
  const join = (/** @type {'apt' | 'dnf' | 'pacman'} */ of) => sets.map((set) => set[of]).join(' ');
  return { words, names: { apt: join('apt'), dnf: join('dnf'), pacman: join('pacman') } };
}

/** @param {NonNullable<Awaited<ReturnType<typeof missing>>>} wanted */
function refusal({ words, names }) {
  return new MissingPrerequisite(
    `Missing: ${words.join('; ')}. Install them with (or leave the window out: npm run setup -- --no-window):`,
    installCommand(names),
  );
}

/** @returns {Promise<string[]>} names of shared libraries that the loader does not find */
async function unresolvedLibraries() {
  const ran = await ldd();
  return [...ran.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name);
}

/** The files whose going would bring this part up again. */
async function present() {
  const found = [...(await ldd()).matchAll(/=> (\/\S*lib(?:gtk-3|nss3|asound|gbm|atk-bridge-2\.0|cups)\.so\S*)/g)];
  const xvfb = hasDisplay() ? undefined : findProgram('Xvfb');
  return [...found.map(([, file]) => file), ...(xvfb ? [xvfb] : [])].filter((file) => existsSync(file));
}

async function ldd() {
  const found = findElectron();
  return found ? (await attempt('ldd', [found.executable])).stdout : '';
}

/** How to become root without being asked for a password; undefined where that cannot be. */
async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  if (!findProgram('sudo')) return undefined;
  return (await attempt('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * Debian 13 and Ubuntu 24.04 renamed libraries when time became 64 bits wide: libasound2 is libasound2t64 there.
 * @param {string[]} names
 */
async function renamed(names) {
  const candidates = names.map((name) => `${name}t64`);
  const { stdout } = await attempt('apt-cache', ['--no-generate', 'pkgnames', 'lib']);
  const known = new Set(stdout.split('\n'));
  return names.map((name, index) => (known.has(candidates[index]) ? candidates[index] : name));
}
