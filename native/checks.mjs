// Tries each part in a process of its own, because a bad native library does not throw: it ends the process.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unloadableCuda } from './cuda-libraries.mjs';
import { root } from './places.mjs';
import { attempt, findProgram, lastLines } from './run.mjs';
import { electronLaunch, findElectron } from './electron.mjs';
import { withDisplay } from './display.mjs';

/**
 * @typedef {{works: boolean, why: string}} Verdict `why` holds the library's version where it works
 */

const checks = path.join(root, 'native', 'checks');

const NO_DRIVER = ' (no driver of an NVIDIA GPU is here)';

/**
 * @param {{window: boolean}} options `window: false` leaves Electron out
 * @returns {Promise<Record<string, Verdict>>} by part name
 */
export async function checkParts({ window }) {
  const [tensorflow, sqlite, sharp, canvas, inElectron] = await Promise.all([
    inNode('tensorflow'),
    inNode('sqlite'),
    inNode('sharp'),
    inNode('canvas'),
    window ? checkElectron() : undefined,
  ]);
  /** @type {Record<string, Verdict>} */
  const found = {
    TensorFlow: both(tensorflow, inElectron?.tensorflow),
    'better-sqlite3': both(sqlite, inElectron?.sqlite),
    sharp: both(sharp, inElectron?.sharp),
    '@napi-rs/canvas': both(canvas, inElectron?.canvas),
  };
  if (inElectron) found.Electron = inElectron.electron;
  return found;
}

/**
 * @param {string} name
 * @returns {Promise<Verdict>}
 */
async function inNode(name) {
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '1' };
  const ran = await attempt(process.execPath, [path.join(checks, `${name}.mjs`)], { env, timeoutSeconds: 120 });
  const answer = ran.code === 0 && answerIn(ran.stdout, 'library');
  if (!answer) return { works: false, why: `in Node: ${reason(ran)}` };
  if (answer.gpu === undefined) return { works: true, why: answer.library };
  return {
    works: true,
    why: answer.gpu ? `${answer.library}, on the GPU` : `${answer.library}, on the CPU${await gpuRefusal(ran.stderr)}`,
  };
}

/**
 * Why no GPU is used, in TensorFlow's own words if it tried one.
 * @param {string} said
 */
async function gpuRefusal(said) {
  const [missing] = await unloadableCuda();
  if (missing) return ` (${path.basename(missing.library)} of CUDA cannot be loaded: ${missing.why})`;
  // What it says where there is no driver at all.
  if (/cuInit: UNKNOWN ERROR \(303\)/.test(said)) return NO_DRIVER;
  const line = /(?:failed call to cuInit|Cannot dlopen|Could not find cuda|no NVIDIA GPU)[^\n]*/i.exec(said)?.[0];
  if (line) return ` (${line.slice(0, 160)})`;
  if (process.platform === 'darwin') return '';
  return findProgram('nvidia-smi') ? ' (for the NVIDIA GPU here: npm run setup -- --tensorflow cuda)' : NO_DRIVER;
}

/** @returns {Promise<Record<string, Verdict>>} */
async function checkElectron() {
  const names = ['tensorflow', 'sqlite', 'sharp', 'canvas'];
  const all = (/** @type {Verdict} */ verdict) =>
    Object.fromEntries(['electron', ...names].map((name) => [name, verdict]));
  if (!findElectron()) return all({ works: false, why: 'Electron is not here' });
  const kept = mkdtempSync(path.join(tmpdir(), 'vasculum-check-'));
  try {
    return await withDisplay(async (env) => {
      const {
        executablePath,
        args,
        env: environment,
      } = electronLaunch([kept], {
        app: path.join(checks, 'electron-app'),
        env: { ...env, TF_CPP_MIN_LOG_LEVEL: '1' },
      });
      const ran = await attempt(executablePath, args, { env: environment, timeoutSeconds: 120 });
      const answer = ran.code === 0 && answerIn(ran.stdout, 'electron');
      if (!answer)
        return all({ works: false, why: `in Electron: ${sandboxHint(ran.stderr, executablePath) ?? reason(ran)}` });
      const verdicts = names.map((name) => {
        const said = answer[name] ?? answer.thread;
        return [name, { works: said === 'ok', why: said === 'ok' ? '' : `in Electron's worker thread: ${said}` }];
      });
      if (/G_IS_OBJECT/.test(ran.stderr)) {
        verdicts.push([
          'sharp',
          { works: false, why: 'meets the GLib of GTK in Electron (native/sharp.mjs): leaks every picture' },
        ]);
      }
      const ok = answer.window === '42' && answer.packaged === 'false';
      return {
        ...Object.fromEntries(verdicts),
        electron: { works: ok, why: ok ? 'opens a window' : JSON.stringify(answer) },
      };
    });
  } catch (error) {
    return all({ works: false, why: error.message });
  } finally {
    rmSync(kept, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * On Ubuntu 24.04 and some other systems an unprivileged program may not make the name spaces that Chromium's sandbox needs.
 * @param {string} said
 * @param {string} executable
 */
function sandboxHint(said, executable) {
  if (!/SUID sandbox helper|No usable sandbox/.test(said)) return undefined;
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  return `its sandbox is not allowed here. Allow it with:\nsudo chown root:root ${helper} && sudo chmod 4755 ${helper}`;
}

/**
 * @param {Verdict} node
 * @param {Verdict | undefined} electron
 */
function both(node, electron) {
  return node.works && electron && !electron.works ? electron : node;
}

/**
 * The line of JSON that has this key. Libraries print lines of their own, and a thread's line may come after main's.
 * @param {string} text
 * @param {string} key
 * @returns {any}
 */
function answerIn(text, key) {
  const line = text.split('\n').findLast((candidate) => candidate.startsWith(`{"${key}":`));
  return line && JSON.parse(line);
}

/** @param {import('./run.mjs').Ran} ran */
function reason({ code, signal, stderr, stdout, timedOut }) {
  if (timedOut) return 'no answer in 120 s';
  const text = stderr || stdout;
  const said = /^\w*Error: .*$/m.exec(text)?.[0] ?? lastLines(text, 3).trim();
  return signal ? `it crashed (${signal}) ${said}` : said || `exit ${code}`;
}
