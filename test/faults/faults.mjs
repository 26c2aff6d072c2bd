// What a bad day does to the real command line: it is killed at random instants, its disk fills up, bytes of its file change.
// `npm run faults` tries all of it, `npm test` a part. Words after the command choose test files, and `VASCULUM_FAULTS_SEED=N`
// repeats a round. Prints the seed, what was tried and what came of it; ends with 1 where anything was lost.
import { randomInt } from 'node:crypto';
import { fullRound } from '../full-round.mjs';

const seed = process.env['VASCULUM_FAULTS_SEED'] ?? String(randomInt(1, 1_000_000));
process.stdout.write(`seed ${seed}\n`);
fullRound('faults', { VASCULUM_FAULTS_SEED: seed });
