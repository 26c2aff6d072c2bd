import { describe, expect, it, vi } from 'vitest';
import { toProblem } from '../../electron/domain/problems.ts';
import { answer, type Gate, isOwnPage, registerIpc, type RequestHandlers } from '../../electron/main/ipc.ts';

const origin = 'vasculum-app://app';
const ownPage = { url: `${origin}/index.html`, parent: null };

function gate(handlers: Partial<RequestHandlers>): Gate & { logged: string[] } {
  const logged: string[] = [];
  const log: Gate['log'] = (where, error) => {
    const { code, values, message, detail } = toProblem(error);
    logged.push(`${where}: ${detail}`);
    return { code, values, message };
  };
  return { origin, handlers: handlers as RequestHandlers, log, logged };
}

describe('a request', () => {
  it('from our page, known and well formed, is answered', async () => {
    const door = gate({ 'names.search': ({ text, limit }) => [{ text, limit }] as never });
    expect(await answer(door, ownPage, 'names.search', { text: 'ory sat', limit: 5 })).toEqual({
      ok: true,
      value: [{ text: 'ory sat', limit: 5 }],
    });
  });

  it('is never answered with undefined', async () => {
    const door = gate({ 'app.close': () => undefined as never });
    expect(await answer(door, ownPage, 'app.close', undefined)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['no frame', null],
    ['a frame inside our page', { url: ownPage.url, parent: ownPage }],
    ['another page', { url: 'https://example.org/index.html', parent: null }],
    ['a host that begins like ours', { url: 'vasculum-app://app.example.org/index.html', parent: null }],
    ['a local file', { url: 'file:///app/index.html', parent: null }],
  ])('from %s is refused', async (_, sender) => {
    let called = false;
    const door = gate({ 'app.close': () => ((called = true), null) });
    const reply = await answer(door, sender, 'app.close', null);
    expect(reply).toMatchObject({ ok: false, problem: { code: 'bad-request' } });
    expect(called).toBe(false);
    expect(isOwnPage(origin, sender)).toBe(false);
  });

  it.each(['nothing.such', '__proto__', 'constructor', 'hasOwnProperty', '', 7, null, { name: 'app.close' }])(
    'named %j is refused',
    async (name) => {
      const reply = await answer(gate({ 'app.close': () => null }), ownPage, name, null);
      expect(reply).toMatchObject({ ok: false, problem: { code: 'bad-request' } });
    },
  );

  it('that is malformed is refused, and the log says where', async () => {
    const door = gate({ 'names.search': () => [] });
    const reply = await answer(door, ownPage, 'names.search', { text: 'a', limit: 5, more: true });
    expect(reply).toMatchObject({ ok: false, problem: { code: 'bad-request' } });
    expect(JSON.stringify(reply)).not.toContain('more');
    expect(door.logged[0]).toContain('"more"');
  });

  it('with a number out of its bounds is told which', async () => {
    const reply = await answer(gate({ 'names.search': () => [] }), ownPage, 'names.search', { text: 'a', limit: 5000 });
    expect(reply).toMatchObject({
      ok: false,
      problem: { code: 'wrong-setting', values: { setting: 'limit' }, message: expect.stringContaining('limit') },
    });
  });

  it('whose handler fails is told in words; the stack stays in the log', async () => {
    const door = gate({
      'app.close': () => {
        throw new Error('drawer jammed');
      },
    });
    const reply = await answer(door, ownPage, 'app.close', null);
    expect(reply).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
    expect(reply).not.toHaveProperty('problem.detail');
    expect(door.logged[0]).toContain('ipc.test.ts');
  });
});

describe('a reply', () => {
  const sent: unknown[][] = [];
  const sender = { isDestroyed: () => false, send: (...message: unknown[]) => sent.push(message) };
  type Listener = (event: object, ...words: unknown[]) => void;

  it('goes the way of the events, after those of its act', async () => {
    let ask: Listener = () => {};
    const ipcMain = { on: (channel: string, listener: Listener) => channel.endsWith(':request') && (ask = listener) };
    const door = gate({ 'app.close': () => void sender.send('event', 'catalogue.opened', null) });
    registerIpc(ipcMain as never, door, () => {});
    ask({ senderFrame: ownPage, sender }, 'a 1', 'app.close', null);
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent).toEqual([
      ['event', 'catalogue.opened', null],
      ['vasculum:reply', 'a 1', { ok: true, value: null }],
    ]);
  });
});

describe('a dropped path', () => {
  const heard: string[] = [];
  let drop: (event: object, path: unknown) => void = () => {};
  const ipcMain = {
    on: (channel: string, listener: typeof drop) => channel.endsWith(':drop') && (drop = listener),
  };
  registerIpc(ipcMain as never, gate({}), (path) => heard.push(path));

  it('is heard from our page', () => {
    drop({ senderFrame: ownPage }, '/photos');
    expect(heard).toEqual(['/photos']);
  });

  it('is not heard from elsewhere, nor when it is no path', () => {
    drop({ senderFrame: { url: 'https://example.org/', parent: null } }, '/etc');
    drop({ senderFrame: ownPage }, '');
    drop({ senderFrame: ownPage }, { path: '/etc' });
    expect(heard).toEqual(['/photos']);
  });
});
