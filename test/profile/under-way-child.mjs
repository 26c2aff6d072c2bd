// Begins a job as a program does, says so, and waits to be ended: node under-way-child.mjs PROFILE CATALOGUE RUN [exit code].
import { UnderWay } from '../../dist/electron/profile/under-way.js';

const [profile, catalogue, run, code] = process.argv.slice(2);
const underWay = new UnderWay(profile);
underWay.begin(catalogue, 'train', { settings: { name: 'Beetles' }, resumeRunId: run === 'new' ? null : Number(run) });
if (run !== 'new') underWay.learning(catalogue, Number(run), 'Beetles');
process.stdout.write('begun\n');
if (code !== undefined) process.exit(Number(code));
setInterval(() => {}, 1000);
