/* How far a look over a catalogue is, told page by page. Runs where a catalogue is looked over and mended. */
import type { CallContext } from '../../calls/call.ts';
import { startPace } from '../../calls/pace.ts';
import { PHASES } from '../../domain/language/language.ts';

type Phase = 'lookingAtFile' | 'lookingAtNames' | 'lookingAtPhotos' | 'lookingAtFolders' | 'makingThumbnails';

/** Rejects with AbortError when it was cancelled. */
export type Onward = (phase: Phase, done: number, total: number) => Promise<void>;

/** For those whom nobody waits for. */
export const unheard: Onward = async () => {};

export function onwardOf({ report, gate }: Pick<CallContext, 'report' | 'gate'>): Onward {
  let begun: { phase: Phase; pace: ReturnType<typeof startPace> } | null = null;
  return async (phase, done, total) => {
    if (begun?.phase !== phase) begun = { phase, pace: startPace(PHASES[phase], total) };
    report(begun.pace(done));
    await gate();
  };
}
