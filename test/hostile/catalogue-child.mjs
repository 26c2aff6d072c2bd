// Started by catalogues.test.ts: runs catalogue-child.ts through Vite, since Node 20 cannot read TypeScript by itself.
import { runnerImport } from 'vite';

await runnerImport(new URL('catalogue-child.ts', import.meta.url).pathname);
