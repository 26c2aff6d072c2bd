import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { electronLaunch } from '../../native/electron.mjs';
import { threadPoolSize } from '../../native/thread-pool.cjs';

const pool = join(import.meta.dirname, '../../native/thread-pool.cjs');

/** Threads of a process that sets its pool for so many cores, loads a module, and gives the pool work. */
function threadsFor(cores: number): number {
  const script = `
    process.env.UV_THREADPOOL_SIZE = require(${JSON.stringify(pool)}).threadPoolSize(${cores});
    void import('node:path').then(() => {
      for (let i = 0; i < 32; i++) require('node:crypto').pbkdf2('a', 'b', 100_000, 32, 'sha256', () => {});
      setTimeout(() => {
        process.stdout.write(String(require('node:fs').readdirSync('/proc/self/task').length));
        process.exit(0);
      }, 50);
    });`;
  return Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));
}

describe('the pool of threads that read photos', () => {
  it('has a thread for each core, and four at least', () => {
    expect([1, 4, 6, 32].map((cores) => threadPoolSize(cores))).toEqual(['4', '4', '6', '32']);
  });

  it.runIf(process.platform === 'linux')('really has as many (Linux, which counts threads)', () => {
    expect(threadsFor(12) - threadsFor(2)).toBe(8);
  });

  it('is set for the window, unless somebody has set it', () => {
    expect(electronLaunch([], { env: {} }).env['UV_THREADPOOL_SIZE']).toBe(threadPoolSize());
    expect(electronLaunch([], { env: { UV_THREADPOOL_SIZE: '3' } }).env['UV_THREADPOOL_SIZE']).toBe('3');
  });
});
