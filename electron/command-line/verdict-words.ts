/* The verdict on an archive, line by line. */
import type { Verdict } from '../domain/darwin-core/verdict-rules.ts';
import { ARCHIVES, CHECK } from '../domain/language/command-line.ts';
import { VERDICT } from '../domain/language/language.ts';
import { shownPath } from '../domain/path-text.ts';
import type { Output } from './output.ts';

/** So many records are named below a finding; --json has more. */
const SHOWN = 3;

export function sayVerdict(output: Output, { wouldIndex, findings, passed, rows }: Verdict): void {
  const bad = findings.filter(({ weight }) => weight === 'refuse').length;
  output.say(`  ${wouldIndex ? VERDICT.good : VERDICT.bad(bad)}`);
  for (const [file, of] of Object.entries(rows)) output.say(`  ${VERDICT.rows(file, of)}`);
  for (const { weight, sentence, records, count } of findings) {
    output.say(`  ${CHECK.marks[weight === 'refuse' ? 'bad' : 'warn']}  ${shownPath(sentence)}`);
    const named = records
      .slice(0, SHOWN)
      .map(VERDICT.record)
      .filter((words) => words !== '');
    for (const words of named) output.say(`        ${words}`);
    if (named.length > 0 && count > named.length) output.say(`        ${VERDICT.more(count - named.length)}`);
  }
  for (const check of passed) output.say(`  ${CHECK.marks.ok}  ${VERDICT.passed[check]}`);
  if (findings.length > bad) output.say(`  ${ARCHIVES.worthMending(findings.length - bad)}`);
}
