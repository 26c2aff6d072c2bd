// A Vitest reporter that leaves the counts, and why each skipped test was skipped, in the file that VASCULUM_COUNTS names.
// Vitest's own JSON has no reasons. Used by test/all.mjs.
import { writeFileSync } from 'node:fs';

export default class VitestCounts {
  passed = 0;
  failed = 0;
  /** @type {{name: string, why: string}[]} */
  skipped = [];

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    const result = test.result();
    if (result.state === 'passed') this.passed++;
    else if (result.state === 'failed') this.failed++;
    else
      this.skipped.push({ name: test.fullName, why: (result.state === 'skipped' && result.note) || 'no reason given' });
  }

  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} errors that belong to no test
   */
  onTestRunEnd(modules, errors) {
    // A file that could not be read has no tests to fail.
    this.failed += errors.length + modules.filter((module) => module.errors().length > 0).length;
    const { passed, failed, skipped } = this;
    writeFileSync(/** @type {string} */ (process.env.VASCULUM_COUNTS), JSON.stringify({ passed, failed, skipped }));
  }
}
