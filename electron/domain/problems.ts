/*
 * What can go wrong, as data: a code of one closed list, and the values in its sentence. Problems cross every border (thread,
 * window, command line) whole; the stack goes to the log. The sentences are the language's. Runs everywhere.
 */
import { MOST_IN_A_LIST, PROBLEMS, REASONS, shortened } from './language/language.ts';
import { systemFault, type SystemFault } from './system-errors.ts';
import { shownPath } from './path-text.ts';

export type ProblemCode = keyof typeof PROBLEMS;
export type ReasonCode = keyof typeof REASONS;

/** Why: what stands inside a sentence, or a whole problem that is the reason for another. */
export interface Reason {
  readonly code: ReasonCode | ProblemCode;
  readonly values: ProblemValues;
}

/** The first of many reasons, as far as a sentence shows them. */
export interface Reasons {
  readonly first: readonly Reason[];
  /** How many there are with those that are not shown. */
  readonly count: number;
}

/** Figures and names; words only where they are somebody else's, such as a library's. */
export type ProblemValue = string | number | Reason | Reasons;
export interface ProblemValues {
  readonly [part: string]: ProblemValue;
}

/** A problem as it crosses a border. `message` is its sentence here; `detail` (stack, driver text) is for the log only. */
export interface Problem {
  readonly code: ProblemCode;
  readonly values: ProblemValues;
  readonly message: string;
  readonly detail?: string;
}

/** The `{parts}` that a sentence names; the compiler asks for each of them, and for nothing else. */
type Parts<Words> = Words extends `${string}{${infer Part}}${infer Rest}` ? Part | Parts<Rest> : never;
type ValuesOf<Words> = { readonly [Part in Parts<Words>]: ProblemValue };
type Given<Words, Behind extends unknown[] = []> = [Parts<Words>] extends [never]
  ? [values?: Record<never, never>, ...Behind]
  : [values: ValuesOf<Words>, ...Behind];
type Behind = [behind?: { readonly detail?: string; readonly cause?: unknown }];

/** The sentence of a code with its `{parts}` filled in. */
export function problemMessage(code: ProblemCode, values: ProblemValues = {}): string {
  return fill(PROBLEMS[code], values);
}

/** A reason of the closed list. */
export function because<C extends ReasonCode>(code: C, ...[values]: Given<(typeof REASONS)[C]>): Reason {
  return { code, values: values ?? {} };
}

/** Of a stranger's file there may be thousands; no log or window is to carry them all. */
export function severalReasons(reasons: readonly Reason[]): Reasons {
  return { first: reasons.slice(0, MOST_IN_A_LIST), count: reasons.length };
}

/** A reason in words, to stand inside a sentence. */
export function reasonWords({ code, values }: Reason): string {
  return Object.hasOwn(REASONS, code)
    ? fill(REASONS[code as ReasonCode], values)
    : fill(PROBLEMS[code as ProblemCode].slice(0, -1), values);
}

/** A reason that stands alone. */
export function reasonSentence(reason: Reason): string {
  return `${begun(reasonWords(reason))}.`;
}

/** A part without a value is seen to be missing; a reason that a sentence begins with begins like one. */
export function fill(words: string, values: ProblemValues): string {
  return words.replace(/\{(\w+)\}/g, (_, part: string, at: number) => {
    const value = values[part] ?? '?';
    if (typeof value !== 'object') return shownPath(String(value));
    const reason = 'code' in value ? reasonWords(value) : shortened(value.first.map(reasonWords), value.count);
    return at === 0 ? begun(reason) : reason;
  });
}

function begun(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Thrown inside a thread or handler; `toProblem` turns it into data at the border, `fromProblem` back. */
export class ProblemError<C extends ProblemCode = ProblemCode> extends Error {
  readonly code: C;
  readonly values: ProblemValues;
  readonly detail: string | undefined;

  constructor(code: C, ...given: Given<(typeof PROBLEMS)[C], Behind>) {
    const [values = {}, { detail, cause } = {}] = given as [values?: ProblemValues, ...Behind];
    super(problemMessage(code, values), cause === undefined ? undefined : { cause });
    this.name = 'ProblemError';
    this.code = code;
    this.values = values;
    this.detail = detail;
  }

  static fromProblem({ code, values, detail }: Problem): ProblemError {
    return new ProblemError(code, values as ValuesOf<string>, detail === undefined ? {} : { detail });
  }
}

/** A file that is there and is of no use. */
export class UnfitFileError extends Error {
  override readonly name: string = 'UnfitFileError';
  readonly reason: Reason;

  constructor(reason: Reason, options?: ErrorOptions) {
    super(reasonWords(reason), options);
    this.reason = reason;
  }
}

/** Any thrown value as a problem. System errors that a curator can do something about get their own code. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return worded(error.code, error.values, error.detail ?? error.stack);
  }
  const { code, path, name, message, stack } = error as {
    code?: string;
    path?: string;
    name?: string;
    message?: string;
    stack?: string;
  };
  if (name === 'AbortError') return worded('cancelled', {});
  const known = systemProblem(code, path);
  return known ? worded(...known, stack) : worded('unexpected', { reason: message ?? String(error) }, stack);
}

/** A problem as the reason for another. */
export function toReason(error: unknown): Reason {
  const { code, values } = toProblem(error);
  return { code, values };
}

function worded(code: ProblemCode, values: ProblemValues, detail?: string): Problem {
  return { code, values, message: problemMessage(code, values), ...(detail === undefined ? {} : { detail }) };
}

/** SQLite's primary codes that are no fault of the system, as what a person can do about them. */
const SQLITE_PROBLEMS: Readonly<Record<string, readonly [ProblemCode, ProblemValues]>> = {
  SQLITE_BUSY: ['catalogue-in-use', { holder: because('another-program') }],
  SQLITE_LOCKED: ['catalogue-in-use', { holder: because('another-program') }],
  SQLITE_PROTOCOL: ['catalogue-in-use', { holder: because('another-program') }],
  SQLITE_CORRUPT: ['catalogue-damaged', { reason: because('parts-do-not-fit') }],
  SQLITE_NOTADB: ['catalogue-damaged', { reason: because('not-sqlite') }],
  SQLITE_TOOBIG: ['wrong-setting', { setting: because('a-text'), reason: because('too-long-to-keep') }],
  // The rules of the tables hold whatever the window asks for.
  SQLITE_CONSTRAINT: ['bad-request', {}],
};

function sqliteProblem(code: string): readonly [ProblemCode, ProblemValues] | null {
  const [primary = ''] = /^SQLITE_[A-Z]+/.exec(code) ?? [];
  return Object.hasOwn(SQLITE_PROBLEMS, primary) ? (SQLITE_PROBLEMS[primary] ?? null) : null;
}

/** The code and values of an error of the system or of SQLite; null where its own message says more. */
function systemProblem(
  code: string | undefined,
  path: string | undefined,
): readonly [ProblemCode, ProblemValues] | null {
  const fault = systemFault(code);
  if (typeof code !== 'string') return null;
  if (fault === null) return sqliteProblem(code);
  const file = path ?? because(code.startsWith('SQLITE') ? 'catalogue-file' : 'a-file');
  switch (fault) {
    case 'full':
      return ['disk-full', { path: path ?? because('a-file') }];
    case 'not-allowed':
      return ['not-allowed', { path: file }];
    case 'read-only':
      return ['place-read-only', { path: file }];
    case 'gone':
      return path === undefined ? null : ['file-missing', { path }];
    case 'away':
      return ['drive-failed', { path: file, reason: faultReason(fault, code) }];
    case 'short':
      return ['system-short', { reason: faultReason(fault, code) }];
    default:
      return assertNever(fault);
  }
}

/** Why something could not be reached. */
export function faultReason(fault: SystemFault, code: string): Reason {
  switch (fault) {
    case 'away':
      return because('fault-away', { code });
    case 'short':
      return because(code.includes('MEM') ? 'short-of-memory' : 'too-many-files');
    default:
      return because(`fault-${fault}`);
  }
}

/** For closed switches: a case that the compiler says cannot happen, happened. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
