/*
 * `vasculum names`: brings in a checklist; ties a label ("rat") to the taxon that it stands for, for all specimens that a person called so; puts
 * the name of a taxon right where it was typed wrong.
 */
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { LIST_CHANGES, TAKEN_CHANGES } from '../contract/lists.ts';
import { because, ProblemError } from '../domain/problems.ts';
import { LABEL } from '../domain/taxonomy.ts';
import { NAMES } from '../domain/language/command-line.ts';
import { catalogueOption, type CatalogueOption, command, quoted } from './commands.ts';
import { MOST_HITS, named, taxonCalled } from './known-taxon.ts';
import { putRight, type RepairOptions, withRepairOptions } from './put-right.ts';
import type { Session } from './session.ts';
import { sit } from './sit.ts';
import { WrongUse } from './wrong-use.ts';

interface Options extends CatalogueOption {
  readonly identifiedBy: string;
}

const tie = command(
  'tie',
  NAMES.tie,
  'names tie rat "Rattus rattus" --catalogue ~/animals --identified-by "Edith Moser"',
)
  .argument('<label>', NAMES.label)
  .argument('<name>', NAMES.name)
  .addOption(catalogueOption())
  .requiredOption('--identified-by <name>', NAMES.identifiedBy)
  .action((label: string, name: string, options: Options) =>
    sit(options.json === true, 'names tie', async (session) => {
      const { open, engine, output } = session;
      await open(options.catalogue);
      const labelId = await idOfLabel(session, label);
      const taxonId = await idOfTaxon(session, name);
      const request = { labelId, taxonId, identifiedBy: options.identifiedBy };
      const result = await engine.catalogue.call('names.tie-label', request);
      output.say(`  ${result.description}`);
      return result;
    }),
  );

async function idOfLabel(session: Session, wanted: string): Promise<number> {
  const found = await named(
    session,
    wanted,
    (hit) => hit.taxonRank === LABEL && hit.scientificName === wanted.normalize(),
  );
  if (found[0]) return found[0].id;
  throw new WrongUse(NAMES.noLabel(quoted(wanted)));
}

async function idOfTaxon(session: Session, wanted: string): Promise<number> {
  const known = await taxonCalled(session, wanted);
  return known ?? (await session.engine.catalogue.call('names.add', { name: wanted })).id;
}

const rename = withRepairOptions(
  command('rename', NAMES.rename, 'names rename "Carabus auratsu" "Carabus auratus" --catalogue ~/beetles'),
)
  .argument('<name>', NAMES.now)
  .argument('<new-name>', NAMES.right)
  .action((name: string, scientificName: string, options: RepairOptions) =>
    sit(options.json === true, 'names rename', async (session) => {
      await session.open(options.catalogue);
      const hits = await session.engine.catalogue.call('names.search', { text: name, limit: MOST_HITS });
      const found = hits.filter((hit) => hit.scientificName === name);
      const [taxon] = found;
      if (!taxon) throw new ProblemError('name-unknown', { name });
      if (found.length > 1) throw new ProblemError('name-unknown', { name: because('of-several-taxa', { name }) });
      return putRight(session, { act: 'rename', taxonId: taxon.id, scientificName }, options);
    }),
  );

interface ListOptions extends CatalogueOption {
  readonly dryRun?: true;
}

const addList = command('add-list', NAMES.addList, 'names add-list carabidae.zip --catalogue ~/beetles --dry-run')
  .argument('<file>', NAMES.list)
  .addOption(catalogueOption())
  .addOption(new Option('--dry-run', NAMES.dryRun))
  .action((file: string, options: ListOptions) =>
    sit(options.json === true, 'names add-list', async (session) => {
      const { open, engine, output, run } = session;
      await open(options.catalogue, { create: options.dryRun !== true });
      const path = resolve(file);
      const plan = await engine.catalogue.call('names.list-plan', { path });
      output.say(`  ${NAMES.listed(plan.title, plan.names, plan.same)}`);
      if (plan.before) output.say(`  ${NAMES.before(plan.before.version, plan.before.addedUtc)}`);
      for (const kind of LIST_CHANGES) {
        const { count } = plan.changes[kind];
        if (count > 0) output.say(`    ${NAMES.change(count, NAMES.changes[kind])}`);
      }
      for (const { trouble, count, first } of plan.told)
        output.say(`  ${NAMES.trouble(NAMES.troubles[trouble], count, first)}`);
      if (options.dryRun === true) return { ...plan, written: null };
      const written = await run('add-list', { path, take: [...TAKEN_CHANGES], by: '' });
      output.say(`  ${written.actionId === null ? NAMES.nothing : NAMES.written(written.added, written.changed)}`);
      return { ...plan, written };
    }),
  );

export const namesCommand = new Command('names')
  .description(NAMES.about)
  .addCommand(addList)
  .addCommand(tie)
  .addCommand(rename);
