/* Gathers what is found in an archive: how often, and the first records of each, with flat memory. Pure; runs everywhere. */
import { VERDICT } from '../../language/language.ts';
import {
  CHECK_NAMES,
  type CheckName,
  CHECKS,
  type Finding,
  MOST_RECORDS,
  type RecordAt,
  type RuleName,
  type Verdict,
  weightOf,
} from '../verdict-rules.ts';

/** Longer texts of an archive are not repeated. */
const LONGEST_VALUE = 120;

/** A stranger's archive may have a thousand columns that are wrong, each in its own way. */
const MOST_FINDINGS = 500;

export interface At {
  readonly file?: string | null;
  readonly about?: string;
  readonly record?: RecordAt;
}

export class Gathered {
  readonly #found = new Map<
    string,
    Omit<Finding, 'sentence' | 'count' | 'records'> & { count: number; records: RecordAt[] }
  >();
  readonly #rows = new Map<string, number>();
  readonly #skipped = new Set<CheckName>();

  add(rule: RuleName, { file = null, about = '', record }: At = {}): void {
    const key = `${rule}\n${file ?? ''}\n${about}`;
    let found = this.#found.get(key);
    if (!found) {
      if (this.#found.size >= MOST_FINDINGS) return;
      found = { rule, weight: weightOf(rule), file, about: about.slice(0, LONGEST_VALUE), count: 0, records: [] };
      this.#found.set(key, found);
    }
    found.count += 1;
    if (record && found.records.length < MOST_RECORDS)
      found.records.push({ ...record, value: record.value.slice(0, LONGEST_VALUE) });
  }

  counted(file: string, rows: number): void {
    this.#rows.set(file, rows);
  }

  /** There is nothing to make this check of. */
  skip(...checks: readonly CheckName[]): void {
    for (const check of checks) this.#skipped.add(check);
  }

  verdict(): Verdict {
    const findings = [...this.#found.values()].map((found) => ({
      ...found,
      sentence: VERDICT.rules[found.rule]({ count: found.count, file: found.file ?? '', about: found.about }),
    }));
    const inOrder = findings.toSorted((a, b) => Number(b.weight === 'refuse') - Number(a.weight === 'refuse'));
    const passed = CHECK_NAMES.filter(
      (check) => !this.#skipped.has(check) && !findings.some(({ rule }) => rule in CHECKS[check]),
    );
    return {
      wouldIndex: findings.every(({ weight }) => weight !== 'refuse'),
      findings: inOrder,
      passed,
      rows: Object.fromEntries(this.#rows),
    };
  }
}
