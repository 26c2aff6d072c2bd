// Builds the program into dist/program, as Vite's settings: each place where code begins to run is one file, with those that they
// share beside it. They load in half the time that the hundreds of modules take. Packages stay outside, except zod, most of whose
// files are translations that are never read. What `tsc` writes into dist/electron is for tests and measurements, except for the
// window's preload script, which has to be CommonJS.
import path from 'node:path';
import { defineConfig } from 'vite';
import { root } from './places.mjs';

const starts = [
  'main/main',
  'command-line/main',
  'threads/backups',
  'threads/catalogue',
  'threads/keras',
  'threads/reader',
  'threads/trainer',
];

export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: ['zod'], external: ['electron'] },
  build: {
    ssr: true,
    outDir: 'dist/program',
    emptyOutDir: true,
    target: 'node20',
    // Names in stack traces stay as they are in the source.
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(starts.map((start) => [start, path.join(root, 'electron', `${start}.ts`)])),
      output: { chunkFileNames: 'shared/[name].js' },
      checks: { pluginTimings: false },
    },
  },
});
