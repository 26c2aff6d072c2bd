/* `vasculum licences`: says where the licences of the program and of all its parts are. */
import { noticesFile } from '../engine/notices.ts';
import { programFolder } from '../files/program-folder.ts';
import { LICENCES } from '../domain/language/command-line.ts';
import { command, type JsonOption } from './commands.ts';
import { sit } from './sit.ts';

export const licences = command('licences', LICENCES.about, 'licences').action((options: JsonOption) =>
  sit(options.json === true, 'licences', async ({ output }) => {
    const notices = noticesFile();
    output.say(`  ${LICENCES.own}`);
    if (notices !== null) output.say(`  ${LICENCES.parts(notices)}`);
    else {
      output.say(`  ${LICENCES.runsFrom(programFolder)}`);
      output.say(`  ${LICENCES.packaging}`);
    }
    return { licence: 'Apache-2.0', notices };
  }),
);
