/* One act that puts something right, from the command line: what it would do, with --dry-run only that, then the act. */
import { type Command, Option } from 'commander';
import type { Repair, RepairPlan, RepairResult } from '../contract/repair.ts';
import { REPAIRS } from '../domain/language/command-line.ts';
import { fieldForetold } from '../domain/language/language.ts';
import { catalogueOption, type CatalogueOption } from './commands.ts';
import type { Session } from './session.ts';
import { inputProblem } from '../checks/input-problem.ts';
import { catalogueInputs } from '../checks/inputs.ts';
import { WrongUse } from './wrong-use.ts';

export interface RepairOptions extends CatalogueOption {
  readonly dryRun?: true;
  readonly by?: string;
}

export function withRepairOptions(command: Command): Command {
  return command.addOption(catalogueOption()).addOption(new Option('--dry-run', REPAIRS.dryRun));
}

type Done = (RepairPlan & { readonly done: false }) | (RepairResult & { readonly done: true });

export async function putRight({ engine, output }: Session, repair: Repair, options: RepairOptions): Promise<Done> {
  const request = { repair, by: options.by ?? '' };
  const checked = catalogueInputs['repair.do'].safeParse(request);
  if (!checked.success) throw new WrongUse(inputProblem(checked.error).message);
  if (options.dryRun === true) {
    const plan = await engine.catalogue.call('repair.plan', request);
    output.say(`  ${REPAIRS.would(plan.description)}`);
    for (const field of plan.fields ?? []) output.say(`  ${fieldForetold(field)}`);
    for (const sentence of plan.told) output.say(`  ${sentence}`);
    return { ...plan, done: false };
  }
  const result = await engine.catalogue.call('repair.do', request);
  output.say(`  ${result.description}`);
  for (const sentence of result.told) output.say(`  ${sentence}`);
  return { ...result, done: true };
}
