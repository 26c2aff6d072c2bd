// One turn of the row `import`: Vasculum's own job, through its catalogue thread and its photo reader, into a new catalogue.
// Input: the photos' folder, an empty folder.
import { childrensSeconds } from './children.mjs';
import { Engine } from '../../dist/electron/engine/engine.js';

const [photos = '', catalogue = ''] = process.argv.slice(2);
const engine = new Engine();
await engine.open(catalogue, true);
const start = performance.now();
const before = process.cpuUsage();
const request = { folder: photos, labels: 'none', identifiedBy: '', nameRule: null, checklist: null, records: null };
const { found, added } = await engine.runJob('import', request);
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
const cpuSeconds = (user + system) / 1e6 + childrensSeconds();
await engine.stop();
if (added !== found || found === 0) throw new Error(`${added} of ${found} photos were added`);
const figures = { photosPerSecond: found / seconds, photosPerCpuSecond: found / cpuSeconds };
process.stdout.write(`${JSON.stringify(figures)}\n`);
