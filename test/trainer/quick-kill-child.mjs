// Started by quick-sample.test.ts: runs quick-kill-child.ts through Vite, since Node 20 cannot read TypeScript by itself.
import { runnerImport } from 'vite';

await runnerImport(new URL('quick-kill-child.ts', import.meta.url).pathname);
