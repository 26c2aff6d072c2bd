/*
 * Tells a file of a catalogue that is damaged or missing from one whose drive is gone or fails, for which no file is to
 * blame. Runs in the threads.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { ProblemError } from '../domain/problems.ts';
import { systemFault } from '../domain/system-errors.ts';

/**
 * What to throw instead of blaming the file; null where it may be blamed. `folder`: in which it lies, two below that of the
 * catalogue, such as a model's. A drive that was taken away leaves nothing of all that.
 */
export function placeGone(error: unknown, folder: string): unknown {
  const fault = systemFault((error as NodeJS.ErrnoException | null)?.code);
  if (fault === 'away' || fault === 'short') return error;
  const models = dirname(folder);
  if (fault !== 'gone' || existsSync(models)) return null;
  return new ProblemError('folder-missing', { folder: dirname(models) }, { cause: error });
}
