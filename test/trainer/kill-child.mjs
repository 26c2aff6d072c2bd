// Started by kill.test.ts: runs kill-child.ts through Vite, since Node 20 cannot read TypeScript by itself.
import { runnerImport } from 'vite';

await runnerImport(new URL('kill-child.ts', import.meta.url).pathname);
