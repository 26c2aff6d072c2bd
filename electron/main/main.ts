/*
 * The program's life: one instance for a profile, the parts put together, the window opened, everything ended in order.
 * A switchboard; what each part does is in its own file. Runs in Electron's main process.
 */
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { app, type BrowserWindow, ipcMain, protocol } from 'electron';
import { openKnownHere } from '../profile/known-here.ts';
import { commandLineIsMeant } from '../command-line/is-meant.ts';
import type { Problem } from '../domain/problems.ts';
import type { EventName, Events } from '../contract/requests.ts';
import { electronHere } from '../engine/electron-age.ts';
import { Engine } from '../engine/engine.ts';
import { sweepPrivateFolders } from '../files/private-folder.ts';
import { Grants } from './grants.ts';
import { EVENT_CHANNEL, registerIpc } from './ipc.ts';
import { JobRegistry } from '../engine/jobs.ts';
import { leftSocket } from './left-socket.ts';
import { openLog } from '../profile/log.ts';
import { setMenu } from './menu.ts';
import { PAGE_ORIGIN, PAGE_SCHEME, pageResponder } from './page-protocol.ts';
import { programFolder } from '../files/program-folder.ts';
import { PHOTO_SCHEME, photoResponder } from './photo-protocol.ts';
import { openPreferences } from '../profile/preferences.ts';
import { argument, makeProfile, mendProfile, profileFolder } from '../profile/profile.ts';
import { READER_SWITCH } from '../reader/child.ts';
import { goneFolders } from './recents.ts';
import { grantDrop } from './drops.ts';
import { requestHandlers } from './requests.ts';
import { checkInFreshProfile, selfCheck } from './self-check.ts';
import { UnderWay, endedUnexpectedly } from '../profile/under-way.ts';
import { startUtility } from './utility-reader.ts';
import { applyTheme, guardContents, openWindow, refuseNetwork } from './window.ts';

/** A training run ends within a step and writes its checkpoint; longer than this, something hangs. */
const LONGEST_GOODBYE_MS = 60_000;
/** Jobs that wait for photos when the program is to end are not waited for longer. */
const LAST_PHOTOS_MS = 1_500;
/** Threads that do not end by then wait for a drive; the program ends without them. */
const LAST_THREADS_MS = 5_000;
/** The window does not wait longer for a catalogue that was named at the start. */
const FIRST_CATALOGUE_MS = 3_000;

if (process.argv.includes(READER_SWITCH) && process.send) {
  // Installed, the command line has no other program to run the photo reader in. It ends with whoever started it.
  await import('../threads/reader.ts');
  await new Promise(() => {});
}

const checking = process.argv.includes('--self-check');
sweepPrivateFolders();
if (checking && argument(process.argv, 'user-data-dir') === null) checkInFreshProfile();
const profile = profileFolder();
makeProfile(profile);
mendProfile(profile);
app.setPath('userData', profile);
refuseNetwork();
protocol.registerSchemesAsPrivileged([
  { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  { scheme: PHOTO_SCHEME, privileges: { standard: true, secure: true, stream: true } },
]);

const named = argument(process.argv, 'catalogue');
const catalogue = named === null ? null : resolve(named);
if (app.isPackaged && commandLineIsMeant(process.argv[1])) {
  // Installed, the program is the command line too: `vasculum train …` opens no window.
  await import('../command-line/main.ts');
} else if (isFirstInstance()) {
  void app.whenReady().then(start);
} else {
  app.exit(0);
}

function isFirstInstance(): boolean {
  // Nobody else knows of the profile that a check works in.
  if (checking) return true;
  const removeLeft = leftSocket(profile);
  const isFirst = app.requestSingleInstanceLock({ catalogue });
  if (isFirst) removeLeft();
  return isFirst;
}

async function start(): Promise<void> {
  const log = openLog(profile);
  process.once('exit', log.close);
  // Before any catalogue is opened: those that were used so far are known from then on.
  const knownHere = openKnownHere(profile);
  const engine = new Engine(undefined, profile, { startReader: startUtility });
  const isGone = goneFolders(
    () => engine.reader,
    () => tell('recents', preferences.recents()),
  );
  const preferences = openPreferences(profile, isGone);
  const grants = new Grants();
  let window: BrowserWindow | null = null;
  const tell = <N extends EventName>(name: N, payload: Events[N]) => {
    window?.webContents.send(EVENT_CHANNEL, name, payload);
  };
  /** What went wrong before the page was there to be told. */
  const troubles: Problem[] = [];
  let pageIsThere = false;
  const tellTroubles = () => {
    if (!pageIsThere) return;
    for (const trouble of troubles.splice(0)) tell('problem', trouble);
  };
  const jobs = new JobRegistry(engine, (job) => tell('job', job), log.problem);
  log.note(`Vasculum ${app.getVersion()}, ${process.platform} ${process.arch}. ${electronHere()}`);

  engine.on('training', (event) => tell('training', event));
  engine.on('problem', (problem) => {
    troubles.push(log.told('thread', problem));
    tellTroubles();
  });
  engine.on('catalogue.changed', (summary) => {
    preferences.remember(summary, false);
    tell('catalogue.changed', summary);
  });
  engine.on('catalogue.opened', (summary) => {
    if (summary && !checking) preferences.remember(summary, true);
    tell('catalogue.opened', summary);
  });
  process.on('uncaughtException', (error) => tell('problem', log.problem('main', error)));
  process.on('unhandledRejection', (error) => tell('problem', log.problem('main', error)));

  applyTheme(preferences.get().theme);
  guardContents();
  setMenu((command) => tell('command', command));
  protocol.handle(PAGE_SCHEME, pageResponder(join(programFolder, 'dist', 'renderer')));
  protocol.handle(
    PHOTO_SCHEME,
    photoResponder(
      async (input) => (engine.folder === null ? null : engine.catalogue.call('photo.file', input)),
      engine.reader,
    ),
  );
  const handlers = requestHandlers({
    profile,
    engine,
    jobs,
    preferences,
    grants,
    saving: (progress) => tell('saving', progress),
    themeChanged: () => applyTheme(preferences.get().theme),
    window: () => window,
  });
  registerIpc(ipcMain, { origin: PAGE_ORIGIN, handlers, log: log.problem }, (path) => grantDrop(grants, path));

  app.on('second-instance', (_, __, ___, data) => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
    void openNamed((data as { catalogue: string | null }).catalogue);
  });
  app.on('window-all-closed', () => {
    if (!checking) app.quit();
  });
  let ended = false;
  app.on('before-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    window?.hide();
    void sayGoodbye().finally(() => {
      ended = true;
      app.quit();
    });
  });

  async function sayGoodbye(): Promise<void> {
    try {
      const over = jobs.endAll();
      await Promise.race([over, setTimeout(LAST_PHOTOS_MS)]);
      engine.endReading();
      await Promise.race([over, setTimeout(LONGEST_GOODBYE_MS)]);
      const stopped = await Promise.race([engine.stop().then(() => true), setTimeout(LAST_THREADS_MS, false)]);
      // An ordinary exit would wait for the threads. What was written is on the disk.
      if (!stopped) process.kill(process.pid, 'SIGKILL');
    } catch (error) {
      log.problem('quit', error);
    }
  }

  async function openNamed(folder: string | null): Promise<void> {
    if (folder === null) return;
    try {
      jobs.refuseWhileRunning();
      await engine.open(folder, false);
    } catch (error) {
      troubles.push(log.problem('--catalogue', error));
      tellTroubles();
    }
  }

  if (preferences.trouble) troubles.push(log.told('preferences', preferences.trouble));
  if (knownHere.trouble) troubles.push(log.told('known catalogues', knownHere.trouble));
  if (!checking) {
    await Promise.race([openNamed(catalogue), setTimeout(FIRST_CATALOGUE_MS)]);
    for (const left of new UnderWay(profile).takeAllLeft())
      troubles.push(log.problem('last time', endedUnexpectedly(left, null)));
  }
  window = openWindow(preferences, { show: !checking });
  window.on('closed', () => (window = null));
  window.webContents.once('did-finish-load', () => {
    pageIsThere = true;
    tellTroubles();
  });
  if (checking) {
    const code = await selfCheck(engine, window);
    await engine.stop();
    app.exit(code);
  }
}
