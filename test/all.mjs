// Runs every test: Vitest, then the program in its window through Playwright, on one display for both, and sums them up.
// The last line is `N passed, N failed`, with `, N skipped` where some were. Words after the command choose test files.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withDisplay } from '../native/display.mjs';

/**
 * @typedef {{passed: number, failed: number, skipped: {name: string, why: string}[]}} Counts
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
const results = mkdtempSync(path.join(tmpdir(), 'vasculum-tests-'));

try {
  const counts = await withDisplay(async (env) => [await runVitest(env), await runPlaywright(env)]);
  process.exitCode = report(counts);
} finally {
  rmSync(results, { recursive: true, force: true });
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
async function runVitest(env) {
  const file = path.join(results, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=./test/vitest-counts.mjs'];
  const args = ['run', '--config', 'test/vitest.config.ts', ...reporters, '--passWithNoTests', ...words];
  const code = await run('vitest/vitest.mjs', args, { ...env, VASCULUM_COUNTS: file });
  return withFailure('Vitest', code, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : none());
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
async function runPlaywright(env) {
  const specs = path.join(root, 'test', 'app');
  if (!existsSync(specs) || !readdirSync(specs).some((name) => name.endsWith('.spec.ts'))) return none();
  const file = path.join(results, 'playwright.json');
  const args = [
    'test',
    '--config',
    'test/playwright.config.ts',
    '--reporter=list,json',
    '--pass-with-no-tests',
    ...words,
  ];
  const code = await run('playwright/cli.js', args, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const counts = none();
  const { suites = [], errors = [] } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  counts.failed += errors.length;
  for (const suite of suites) countSuite(suite, [], counts);
  return withFailure('Playwright', code, counts);
}

/**
 * @param {any} suite of Playwright's JSON report
 * @param {string[]} titles
 * @param {Counts} counts
 */
function countSuite({ title, suites = [], specs = [] }, titles, counts) {
  const here = [...titles, title];
  for (const inner of suites) countSuite(inner, here, counts);
  for (const spec of specs)
    for (const test of spec.tests) {
      const mark = test.annotations.find((/** @type {any} */ { type }) => type === 'skip' || type === 'fixme');
      if (test.status === 'skipped')
        counts.skipped.push({ name: [...here, spec.title].join(' > '), why: mark?.description ?? 'no reason given' });
      else if (test.status === 'unexpected') counts.failed++;
      else counts.passed++;
    }
}

/** @returns {Counts} */
function none() {
  return { passed: 0, failed: 0, skipped: [] };
}

/**
 * A runner that ended badly without a failed test to show for it counts as one failure.
 * @param {string} runner
 * @param {number} code
 * @param {Counts} counts
 */
function withFailure(runner, code, counts) {
  if (code === 0 || counts.failed > 0) return counts;
  process.stdout.write(`${runner} ended with ${code}\n`);
  return { ...counts, failed: 1 };
}

/**
 * @param {string} script in node_modules
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
function run(script, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules', script), ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * @param {Counts[]} all
 * @returns {number} exit code
 */
function report(all) {
  const passed = all.reduce((sum, counts) => sum + counts.passed, 0);
  const failed = all.reduce((sum, counts) => sum + counts.failed, 0);
  const skipped = all.flatMap((counts) => counts.skipped);
  if (skipped.length > 0) process.stdout.write('\nSkipped:\n');
  for (const { name, why } of skipped) process.stdout.write(`  ${name}: ${why}\n`);
  if (passed + failed === 0) process.stdout.write('\nNo test ran.\n');
  process.stdout.write(
    `\n${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}\n`,
  );
  return failed > 0 || passed === 0 ? 1 : 0;
}
