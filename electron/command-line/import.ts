/* `vasculum import`: reads a folder of photos where it is and makes specimens of them. Makes the catalogue if there is none. */
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { ImportResult } from '../contract/import.ts';
import { readTerms } from '../domain/darwin-core/terms.ts';
import { catalogueOption, type CatalogueOption, command } from './commands.ts';
import type { Output } from './output.ts';
import { sit } from './sit.ts';
import { WrongUse } from './wrong-use.ts';
import { count, counted, duration } from '../domain/words.ts';

interface Options extends CatalogueOption {
  readonly labels?: 'folders' | 'none';
  readonly identifiedBy?: string;
  readonly nameRule?: string;
  readonly names?: string;
  readonly records?: string;
  readonly followLinks?: boolean;
}

const MOST_PROBLEMS_SHOWN = 20;

export const importCommand = command(
  'import',
  'read a folder of photos where it is',
  'import ~/photos --catalogue ~/beetles --labels folders --identified-by "Edith Moser"',
)
  .argument('<folder>', 'the folder with the photos, read with all folders in it')
  .addOption(catalogueOption())
  .addOption(
    new Option(
      '--labels <how>',
      'folders: a folder named like a taxon names the photos in it (the default when --identified-by is given)',
    ).choices(['folders', 'none']),
  )
  .option('--identified-by <name>', 'the person who vouches for names taken from folders')
  .option('--name-rule <rule>', 'how file names are read, such as VC_{number}[_{view}].{ext}; guessed when left out')
  .option(
    '--names <file>',
    `checklist with ranks and authors (CSV); names.csv in the folder when left out. Columns read: ${readTerms('checklist').join(', ')}`,
  )
  .option(
    '--records <file>',
    `specimen records by catalogNumber (CSV); catalogue.csv in the folder when left out. Columns read: ${readTerms('records').join(', ')}; others are kept as they are`,
  )
  .option('--follow-links', 'also read what links in the folder lead to outside it; left alone otherwise')
  .action((folder: string, options: Options) =>
    sit(options.json === true, 'import', async ({ open, run, output }) => {
      const identifiedBy = options.identifiedBy?.trim() ?? '';
      const labels = options.labels ?? (identifiedBy === '' ? 'none' : 'folders');
      if (labels === 'folders' && identifiedBy === '') {
        throw new WrongUse('--labels folders needs --identified-by NAME: a person who vouches for these names');
      }
      await open(options.catalogue, { create: true });
      const result = await run('import', {
        folder: resolve(folder),
        labels,
        identifiedBy,
        nameRule: options.nameRule ?? null,
        checklist: options.names === undefined ? null : resolve(options.names),
        records: options.records === undefined ? null : resolve(options.records),
        followLinks: options.followLinks ?? false,
      });
      sayImport(output, result);
      return result;
    }),
  );

export function sayImport(output: Output, result: ImportResult): void {
  const parts = [
    `${counted(result.added, 'photo')} added`,
    ...(result.known > 0 ? [`${count(result.known)} known already`] : []),
    ...(result.exactCopies > 0 ? [counted(result.exactCopies, 'exact copy', 'exact copies')] : []),
    `${counted(result.specimensAdded, 'specimen')} new`,
    `${count(result.labelled)} named by their folders`,
    ...(result.turned > 0 ? [`${count(result.turned)} shown upright by their EXIF`] : []),
    ...(result.severalPages > 0
      ? [`${count(result.severalPages)} with several pages, of which the first was read`]
      : []),
    ...(result.otherFiles > 0 ? [counted(result.otherFiles, 'other file')] : []),
  ];
  output.say(`  ${parts.join(', ')}; ${duration(result.seconds)}`);
  if (result.linksLeft > 0) {
    output.say(
      `  ${counted(result.linksLeft, 'link')} out of the folder left alone; --follow-links reads what they lead to`,
    );
  }
  if (result.problemCount === 0) return;
  output.say(`  ${counted(result.problemCount, 'file')} could not be read; the rest is not held up by them:`);
  const shown = result.problems.slice(0, MOST_PROBLEMS_SHOWN);
  for (const { path, message } of shown) output.say(`    ${path.split(/[\\/]/).slice(-2).join('/')}: ${message}`);
  if (result.problemCount > shown.length) output.say(`  … and ${count(result.problemCount - shown.length)} more`);
}
