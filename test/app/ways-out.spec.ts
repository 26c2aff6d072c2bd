/*
 * Nothing leaves the window. Its page is made to try every way there is, to this computer's addresses and to a name, under
 * its own policy and with the policy switched off; what arrives is counted, and what Chromium asked of the network is read
 * from Chromium's own record. The same ways in a window that nobody guards do arrive.
 */
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright/test';
import { electronLaunch } from '../../native/electron.mjs';
import { listen, type Listener, ownAddress } from './ways-out/listeners.ts';
import { expect, test } from './program.ts';

const WAYS = readFileSync(new URL('ways-out/ways.js', import.meta.url), 'utf8');
/** STUN asks again for some seconds; a preconnection begins within one. */
const LONG_ENOUGH_MS = 6000;
const HOSTS = ['127.0.0.1', ownAddress() ?? '127.0.0.2', 'nobody.example'];
/** Of the ways, those that an Electron leaves open by itself; the others want a permission, a protocol or a device. */
const LEADING_OUT = [
  'fetch',
  'fetch that outlives the page',
  'XMLHttpRequest',
  'beacon',
  'EventSource',
  'WebSocket',
  'WebTransport',
  'WebRTC, a STUN server',
  'WebRTC, a TURN server',
  'WebRTC, a TURN server by TCP',
  'WebRTC, a peer',
  'picture',
  'script',
  'module',
  'style sheet',
  'style rule',
  'font',
  'video',
  'frame',
  'object',
  'link to preload',
  'link to prefetch',
  'module to preload',
  'speculation rules',
  'ping',
  'download',
  'form by POST',
  'new window',
  'worker of its own text',
  'shared worker',
  'sign-in by another site',
  'other page',
];
/** What Chromium notes when it looks a name up, opens a connection or sends a datagram. */
const NETWORK_EVENT =
  /^(HOST_RESOLVER_|DNS_TRANSACTION|TCP_CONNECT|SOCKET_CONNECT|SOCKET_BYTES_SENT|UDP_CONNECT|UDP_BYTES_SENT)/;

type Ways = Record<string, (host: string, port: number) => unknown>;
interface Tried {
  readonly way: string;
  readonly host: string;
  readonly listener: Listener;
}

interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
}

async function launch(
  folder: string,
  options: { args?: string[]; app?: string; bypassCSP?: boolean },
): Promise<Launched> {
  const { args = [], bypassCSP = false, ...rest } = options;
  const env = { ...process.env, VASCULUM_PROFILE: join(folder, 'profile') };
  const how = { ...electronLaunch(args, { ...rest, env }), bypassCSP };
  const app = await _electron.launch(how as Parameters<typeof _electron.launch>[0]);
  return { app, page: await app.firstWindow() };
}

async function tryEveryWay(page: Page, hosts: readonly string[]): Promise<Tried[]> {
  await page.evaluate(WAYS);
  const ways = await page.evaluate(() => Object.keys((globalThis as unknown as { ways: Ways }).ways));
  const tried: Tried[] = [];
  for (const host of hosts)
    for (const way of ways) {
      const listener = await listen();
      tried.push({ way, host, listener });
      await tryWay(page, way, host, listener.port);
    }
  return tried;
}

/** A way is not waited for; one that is refused at once has been tried as well. */
async function tryWay(page: Page, way: string, host: string, port: number): Promise<void> {
  await page.evaluate(
    ([name, to, at]) => {
      const begun = new Promise((done) => done((globalThis as unknown as { ways: Ways }).ways[name]?.(to, at)));
      const later = new Promise((done) => globalThis.setTimeout(done, 50));
      return Promise.race([begun, later]).then(
        () => null,
        () => null,
      );
    },
    [way, host, port] as const,
  );
}

function arrived(tried: readonly Tried[]): string[] {
  const some = tried.filter(({ listener }) => listener.arrived.udp + listener.arrived.tcp > 0);
  return some.map(({ way, host }) => `${way} (${host})`);
}

interface NetworkRecord {
  readonly constants: { readonly logEventTypes: Record<string, number> };
  readonly events: readonly { readonly type: number; readonly params?: { readonly url?: string } }[];
}

/** What Chromium's network process did, and the addresses it was asked for that are not the program's own. */
function asked(file: string): { events: string[]; urls: string[] } {
  const { constants, events } = JSON.parse(readFileSync(file, 'utf8')) as NetworkRecord;
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]));
  const seen = events.map(({ type }) => names.get(type) ?? '').filter((name) => NETWORK_EVENT.test(name));
  const urls = events.flatMap(({ type, params }) =>
    names.get(type) === 'REQUEST_ALIVE' && params?.url ? [params.url] : [],
  );
  return { events: [...new Set(seen)], urls };
}

for (const [under, bypassCSP] of [
  ['under its own policy', false],
  ['without its policy, by the program around it alone', true],
] as const)
  test(`no way leads out of the window, ${under}`, async ({ folder }) => {
    const record = join(folder, 'network.json');
    const { app, page } = await launch(folder, { args: [`--log-net-log=${record}`], bypassCSP });
    await expect(page.getByRole('navigation')).toBeVisible();
    const before = await page.evaluate(() => location.href);
    const tried = await tryEveryWay(page, HOSTS);
    expect(tried.length).toBeGreaterThan(150);
    await setTimeout(LONG_ENOUGH_MS);

    expect(arrived(tried)).toEqual([]);
    expect(await page.evaluate(() => location.href.replace('#', ''))).toBe(before);
    expect(app.windows()).toHaveLength(1);
    await app.close();
    for (const { listener } of tried) listener.close();
    expect(asked(record)).toEqual({ events: [], urls: [] });
  });

test('the same ways lead out of a window that nobody guards', async ({ folder }) => {
  const bare = join(folder, 'bare');
  mkdirSync(bare);
  writeFileSync(join(bare, 'package.json'), '{ "name": "bare", "version": "1.0.0", "main": "main.cjs" }');
  writeFileSync(
    join(bare, 'main.cjs'),
    `const { app, BrowserWindow, session } = require('electron');
     app.setPath('userData', process.env.VASCULUM_PROFILE);
     app.whenReady().then(() => {
       session.defaultSession.on('will-download', (event) => event.preventDefault());
       new BrowserWindow().loadURL(process.argv.at(-1));
     });`,
  );
  const server = createServer((_, answer) => {
    answer.setHeader('Content-Type', 'text/html');
    answer.end('<!doctype html><title>bare</title><body></body>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // To this computer alone: a window that nobody guards would also fetch a dictionary and ask where it is.
  const args = ['--host-resolver-rules=MAP * ^NOTFOUND, EXCLUDE 127.0.0.1', `http://127.0.0.1:${port}/`];
  const { app, page } = await launch(folder, { app: bare, args });
  await page.waitForURL(`http://127.0.0.1:${port}/`);
  const tried = await tryEveryWay(page, ['127.0.0.1']);
  const expected = LEADING_OUT.map((way) => `${way} (127.0.0.1)`);
  await expect.poll(() => arrived(tried), { timeout: 60_000 }).toEqual(expect.arrayContaining(expected));
  await app.close();
  server.close();
  for (const { listener } of tried) listener.close();
});
