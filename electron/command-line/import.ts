/* `vasculum import`: reads a folder of photos where it is and makes specimens of them. Makes the catalogue if there is none. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
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
import { readOrcid } from '../domain/people.ts';
import { ProblemError } from '../domain/problems.ts';
import { CATALOGUE_FILE } from '../files/place-to-write.ts';
import { makePrivateFolder } from '../files/private-folder.ts';
import { readTerms } from '../domain/darwin-core/terms.ts';
import { IMPORTING, SHARED } from '../domain/language/command-line.ts';
import { catalogueOption, type CatalogueOption, command } from './commands.ts';
import type { Output } from './output.ts';
import type { Session } from './session.ts';
import { sit } from './sit.ts';
import { WrongUse } from './wrong-use.ts';

interface Options extends CatalogueOption {
  readonly labels?: ImportRequest['labels'];
  readonly dryRun?: boolean;
  readonly identifiedBy?: string;
  readonly orcid?: string;
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
  IMPORTING.about,
  'import ~/photos --catalogue ~/beetles --labels folders --identified-by "Edith Moser"',
)
  .argument('<folder>', IMPORTING.folder)
  .addOption(catalogueOption())
  .addOption(new Option('--labels <how>', IMPORTING.labels).choices(['classes', 'folders', 'none']))
  .option('--identified-by <name>', IMPORTING.identifiedBy)
  .option('--orcid <orcid>', IMPORTING.orcid, orcidGiven)
  .option('--name-rule <rule>', IMPORTING.nameRule)
  .option('--names <file>', IMPORTING.names(readTerms('checklist')))
  .option('--records <file>', IMPORTING.records(readTerms('records')))
  .option('--column <heading=use>', IMPORTING.column(ALL_USES), (one: string, before: readonly string[] = []) => [
    ...before,
    one,
  ])
  .option('--agree-spoilt', IMPORTING.agreeSpoilt)
  .addOption(new Option('--learn-from <what>', IMPORTING.learnFrom).choices(LEARN_FROM))
  .addOption(new Option('--pages <which>', IMPORTING.pages).choices(PAGES_READ))
  .option('--dry-run', IMPORTING.dryRun)
  .option('--again', IMPORTING.again)
  .option('--contents', IMPORTING.contents)
  .option('--codes', IMPORTING.codes)
  .option('--follow-links', IMPORTING.followLinks)
  .action((folder: string, options: Options) =>
    sit(options.json === true, 'import', async (session) => {
      const request = requestOf(folder, options);
      refuseFolder(request.folder, options.catalogue);
      if (options.dryRun === true) return await showPlan(session, options.catalogue, request);
      const leaveNone = await openForImport(session, options.catalogue);
      if (options.orcid !== undefined) await keepOrcid(session, request.identifiedBy, options.orcid, leaveNone);
      const result = await session.run('import', request).catch(async (error: unknown) => {
        // What went wrong first counts.
        await leaveNone().catch(() => undefined);
        throw error;
      });
      sayImport(session.output, result, request);
      if (options.learnFrom === 'box' && result.boxed === 0) session.output.say(`  ${IMPORTING.noBoxes}`);
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

/** Before anything is named. Throws ProblemError 'orcid-of-another'. */
async function keepOrcid(
  { engine }: Session,
  name: string,
  orcid: string,
  leaveNone: () => Promise<void>,
): Promise<void> {
  await engine.catalogue.call('people.keep', { name, orcid, replace: false }).catch(async (error: unknown) => {
    await leaveNone().catch(() => undefined);
    throw error;
  });
}

function orcidGiven(text: string): string {
  const orcid = readOrcid(text);
  if (orcid === null) throw new InvalidArgumentError(IMPORTING.noOrcid);
  return orcid;
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
  if (at < 1 || use === undefined) throw new WrongUse(IMPORTING.notAColumn(written, ALL_USES));
  return { heading: written.slice(0, at).trim(), use };
}

/** Stands for a byte that is no UTF-8, whose folder is found by its other letters. */
const LOST = '\uFFFD';

function requestOf(folder: string, options: Options): ImportRequest {
  const identifiedBy = options.identifiedBy?.trim() ?? '';
  const labels = options.labels ?? (identifiedBy === '' ? 'none' : 'folders');
  if (labels !== 'none' && identifiedBy === '') throw new WrongUse(IMPORTING.needPerson(labels));
  if (options.orcid !== undefined && identifiedBy === '') throw new WrongUse(IMPORTING.orcidOfWhom);
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
  output.say(`  ${IMPORTING.holds(plan.photos, plan.specimens, PLAN.changes(plan.changes))}`);
  if (plan.changes.added > 0 && plan.changes.vanished > 0) output.say(`  ${PLAN.movedUnseen}`);
  list(
    IMPORTING.linksOut[plan.linksOut.followed ? 'followed' : 'left'],
    plan.linksOut.examples.map(IMPORTING.link),
    plan.linksOut.count,
  );
  list(
    IMPORTING.apart,
    plan.apart.map(({ pattern, photos, specimens, reason }) =>
      [pattern, PLAN.specimens(photos, specimens), PLAN.reasons[reason]].join(': '),
    ),
  );
  list(
    IMPORTING.namesFromFolders,
    plan.names.flatMap(({ folder, said, photos, isNew }) =>
      said ? IMPORTING.name(nameWords(said), isNew, photos, folderWords(shownPath(folder))) : [],
    ),
  );
  list(
    IMPORTING.namesFromTable,
    (plan.table?.names ?? []).map(({ said, photos, isNew }) => IMPORTING.name(nameWords(said), isNew, photos, null)),
  );
  list(IMPORTING.spellings, plan.spellings.map(PLAN.spellings));
  list(
    IMPORTING.noNames,
    plan.notUnderstood.map(({ folder, photos }) => IMPORTING.folderOf(folderWords(folder), photos)),
  );
  list(IMPORTING.homonyms, plan.homonyms.map(PLAN.homonym));
  const unnamed = plan.unlabelled + unvouched;
  if (unnamed > 0) output.say(`  ${IMPORTING.unnamed(unnamed)}`);
  if (plan.namesInFiles.photos > 0) output.say(`  ${PLAN.namesInFiles(plan.namesInFiles)}`);
  if (request.labels === 'none' && plan.names.some(({ folder }) => folder !== ''))
    output.say(`  ${PLAN.namesNotTaken}`);
  if (plan.parts) {
    const { learn, validation, test } = plan.parts;
    output.say(`  ${IMPORTING.parts({ learn, validation, test })}`);
  }
  if (plan.table) {
    sayTable(output, plan.table);
    const named = plan.table.named + plan.table.withoutDeterminer - unvouched;
    for (const line of TABLE.named(named, unvouched)) output.say(`    ${line}`);
    list(IMPORTING.columns, TABLE.columns(plan.table));
  } else sayTablesLeft(output, request);
  if (request.codes === true) output.say(`  ${PLAN.codes}`);
  if (plan.pages) {
    output.say(`  ${IMPORTING.pagesOf(plan.pages, request.pages ?? 'first')}`);
  }
  if (plan.boxes) {
    output.say(`  ${IMPORTING.boxes(plan.boxes.photos)}`);
    for (const note of plan.boxes.notes) output.say(`    ${TABLE.note(note)}`);
  }
  sayTermsChanged(list, plan);
  list(IMPORTING.contradictions, plan.contradictions.map(PLAN.contradiction), plan.contradictionCount);
  output.say(`  ${IMPORTING.nothingWritten}`);
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
    ? IMPORTING.label(said.text)
    : [qualified(said.scientificName, said.qualifier), said.authorship].filter(Boolean).join(' ');
}

function folderWords(folder: string): string {
  return folder === '' ? IMPORTING.thisFolder : folder;
}

export function sayImport(output: Output, result: ImportResult, request: Asked): void {
  output.say(`  ${IMPORTING.result(result)}`);
  if (result.table) {
    sayTable(output, result.table);
    for (const line of TABLE.named(0, unvouchedIn(result.table, request))) output.say(`    ${line}`);
  } else sayTablesLeft(output, request);
  if (result.known > 0 && request.contents !== true) output.say(`  ${IMPORTING.knownUnread}`);
  if (request.labels === 'none' && result.labelled === 0 && result.added > 0) output.say(`  ${PLAN.namesNotTaken}`);
  if (result.namesInFiles.photos > 0) output.say(`  ${PLAN.namesInFiles(result.namesInFiles)}`);
  if (result.takenOut > 0) output.say(`  ${IMPORTING.againReads}`);
  if (result.severalPages > 0) output.say(`  ${IMPORTING.pagesAll}`);
  sayVanished(output, result);
  if (result.linksLeft > 0) output.say(`  ${IMPORTING.linksLeft(result.linksLeft)}`);
  const list = listIn(output);
  list(
    IMPORTING.unnamedFolders,
    result.unnamedFolders.map(({ folder, photos }) => IMPORTING.folderOf(folderWords(folder), photos)),
  );
  list(
    IMPORTING.homonyms,
    result.homonymsListed.map((one) => PLAN.homonym({ ...one, photos: 0 })),
  );
  sayTermsChanged(list, result);
  list(IMPORTING.copies, result.copies.map(PLAN.copy), result.exactCopies);
  list(
    IMPORTING.contradictionsLeft(result.contradictionCount),
    result.contradictions.map(PLAN.contradiction),
    result.contradictionCount,
  );
  if (result.problemCount === 0) return;
  output.say(`  ${IMPORTING.unreadable(result.problemCount)}`);
  const shown = result.problems.slice(0, MOST_LINES);
  for (const { path, message } of shown) output.say(`    ${path.split(/[\\/]/).slice(-2).join('/')}: ${message}`);
  if (result.problemCount > shown.length) output.say(`  ${SHARED.more(result.problemCount - shown.length)}`);
}

function sayTermsChanged(list: ReturnType<typeof listIn>, { termsChanged }: Pick<ImportPlan, 'termsChanged'>): void {
  list(IMPORTING.termsChanged(termsChanged), termsChanged.first.map(PLAN.termChanged), termsChanged.fields);
}

/** Says a title, the first lines below it, and how many more there are; nothing where there are none. */
function listIn(output: Output) {
  return (title: string, lines: readonly string[], all = lines.length): void => {
    if (all === 0) return;
    output.say(`  ${title}`);
    for (const line of lines.slice(0, MOST_LINES)) output.say(`    ${line}`);
    if (all > MOST_LINES) output.say(`    ${IMPORTING.moreInJson(all - MOST_LINES, all <= lines.length)}`);
  };
}

function sayVanished(output: Output, { vanished, vanishedExamples }: ImportResult): void {
  if (vanished === 0) return;
  output.say(`  ${IMPORTING.vanished(vanished)}`);
  for (const path of vanishedExamples) output.say(`    ${path}`);
  if (vanished > vanishedExamples.length) output.say(`    ${SHARED.more(vanished - vanishedExamples.length)}`);
}
