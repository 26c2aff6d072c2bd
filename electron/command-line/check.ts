/*
 * `vasculum check`: looks a catalogue over, and says what is in it and whether it could be learnt from. Writes nothing in it,
 * except with --repair: then what follows from something else is made again, after a copy was made.
 * Or looks an archive over, of whoever: what GBIF would make of it.
 * A bad finding ends with code 1, so that a script hears of it; a photo that is gone is only a warning. With --save, what can
 * be read of a damaged one is saved into a new catalogue.
 */
import { basename, resolve } from 'node:path';
import { Option } from 'commander';
import { count } from '../domain/words.ts';
import type { CatalogueFinding } from '../contract/collection.ts';
import { ProblemError } from '../domain/problems.ts';
import { DEFAULT_TRAINING } from '../domain/training.ts';
import { ARCHIVES, CHECK } from '../domain/language/command-line.ts';
import { catalogueOption, command, type JsonOption, photosOption, type PhotosOption } from './commands.ts';
import type { Output } from './output.ts';
import type { Session } from './session.ts';
import { sit } from './sit.ts';
import { sayVerdict } from './verdict-words.ts';
import { table } from './words.ts';
import { WrongUse } from './wrong-use.ts';

interface CheckOptions extends JsonOption, PhotosOption {
  readonly catalogue?: string;
  readonly archive?: string;
  readonly save?: string;
  readonly contents?: boolean;
  readonly repair?: boolean;
}

export const check = command('check', CHECK.about, 'check --catalogue ~/beetles')
  .addOption(catalogueOption().makeOptionMandatory(false))
  .addOption(new Option('--archive <file>', ARCHIVES.check))
  .addOption(photosOption())
  .option('--contents', CHECK.contents)
  .addOption(new Option('--repair', CHECK.repair).conflicts('save'))
  .addOption(new Option('--save <dir>', CHECK.save))
  .action((options: CheckOptions) =>
    sit(options.json === true, 'check', async (session) => {
      const { catalogue, archive } = options;
      if ((catalogue === undefined) === (archive === undefined)) throw new WrongUse(ARCHIVES.oneOfTwo);
      if (archive !== undefined) return await lookAtArchive(session, resolve(archive));
      if (catalogue === undefined) return null;
      if (options.save !== undefined) return await save(session, catalogue, options.save);
      return await look(session, { ...options, catalogue });
    }),
  );

async function look(
  { engine, output, open, run }: Session,
  {
    catalogue: folder,
    readPhotosFrom,
    contents = false,
    repair = false,
  }: CheckOptions & { readonly catalogue: string },
) {
  let summary;
  try {
    summary = await open(folder, { look: !repair, readPhotosFrom });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'catalogue-damaged') throw error;
    const damage = await engine.catalogue.call('catalogue.damage', { folder: resolve(folder) });
    output.title(basename(resolve(folder)));
    sayFindings(output, damage);
    throw error;
  }
  const before = await run('check', { contents });

  output.title(summary.name);
  output.say(`  ${CHECK.holds(summary)}`);
  output.say(`  ${CHECK.statuses(summary)}`);
  sayFindings(output, before);
  const repaired = repair ? await run('mend', { contents }) : null;
  if (repaired) {
    output.title(CHECK.repaired(repaired.done.length));
    output.say(`  ${CHECK.copy(repaired.copy)}`);
    sayFindings(output, repaired.done);
    output.title(CHECK.after);
    sayFindings(output, repaired.findings);
  }
  const findings = repaired?.findings ?? before;
  const bad = findings.find(({ verdict }) => verdict === 'bad');
  // What is damaged is told above; what could be learnt from it is no question then.
  if (bad) throw new ProblemError('catalogue-damaged', { reason: bad.about });
  const training = await engine.catalogue.call('training.check', DEFAULT_TRAINING);
  const runs = await engine.catalogue.call('runs.list', null);
  for (const { verdict, title, sentence } of training.findings) {
    output.say(`  ${CHECK.marks[verdict === 'stop' ? 'warn' : verdict]}  ${title}: ${sentence}`);
  }
  const unfinished = runs.filter((run) => run.resumable);
  if (unfinished.length > 0) output.say(`  ${CHECK.unfinished(unfinished.map(({ name }) => name))}`);
  const mended = repaired ? { before, repaired: { copy: repaired.copy, done: repaired.done } } : {};
  return { summary, findings, ...mended, training: { findings: training.findings, stop: training.stop } };
}

/** A verdict is an answer, so the work is done; that the archive would be refused is a problem. */
async function lookAtArchive({ run, output }: Session, path: string) {
  const verdict = await run('check-archive', { path });
  output.title(basename(path));
  sayVerdict(output, verdict);
  if (!verdict.wouldIndex) process.exitCode = 1;
  return verdict;
}

function sayFindings(output: Output, findings: readonly CatalogueFinding[]): void {
  for (const { verdict, sentence } of findings) output.say(`  ${CHECK.marks[verdict]}  ${sentence}`);
}

async function save({ engine, output }: Session, folder: string, into: string) {
  const input = { folder: resolve(folder), into: resolve(into) };
  const saved = await engine.catalogue.call('catalogue.save-readable', input, {
    onProgress: (progress) => output.progress('save', progress),
  });
  output.endProgress();
  const rows = saved.tables
    .filter((each) => each.saved + each.lost + each.standIns > 0)
    .map((each) => [each.table, count(each.saved), count(each.lost), count(each.standIns)]);
  const columns = [
    { title: CHECK.columns.table },
    { title: CHECK.columns.saved, right: true },
    { title: CHECK.columns.lost, right: true },
    { title: CHECK.columns.anew, right: true },
  ];
  for (const line of table(columns, rows)) output.say(line);
  output.say(`  ${CHECK.saved(saved.folder)}`);
  output.say(`  ${CHECK.modelsNeed}`);
  return saved;
}
