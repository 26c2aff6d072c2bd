/* What a call has besides its input, where nobody steers it and no test runner is at hand. */
import type { CallContext } from '../../electron/calls/call.ts';

export function context(): CallContext {
  const { signal } = new AbortController();
  return { signal, finishing: () => false, paused: () => false, gate: () => Promise.resolve(), report: () => {} };
}
