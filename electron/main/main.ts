/*
 * The program's life: one instance for a profile, the parts put together, the window opened, everything ended in order.
 * A switchboard; what each part does is in its own file. Runs in Electron's main process.
 */
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { app, type BrowserWindow, ipcMain, protocol } from 'electron';
import { openKnownHere } from '../profile/known-here.ts';
import { commandLineIsMeant } from '../command-line/is-meant.ts';
import { type Language, languageFor, spokenNow } from '../domain/language/spoken.ts';
import type { Problem } from '../domain/problems.ts';
import type { EventName, Events } from '../contract/requests.ts';
import { electronHere } from '../engine/electron-age.ts';
import { Engine } from '../engine/engine.ts';
import { makePrivateFolder, sweepPrivateFolders } from '../files/private-folder.ts';
import { Grants } from './grants.ts';
import { EVENT_CHANNEL, registerIpc } from './ipc.ts';
import { JobRegistry } from '../engine/jobs.ts';
import { leftSocket } from './left-socket.ts';
import { type Log, openLog } from '../profile/log.ts';
import { setMenu } from './menu.ts';
import { PAGE_ORIGIN, PAGE_SCHEME, pageResponder } from './page-protocol.ts';
import { programFolder } from '../files/program-folder.ts';
import { PHOTO_SCHEME, photoResponder } from './photo-protocol.ts';
import { openPreferences, type PreferencesFile } from '../profile/preferences.ts';
import { argument, mendProfile, profileFolder, profileTrouble } from '../profile/profile.ts';
import { READER_SWITCH } from '../reader/child.ts';
import { goneFolders } from './recents.ts';
import { grantDrop } from './drops.ts';
import { requestHandlers } from './requests.ts';
import { checkInFreshProfile, selfCheck } from './self-check.ts';
import { UnderWay, endedUnexpectedly } from '../profile/under-way.ts';
import { speakInThreads } from '../threads/language.ts';
import { startUtility } from './utility-reader.ts';
import { applyTextSize, applyTheme, guardContents, openWindow, refuseNetwork } from './window.ts';

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
const wished = profileFolder();
const noProfile = profileTrouble(wished);
// Where none can be made, what is kept is kept until the program ends.
const profile = noProfile === null ? wished : makePrivateFolder('profile').path;
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
  const engine = new Engine(undefined, profile, { startReader: startUtility });
  if (catalogue !== null) engine.prepare();
  void app.whenReady().then(() => start(engine));
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

async function start(engine: Engine): Promise<void> {
  const log = openLog(profile);
  process.once('exit', log.close);
  // Before any catalogue is opened: those that were used so far are known from then on.
  const knownHere = openKnownHere(profile);
  const page = new Page();
  const isGone = goneFolders(
    () => engine.reader,
    () => page.tell('recents', preferences.recents()),
  );
  const preferences = openPreferences(profile, isGone);
  const jobs = new JobRegistry(engine, (job) => page.tell('job', job), log.problem);
  const program: Program = { log, engine, preferences, jobs, page };
  log.note(`Vasculum ${app.getVersion()}, ${process.platform} ${process.arch}. ${electronHere()}`);
  tellWhatHappens(program);
  applyTheme(preferences.get().theme);
  await speakInThreads(languageOf(preferences));
  guardContents((error) => page.warn(log.problem('saving a plot', error)));
  const fillMenu = () => setMenu((command) => page.tell('command', command));
  fillMenu();
  // The page loads meanwhile; what it shows first depends on it.
  const opened = Promise.race([openNamed(program, checking ? null : catalogue), setTimeout(FIRST_CATALOGUE_MS)]);
  answerPage(program, opened, fillMenu);
  app.on('second-instance', (_, __, ___, data) => {
    if (page.window?.isMinimized()) page.window.restore();
    page.window?.focus();
    void openNamed(program, (data as { catalogue: string | null }).catalogue);
  });
  app.on('window-all-closed', () => {
    if (!checking) app.quit();
  });
  endInOrder(program);

  if (noProfile) page.warn(log.told('profile', noProfile));
  if (preferences.trouble) page.warn(log.told('preferences', preferences.trouble));
  if (knownHere.trouble) page.warn(log.told('known catalogues', knownHere.trouble));
  const window = openWindow(preferences, { show: !checking, language: spokenNow() });
  page.showIn(window);
  await opened;
  if (!checking) {
    for (const left of new UnderWay(profile).takeAllLeft())
      page.warn(log.problem('last time', endedUnexpectedly(left, null)));
  }
  if (checking) {
    const code = await selfCheck(engine, window);
    await engine.stop();
    app.exit(code);
  }
}

function languageOf(preferences: PreferencesFile): Language {
  const { language } = preferences.get();
  return language === 'system' ? languageFor(app.getPreferredSystemLanguages()) : language;
}

interface Program {
  readonly log: Log;
  readonly engine: Engine;
  readonly preferences: PreferencesFile;
  readonly jobs: JobRegistry;
  readonly page: Page;
}

/** The window's page, and what went wrong before it was there to be told. */
class Page {
  window: BrowserWindow | null = null;
  readonly #troubles: Problem[] = [];
  #isThere = false;

  tell<N extends EventName>(name: N, payload: Events[N]): void {
    this.window?.webContents.send(EVENT_CHANNEL, name, payload);
  }

  warn(trouble: Problem): void {
    this.#troubles.push(trouble);
    if (this.#isThere) this.#tellTroubles();
  }

  showIn(window: BrowserWindow): void {
    this.window = window;
    window.on('closed', () => (this.window = null));
    window.webContents.once('did-finish-load', () => {
      this.#isThere = true;
      this.#tellTroubles();
    });
  }

  #tellTroubles(): void {
    for (const trouble of this.#troubles.splice(0)) this.tell('problem', trouble);
  }
}

function tellWhatHappens({ log, engine, preferences, page }: Program): void {
  engine.on('training', (event) => page.tell('training', event));
  engine.on('problem', (problem) => page.warn(log.told('thread', problem)));
  engine.on('catalogue.changed', (summary) => {
    preferences.remember(summary, false);
    page.tell('catalogue.changed', summary);
  });
  engine.on('catalogue.opened', (summary) => {
    if (summary && !checking) preferences.remember(summary, true);
    page.tell('catalogue.opened', summary);
  });
  process.on('uncaughtException', (error) => page.tell('problem', log.problem('main', error)));
  process.on('unhandledRejection', (error) => page.tell('problem', log.problem('main', error)));
}

function answerPage(program: Program, opened: Promise<unknown>, fillMenu: () => void): void {
  const { log, engine, preferences, jobs, page } = program;
  const grants = new Grants();
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
    opened,
    saving: (progress) => page.tell('saving', progress),
    lookChanged: async () => {
      const language = languageOf(preferences);
      if (language !== spokenNow()) {
        await speakInThreads(language);
        fillMenu();
        page.tell('language', language);
      }
      applyTheme(preferences.get().theme);
      if (page.window) applyTextSize(page.window, preferences.get().textSize);
    },
    window: () => page.window,
  });
  registerIpc(ipcMain, { origin: PAGE_ORIGIN, handlers, log: log.problem }, (path) => grantDrop(grants, path));
}

async function openNamed({ log, engine, jobs, page }: Program, folder: string | null): Promise<void> {
  if (folder === null) return;
  try {
    jobs.refuseWhileRunning();
    await engine.open(folder, false);
  } catch (error) {
    page.warn(log.problem('--catalogue', error));
  }
}

/** When the program is told to quit: first its jobs, then its threads, then the program. */
function endInOrder({ log, engine, jobs, page }: Program): void {
  let ended = false;
  app.on('before-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    page.window?.hide();
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
}
