/*
 * The one window: sandboxed, without Node, showing nothing but our own page, reaching no network, in the theme of the
 * person's choice from its first frame. Runs in main.
 */
import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, type Session, session, type WebContents } from 'electron';
import type { TextSize, Theme } from '../contract/requests.ts';
import type { Language } from '../domain/language/spoken.ts';
import { PAGE_ADDRESS, PAGE_ORIGIN, PAGE_SCHEME } from './page-protocol.ts';
import { programFolder } from '../files/program-folder.ts';
import { PHOTO_SCHEME } from './photo-protocol.ts';
import type { PreferencesFile } from '../profile/preferences.ts';
import { savePlot } from './save-plot.ts';

/** `--room` and `--ink` of the page's tokens: what the system draws must not differ from what the page draws. */
const FRAME = { light: { room: '#f1f1ef', ink: '#1b1c1a' }, dark: { room: '#171817', ink: '#e9e9e5' } } as const;
/** The page's title bar is 40 px with its line below. */
const TITLE_BAR_PX = 39;
const SMALLEST = { width: 1100, height: 700 };
const DEFAULT = { width: 1280, height: 800 };

const LOCAL_SCHEMES = new Set([`${PAGE_SCHEME}:`, `${PHOTO_SCHEME}:`, 'devtools:', 'blob:', 'data:']);

/** WebRTC sends by itself, past all that is asked of a session: without a proxy, which there never is, not one datagram. */
const NO_DATAGRAMS = 'disable_non_proxied_udp';

/** What Chromium's browser process would ask of the network for a page, without asking the session: signing in elsewhere. */
const FEATURES_OFF = ['FedCm', 'MediaRouter'];

/** Switches for Chromium, set before the app is ready: no host name or address is ever resolved, no background traffic. */
export function refuseNetwork(): void {
  const set = (name: string, value?: string) => app.commandLine.appendSwitch(name, value);
  // `^` fails at once; an unknown name such as `~NOTFOUND` would be handed to the resolver, which tries IPv6 first.
  set('host-resolver-rules', 'MAP * ^NOTFOUND');
  set('dns-prefetch-disable');
  set('no-proxy-server');
  set('disable-quic');
  set('force-webrtc-ip-handling-policy', NO_DATAGRAMS);
  set('disable-background-networking');
  set('disable-component-update');
  set('disable-domain-reliability');
  set('no-pings');
  const given = app.commandLine.getSwitchValue('disable-features');
  set('disable-features', [...(given === '' ? [] : [given]), ...FEATURES_OFF].join(','));
}

/** Holds for whatever page contents and sessions ever come to be, ours included. `tell` hears of plots that could not be saved. */
export function guardContents(tell: (error: unknown) => void): void {
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' });
  app.on('web-contents-created', (_, contents) => guard(contents));
  app.on('session-created', (other) => guardSession(other, tell));
  guardSession(session.defaultSession, tell);
}

function guard(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy(NO_DATAGRAMS);
  const stay = (event: { url?: string; preventDefault(): void }) => {
    if (event.url !== PAGE_ADDRESS) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function guardSession(ours: Session, tell: (error: unknown) => void): void {
  // Copying text (a methods paragraph, a number) is the one permission that the page has.
  const allowed = (permission: string, origin: string) =>
    permission === 'clipboard-sanitized-write' && origin.startsWith(PAGE_ORIGIN);
  ours.setPermissionRequestHandler((_, permission, answer, details) =>
    answer(allowed(permission, details.requestingUrl)),
  );
  ours.setPermissionCheckHandler((_, permission, origin) => allowed(permission, origin));
  ours.setDevicePermissionHandler(() => false);
  // Its dictionaries would be downloaded; without a language there is none to download.
  ours.setSpellCheckerLanguages([]);
  ours.setSpellCheckerEnabled(false);
  void ours.setProxy({ mode: 'direct' });
  ours.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !LOCAL_SCHEMES.has(new URL(url).protocol) }));
  // A plot saved as a picture comes from the page itself, by way of the system's save dialog; nothing else is downloaded.
  ours.on('will-download', (event, item) => {
    if (!['blob:', 'data:'].includes(new URL(item.getURL()).protocol)) return event.preventDefault();
    try {
      savePlot(item, tell);
    } catch (error) {
      event.preventDefault();
      tell(error);
    }
  });
}

export function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme;
}

/** Of all that the page shows; the bar that the system draws its buttons on goes with it. */
export function applyTextSize(window: BrowserWindow, size: TextSize): void {
  window.webContents.setZoomFactor(size);
  recolour(window);
}

export function openWindow(
  preferences: PreferencesFile,
  options: { show: boolean; language: Language },
): BrowserWindow {
  const place = preferences.windowPlace();
  const colours = frameColours();
  const window = new BrowserWindow({
    title: 'Vasculum',
    ...(place && isOnScreen(place) ? { x: place.x, y: place.y } : {}),
    width: Math.max(place?.width ?? DEFAULT.width, SMALLEST.width),
    height: Math.max(place?.height ?? DEFAULT.height, SMALLEST.height),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    backgroundColor: colours.room,
    icon: join(programFolder, 'resources', 'icons', 'icon.png'),
    titleBarStyle: 'hidden',
    titleBarOverlay: {
      color: colours.room,
      symbolColor: colours.ink,
      height: Math.round(TITLE_BAR_PX * preferences.get().textSize),
    },
    trafficLightPosition: { x: 14, y: 12 },
    webPreferences: {
      preload: join(programFolder, 'dist', 'electron', 'main', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      zoomFactor: preferences.get().textSize,
      disableDialogs: true,
      devTools: !app.isPackaged,
    },
  });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => {
    if (!options.show) return;
    if (place?.maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    preferences.keepWindowPlace({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  const repaint = () => recolour(window);
  nativeTheme.on('updated', repaint);
  window.on('closed', () => nativeTheme.off('updated', repaint));
  void window.loadURL(`${PAGE_ADDRESS}?language=${options.language}`);
  return window;
}

function frameColours(): { room: string; ink: string } {
  return nativeTheme.shouldUseDarkColors ? FRAME.dark : FRAME.light;
}

function recolour(window: BrowserWindow): void {
  const { room, ink } = frameColours();
  window.setBackgroundColor(room);
  // macOS draws its own buttons and knows no overlay.
  if (process.platform !== 'darwin') {
    const height = Math.round(TITLE_BAR_PX * window.webContents.getZoomFactor());
    window.setTitleBarOverlay({ color: room, symbolColor: ink, height });
  }
}

/** A place from a screen that is no longer there would open the window out of reach. */
function isOnScreen(place: { x: number; y: number; width: number; height: number }): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(place.x + place.width, workArea.x + workArea.width);
    const bottom = Math.min(place.y + 40, workArea.y + workArea.height);
    return right - Math.max(place.x, workArea.x) > 100 && bottom - Math.max(place.y, workArea.y) > 20;
  });
}
