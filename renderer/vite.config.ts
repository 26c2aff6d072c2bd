/*
 * Builds the window into dist/renderer. The page runs under `script-src 'self'; style-src 'self'`: no inline script, no
 * inline style, no eval; everything is a file beside index.html. Runs in Node, and is therefore outside the window's
 * tsconfig.
 */
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [svelte({ configFile: false })],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    // The whole window is one local file set; a preload script would only be one more file to allow.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: true,
    chunkSizeWarningLimit: 1500,
    // Said on a busy machine, about nobody's fault.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
