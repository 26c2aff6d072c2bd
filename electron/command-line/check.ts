/*
 * `vasculum check`: looks a catalogue over, and says what is in it and whether it could be learnt from. Writes nothing in it.
 * A bad finding ends with code 1, so that a script hears of it; a photo that is gone is only a warning. With --save, what can
 * be read of a damaged one is saved into a new catalogue.
 */
import { basename, resolve } from 'node:path';
import { Option } from 'commander';
import { count, counted } from '../domain/words.ts';
import type { CatalogueFinding } from '../contract/collection.ts';
import { ProblemError } from '../domain/problems.ts';
import { DEFAULT_TRAINING } from '../domain/training.ts';
import { catalogueOption, type CatalogueOption, command, photosOption, type PhotosOption } from './commands.ts';
import type { Output } from './output.ts';
import type { Session } from './session.ts';
import { sit } from './sit.ts';
import { table } from './words.ts';

const MARKS: Readonly<Record<CatalogueFinding['verdict'], string>> = { ok: 'ok ', warn: '!  ', bad: 'BAD' };

interface CheckOptions extends CatalogueOption, PhotosOption {
  readonly save?: string;
  readonly contents?: boolean;
}

export const check = command('check', 'look a catalogue over', 'check --catalogue ~/beetles')
  .addOption(catalogueOption())
  .addOption(photosOption())
  .option('--contents', 'read every photo to its end and compare it with what was imported')
  .addOption(new Option('--save <dir>', 'save what can be read of a damaged one into a new catalogue, in a new folder'))
  .action((options: CheckOptions) =>
    sit(options.json === true, 'check', async (session) => {
      if (options.save !== undefined) return await save(session, options.catalogue, options.save);
      return await look(session, options);
    }),
  );

async function look(
  { engine, output, open }: Session,
  { catalogue: folder, readPhotosFrom, contents = false }: CheckOptions,
) {
  let summary;
  try {
    summary = await open(folder, { look: true, readPhotosFrom });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'catalogue-damaged') throw error;
    const damage = await engine.catalogue.call('catalogue.damage', { folder: resolve(folder) });
    output.title(basename(resolve(folder)));
    sayFindings(output, damage);
    throw error;
  }
  const findings = await engine.catalogue.call('catalogue.check', { contents });
  const bad = findings.find(({ verdict }) => verdict === 'bad');

  const { verified, proposed, doubtful, unnamed } = summary.statuses;
  output.title(summary.name);
  output.say(
    `  ${counted(summary.photos, 'photo')} of ${counted(summary.specimens, 'specimen')}, ${counted(summary.taxa, 'taxon', 'taxa')} of all ranks, ${counted(summary.models, 'model')}`,
  );
  output.say(
    `  ${count(verified)} verified, ${count(proposed)} predicted by a model, ${count(doubtful)} doubtful, ${count(unnamed)} without a name`,
  );
  sayFindings(output, findings);
  // What is damaged is told above; what could be learnt from it is no question then.
  if (bad) throw new ProblemError('catalogue-damaged', { reason: bad.about });
  const training = await engine.catalogue.call('training.check', DEFAULT_TRAINING);
  const runs = await engine.catalogue.call('runs.list', null);
  for (const { verdict, title, sentence } of training.findings) {
    output.say(`  ${MARKS[verdict === 'stop' ? 'warn' : verdict]}  ${title}: ${sentence}`);
  }
  const unfinished = runs.filter((run) => run.resumable);
  if (unfinished.length > 0) {
    output.say(`  ${counted(unfinished.length, 'run')} can go on: ${unfinished.map((run) => run.name).join(', ')}`);
  }
  return { summary, findings, training: { findings: training.findings, stop: training.stop } };
}

function sayFindings(output: Output, findings: readonly CatalogueFinding[]): void {
  for (const { verdict, sentence } of findings) output.say(`  ${MARKS[verdict]}  ${sentence}`);
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
    { title: 'Table' },
    { title: 'Saved', right: true },
    { title: 'Lost', right: true },
    { title: 'Put there anew', right: true },
  ];
  for (const line of table(columns, rows)) output.say(line);
  output.say(`  A sound catalogue is in ${saved.folder}. Thumbnails are made again when they are shown.`);
  output.say('  Models need their files: copy the folders models and weights of the damaged catalogue beside it.');
  return saved;
}
