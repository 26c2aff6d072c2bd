/* `vasculum weights`: starting weights: add a file, list them, say where to get more, check that a file is complete. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { WEIGHTS_FORMAT_WORDS } from '../domain/language/language.ts';
import { ProblemError } from '../domain/problems.ts';
import { type ListedWeights, OFFICIAL_WEIGHTS, type WeightsSummary } from '../contract/starting-weights.ts';
import { offeredWeights, weightsFolders } from '../engine/offered-weights.ts';
import { catalogueOption, type CatalogueOption, command, type JsonOption } from './commands.ts';
import { bytesWords, count } from '../domain/words.ts';
import { removeAfterAsking, type YesOption, yesOption } from './remove.ts';
import { sit } from './sit.ts';
import { type ColumnOf, sayList } from './words.ts';

const add = command(
  'add',
  'check a weights file and keep it in the catalogue',
  'weights add resnet50-11ad3fa6.pth --catalogue ~/beetles',
)
  .argument('<file>', "PyTorch's .pth, .safetensors, Keras' .h5, or the folder of a model")
  .addOption(catalogueOption())
  .action((file: string, options: CatalogueOption) =>
    sit(options.json === true, 'weights add', async ({ open, run, output }) => {
      await open(options.catalogue);
      const result = await run('add-weights', { path: resolve(file) });
      output.say(`  ${result.added ? 'Added' : 'There already'}: ${inWords(result.weights)}`);
      return result;
    }),
  );

const list = command(
  'list',
  'the weights of a catalogue, and files that lie ready',
  'weights list --catalogue ~/beetles',
)
  .addOption(catalogueOption())
  .action((options: CatalogueOption) =>
    sit(options.json === true, 'weights list', async ({ open, engine, output }) => {
      await open(options.catalogue);
      const weights = await engine.catalogue.call('weights.list', null);
      const offered = offeredWeights();
      sayList(output, COLUMNS, weights, 'No weights were added to this catalogue yet.');
      for (const { name, path, bytes } of offered) {
        output.say(`  ${name} (${bytesWords(bytes)}) lies ready to be added: ${path}`);
      }
      return { weights, offered };
    }),
  );

const remove = command(
  'remove',
  'remove weights from the catalogue; models that began from them stay',
  'weights remove resnet50-11ad3fa6.pth --catalogue ~/beetles',
)
  .argument('<name>', 'as in the list, or the first digits of the SHA-256')
  .addOption(catalogueOption())
  .addOption(yesOption())
  .action((name: string, options: CatalogueOption & YesOption) =>
    sit(options.json === true, 'weights remove', async (session) => {
      await session.open(options.catalogue);
      const all = await session.engine.catalogue.call('weights.list', null);
      const isMeant = (one: ListedWeights) => name.length >= 8 && one.sha256.startsWith(name.toLowerCase());
      const found = all.find((one) => one.name === name) ?? all.find(isMeant);
      if (!found) throw new ProblemError('weights-missing', { name });
      return removeAfterAsking(session, { kind: 'weights', id: found.id }, options);
    }),
  );

const COLUMNS: readonly ColumnOf<ListedWeights>[] = [
  ['Weights', ({ name }) => name, { most: 60 }],
  ['Network', ({ depth }) => `ResNet-${depth}`],
  ['Format', ({ format }) => WEIGHTS_FORMAT_WORDS[format]],
  ['Parameters', ({ parameters }) => count(parameters), { right: true }],
  ['Classes', ({ classes }) => (classes === null ? '' : count(classes)), { right: true }],
  ['SHA-256', ({ sha256 }) => sha256.slice(0, 16)],
  ['Added', ({ addedUtc }) => addedUtc.slice(0, 10)],
  ['Room', ({ bytes }) => bytesWords(bytes), { right: true }],
];

const where = command(
  'where',
  'which files fit, where they are, and how to tell that one is whole',
  'weights where',
).action((options: JsonOption) =>
  sit(options.json === true, 'weights where', async ({ output }) => {
    output.say('  Vasculum fetches nothing. Get a file with a browser, on any machine, and bring it here:');
    output.say();
    for (const { file, what, from, address } of OFFICIAL_WEIGHTS) {
      output.say(`  ${file}`);
      output.say(`      ${what}, from ${from}`);
      output.say(`      ${address}`);
    }
    output.say();
    output.say(
      "  The name of a file of torchvision's ends in the first 8 digits of its SHA-256; Vasculum compares them.",
    );
    output.say("  timm's ResNets as .safetensors or .pth fit too, where they are named resnet18 to resnet152.");
    output.say(`  Files in ${weightsFolders().join(' and ')} are found by themselves.`);
    return OFFICIAL_WEIGHTS;
  }),
);

const check = command(
  'check',
  'say what a weights file holds, and whether it is what its name says',
  'weights check resnet50-11ad3fa6.pth',
)
  .argument('<file>')
  .action((file: string, options: JsonOption) =>
    sit(options.json === true, 'weights check', async ({ output }) => {
      const { readFrom, readSource, requireAgreement } = await import('../trainer/starting-weights/source.ts');
      const source = await readSource(resolve(file));
      const { name, sha256, claimed } = source;
      output.say(`  SHA-256  ${sha256}`);
      requireAgreement(source);
      output.say(claimed === null ? '           its name claims none' : '           as its name says');
      const { format, depth, stride, classes, parameters } = await readFrom(source);
      output.say(`  ${inWords({ name, format, depth, classes, parameters })}`);
      output.say('  Every tensor is there, of the right shape, and a number throughout.');
      return { name, sha256, claimed, format, depth, stride, classes, parameters };
    }),
  );

function inWords({
  name,
  depth,
  format,
  parameters,
  classes,
}: Pick<WeightsSummary, 'name' | 'depth' | 'format' | 'parameters' | 'classes'>): string {
  const last = classes === null ? 'no last layer' : `a last layer for ${count(classes)} classes`;
  return `${name}, a ResNet-${depth} (${WEIGHTS_FORMAT_WORDS[format]}), ${count(parameters)} parameters and ${last}`;
}

export const weights = new Command('weights')
  .description('weights to begin from: add, list, remove, where to get them, check')
  .addCommand(add)
  .addCommand(list)
  .addCommand(remove)
  .addCommand(where)
  .addCommand(check);
