/* `vasculum undo` and `redo`: the newest act of a person, a decision or what was put right. */
import type { Command } from 'commander';
import { SHARED } from '../domain/language/command-line.ts';
import { catalogueOption, type CatalogueOption, command } from './commands.ts';
import { sit } from './sit.ts';

function turning(way: 'undo' | 'redo', description: string, said: string): Command {
  return command(way, description, `${way} --catalogue ~/beetles`)
    .addOption(catalogueOption())
    .option('--by <name>', SHARED.turnedBy)
    .action((options: CatalogueOption & { readonly by?: string }) =>
      sit(options.json === true, way, async ({ open, engine, output }) => {
        await open(options.catalogue);
        const result = await engine.catalogue.call(`actions.${way}`, { by: options.by ?? '' });
        output.say(`  ${said}: ${result.description}`);
        for (const sentence of result.told ?? []) output.say(`  ${sentence}`);
        return result;
      }),
    );
}

export const undo = turning('undo', SHARED.undo, SHARED.undone);
export const redo = turning('redo', SHARED.redo, SHARED.doneAgain);
