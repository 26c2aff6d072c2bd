/* `vasculum export dwca`: the catalogue as a Darwin Core Archive, and what GBIF would make of it. */
import { resolve } from 'node:path';
import { Option } from 'commander';
import { type ArchiveChoice, DEFAULT_ARCHIVE } from '../contract/archives.ts';
import { type Status, STATUSES } from '../contract/collection.ts';
import { catalogueInputs } from '../checks/inputs.ts';
import { DEFAULT_GRID, type Grid, GRIDS } from '../domain/darwin-core/coarse-place.ts';
import { type Description, NO_DESCRIPTION } from '../domain/darwin-core/description.ts';
import { ARCHIVES, EXPORTING, SHARED } from '../domain/language/command-line.ts';
import { sensitivePlaces, unreadableLeftOut } from '../domain/language/language.ts';
import { readRegularText } from '../files/read-regular.ts';
import { catalogueOption, type CatalogueOption, command, fileIn } from './commands.ts';
import { oneOf } from './one-of.ts';
import { sit } from './sit.ts';
import { sayVerdict } from './verdict-words.ts';
import { WrongUse } from './wrong-use.ts';

interface Options extends CatalogueOption {
  readonly out: string;
  readonly status?: readonly Status[];
  readonly machine: boolean;
  readonly grid: string;
  readonly description?: string;
  readonly replace?: true;
}

const LONGEST_DESCRIPTION = 1024 * 1024;

export const exportArchive = command(
  'dwca',
  ARCHIVES.about,
  'export dwca --catalogue ~/beetles --out beetles.zip --description beetles.json',
)
  .addOption(catalogueOption())
  .requiredOption('-o, --out <path>', ARCHIVES.out)
  .option('--status <list>', EXPORTING.status(STATUSES), oneOf(STATUSES))
  .option('--no-machine', ARCHIVES.withoutMachine)
  .addOption(new Option('--grid <degrees>', ARCHIVES.grid).choices(GRIDS.map(String)).default(String(DEFAULT_GRID)))
  .option('--description <file>', ARCHIVES.description)
  .option('--replace', SHARED.replace)
  .action((options: Options) =>
    sit(options.json === true, 'export dwca', async ({ open, engine, run, output }) => {
      if (options.description === '-') {
        output.say(JSON.stringify(NO_DESCRIPTION, null, 2));
        return NO_DESCRIPTION;
      }
      await open(options.catalogue);
      if (options.description !== undefined)
        await engine.catalogue.call('description.keep', await readDescription(resolve(options.description)));
      const choice: ArchiveChoice = {
        ...DEFAULT_ARCHIVE,
        statuses: options.status ?? [],
        machine: options.machine,
        grid: Number(options.grid) as Grid,
      };
      const path = fileIn(options.out, 'archive.zip');
      const result = await run('export-archive', { choice, path, replace: options.replace === true });
      const rows = Object.values(result.rows).reduce((sum, one) => sum + one, 0);
      output.say(`  ${ARCHIVES.written(rows, result.bytes, result.path)}`);
      sayVerdict(output, result.verdict);
      if (result.unreadable > 0) output.say(`  ${unreadableLeftOut(result.unreadable)}`);
      if (result.sensitive > 0) output.say(`  ${sensitivePlaces(result.sensitive)}`);
      return result;
    }),
  );

/** What the file leaves out is not said. */
async function readDescription(path: string): Promise<Description> {
  const refused = new WrongUse(ARCHIVES.noDescription(path));
  const said: unknown = await readRegularText(path, LONGEST_DESCRIPTION).then((text) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw refused;
    }
  });
  if (typeof said !== 'object' || said === null) throw refused;
  const checked = catalogueInputs['description.keep'].safeParse({ ...NO_DESCRIPTION, ...said });
  if (!checked.success)
    throw new WrongUse(`${refused.message} ${checked.error.issues[0]?.path.join('.') ?? ''}`.trim());
  return checked.data;
}
