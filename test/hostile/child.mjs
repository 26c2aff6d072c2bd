// Started by readers.test.ts: runs child.ts through Vite, since Node 20 cannot read TypeScript by itself.
import { runnerImport } from 'vite';

await runnerImport(new URL('child.ts', import.meta.url).pathname);
