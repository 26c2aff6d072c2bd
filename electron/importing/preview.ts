/* The plan of an import as it is shown before anything is written. Runs in the catalogue thread; writes nothing. */
import { resolve } from 'node:path';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import { chosenBefore } from '../catalogue/specimens/imports.ts';
import { takeTurns } from '../calls/turns.ts';
import { type ChosenBefore, type ImportPlan, type ImportRequest, MOST_ROWS, type NameRow } from '../contract/import.ts';
import type { GivenPart } from '../domain/given-part.ts';
import { evenly } from '../domain/lists.ts';
import { fileOf, folderOf, nameIn, shownPath } from '../domain/path-text.ts';
import { ProblemError } from '../domain/problems.ts';
import { isRelativePath } from '../catalogue/database/inside.ts';
import { SpellingsSaid } from './authors-said.ts';
import { guessRules } from './guess-rules.ts';
import { parseNameRule } from './name-rule.ts';
import { pathBelow, pathOf, textOf } from '../files/path-text.ts';
import { unpacked } from '../photos/packed-scan.ts';
import type { FoundPhoto } from '../photos/scan.ts';
import { changesOf, contradictionsOf } from './against-known.ts';
import { knownPlaces } from './known-places.ts';
import { knownTaxonSaid } from './label-taxon.ts';
import { holderOf } from './number-folders.ts';
import { saysOccasion } from './occasion-folder.ts';
import { isPlace } from './place-folder.ts';
import { photosOf, plannedPages } from './pages.ts';
import { filesLeft, type Intake, notesOf, plannedTable, planIntake } from './plan.ts';
import { numbersToGive } from './recorded-numbers.ts';

const EXAMPLES = 20;
const EXAMPLES_A_ROW = 12;

export async function previewImport(catalogue: Catalogue, request: ImportRequest): Promise<ImportPlan> {
  const { reader, places } = catalogue;
  const folder = await reader.call('folder.real', { folder: pathOf(resolve(request.folder)) });
  const asked = { folder, without: [places.folder], followLinks: request.followLinks ?? false };
  const found = unpacked(await reader.call('folder.scan', asked));
  const knownAt = knownPlaces(catalogue.read, textOf(folder));
  const scan = { ...found, photos: await photosOf(found.photos, request.pages, knownAt) };
  const parsed = request.nameRule === null || request.nameRule === '' ? null : parseNameRule(request.nameRule);
  const rule = parsed && !('trouble' in parsed) ? parsed : null;
  const intake = await planIntake(catalogue, folder, request, scan, rule);
  const fileNames = intake.photos.map(({ relativePath }) => nameIn(fileOf(relativePath)));
  const counted = await countFolders(catalogue, intake, scan.photos);
  const { contradictions, named, termsChanged } = await contradictionsOf(catalogue.read, intake, knownAt);
  return {
    photos: scan.photos.length,
    otherFiles: filesLeft(textOf(folder), scan, intake),
    linksOut: scan.linksOut,
    guessedRules: guessRules(fileNames),
    rule: request.nameRule ?? '',
    ruleTrouble: parsed && 'trouble' in parsed ? parsed.trouble : null,
    matching: rule ? fileNames.filter((name) => rule.match(name) !== null).length : 0,
    specimens: intake.apart.specimens,
    examples: evenly(fileNames, EXAMPLES).map((name) => {
      const fileName = shownPath(name);
      return { fileName, parts: rule?.parts(fileName) ?? null };
    }),
    apart: intake.apart.rows.slice(0, MOST_ROWS),
    ...counted,
    namesInFiles: intake.namesInFiles,
    proposed: proposedLabels(counted.names),
    contradictions: contradictions.slice(0, MOST_ROWS),
    contradictionCount: contradictions.length,
    termsChanged,
    changes: {
      ...(await changesOf(catalogue.read, textOf(folder), scan, request.again ?? false)),
      numbered: (await numbersToGive(catalogue.read, knownAt, intake)).size,
    },
    checklist: intake.tables.checklist && textOf(intake.tables.checklist),
    records: intake.tables.records && textOf(intake.tables.records),
    table: await plannedTable(catalogue.read, intake, { named }),
    before: await usableBefore(catalogue, textOf(folder)),
    boxes: plannedBoxes(intake),
    pages: plannedPages(intake.photos),
  };
}

/**
 * A catalogue may come from anybody: a table of which its rows speak is read only where it was chosen here. Without it, what was
 * chosen of its columns means nothing.
 */
async function usableBefore({ read, known, reader }: Catalogue, folder: string): Promise<ChosenBefore | null> {
  const before = chosenBefore(read, folder);
  if (!before || before.records === null) return before;
  const [found] = known.allows(before.records)
    ? await reader.call('files.find', { paths: [pathOf(before.records)] })
    : [];
  if (found) return before;
  const { choices, ...others } = before;
  const { table: _, ...left } = choices ?? { folders: {}, patterns: {} };
  return { ...others, records: null, ...(choices && { choices: left }) };
}

function plannedBoxes({ photos, boxes: { boxes, notes } }: Intake): ImportPlan['boxes'] {
  const boxed = photos.filter(({ relativePath }) => boxes.has(relativePath)).length;
  return boxed + notes.length === 0 ? null : { photos: boxed, notes: notesOf(notes) };
}

const LOOK_EDGE = 320;

/** A small JPEG of a photo that is not imported yet; null: it cannot be read, or lies elsewhere. */
export async function lookAtPlanned(
  { reader }: Catalogue,
  { folder, photo }: { readonly folder: string; readonly photo: string },
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!isRelativePath(photo)) return null;
  const root = await reader.call('folder.real', { folder: pathOf(resolve(folder)) });
  try {
    return new Uint8Array(await reader.call('photo.small', { path: pathBelow(root, photo), edge: LOOK_EDGE }));
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

type Counted = Pick<
  ImportPlan,
  'names' | 'moreNames' | 'notUnderstood' | 'homonyms' | 'spellings' | 'unlabelled' | 'parts'
>;

async function countFolders(
  { read: db }: Catalogue,
  { apart, meaning, naming, severalTaxa, homonymsListed }: Intake,
  found: readonly FoundPhoto[],
): Promise<Counted> {
  const turn = takeTurns();
  const rows = new Map<string, Omit<NameRow, 'photos' | 'specimens' | 'examples'> & { paths: string[] }>();
  const notUnderstood = new Map<string, number>();
  const spellings = new SpellingsSaid(db);
  const homonyms = new Map<string, Counted['homonyms'][number]>(
    homonymsListed.map((several) => [several.name, { ...several, photos: 0 }]),
  );
  const parts: Record<GivenPart, number> = { learn: 0, validation: 0, test: 0 };
  let unlabelled = 0;
  for (const { relativePath } of found) {
    await turn();
    const { folder, said, chosen, out, part, passedOver } = meaning(relativePath);
    if (part && !out) parts[part] += 1;
    const isNumbered = apart.told(relativePath).reason === 'folder';
    const number = isNumbered ? nameIn(holderOf(relativePath)) : null;
    for (const name of passedOver) if (name !== number) notUnderstood.set(name, (notUnderstood.get(name) ?? 0) + 1);
    const named = naming(relativePath);
    if (!out && named) spellings.add(named.said);
    const isUnlabelled = !out && named === null;
    if (isUnlabelled) unlabelled += 1;
    const several = isUnlabelled ? severalTaxa(relativePath) : null;
    if (several) {
      const before = homonyms.get(several.name)?.photos ?? 0;
      homonyms.set(several.name, { ...several, photos: before + 1 });
    }
    const key = folder ?? folderOf(relativePath);
    const row = rows.get(key);
    if (row) row.paths.push(relativePath);
    else {
      const isNew = said?.kind === 'taxon' && knownTaxonSaid(db, said) === 'new';
      rows.set(key, { folder: key, said, chosen, out, isNew, paths: [relativePath] });
    }
  }
  const names = [...rows.values()]
    .map(({ paths, ...row }): NameRow => {
      const groups = paths.map((path) => apart.told(path).group ?? fileOf(path));
      const examples = evenly(paths, EXAMPLES_A_ROW);
      return { ...row, photos: paths.length, specimens: new Set(groups).size, examples };
    })
    .toSorted((a, b) => b.photos - a.photos || (a.folder < b.folder ? -1 : 1));
  return {
    names: names.slice(0, MOST_ROWS),
    moreNames: Math.max(names.length - MOST_ROWS, 0),
    notUnderstood: [...notUnderstood]
      .map(([folder, count]) => ({ folder: shownPath(folder), photos: count }))
      .toSorted((a, b) => b.photos - a.photos)
      .slice(0, MOST_ROWS),
    homonyms: [...homonyms.values()].toSorted((a, b) => b.photos - a.photos).slice(0, MOST_ROWS),
    spellings: spellings.found().slice(0, MOST_ROWS),
    unlabelled,
    parts: parts.learn + parts.validation + parts.test > 0 ? parts : null,
  };
}

/** Photos in folders of which less than this share is named like a taxon are proposed as classes. */
const FEWEST_NAMED = 0.2;

/**
 * By the plan that reads folders as names: classes where hardly one is. Folders that say when, by whom, or in which of several
 * countries something was collected are no classes.
 */
function proposedLabels(names: readonly NameRow[]): ImportRequest['labels'] {
  const inFolders = names.filter(({ folder }) => folder !== '');
  const sum = (rows: readonly NameRow[]) => rows.reduce((photos, row) => photos + row.photos, 0);
  const named = sum(inFolders.filter(({ said }) => said?.kind === 'taxon'));
  const places = new Set(inFolders.flatMap(({ folder }) => folder.split('/').filter(isPlace)));
  const isOccasion = (name: string) => saysOccasion(name) || (places.size > 1 && places.has(name));
  const occasions = sum(inFolders.filter(({ folder }) => folder.split('/').some(isOccasion)));
  const areClasses = inFolders.length > 1 && named < sum(inFolders) * FEWEST_NAMED && occasions < sum(inFolders) / 2;
  return areClasses ? 'classes' : 'folders';
}
