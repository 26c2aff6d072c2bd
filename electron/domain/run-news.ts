/* What a run tells while it goes on, as data: kept so, told so, and worded where it is shown. Runs everywhere. */
import { RUN_NEWS } from './language/language.ts';
import { type Problem, problemMessage } from './problems.ts';

type Told = Pick<Problem, 'code' | 'values'>;
type Words = typeof RUN_NEWS;
/** In the words a problem is its sentence; in the news it is the problem. */
type ValuesOf<Code extends keyof Words> = Words[Code] extends (news: infer Values extends object) => unknown
  ? { readonly [Part in keyof Values]: Part extends 'problem' ? Told : Values[Part] }
  : Record<never, never>;
export type RunNews = {
  [Code in keyof Words]: { readonly code: Code; readonly values: ValuesOf<Code> };
}[keyof Words];

/** A line of a run's log. */
export interface LogLine {
  readonly timeUtc: string;
  /** Something was kept, changed or lost. */
  readonly strong: boolean;
  readonly sentence: string;
  /** null: of a run from before news were kept as data, or of a kind that is not known here. */
  readonly news: RunNews | null;
}

/** `head` carries what is new; `rest` may be empty. */
export function newsWords({ code, values }: RunNews): { readonly head: string; readonly rest: string } {
  const worded = 'problem' in values ? { ...values, problem: sentenceOf(values.problem) } : values;
  const words = (RUN_NEWS[code] as (values: object) => string | readonly string[])(worded);
  const [head = '', ...rest] = typeof words === 'string' ? [words] : words;
  return { head, rest: rest.join(' ') };
}

export function newsSentence(news: RunNews): string {
  const { head, rest } = newsWords(news);
  return rest === '' ? head : `${head} ${rest}`;
}

/** News as they were kept; null for a sentence of an older run, and for what cannot be worded here. */
export function readNews(kept: string): RunNews | null {
  if (!kept.startsWith('{')) return null;
  try {
    const { code, values } = JSON.parse(kept) as RunNews;
    if (!Object.hasOwn(RUN_NEWS, code)) return null;
    const news = { code, values } as RunNews;
    newsWords(news);
    return news;
  } catch {
    return null;
  }
}

function sentenceOf({ code, values }: Told): string {
  return problemMessage(code, values);
}
