/* `vasculum specimens set`: fields of one specimen, of a range of numbers or of a name, set or emptied as one act. */
import { InvalidArgumentError, Option } from 'commander';
import type { EditedField, FieldEdit, FieldsOf, FieldWay } from '../contract/fields.ts';
import { EDITED_TERMS } from '../domain/field-values.ts';
import { HEADING, headingKey } from '../domain/darwin-core/terms.ts';
import { SETTING } from '../domain/language/command-line.ts';
import { ProblemError } from '../domain/problems.ts';
import { command } from './commands.ts';
import { knownTaxon } from './known-taxon.ts';
import { putRight, type RepairOptions, withRepairOptions } from './put-right.ts';
import type { Session } from './session.ts';
import { sit } from './sit.ts';
import { WrongUse } from './wrong-use.ts';

interface Options extends RepairOptions {
  readonly number?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly taxon?: string;
  readonly set?: readonly Given[];
  readonly empty?: readonly string[];
  readonly onlyEmpty?: true;
}

interface Given {
  readonly field: EditedField;
  readonly value: string;
}

/** One of Darwin Core's in any spelling, else one of the catalogue's own. */
function fieldCalled(typed: string): EditedField {
  const term = EDITED_TERMS.find((one) => HEADING[one] === headingKey(typed));
  return term === undefined ? { own: typed.trim() } : { term };
}

function given(text: string, before: readonly Given[] = []): readonly Given[] {
  const at = text.indexOf('=');
  const value = text.slice(at + 1);
  if (at < 1 || value.trim() === '') throw new InvalidArgumentError(SETTING.needsValue);
  return [...before, { field: fieldCalled(text.slice(0, at)), value }];
}

const each = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

async function specimensOf(session: Session, { number = [], from, to, taxon }: Options): Promise<FieldsOf> {
  const isRange = from !== undefined || to !== undefined;
  if (Number(number.length > 0) + Number(isRange) + Number(taxon !== undefined) !== 1)
    throw new WrongUse(SETTING.which);
  if (taxon !== undefined) return { taxonId: await knownTaxon(session, taxon) };
  if (isRange) {
    if (from === undefined || to === undefined) throw new WrongUse(SETTING.bothEnds);
    return { from, to };
  }
  const specimenIds: number[] = [];
  for (const wanted of number) {
    const found = await session.engine.catalogue.call('specimens.find', { wanted });
    if (!found) throw new ProblemError('specimen-unknown', { wanted });
    specimenIds.push(found.specimenId);
  }
  return { specimenIds };
}

function editsOf({ set = [], empty = [], onlyEmpty }: Options): readonly FieldEdit[] {
  if (set.length + empty.length === 0) throw new WrongUse(SETTING.what);
  const way: FieldWay = onlyEmpty === true ? 'set-empty' : 'set';
  return [
    ...set.map(({ field, value }) => ({ field, way, value })),
    ...empty.map((name) => ({ field: fieldCalled(name), way: 'empty' as const, value: '' })),
  ];
}

export const specimensSet = withRepairOptions(
  command(
    'set',
    SETTING.about,
    'specimens set --from 104233 --to 104290 --set country="Costa Rica" --only-empty --catalogue ~/beetles',
  ),
)
  .option('--number <specimens...>', SETTING.number)
  .option('--from <number>', SETTING.from)
  .option('--to <number>', SETTING.to)
  .option('--taxon <name>', SETTING.taxon)
  .addOption(new Option('--set <field=value>', SETTING.set(EDITED_TERMS)).argParser(given))
  .addOption(new Option('--empty <field>', SETTING.empty).argParser(each))
  .option('--only-empty', SETTING.onlyEmpty)
  .action((options: Options) =>
    sit(options.json === true, 'specimens set', async (session) => {
      const edits = editsOf(options);
      await session.open(options.catalogue);
      return putRight(session, { act: 'fields', of: await specimensOf(session, options), edits }, options);
    }),
  );
