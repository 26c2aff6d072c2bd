/* `vasculum watch`: takes in photos as an imaging station writes them, one line for each, until Ctrl C. */
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { WatchRequest } from '../contract/watch.ts';
import { WATCHING } from '../domain/language/command-line.ts';
import { WATCHED } from '../domain/language/language.ts';
import { catalogueOption, type CatalogueOption, command } from './commands.ts';
import type { Session } from './session.ts';
import { sit } from './sit.ts';

interface Options extends CatalogueOption {
  readonly nameRule?: string;
  readonly codes?: true;
  readonly views?: readonly string[];
  readonly present?: true;
  readonly labels: WatchRequest['labels'];
  readonly identifiedBy?: string;
  readonly records?: string;
}

/** What changed is asked for so often, ms. */
const ASKED_MS = 250;

export const watchCommand = command(
  'watch',
  WATCHING.about,
  'watch ~/station --catalogue ~/beetles --views dorsal,label',
)
  .argument('<folder>', WATCHING.folder)
  .addOption(catalogueOption())
  .option('--name-rule <rule>', WATCHING.nameRule)
  .option('--codes', WATCHING.codes)
  .option('--views <list>', WATCHING.views, (list) => list.split(',').map((view) => view.trim()))
  .option('--present', WATCHING.present)
  .addOption(new Option('--labels <how>', WATCHING.labels).choices(['classes', 'folders', 'none']).default('none'))
  .option('--identified-by <name>', WATCHING.identifiedBy)
  .option('--records <file>', WATCHING.records)
  .action((folder: string, options: Options) =>
    sit(options.json === true, 'watch', async (session) => {
      const { open, output, run } = session;
      await open(options.catalogue, { create: true });
      const request = requestOf(folder, options);
      output.say(`  ${WATCHING.begun(request.folder)}`);
      const telling = tellNews(session);
      try {
        const result = await run('watch', request);
        await telling.end();
        output.say(`  ${WATCHED.ended(result.taken, result.waiting)}`);
        return result;
      } finally {
        await telling.end();
      }
    }),
  );

function requestOf(folder: string, options: Options): WatchRequest {
  const { nameRule = null, records, views = null, labels } = options;
  return {
    folder: resolve(folder),
    labels,
    identifiedBy: options.identifiedBy ?? '',
    records: records === undefined ? null : resolve(records),
    nameRule,
    codes: nameRule === null || options.codes === true,
    views,
    present: options.present === true ? 'take' : 'leave',
  };
}

/** A line for each photo, in the order in which they came. */
function tellNews({ engine, output }: Session): { end(): Promise<void> } {
  let after = 0;
  let wasAway = false;
  let asking: Promise<void> = Promise.resolve();
  const ask = async () => {
    const news = await engine.catalogue.call('watch.news', { after }).catch(() => null);
    if (!news) return;
    after = news.change;
    for (const entry of news.entries.toReversed()) output.photo(entry, `  ${WATCHED.line(entry)}`);
    if (news.isAway !== wasAway) output.say(`  ${news.isAway ? WATCHING.away : WATCHING.back}`);
    wasAway = news.isAway;
  };
  const timer = setInterval(() => (asking = asking.then(ask)), ASKED_MS);
  return {
    async end() {
      clearInterval(timer);
      await asking;
    },
  };
}
