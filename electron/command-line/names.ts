/* `vasculum names`: puts the name of a taxon right where it was typed wrong. */
import { Command } from 'commander';
import { because, ProblemError } from '../domain/problems.ts';
import { command } from './commands.ts';
import { putRight, type RepairOptions, withRepairOptions } from './put-right.ts';
import { sit } from './sit.ts';

const MOST_FOUND = 100;

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
      const hits = await session.engine.catalogue.call('names.search', { text: name, limit: MOST_FOUND });
      const found = hits.filter((hit) => hit.scientificName === name);
      const [taxon] = found;
      if (!taxon) throw new ProblemError('name-unknown', { name });
      if (found.length > 1) throw new ProblemError('name-unknown', { name: because('of-several-taxa', { name }) });
      return putRight(session, { act: 'rename', taxonId: taxon.id, scientificName }, options);
    }),
  );

export const namesCommand = new Command('names').description('put the name of a taxon right').addCommand(rename);
