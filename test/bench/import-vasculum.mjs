// One turn of the row `import`: Vasculum's own job, through its catalogue thread, into a new catalogue.
// Input: the photos' folder, an empty folder.
import { Engine } from '../../dist/electron/engine.js';

const [photos = '', catalogue = ''] = process.argv.slice(2);
const engine = new Engine();
await engine.open(catalogue, true);
const start = performance.now();
const before = process.cpuUsage();
const request = { folder: photos, labels: 'none', identifiedBy: '', nameRule: null, checklist: null, records: null };
const { found, added } = await engine.runJob('import', request);
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
await engine.stop();
if (added !== found || found === 0) throw new Error(`${added} of ${found} photos were added`);
const figures = { photosPerSecond: found / seconds, photosPerCpuSecond: found / ((user + system) / 1e6) };
process.stdout.write(`${JSON.stringify(figures)}\n`);
