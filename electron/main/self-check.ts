/*
 * `--self-check`: is this copy of the program whole? Opens the real window unseen, asks it to ask main something, trains
 * the trainer's tiny network, asks the photo reader for a picture, opens and closes a catalogue in a temporary folder, and says so in one line of JSON. Used on
 * packaged programs. Runs in main.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { toProblem } from '../domain/problems.ts';
import type { Engine } from '../engine/engine.ts';
import { makePrivateFolder } from '../files/private-folder.ts';

const WINDOW_TIMEOUT_MS = 60_000;

/**
 * Does the check in a process with a fresh profile, and ends with its exit code. A process of its own, because Chromium
 * writes its caches last of all, when what it writes into can no longer be removed from inside.
 */
export function checkInFreshProfile(): never {
  const profile = makePrivateFolder('profile');
  const { status } = spawnSync(process.execPath, [...process.argv.slice(1), `--user-data-dir=${profile.path}`], {
    stdio: 'inherit',
  });
  profile.remove();
  process.exit(status ?? 1);
}

/** Resolves with the exit code. */
export async function selfCheck(engine: Engine, window: BrowserWindow): Promise<0 | 1> {
  const parts = {
    window: await part(() => checkWindow(window)),
    catalogue: await part(() => checkCatalogue(engine)),
    photos: await part(() => checkPhotos(engine)),
    trainer: await part(() => engine.selfCheck()),
  };
  const ok = Object.values(parts).every((result) => result.ok);
  process.stdout.write(`${JSON.stringify({ ok, electron: process.versions['electron'], ...parts })}\n`);
  return ok ? 0 : 1;
}

type PartResult = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

async function part(check: () => Promise<unknown>): Promise<PartResult> {
  try {
    return { ok: true, value: await check() };
  } catch (error) {
    const { message, detail } = toProblem(error);
    return { ok: false, message: detail ?? message };
  }
}

async function checkWindow(window: BrowserWindow): Promise<unknown> {
  await new Promise<void>((done, failed) => {
    const timer = setTimeout(() => failed(new Error('the page did not load')), WINDOW_TIMEOUT_MS);
    const loaded = () => {
      clearTimeout(timer);
      done();
    };
    if (window.webContents.isLoading()) window.webContents.once('did-finish-load', loaded);
    else loaded();
    window.webContents.once('did-fail-load', (_, code, words) => failed(new Error(`the page: ${words} (${code})`)));
  });
  const reply: unknown = await window.webContents.executeJavaScript(
    `window.vasculum.request('app.state', null).then((reply) => ({ ok: reply.ok, title: document.title, elements: document.body.querySelectorAll('*').length }))`,
  );
  const { ok, elements } = reply as { ok: boolean; elements: number };
  if (!ok || elements === 0) throw new Error(`the page is empty or refused: ${JSON.stringify(reply)}`);
  return reply;
}

/** A white picture of one pixel, PNG. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWP4//8/AAX+Av5Y8msOAAAAAElFTkSuQmCC';

/** The photo reader starts, and decodes. */
async function checkPhotos(engine: Engine): Promise<unknown> {
  const pixels = await engine.reader.call('photo.pixels', { photo: Buffer.from(PIXEL, 'base64'), side: 8 });
  if (pixels.some((value) => value !== 255)) throw new Error('a white picture is not white');
  return { pixels: pixels.length };
}

async function checkCatalogue(engine: Engine): Promise<unknown> {
  const folder = makePrivateFolder('self-check');
  try {
    const { photos } = await engine.open(join(folder.path, 'catalogue'), true);
    await engine.close();
    await engine.open(join(folder.path, 'catalogue'), false);
    await engine.close();
    return { photos };
  } finally {
    folder.remove();
  }
}
