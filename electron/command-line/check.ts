/*
 * `vasculum check`: opens a catalogue and says what is in it, whether every photo can still be found, and whether it
 * could be learnt from. A photo that is gone is a finding, not a failure.
 */
import { EVERYTHING, type PhotoPage } from '../contract/collection.ts';
import { DEFAULT_TRAINING } from '../contract/training.ts';
import { catalogueOption, type CatalogueOption, command } from './commands.ts';
import { type Session, sit } from './session.ts';
import { count, plural } from './words.ts';

const PAGE = 500;

export const check = command('check', 'look a catalogue over', 'check --catalogue ~/beetles')
  .addOption(catalogueOption())
  .action((options: CatalogueOption) =>
    sit(options.json === true, 'check', async (session) => {
      const { engine, output, open } = session;
      const summary = await open(options.catalogue);
      const photos = await lookAtPhotos(session);
      const training = await engine.catalogue.call('training.check', DEFAULT_TRAINING);
      const runs = await engine.catalogue.call('runs.list', null);

      output.title(summary.name);
      output.say(
        `  ${plural(summary.photos, 'photo')} of ${plural(summary.specimens, 'specimen')}, ${plural(summary.taxa, 'taxon', 'taxa')}, ${plural(summary.models, 'model')}`,
      );
      const { verified, proposed, doubtful, unnamed } = summary.statuses;
      output.say(
        `  ${count(verified)} verified, ${count(proposed)} proposed by a machine, ${count(doubtful)} doubtful, ${count(unnamed)} without a name`,
      );
      output.say(
        `  ${plural(photos.gone.length, 'photo')} not where it was, ${count(photos.unreadable)} that cannot be read`,
      );
      for (const name of photos.gone.slice(0, 10)) output.say(`    gone: ${name}`);
      const interrupted = runs.filter((run) => run.resumable);
      if (interrupted.length > 0)
        output.say(
          `  ${plural(interrupted.length, 'run')} can go on: ${interrupted.map((run) => run.name).join(', ')}`,
        );
      for (const finding of training.findings) output.say(`  ${finding.title} ${finding.sentence}`);
      if (training.stop !== null) output.say(`  ${training.stop}`);
      return {
        summary,
        gone: photos.gone,
        unreadable: photos.unreadable,
        findings: training.findings,
        stop: training.stop,
      };
    }),
  );

async function lookAtPhotos({ engine }: Session): Promise<{ gone: string[]; unreadable: number }> {
  const gone: string[] = [];
  let unreadable = 0;
  let after: string | null = null;
  do {
    const request = { filter: EVERYTHING, order: 'catalogue-number', limit: PAGE } as const;
    const page: PhotoPage = await engine.catalogue.call(
      'collection.page',
      after === null ? request : { ...request, after },
    );
    for (const card of page.cards) {
      if (card.trouble !== null) unreadable += 1;
      else if (!(await engine.catalogue.call('photo.file', { photoId: card.photoId, size: 'full' })))
        gone.push(card.fileName);
    }
    after = page.next;
  } while (after !== null);
  return { gone, unreadable };
}
