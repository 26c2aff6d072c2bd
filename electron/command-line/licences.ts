/* `vasculum licences`: says where the licences of the program and of all its parts are. */
import { noticesFile } from '../engine/notices.ts';
import { programFolder } from '../files/program-folder.ts';
import { command, type JsonOption } from './commands.ts';
import { sit } from './sit.ts';

export const licences = command(
  'licences',
  'say where the licences of all parts of the program are',
  'licences',
).action((options: JsonOption) =>
  sit(options.json === true, 'licences', async ({ output }) => {
    const notices = noticesFile();
    output.say('  Vasculum: Apache License 2.0.');
    if (notices !== null) output.say(`  Its parts, with every licence text: ${notices}`);
    else {
      output.say(`  It runs from ${programFolder}, where each package has its licence in its folder of node_modules.`);
      output.say('  npm run package puts all of them into one file beside the program.');
    }
    return { licence: 'Apache-2.0', notices };
  }),
);
