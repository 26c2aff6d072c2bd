/* `vasculum history`: what was done to a catalogue, by whom and when, with each specimen before and after. */
import { resolve } from 'node:path';
import { Option } from 'commander';
import { inputProblem } from '../checks/input-problem.ts';
import { catalogueInputs } from '../checks/inputs.ts';
import { ACT_KINDS, type ActKind, type HistoryAct, type HistoryFilter } from '../contract/history.ts';
import { HISTORY, SHARED } from '../domain/language/command-line.ts';
import { shownPath } from '../domain/path-text.ts';
import { catalogueOption, type CatalogueOption, command, wholeNumber } from './commands.ts';
import type { Session } from './session.ts';
import { sit } from './sit.ts';
import { type ColumnOf, sayList } from './words.ts';
import { WrongUse } from './wrong-use.ts';

interface Options extends CatalogueOption {
  readonly by?: string;
  readonly since?: string;
  readonly until?: string;
  readonly kind?: ActKind;
  readonly number?: string;
  readonly most: number;
  readonly out?: string;
  readonly replace?: true;
}

const DEFAULT_MOST = 50;
const ACTS_A_PAGE = 500;

const COLUMNS: readonly ColumnOf<HistoryAct>[] = [
  [HISTORY.columns.made, ({ madeUtc }) => madeUtc.slice(0, 16).replace('T', ' ')],
  [HISTORY.columns.by, ({ by }) => by ?? '', { most: 24 }],
  [HISTORY.columns.kind, ({ kind }) => HISTORY.kinds[kind]],
  [
    HISTORY.columns.specimens,
    ({ specimens, more }) => (specimens === 0 ? '' : HISTORY.specimens(specimens, more)),
    { right: true },
  ],
  [
    HISTORY.columns.what,
    ({ description, specimen }) => (description !== '' ? description : shownPath(specimen?.photoName ?? '')),
    { most: 70 },
  ],
  ['', ({ undone }) => (undone ? HISTORY.undone : '')],
];

export const historyCommand = command('history', HISTORY.about, 'history --catalogue ~/beetles --by "Edith Moser"')
  .addOption(catalogueOption())
  .option('--by <name>', HISTORY.by)
  .option('--since <date>', HISTORY.since)
  .option('--until <date>', HISTORY.until)
  .addOption(new Option('--kind <kind>', HISTORY.kind).choices(ACT_KINDS))
  .option('--number <number>', HISTORY.number)
  .option('--most <n>', HISTORY.most, wholeNumber, DEFAULT_MOST)
  .option('-o, --out <file>', HISTORY.out)
  .option('--replace', SHARED.replace)
  .action((options: Options) =>
    sit(options.json === true, 'history', async (session) => {
      const filter = filterOf(options);
      await session.open(options.catalogue, { look: true });
      if (options.out === undefined) return await sayHistory(session, filter, options.most);
      const path = resolve(options.out);
      const written = await session.run('export-history', { filter, path, replace: options.replace === true });
      session.output.say(`  ${HISTORY.written(written.acts, written.rows)}`);
      return written;
    }),
  );

async function sayHistory({ engine, output }: Session, filter: HistoryFilter, most: number): Promise<HistoryAct[]> {
  const acts: HistoryAct[] = [];
  for (let after: string | null | undefined; acts.length < most;) {
    const limit = Math.min(ACTS_A_PAGE, most - acts.length);
    const request = { filter, limit, ...(after !== undefined && after !== null && { after }) };
    const page = await engine.catalogue.call('history.page', request);
    acts.push(...page.acts);
    after = page.next;
    if (after === null) break;
  }
  sayList(output, COLUMNS, acts, HISTORY.none);
  return acts;
}

/** Throws WrongUse. */
function filterOf({ by, since, until, kind, number }: Options): HistoryFilter {
  const filter: HistoryFilter = {
    kinds: kind ? [kind] : [],
    by: by?.trim() ?? null,
    fromUtc: since === undefined ? null : momentOf(since),
    untilUtc: until === undefined ? null : momentOf(until),
    number: number ?? null,
    specimenId: null,
  };
  const checked = catalogueInputs['history.page'].safeParse({ filter, limit: 1 });
  if (!checked.success) throw new WrongUse(inputProblem(checked.error).message);
  return filter;
}

/** The beginning of a day here, or a moment. */
function momentOf(text: string): string {
  const moment = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text);
  if (Number.isNaN(moment.getTime())) throw new WrongUse(HISTORY.noDate(text));
  return moment.toISOString();
}
