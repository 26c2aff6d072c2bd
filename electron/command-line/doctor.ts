/* `vasculum doctor`: what whoever helps needs to know, on standard output or in a file; a person reads it before sending it. */
import { resolve } from 'node:path';
import { Option } from 'commander';
import { DIAGNOSTICS } from '../domain/language/language.ts';
import { diagnostics } from '../engine/diagnostics.ts';
import { refuseToReplace, writeWhole } from '../files/whole-file.ts';
import { profileFolder } from '../profile/profile.ts';
import { command, type JsonOption } from './commands.ts';
import { sit } from './sit.ts';

const words = DIAGNOSTICS.command;

interface DoctorOptions extends JsonOption {
  readonly catalogue?: string;
  readonly out?: string;
  readonly replace?: true;
}

export const doctor = command('doctor', words.about, 'doctor --catalogue ~/beetles --out diagnostics.txt')
  .addOption(new Option('-c, --catalogue <dir>', words.catalogue))
  .addOption(new Option('--out <file>', words.out))
  .option('--replace', words.replace)
  .action((options: DoctorOptions) =>
    sit(options.json === true, 'doctor', async ({ engine, open, output }) => {
      const { catalogue, out, replace = false } = options;
      if (out !== undefined) await refuseToReplace(resolve(out), replace);
      if (catalogue !== undefined) await open(catalogue, { look: true });
      const text = await diagnostics(engine, profileFolder());
      if (out === undefined) for (const line of text.split('\n')) output.say(line);
      else {
        await writeWhole(resolve(out), [text]);
        output.say(`  ${words.written(out)}`);
      }
      return { text, out: out === undefined ? null : resolve(out) };
    }),
  );
