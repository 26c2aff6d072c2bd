/* What a call has besides its input, for children that run outside the tests. */
import type { CallContext } from '../../electron/calls/call.ts';

export function context(): CallContext {
  const { signal } = new AbortController();
  return { signal, finishing: () => false, paused: () => false, gate: () => Promise.resolve(), report: () => {} };
}
