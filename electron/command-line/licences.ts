/* `vasculum licences`: where the licences of the program and of all that it carries lie. */
import { noticesFile } from '../engine/notices.ts';
import { programFolder } from '../files/program-folder.ts';
import { command, type JsonOption } from './commands.ts';
import { sit } from './session.ts';

export const licences = command(
  'licences',
  'say where the licences of all that is in the program lie',
  'licences',
).action((options: JsonOption) =>
  sit(options.json === true, 'licences', async ({ output }) => {
    const notices = noticesFile();
    output.say('  Vasculum: Apache License 2.0.');
    if (notices !== null) output.say(`  What it carries, with every licence text: ${notices}`);
    else {
      output.say(`  It runs from ${programFolder}, where each package's licence lies in its folder of node_modules.`);
      output.say('  npm run package puts all of them into one file beside the program.');
    }
    return { licence: 'Apache-2.0', notices };
  }),
);
