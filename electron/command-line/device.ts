/* `vasculum device`: says whether networks learn on the CPU or a GPU here, and why. With --measure, how fast. */
import { DEPTHS, type Depth } from '../domain/training.ts';
import { MEASURED_NETWORK } from '../contract/device.ts';
import { SETTINGS } from '../domain/settings.ts';
import { electronHere } from '../engine/electron-age.ts';
import { DEVICE } from '../domain/language/command-line.ts';
import { command, type JsonOption, readerOf } from './commands.ts';
import { sit } from './sit.ts';
import { shortPace } from '../domain/words.ts';

interface DeviceOptions extends JsonOption {
  readonly measure?: true;
  readonly depth: Depth;
  readonly size: number;
  readonly batch: number;
}

export const device = command('device', DEVICE.about, 'device --measure')
  .option('--measure', DEVICE.measure)
  .option('--depth <n>', DEVICE.depth(DEPTHS), readerOf(SETTINGS.depth), MEASURED_NETWORK.depth)
  .option('--size <px>', DEVICE.size, readerOf(SETTINGS.size), MEASURED_NETWORK.size)
  .option('--batch <n>', DEVICE.batch, readerOf(SETTINGS.batchSize), MEASURED_NETWORK.batchSize)
  .action((options: DeviceOptions) =>
    sit(options.json === true, 'device', async ({ engine, output, run }) => {
      const found = await engine.device();
      output.title(found.title);
      if (found.tensorflow !== null) output.say(`  TensorFlow ${found.tensorflow}`);
      if (found.precision !== null) output.say(`  ${DEVICE.learnsIn(found.precision)}`);
      if (found.why !== null) output.say(`  ${found.why}`);
      output.say(`  ${DEVICE.memory(found.memoryBytes)}`);
      output.say(`  ${electronHere()}`);
      if (!options.measure) return { device: found, speed: null };
      const { depth } = options;
      const speed = await run('measure', { depth, size: options.size, batchSize: options.batch });
      output.say(`  ${DEVICE.measured(depth, options.size, options.batch)}`);
      const paces = { learning: shortPace(speed.learning), recognition: shortPace(speed.recognition) };
      for (const line of DEVICE.speeds({ ...speed, ...paces })) output.say(`    ${line}`);
      return { device: found, speed };
    }),
  );
