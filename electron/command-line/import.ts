/* `vasculum import`: reads a folder of photos where it is and makes specimens of them. Makes the catalogue if there is none. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { Option } from 'commander';
import {
  type ImportPlan,
  type ImportRequest,
  type ImportResult,
  LEARN_FROM,
  type LearnFrom,
  PAGES_READ,
  type PagesRead,
  type PlannedTable,
  type SaidName,
} from '../contract/import.ts';
import { PLAN, TABLE } from '../domain/language/language.ts';
import { ALL_USES, type TableColumns, type TableReport } from '../contract/tables.ts';
import { qualified } from '../domain/names/qualifier.ts';
import { shownPath } from '../domain/path-text.ts';
import { ProblemError } from '../domain/problems.ts';
import { CATALOGUE_FILE } from '../files/place-to-write.ts';
import { makePrivateFolder } from '../files/private-folder.ts';
import { readTerms } from '../domain/darwin-core/terms.ts';
import { catalogueOption, type CatalogueOption, command } from './commands.ts';
import type { Output } from './output.ts';
import type { Session } from './session.ts';
import { sit } from './sit.ts';
import { WrongUse } from './wrong-use.ts';
import { count, counted, duration } from '../domain/words.ts';

interface Options extends CatalogueOption {
  readonly labels?: ImportRequest['labels'];
  readonly dryRun?: boolean;
  readonly identifiedBy?: string;
  readonly nameRule?: string;
  readonly names?: string;
  readonly records?: string;
  readonly column?: readonly string[];
  readonly agreeSpoilt?: boolean;
  readonly followLinks?: boolean;
  readonly again?: boolean;
  readonly contents?: boolean;
  readonly codes?: boolean;
  readonly learnFrom?: LearnFrom;
  readonly pages?: PagesRead;
}

const MOST_LINES = 20;

export const importCommand = command(
  'import',
  'read a folder of photos where it is',
  'import ~/photos --catalogue ~/beetles --labels folders --identified-by "Edith Moser"',
)
  .argument('<folder>', 'the folder with the photos, read with all folders in it')
  .addOption(catalogueOption())
  .addOption(
    new Option(
      '--labels <how>',
      'classes: each folder is a class, whatever it is called; folders: a folder named like a taxon names the photos in it (the default when --identified-by is given)',
    ).choices(['classes', 'folders', 'none']),
  )
  .option('--identified-by <name>', 'the person who vouches for names taken from folders')
  .option(
    '--name-rule <rule>',
    'where the catalogue number and the view stand in file names, such as VC_{number}[_{view}].{ext}; when left out, photos are of one specimen only on evidence',
  )
  .option(
    '--names <file>',
    `checklist with ranks and authors (CSV); names.csv in the folder when left out. Columns read: ${readTerms('checklist').join(', ')}`,
  )
  .option(
    '--records <file>',
    `records by catalogue number or file name (CSV, XLSX, or a file of iNaturalist, GBIF, Camtrap DP, COCO, MegaDetector, Label Studio, Specify or Symbiota); when left out, catalogue.csv or catalogue.xlsx in the folder, else the one file of these programs there (a table under another name is read only where it is given). Names with their determiner and date become determinations; other columns read: ${readTerms('records').join(', ')}; the rest is kept as it is`,
  )
  .option(
    '--column <heading=use>',
    `what a column of the records is, where it is taken for something else (can be given several times): ${ALL_USES.join(', ')}`,
    (one: string, before: readonly string[] = []) => [...before, one],
  )
  .option(
    '--agree-spoilt',
    'let numbers of the records that a spreadsheet changed (233 for 000233) stand for those that --dry-run proposes',
  )
  .addOption(
    new Option(
      '--learn-from <what>',
      'box: networks look at the box that a file of another program marks in a photo; photo: at the whole of each photo; when left out, as before, and in new photos at the whole',
    ).choices(LEARN_FROM),
  )
  .addOption(
    new Option(
      '--pages <which>',
      'of a TIFF file with several pages, all: each page becomes a photo of the same specimen; first: its first page alone, as when left out. Pages that are in the catalogue stay there',
    ).choices(PAGES_READ),
  )
  .option('--dry-run', 'show the plan and write nothing')
  .option('--again', 'also read photos that were taken out before; left out otherwise')
  .option(
    '--contents',
    'also read known photos to their ends; otherwise one whose size and date are as they were is taken to be the same',
  )
  .option('--codes', 'also read barcodes, QR and Data Matrix codes from the photos; takes several times as long')
  .option('--follow-links', 'also read what links in the folder lead to outside it; left alone otherwise')
  .action((folder: string, options: Options) =>
    sit(options.json === true, 'import', async (session) => {
      const request = requestOf(folder, options);
      refuseFolder(request.folder, options.catalogue);
      if (options.dryRun === true) return await showPlan(session, options.catalogue, request);
      const leaveNone = await openForImport(session, options.catalogue);
      const result = await session.run('import', request).catch(async (error: unknown) => {
        // What went wrong first counts.
        await leaveNone().catch(() => undefined);
        throw error;
      });
      sayImport(session.output, result, request);
      if (options.learnFrom === 'box' && result.boxed === 0)
        session.output.say('  No file beside the photos marks boxes in them: networks look at whole photos');
      return result;
    }),
  );

/** Opens or makes the catalogue. Gives what removes one that was made now, if nothing was read into it. */
async function openForImport({ open, engine }: Session, catalogue: string): Promise<() => Promise<void>> {
  const isNew = !existsSync(catalogue);
  await open(catalogue, { create: true });
  return async () => {
    if (!isNew || (await engine.catalogue.call('imports.list', null)).length > 0) return;
    await engine.close();
    rmSync(catalogue, { recursive: true });
  };
}

/** Looked at first, since a catalogue in its photos' folder would be made. */
function refuseFolder(folder: string, catalogue: string): void {
  const toFolder = relative(resolve(catalogue), folder);
  if (toFolder.split(/[\\/]/)[0] !== '..' && !isAbsolute(toFolder))
    throw new ProblemError('folder-in-catalogue', { folder });
}

/** Throws WrongUse. A heading may itself hold equals signs. */
function columnChoice(written: string): TableColumns[number] {
  const at = written.lastIndexOf('=');
  const use = ALL_USES.find((known) => known === written.slice(at + 1).trim());
  if (at < 1 || use === undefined)
    throw new WrongUse(`--column "${written}" is not HEADING=USE, where USE is one of ${ALL_USES.join(', ')}`);
  return { heading: written.slice(0, at).trim(), use };
}

/** Stands for a byte that is no UTF-8, whose folder is found by its other letters. */
const LOST = '\uFFFD';

function requestOf(folder: string, options: Options): ImportRequest {
  const identifiedBy = options.identifiedBy?.trim() ?? '';
  const labels = options.labels ?? (identifiedBy === '' ? 'none' : 'folders');
  if (labels !== 'none' && identifiedBy === '')
    throw new WrongUse(`--labels ${labels} needs --identified-by NAME: a person who vouches for these names`);
  const { column, agreeSpoilt = false } = options;
  const table = column || agreeSpoilt ? { columns: column?.map(columnChoice) ?? null, agreeSpoilt } : null;
  return {
    folder: resolve(folder),
    labels,
    identifiedBy,
    nameRule: options.nameRule ?? null,
    checklist: options.names === undefined ? null : resolve(options.names),
    records: options.records === undefined ? null : resolve(options.records),
    followLinks: options.followLinks ?? false,
    again: options.again ?? false,
    contents: options.contents ?? false,
    codes: options.codes ?? false,
    ...(options.learnFrom && { learnFrom: options.learnFrom }),
    ...(options.pages && { pages: options.pages }),
    ...(table && { choices: { folders: {}, patterns: {}, table } }),
  };
}

/** Against the catalogue where there is one, else against an empty one that is gone afterwards. */
async function showPlan({ engine, open, output }: Session, catalogue: string, request: ImportRequest) {
  const isThere = existsSync(join(catalogue, CATALOGUE_FILE));
  const empty = isThere ? null : makePrivateFolder('plan');
  try {
    await open(empty?.path ?? catalogue, empty ? { create: true } : { look: true });
    const plan = await engine.catalogue.call('import.preview', request);
    if (plan.photos === 0 && plan.changes.vanished === 0 && plan.linksOut.count === 0)
      throw new ProblemError('folder-empty', { folder: request.folder });
    sayPlan(output, plan, request);
    return plan;
  } finally {
    if (empty) await engine.close();
    empty?.remove();
  }
}

/** What of the request decides on what was left out. */
type Asked = Pick<ImportRequest, 'folder' | 'labels' | 'identifiedBy' | 'checklist' | 'contents' | 'codes' | 'pages'>;

export function sayPlan(output: Output, plan: ImportPlan, request: Asked): void {
  const unvouched = unvouchedIn(plan.table, request);
  const list = listIn(output);
  output.say(
    `  ${counted(plan.photos, 'photo')}, ${counted(plan.specimens, 'specimen')}; ${PLAN.changes(plan.changes)}`,
  );
  if (plan.changes.added > 0 && plan.changes.vanished > 0) output.say(`  ${PLAN.movedUnseen}`);
  list(
    'How specimens are told apart:',
    plan.apart.map(({ pattern, photos, specimens, reason }) =>
      [pattern, PLAN.specimens(photos, specimens), PLAN.reasons[reason]].join(': '),
    ),
  );
  list(
    'Names from folders:',
    plan.names.flatMap(({ folder, said, photos, isNew }) => {
      if (!said) return [];
      return `${nameWords(said)}${isNew ? ' (new)' : ''}: ${counted(photos, 'photo')}, from ${folderWords(shownPath(folder))}`;
    }),
  );
  list(
    'Names from the table:',
    (plan.table?.names ?? []).map(
      ({ said, photos, isNew }) => `${nameWords(said)}${isNew ? ' (new)' : ''}: ${counted(photos, 'photo')}`,
    ),
  );
  list('Authors that are written in several ways:', plan.spellings.map(PLAN.spellings));
  list(
    'Folders that are no name:',
    plan.notUnderstood.map(({ folder, photos }) => `${folderWords(folder)}: ${counted(photos, 'photo')}`),
  );
  list('Names that are not taken:', plan.homonyms.map(PLAN.homonym));
  const unnamed = plan.unlabelled + unvouched;
  if (unnamed > 0) output.say(`  ${counted(unnamed, 'photo')} without a name`);
  if (plan.namesInFiles.photos > 0) output.say(`  ${PLAN.namesInFiles(plan.namesInFiles)}`);
  if (request.labels === 'none' && plan.names.some(({ folder }) => folder !== ''))
    output.say(`  ${PLAN.namesNotTaken}`);
  if (plan.parts) {
    const parts = (['learn', 'validation', 'test'] as const).map(
      (part) => `${count(plan.parts?.[part] ?? 0)} ${PLAN.parts[part]}`,
    );
    output.say(`  Given parts: ${parts.join(', ')}`);
  }
  if (plan.table) {
    sayTable(output, plan.table);
    const named = plan.table.named + plan.table.withoutDeterminer - unvouched;
    for (const line of TABLE.named(named, unvouched)) output.say(`    ${line}`);
    list('Its columns:', TABLE.columns(plan.table));
  } else sayTablesLeft(output, request);
  if (request.codes === true) output.say(`  ${PLAN.codes}`);
  if (plan.pages) {
    const others = request.pages === 'all' ? '' : '; --pages all reads the others too';
    output.say(`  ${PLAN.pages(plan.pages)}: ${PLAN.pagesRead[request.pages ?? 'first']}${others}`);
  }
  if (plan.boxes) {
    output.say(`  ${PLAN.boxes(plan.boxes.photos)}; --learn-from box lets networks look at the box alone`);
    for (const note of plan.boxes.notes) output.say(`    ${TABLE.note(note)}`);
  }
  sayTermsChanged(list, plan);
  list('Contradictions, left for you to decide:', plan.contradictions.map(PLAN.contradiction), plan.contradictionCount);
  output.say('  Nothing was written.');
}

function sayTable(output: Output, report: TableReport): void {
  output.say(`  ${report.file}: ${TABLE.rows(report)}`);
  for (const line of TABLE.told(report)) output.say(`    ${line}`);
}

/** Photos whose row names nobody who determined them, where nobody else vouches. */
function unvouchedIn(table: PlannedTable | null, { identifiedBy }: Asked): number {
  return identifiedBy === '' ? (table?.withoutDeterminer ?? 0) : 0;
}

/** Where no table was read, those in the folder itself that may have been meant; a checklist is none. */
function sayTablesLeft(output: Output, { folder, checklist }: Asked): void {
  if (folder.includes(LOST)) return;
  const tables = readdirSync(folder).filter(
    (name) => /\.(?:csv|tsv|xlsx)$/i.test(name) && name !== 'names.csv' && join(folder, name) !== checklist,
  );
  if (tables.length > 0) output.say(`  ${PLAN.tablesLeft(tables.map(shownPath))}`);
}

function nameWords(said: SaidName): string {
  return said.kind === 'label'
    ? `label ${said.text}`
    : [qualified(said.scientificName, said.qualifier), said.authorship].filter(Boolean).join(' ');
}

function folderWords(folder: string): string {
  return folder === '' ? 'the folder itself' : folder;
}

export function sayImport(output: Output, result: ImportResult, request: Asked): void {
  const parts = [
    `${counted(result.added, 'photo')} added`,
    ...(result.known > 0 ? [`${count(result.known)} known already`] : []),
    ...(result.exactCopies > 0 ? [counted(result.exactCopies, 'exact copy', 'exact copies')] : []),
    `${counted(result.specimensAdded, 'specimen')} new`,
    counted(result.labelled - result.namedByTable, 'named by its folder', 'named by their folders'),
    ...(result.namedByTable > 0 ? [`${count(result.namedByTable)} named by the table`] : []),
    ...(result.unlabelled > 0 ? [`${counted(result.unlabelled, 'photo')} without a name`] : []),
    ...(result.changed > 0 ? [`${count(result.changed)} with another content than before`] : []),
    ...(result.numbered > 0 ? [`${counted(result.numbered, 'known specimen')} numbered by the table or a code`] : []),
    ...(result.takenOut > 0 ? [`${count(result.takenOut)} taken out before and left out`] : []),
    ...(result.partsChanged > 0 ? [`${count(result.partsChanged)} in another given part than before`] : []),
    ...(result.turned > 0 ? [`${count(result.turned)} shown upright by their EXIF`] : []),
    ...(result.codesRead !== null ? [`${count(result.codesRead)} with a barcode or QR code`] : []),
    ...(result.codesAgainst > 0 ? [`${count(result.codesAgainst)} of these against the number in the file name`] : []),
    ...(result.severalPages > 0
      ? [`${count(result.severalPages)} with several pages, of which the first was read`]
      : []),
    ...(result.boxed > 0 ? [`${count(result.boxed)} to be learnt by their box`] : []),
    ...(result.otherFiles > 0 ? [counted(result.otherFiles, 'other file')] : []),
  ];
  output.say(`  ${parts.join(', ')}; ${duration(result.seconds)}`);
  if (result.table) {
    sayTable(output, result.table);
    for (const line of TABLE.named(0, unvouchedIn(result.table, request))) output.say(`    ${line}`);
  } else sayTablesLeft(output, request);
  if (result.known > 0 && request.contents !== true)
    output.say('  Known photos of the same size and date were not read; --contents reads them too');
  if (request.labels === 'none' && result.labelled === 0 && result.added > 0) output.say(`  ${PLAN.namesNotTaken}`);
  if (result.namesInFiles.photos > 0) output.say(`  ${PLAN.namesInFiles(result.namesInFiles)}`);
  if (result.takenOut > 0) output.say('  --again reads what was taken out before as new photos');
  if (result.severalPages > 0) output.say('  --pages all reads the other pages too');
  sayVanished(output, result);
  if (result.linksLeft > 0) {
    output.say(
      `  ${counted(result.linksLeft, 'link')} out of the folder left alone; --follow-links reads what they lead to`,
    );
  }
  const list = listIn(output);
  list(
    'Folders that give no name:',
    result.unnamedFolders.map(({ folder, photos }) => `${folderWords(folder)}: ${counted(photos, 'photo')}`),
  );
  list(
    'Names that are not taken:',
    result.homonymsListed.map((one) => PLAN.homonym({ ...one, photos: 0 })),
  );
  sayTermsChanged(list, result);
  list('Exact copies:', result.copies.map(PLAN.copy), result.exactCopies);
  list(
    `${counted(result.contradictionCount, 'contradiction')}, left for you to decide:`,
    result.contradictions.map(PLAN.contradiction),
    result.contradictionCount,
  );
  if (result.problemCount === 0) return;
  output.say(
    `  ${counted(result.problemCount, 'file')} could not be read; the rest is not held up by ${result.problemCount === 1 ? 'it' : 'them'}:`,
  );
  const shown = result.problems.slice(0, MOST_LINES);
  for (const { path, message } of shown) output.say(`    ${path.split(/[\\/]/).slice(-2).join('/')}: ${message}`);
  if (result.problemCount > shown.length) output.say(`  … and ${count(result.problemCount - shown.length)} more`);
}

function sayTermsChanged(list: ReturnType<typeof listIn>, { termsChanged }: Pick<ImportPlan, 'termsChanged'>): void {
  list(`${PLAN.termsChanged(termsChanged)}:`, termsChanged.first.map(PLAN.termChanged), termsChanged.fields);
}

/** Says a title, the first lines below it, and how many more there are; nothing where there are none. */
function listIn(output: Output) {
  return (title: string, lines: readonly string[], all = lines.length): void => {
    if (all === 0) return;
    output.say(`  ${title}`);
    for (const line of lines.slice(0, MOST_LINES)) output.say(`    ${line}`);
    if (all > MOST_LINES)
      output.say(`    … and ${count(all - MOST_LINES)} more; --json shows ${all > lines.length ? 'more' : 'all'}`);
  };
}

function sayVanished(output: Output, { vanished, vanishedExamples }: ImportResult): void {
  if (vanished === 0) return;
  output.say(`  ${counted(vanished, 'photo')} of this folder no longer there:`);
  for (const path of vanishedExamples) output.say(`    ${path}`);
  if (vanished > vanishedExamples.length) output.say(`    … and ${count(vanished - vanishedExamples.length)} more`);
}
