/*
 * `vasculum names`: ties a label ("rat") to the taxon that it stands for, for all specimens that a person called so; puts
 * the name of a taxon right where it was typed wrong.
 */
import { Command } from 'commander';
import { because, ProblemError } from '../domain/problems.ts';
import { LABEL, type TaxonHit } from '../domain/taxonomy.ts';
import { catalogueOption, type CatalogueOption, command, quoted } from './commands.ts';
import { putRight, type RepairOptions, withRepairOptions } from './put-right.ts';
import type { Session } from './session.ts';
import { sit } from './sit.ts';
import { WrongUse } from './wrong-use.ts';

interface Options extends CatalogueOption {
  readonly identifiedBy: string;
}

/** What is exactly called so stands first. */
const MOST_HITS = 100;

const tie = command(
  'tie',
  'give all specimens that bear a label the name of a taxon; one act, which undo takes back',
  'names tie rat "Rattus rattus" --catalogue ~/animals --identified-by "Edith Moser"',
)
  .argument('<label>', 'the label, exactly as it is written')
  .argument('<name>', 'the scientific name, with its author where there are several; added where it is not there yet')
  .addOption(catalogueOption())
  .requiredOption('--identified-by <name>', 'the person who vouches for the name')
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
  throw new WrongUse(`there is no label ${quoted(wanted)} in this catalogue`);
}

async function idOfTaxon(session: Session, wanted: string): Promise<number> {
  const spellings = ({ scientificName, scientificNameAuthorship }: TaxonHit) =>
    scientificNameAuthorship === null
      ? [scientificName]
      : [scientificName, `${scientificName} ${scientificNameAuthorship}`];
  const found = await named(session, wanted, (hit) => hit.taxonRank !== LABEL && spellings(hit).includes(wanted));
  const ids = new Set(found.map(({ id, acceptedId }) => acceptedId ?? id));
  const [only] = ids;
  if (only === undefined) return (await session.engine.catalogue.call('names.add', { name: wanted })).id;
  if (ids.size === 1) return only;
  const full = found.flatMap((hit) => spellings(hit).at(-1) ?? []);
  throw new WrongUse(`${quoted(wanted)} is the name of several taxa; say which: ${full.map(quoted).join(', ')}`);
}

async function named({ engine }: Session, text: string, isMeant: (hit: TaxonHit) => boolean): Promise<TaxonHit[]> {
  return (await engine.catalogue.call('names.search', { text, limit: MOST_HITS })).filter(isMeant);
}

const rename = withRepairOptions(
  command(
    'rename',
    'call a taxon otherwise, for all its photos at once',
    'names rename "Carabus auratsu" "Carabus auratus" --catalogue ~/beetles',
  ),
)
  .argument('<name>', 'as it is written now')
  .argument('<new-name>', 'as it is right')
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

export const namesCommand = new Command('names')
  .description('say what a label stands for, put the name of a taxon right')
  .addCommand(tie)
  .addCommand(rename);
