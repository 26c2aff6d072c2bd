/* `vasculum device`: says whether networks learn on the CPU or a GPU here, and why. With --measure, how fast. */
import { DEPTHS, type Depth } from '../domain/training.ts';
import { MEASURED_NETWORK } from '../contract/device.ts';
import { SETTINGS } from '../domain/settings.ts';
import { electronHere } from '../engine/electron-age.ts';
import { command, type JsonOption, readerOf } from './commands.ts';
import { sit } from './sit.ts';
import { bytesWords, shortPace } from '../domain/words.ts';

interface DeviceOptions extends JsonOption {
  readonly measure?: true;
  readonly depth: Depth;
  readonly size: number;
  readonly batch: number;
}

export const device = command(
  'device',
  'say whether networks learn on the CPU or a GPU here, and how fast',
  'device --measure',
)
  .option('--measure', 'measure the speed; about a minute, and nothing else should run meanwhile')
  .option(
    '--depth <n>',
    `layers of the measured network: ${DEPTHS.join(', ')}`,
    readerOf(SETTINGS.depth),
    MEASURED_NETWORK.depth,
  )
  .option('--size <px>', 'side of its pictures', readerOf(SETTINGS.size), MEASURED_NETWORK.size)
  .option('--batch <n>', 'photos a step', readerOf(SETTINGS.batchSize), MEASURED_NETWORK.batchSize)
  .action((options: DeviceOptions) =>
    sit(options.json === true, 'device', async ({ engine, output, run }) => {
      const found = await engine.device();
      output.title(found.title);
      if (found.tensorflow !== null) output.say(`  TensorFlow ${found.tensorflow}`);
      if (found.precision !== null) output.say(`  networks learn in ${found.precision}`);
      if (found.why !== null) output.say(`  ${found.why}`);
      output.say(`  ${bytesWords(found.memoryBytes)} of memory`);
      output.say(`  ${electronHere()}`);
      if (!options.measure) return { device: found, speed: null };
      const { depth } = options;
      const speed = await run('measure', { depth, size: options.size, batchSize: options.batch });
      output.say(`  ResNet${depth}, ${options.size} px, batch ${options.batch}:`);
      output.say(`    learning     ${shortPace(speed.learning)}, in ${speed.precision}`);
      output.say(`    recognition  ${shortPace(speed.recognition)}`);
      output.say(`    memory       ${bytesWords(speed.memoryBytes)} while learning`);
      return { device: found, speed };
    }),
  );
