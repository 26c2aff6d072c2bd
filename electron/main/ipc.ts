/*
 * The one door between window and main. Each request passes the same gate: the sender must be our own page, the name one
 * of the handlers' own keys, the input as its schema says; the reply is a value or a problem, never undefined. Whole
 * problems go to the log. Runs in main; takes Electron's ipcMain as an argument so that tests need no Electron.
 */
import type { IpcMain, IpcMainEvent } from 'electron';
import type { z } from 'zod';
import type { Answered } from '../calls/call.ts';
import { type Problem } from '../domain/problems.ts';
import type { Reply, RequestName, RequestOutput } from '../contract/requests.ts';
import { type CheckedInput, inputSchemas } from '../checks/inputs.ts';
import { refusal, inputProblem } from '../checks/input-problem.ts';

const REQUEST_CHANNEL = 'vasculum:request';
const REPLY_CHANNEL = 'vasculum:reply';
export const EVENT_CHANNEL = 'vasculum:event';
const DROP_CHANNEL = 'vasculum:drop';

export type RequestHandlers = {
  readonly [N in RequestName]: (
    input: CheckedInput<N>,
  ) => Answered<RequestOutput<N>> | Promise<Answered<RequestOutput<N>>>;
};

/** Where a message came from; the parts of Electron's WebFrameMain that the gate looks at. */
export interface Sender {
  readonly url: string;
  readonly parent: unknown;
}

export interface Gate {
  /** The page's address without anything after its host. */
  readonly origin: string;
  readonly handlers: RequestHandlers;
  readonly log: (where: string, error: unknown) => Problem;
}

export async function answer(
  gate: Gate,
  sender: Sender | null,
  name: unknown,
  input: unknown,
): Promise<Reply<unknown>> {
  try {
    if (!isOwnPage(gate.origin, sender)) throw refusal(`sender ${sender?.url ?? 'gone'}`);
    if (!isRequestName(name, gate.handlers)) throw refusal(`request ${String(name).slice(0, 100)}`);
    const checked = checkInput(name, input);
    // Name and checked input belong together; the compiler cannot follow that through the union of all requests.
    const handler = gate.handlers[name] as (input: unknown) => unknown;
    return { ok: true, value: (await handler(checked)) ?? null };
  } catch (error) {
    return { ok: false, problem: gate.log(`request ${typeof name === 'string' ? name.slice(0, 100) : '?'}`, error) };
  }
}

/** Only the main frame of our own page may ask. */
export function isOwnPage(origin: string, sender: Sender | null): boolean {
  return sender !== null && sender.parent === null && sender.url.startsWith(`${origin}/`);
}

function isRequestName(name: unknown, handlers: RequestHandlers): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(handlers, name) && Object.hasOwn(inputSchemas, name);
}

/** A setting out of its bounds is said in words, because a form can ask for it; anything else malformed is a refusal. */
function checkInput<N extends RequestName>(name: N, input: unknown): CheckedInput<N> {
  const schema: z.ZodType = inputSchemas[name];
  const parsed = schema.safeParse(input ?? null);
  if (parsed.success) return parsed.data as CheckedInput<N>;
  throw inputProblem(parsed.error);
}

/**
 * `dropped` hears the paths that the preload resolved from files a person dropped: the page cannot forge those. Replies go
 * the way of the events, so that what an act told of comes before its reply; Electron's own `invoke` does not keep to that.
 */
export function registerIpc(ipcMain: IpcMain, gate: Gate, dropped: (path: string) => void): void {
  ipcMain.on(REQUEST_CHANNEL, async (event: IpcMainEvent, id: unknown, name: unknown, input: unknown) => {
    const reply = await answer(gate, event.senderFrame, name, input);
    if (!event.sender.isDestroyed()) event.sender.send(REPLY_CHANNEL, id, reply);
  });
  ipcMain.on(DROP_CHANNEL, (event: IpcMainEvent, path: unknown) => {
    if (isOwnPage(gate.origin, event.senderFrame) && typeof path === 'string' && path !== '') dropped(path);
  });
}
