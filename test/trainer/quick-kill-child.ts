/* Started by quick-sample.test.ts and killed by it: a quick run in the catalogue named, or the one that was killed before. */
import { QUICK, openCatalogueFor } from '../helpers/quick-catalogue.ts';

const { thread, learn } = await openCatalogueFor(process.argv[2] ?? '');
const before = (await thread.call('runs.list', null)).find(({ name, resumable }) => name === QUICK.name && resumable);
await learn(QUICK, before?.id ?? null, { policy: { atEpochEnd: 0, withinEpoch: 0 } });
process.exit(0);
