// Row `app`: a training run in Electron beside the same run in plain Node: the same job in the program's own trainer
// thread, started by the same script (training-turn.mjs). Electron brings its own memory allocator and its own Node.
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withDisplay } from '../../native/display.mjs';
import { electronLaunch, findElectron } from '../../native/electron.mjs';
import { threadPoolSize } from '../../native/thread-pool.cjs';
import { figuresOf, measured, say, takeTurns } from './figures.mjs';

const file = (name) => fileURLToPath(new URL(name, import.meta.url));

export const appRow = {
  name: 'app',
  async run({ options, rounds, folder }) {
    const what = `A run of ResNet50, ${options.size} px, batch ${options.batch}, ${options.precision}, photos read and decoded`;
    if (!findElectron()) return { what, skipped: 'Electron is not here; npm run setup' };
    const { makeTrainingCatalogue, trainingSettings } = await import('./training-catalogue.mjs');
    say('app: drawing and reading a sample collection');
    const original = await makeTrainingCatalogue(path.join(folder, 'app'), Number(options.batch));
    const catalogue = path.join(folder, 'app', 'copy');
    const input = JSON.stringify({ catalogue, settings: trainingSettings(options) });
    const turns = await takeTurns(rounds, ['electron', 'node'], async (side, round) => {
      cpSync(original, catalogue, { recursive: true });
      const turn = await (side === 'electron' ? inElectron(input, folder) : inNode(input));
      rmSync(catalogue, { recursive: true, force: true });
      say(`app, round ${round + 1} of ${rounds}: ${side} ${turn.imagesPerSecond.toFixed(2)} images/s`);
      return turn;
    });
    const measures = [
      { measure: 'imagesPerSecond', unit: 'images/s', goal: { ratioAtLeast: 0.97 } },
      { measure: 'imagesPerCpuSecond', unit: 'images a second of one core' },
    ].map((measure) => measured(turns, ['electron', 'node'], measure));
    return { what, compared: [{ peer: 'node', titles: ['in Electron', 'in Node', 'ratio'], measures }] };
  },
};

function inNode(input) {
  return figuresOf(process.execPath, [file('training-turn.mjs'), input], {
    ...process.env,
    UV_THREADPOOL_SIZE: threadPoolSize(),
  });
}

function inElectron(input, folder) {
  return withDisplay((environment) => {
    const profile = `--user-data-dir=${path.join(folder, 'app', 'profile')}`;
    const app = { app: file('training-app'), env: environment };
    const { executablePath, args, env } = electronLaunch([profile, input], app);
    return figuresOf(executablePath, args, env);
  });
}
