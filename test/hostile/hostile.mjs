// Everything that strangers, failing drives and kills may do, at its full length: `npm run hostile`. The quick part of the
// same tests runs in `npm test`. Words after the command choose test files. Prints what was tried and what came of it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const words = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'vasculum-hostile-table-'));
const table = path.join(folder, 'table.txt');
const wanted = words.length > 0 ? words.map((word) => `test/hostile/${word}`) : ['test/hostile'];
const child = spawn(
  process.execPath,
  [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/vitest.config.ts', ...wanted],
  { cwd: root, stdio: 'inherit', env: { ...process.env, VASCULUM_HOSTILE: 'full', VASCULUM_HOSTILE_TABLE: table } },
);
child.on('close', (code) => {
  process.stdout.write(`\n${existsSync(table) ? readFileSync(table, 'utf8') : ''}`);
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = code ?? 1;
});
