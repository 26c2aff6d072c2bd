/* `vasculum weights`: starting weights: add a file, list them, say where to get more, check that a file is complete. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { NATURE_WEIGHTS_WORDS, takenPartWords, WEIGHTS_FORMAT_WORDS } from '../domain/language/language.ts';
import { ProblemError } from '../domain/problems.ts';
import {
  type ListedWeights,
  NATURE_WEIGHTS,
  OFFICIAL_WEIGHTS,
  type WeightsSummary,
} from '../contract/starting-weights.ts';
import { offeredWeights, weightsFolders } from '../engine/offered-weights.ts';
import { WEIGHTS } from '../domain/language/command-line.ts';
import { catalogueOption, type CatalogueOption, command, type JsonOption } from './commands.ts';
import { bytesWords, count } from '../domain/words.ts';
import { partOf, type PartOption, partOption, sayingWhichParts } from './part-option.ts';
import { removeAfterAsking, type YesOption, yesOption } from './remove.ts';
import { sit } from './sit.ts';
import { type ColumnOf, sayList } from './words.ts';

const add = command('add', WEIGHTS.add, 'weights add resnet50-11ad3fa6.pth --catalogue ~/beetles')
  .argument('<file>', WEIGHTS.file)
  .addOption(partOption())
  .addOption(catalogueOption())
  .action((file: string, options: CatalogueOption & PartOption) =>
    sit(options.json === true, 'weights add', async ({ open, run, output }) => {
      await open(options.catalogue);
      const input = { path: resolve(file), ...partOf(options) };
      const result = await sayingWhichParts(output, run('add-weights', input));
      output.say(`  ${WEIGHTS.added(inWords(result.weights), result.added)}`);
      if (result.part) output.say(`  ${takenPartWords(result.part)}`);
      return result;
    }),
  );

const list = command('list', WEIGHTS.list, 'weights list --catalogue ~/beetles')
  .addOption(catalogueOption())
  .action((options: CatalogueOption) =>
    sit(options.json === true, 'weights list', async ({ open, engine, output }) => {
      await open(options.catalogue, { orLook: true });
      const weights = await engine.catalogue.call('weights.list', null);
      const offered = offeredWeights();
      sayList(output, COLUMNS, weights, WEIGHTS.none);
      for (const { name, path, bytes } of offered) output.say(`  ${WEIGHTS.ready(name, bytes, path)}`);
      return { weights, offered };
    }),
  );

const remove = command('remove', WEIGHTS.remove, 'weights remove resnet50-11ad3fa6.pth --catalogue ~/beetles')
  .argument('<name>', WEIGHTS.name)
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
  [WEIGHTS.columns.weights, ({ name }) => name, { most: 60 }],
  [WEIGHTS.columns.network, ({ depth }) => `ResNet-${depth}`],
  [WEIGHTS.columns.format, ({ format }) => WEIGHTS_FORMAT_WORDS[format]],
  [WEIGHTS.columns.parameters, ({ parameters }) => count(parameters), { right: true }],
  [WEIGHTS.columns.classes, ({ classes }) => (classes === null ? '' : count(classes)), { right: true }],
  ['SHA-256', ({ sha256 }) => sha256.slice(0, 16)],
  [WEIGHTS.columns.added, ({ addedUtc }) => addedUtc.slice(0, 10)],
  [WEIGHTS.columns.room, ({ bytes }) => bytesWords(bytes), { right: true }],
];

const where = command('where', WEIGHTS.where, 'weights where').action((options: JsonOption) =>
  sit(options.json === true, 'weights where', async ({ output }) => {
    output.say(`  ${WEIGHTS.fetchesNothing}`);
    output.say();
    for (const { file, what, from, address } of OFFICIAL_WEIGHTS) {
      output.say(`  ${file}`);
      output.say(`      ${WEIGHTS.from(what, from)}`);
      output.say(`      ${address}`);
    }
    output.say();
    output.say(`  ${NATURE_WEIGHTS_WORDS.title}`);
    output.say();
    for (const { file, what, from, address, licence, certainty } of NATURE_WEIGHTS) {
      output.say(`  ${file}`);
      output.say(`      ${WEIGHTS.from(what, from)}`);
      for (const line of [address, NATURE_WEIGHTS_WORDS.licenceOf(licence), certainty]) output.say(`      ${line}`);
    }
    output.say();
    for (const line of [WEIGHTS.digits, WEIGHTS.timm, WEIGHTS.found(weightsFolders())]) output.say(`  ${line}`);
    return [...OFFICIAL_WEIGHTS, ...NATURE_WEIGHTS];
  }),
);

const check = command('check', WEIGHTS.check, 'weights check resnet50-11ad3fa6.pth')
  .argument('<file>')
  .addOption(partOption())
  .action((file: string, options: JsonOption & PartOption) =>
    sit(options.json === true, 'weights check', async ({ output }) => {
      const { readFrom, readSource, requireAgreement } = await import('../trainer/starting-weights/source.ts');
      const source = await readSource(resolve(file));
      const { name, sha256, claimed } = source;
      output.say(`  SHA-256  ${sha256}`);
      requireAgreement(source);
      output.say(`           ${claimed === null ? WEIGHTS.claimsNone : WEIGHTS.asNamed}`);
      const { format, depth, stride, classes, parameters, part } = await sayingWhichParts(
        output,
        readFrom(source, undefined, options.part),
      );
      output.say(`  ${inWords({ name, format, depth, classes, parameters })}`);
      if (part) output.say(`  ${takenPartWords(part)}`);
      output.say(`  ${WEIGHTS.whole}`);
      return { name, sha256, claimed, format, depth, stride, classes, parameters, part };
    }),
  );

function inWords(one: Pick<WeightsSummary, 'name' | 'depth' | 'format' | 'parameters' | 'classes'>): string {
  return WEIGHTS.one(one, WEIGHTS_FORMAT_WORDS[one.format]);
}

export const weights = new Command('weights')
  .description(WEIGHTS.about)
  .addCommand(add)
  .addCommand(list)
  .addCommand(remove)
  .addCommand(where)
  .addCommand(check);
