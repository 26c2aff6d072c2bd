/* The words of `vasculum train` for the advanced settings; each is off when left out. */
import { type Command, Option } from 'commander';
import {
  type AdvancedSettings,
  DEFAULT_ADVANCED,
  type Ensemble,
  PRECISIONS,
  TRAIN_FROM,
  type TrainFrom,
} from '../domain/advanced-settings.ts';
import { decimalNumber, wholeNumber } from './commands.ts';

export interface AdvancedOptions {
  readonly trainFrom?: TrainFrom;
  readonly frozenBatchNorm?: true;
  readonly rateDecay?: number;
  readonly clip?: number;
  readonly accumulate?: number;
  readonly balanced?: true;
  readonly mixup?: number;
  readonly cutmix?: number;
  readonly average?: number;
  readonly patience?: number;
  readonly ensemble?: Exclude<Ensemble, 'off'>;
  readonly precision?: AdvancedSettings['precision'];
}

const off = DEFAULT_ADVANCED;

export function withAdvancedOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--train-from <stage>', 'the layers below keep their weights')
        .choices(TRAIN_FROM)
        .default(off.trainFrom),
    )
    .option('--frozen-batch-norm', 'batch norm stays as in the starting weights: its statistics, scale and shift')
    .option('--rate-decay <part>', 'each stage learns at this part of the rate of the one above', decimalNumber)
    .option('--clip <length>', 'gradients longer than this are shortened to it', decimalNumber)
    .option('--accumulate <n>', 'batches whose gradients are averaged to one step', wholeNumber)
    .option('--balanced', 'every taxon is seen equally often')
    .option('--mixup <alpha>', 'photos are laid over each other in pairs; 0.2 is usual', decimalNumber)
    .option('--cutmix <alpha>', 'a box of one photo goes into another; 1 is usual', decimalNumber)
    .option(
      '--average <decay>',
      'a moving average of the weights is kept instead of them; 0.999 is usual',
      decimalNumber,
    )
    .option('--patience <epochs>', 'end after so many epochs without a better one', wholeNumber)
    .addOption(
      new Option(
        '--ensemble [what]',
        'ask the networks at the ends of the cycles together: measure, or keep as the model',
      )
        .choices(['measure', 'keep'])
        .preset('measure'),
    )
    .addOption(
      new Option('--precision <type>', 'in what activations are kept and multiplied')
        .choices(['auto', ...PRECISIONS])
        .default(off.precision),
    );
}

export function advancedSettingsOf(options: AdvancedOptions): AdvancedSettings {
  return {
    trainFrom: options.trainFrom ?? off.trainFrom,
    frozenBatchNorm: options.frozenBatchNorm ? 'all' : off.frozenBatchNorm,
    rateDecay: options.rateDecay ?? off.rateDecay,
    clipNorm: options.clip ?? off.clipNorm,
    accumulate: options.accumulate ?? off.accumulate,
    balanced: options.balanced ?? off.balanced,
    mixup: options.mixup ?? off.mixup,
    cutmix: options.cutmix ?? off.cutmix,
    averageDecay: options.average ?? off.averageDecay,
    patience: options.patience ?? off.patience,
    ensemble: options.ensemble ?? off.ensemble,
    precision: options.precision ?? off.precision,
  };
}
