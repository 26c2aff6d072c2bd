/* Input that its schema refuses, as a problem in words. Runs in main and on the command line. */
import type { z } from 'zod';
import { ProblemError } from '../domain/problems.ts';
import { isSettingName, settingOf, titleOf } from '../domain/setting-values.ts';

/** Of a list with a hundred thousand wrong entries, enough to see what is wrong. */
const MOST_ISSUES = 20;
const OUT_OF_BOUNDS = new Set(['too_small', 'too_big', 'not_multiple_of']);

export function inputProblem(error: z.ZodError): ProblemError {
  const [first] = error.issues;
  const told = error.issues.slice(0, MOST_ISSUES);
  const detail = told.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n');
  const key = first?.path.at(-1);
  if (first && OUT_OF_BOUNDS.has(first.code) && key !== undefined) {
    const setting = isSettingName(key) ? titleOf(settingOf(key)) : String(key);
    return new ProblemError('wrong-setting', { setting, reason: first.message }, { detail });
  }
  return refusal(detail);
}

export function refusal(detail: string): ProblemError {
  return new ProblemError('bad-request', {}, { detail });
}
