// One turn of the row `recognise`: photos that the program has never seen, from their folder to five names each in the catalogue: import
// (hash, EXIF, thumbnail) and recognition. The model is there before. Input: the photos' folder, a
// model file, an empty folder.
import { childrensSeconds } from './children.mjs';
import { Engine } from '../../dist/electron/engine/engine.js';

const [photos = '', model = '', catalogue = ''] = process.argv.slice(2);
const engine = new Engine();
await engine.open(catalogue, true);
await engine.runJob('import-model', { path: model });
const start = performance.now();
const cpuBefore = process.cpuUsage();
const request = { folder: photos, labels: 'none', identifiedBy: '', nameRule: null, checklist: null, records: null };
const { found, added } = await engine.runJob('import', request);
const importSeconds = (performance.now() - start) / 1000;
const { photos: answered } = await engine.runJob('predict', { modelId: null, photos: 'all', shard: null });
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
const cpuSeconds = (user + system) / 1e6 + childrensSeconds();
await engine.stop();
if (added !== found || answered !== found) throw new Error(`${answered} of ${found} photos were answered`);
const figures = { photosPerSecond: found / seconds, photosPerCpuSecond: found / cpuSeconds, importSeconds };
process.stdout.write(`${JSON.stringify(figures)}\n`);
