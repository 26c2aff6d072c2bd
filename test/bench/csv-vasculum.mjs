// One turn of the row `csv`: Vasculum's own job, through its catalogue thread. Input: catalogue, file to write.
import { DEFAULT_CSV } from '../../dist/electron/contract/exports.js';
import { Engine } from '../../dist/electron/engine/engine.js';

const [catalogue = '', table = ''] = process.argv.slice(2);
const engine = new Engine();
await engine.open(catalogue, false);
const start = performance.now();
const { rows } = await engine.runJob('export-csv', { choice: DEFAULT_CSV, path: table, replace: false });
const seconds = (performance.now() - start) / 1000;
await engine.stop();
process.stdout.write(`${JSON.stringify({ rowsPerSecond: rows / seconds })}\n`);
