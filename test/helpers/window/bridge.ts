/* `window.vasculum` as a recorded stand-in: the one border at which these tests replace anything. */
import type {
  EventName,
  Events,
  RequestInput,
  RequestName,
  RequestOutput,
  VasculumBridge,
} from '../../../electron/contract/requests.ts';
import { toProblem } from '../../../electron/domain/problems.ts';

export type Answers = {
  readonly [N in RequestName]?: (input: RequestInput<N>) => RequestOutput<N> | Promise<RequestOutput<N>>;
};

export interface Bridge {
  /** What was asked, oldest first. */
  readonly asked: { readonly name: string; readonly input: unknown }[];
  /** The inputs of one request. */
  inputs<N extends RequestName>(name: N): RequestInput<N>[];
  /** As when main tells the window something. */
  tell<N extends EventName>(name: N, payload: Events[N]): void;
}

/** Put at the window's border; a request without an answer is refused. */
export function bridge(answers: Answers): Bridge {
  const asked: { name: string; input: unknown }[] = [];
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const vasculum: VasculumBridge = {
    request: async (name, input) => {
      asked.push({ name, input });
      try {
        const answer = answers[name as RequestName] as ((input: unknown) => unknown) | undefined;
        if (!answer) throw new Error(`nobody answers ${name}`);
        return { ok: true, value: await answer(input) };
      } catch (error) {
        return { ok: false, problem: toProblem(error) };
      }
    },
    on: (name, listener) => {
      const own = listeners.get(name) ?? new Set();
      listeners.set(name, own.add(listener));
      return () => own.delete(listener);
    },
    pathOf: () => '/dropped',
  };
  Object.assign(window, { vasculum });
  return {
    asked,
    inputs: (name) => asked.filter((one) => one.name === name).map(({ input }) => input as never),
    tell: (name, payload) => listeners.get(name)?.forEach((listener) => listener(payload)),
  };
}
