// Every test that needs no window: `test/**/*.test.ts`, in Node.
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // Compiles the runes of `.svelte.ts` modules, as they run in the window.
  plugins: [svelte({ configFile: false })],
  resolve: { conditions: ['browser'] },
  test: {
    include: ['test/**/*.test.ts'],
    // Mounts drives, as root on Linux: `npm run hostile` alone.
    exclude: [
      ...configDefaults.exclude,
      ...(process.env['VASCULUM_HOSTILE'] === 'full' ? [] : ['test/hostile/drives.test.ts']),
    ],
    // Processes, not threads: each TensorFlow and SQLite is then alone in its process, and a crash is one file's.
    pool: 'forks',
    maxWorkers: 2,
    // A TensorFlow test trains for real; on two busy cores that takes a while.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A second, the default, is not long on a busy machine.
    expect: { poll: { timeout: 30_000 } },
    server: { deps: { inline: [/svelte/] } },
  },
});
