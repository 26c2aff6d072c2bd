// Tests that `npm test` runs a part of, at their full length: those of one folder, with what they tell as a table at the end.
// Words choose test files. `VASCULUM_<FOLDER>` tells them that it is the full round, `VASCULUM_<FOLDER>_TABLE` where to tell.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Ends with the tests' own exit code.
 * @param {string} name of the folder in `test/`
 * @param {NodeJS.ProcessEnv} [more]
 */
export function fullRound(name, more = {}) {
  const words = process.argv.slice(2);
  const folder = mkdtempSync(path.join(tmpdir(), `vasculum-${name}-table-`));
  const table = path.join(folder, 'table.txt');
  const wanted = words.length > 0 ? words.map((word) => `test/${name}/${word}`) : [`test/${name}`];
  const variable = `VASCULUM_${name.toUpperCase()}`;
  const child = spawn(
    process.execPath,
    [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/vitest.config.ts', ...wanted],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...more, [variable]: 'full', [`${variable}_TABLE`]: table } },
  );
  child.on('close', (code) => {
    process.stdout.write(`\n${existsSync(table) ? readFileSync(table, 'utf8') : ''}`);
    rmSync(folder, { recursive: true, force: true });
    process.exitCode = code ?? 1;
  });
}
