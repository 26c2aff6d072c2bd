/*
 * `vasculum check`: looks a catalogue over, and says what is in it and whether it could be learnt from. Writes nothing. A bad
 * finding ends with code 1, so that a script hears of it; a photo that is gone is only a warning.
 */
import type { CatalogueFinding } from '../contract/collection.ts';
import { ProblemError } from '../contract/problems.ts';
import { DEFAULT_TRAINING } from '../contract/training.ts';
import { catalogueOption, type CatalogueOption, command, photosOption, type PhotosOption } from './commands.ts';
import { sit } from './session.ts';
import { count, plural } from './words.ts';

const MARKS: Readonly<Record<CatalogueFinding['verdict'], string>> = { ok: 'ok ', warn: '!  ', bad: 'BAD' };

export const check = command('check', 'look a catalogue over', 'check --catalogue ~/beetles')
  .addOption(catalogueOption())
  .addOption(photosOption())
  .action((options: CatalogueOption & PhotosOption) =>
    sit(options.json === true, 'check', async ({ engine, output, open }) => {
      const summary = await open(options.catalogue, { look: true, readPhotosFrom: options.readPhotosFrom });
      const findings = await engine.catalogue.call('catalogue.check', null);
      const training = await engine.catalogue.call('training.check', DEFAULT_TRAINING);
      const runs = await engine.catalogue.call('runs.list', null);

      const { verified, proposed, doubtful, unnamed } = summary.statuses;
      output.title(summary.name);
      output.say(
        `  ${plural(summary.photos, 'photo')} of ${plural(summary.specimens, 'specimen')}, ${plural(summary.taxa, 'taxon', 'taxa')} of all ranks, ${plural(summary.models, 'model')}`,
      );
      output.say(
        `  ${count(verified)} verified, ${count(proposed)} proposed by a machine, ${count(doubtful)} doubtful, ${count(unnamed)} without a name`,
      );
      for (const { verdict, sentence } of findings) output.say(`  ${MARKS[verdict]}  ${sentence}`);
      for (const { verdict, title, sentence } of training.findings) {
        output.say(`  ${MARKS[verdict === 'stop' ? 'warn' : verdict]}  ${title}: ${sentence}`);
      }
      const unfinished = runs.filter((run) => run.resumable);
      if (unfinished.length > 0) {
        output.say(`  ${plural(unfinished.length, 'run')} can go on: ${unfinished.map((run) => run.name).join(', ')}`);
      }
      const bad = findings.find(({ verdict }) => verdict === 'bad');
      if (bad) throw new ProblemError('catalogue-damaged', { reason: bad.sentence.replace(/\.$/, '') });
      return { summary, findings, training: { findings: training.findings, stop: training.stop } };
    }),
  );
