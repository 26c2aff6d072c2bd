// The command line from this clone: `npm run vasculum -- …`. Only sets the number of reading threads before anything else runs.
const { threadPoolSize } = require('./thread-pool.cjs');

process.env.UV_THREADPOOL_SIZE ??= threadPoolSize();
void import('../dist/program/command-line/main.js');
