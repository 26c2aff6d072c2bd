/* What an import would do, shown before anything is written. Runs in the catalogue thread; writes nothing. */
import { basename, resolve } from 'node:path';
import type { Catalogue } from '../catalogue/opening/catalogue.ts';
import { qualified } from '../domain/names/qualifier.ts';
import { takeTurns } from '../calls/turns.ts';
import type { ImportPreview, ImportRequest } from '../contract/import.ts';
import { shownPath } from '../domain/path-text.ts';
import { evenly, guessRules } from './guess-rules.ts';
import { parseNameRule } from './name-rule.ts';
import { pathOf, textOf } from '../files/path-text.ts';
import { findTables, labeller, readChecklistOf } from './plan.ts';

const EXAMPLES = 20;

export async function previewImport(catalogue: Catalogue, request: ImportRequest): Promise<ImportPreview> {
  const { reader, places } = catalogue;
  const folder = await reader.call('folder.real', { folder: pathOf(resolve(request.folder)) });
  const scan = await reader.call('folder.scan', {
    folder,
    without: [places.folder],
    followLinks: request.followLinks ?? false,
  });
  const names = scan.photos.map(({ relativePath }) => basename(relativePath));
  const guessedRules = guessRules(names);
  const rule = request.nameRule ?? guessedRules[0] ?? '';
  const parsed = rule === '' ? null : parseNameRule(rule);
  const usable = parsed && !('trouble' in parsed) ? parsed : null;

  const turn = takeTurns();
  const numbers = new Set<string>();
  let matching = 0;
  for (const name of names) {
    await turn();
    const match = usable?.match(name);
    if (!match) continue;
    matching += 1;
    numbers.add(match.number);
  }
  const tables = await findTables(reader, folder, request);
  const checklist = await readChecklistOf(reader, tables);
  const labelOf = labeller(catalogue.read, folder, checklist);
  const labels = new Map<string, number>();
  for (const { relativePath } of scan.photos) {
    await turn();
    const label = labelOf(relativePath);
    if (!label) continue;
    const name = qualified(label.scientificName, label.qualifier);
    labels.set(name, (labels.get(name) ?? 0) + 1);
  }
  const labelled = [...labels.values()].reduce((sum, count) => sum + count, 0);
  return {
    photos: scan.photos.length,
    otherFiles: scan.otherFiles,
    linksOut: scan.linksOut,
    guessedRules,
    rule,
    ruleTrouble: parsed && 'trouble' in parsed ? parsed.trouble : null,
    matching,
    // Without a match each photo is a specimen of its own.
    specimens: numbers.size + names.length - matching,
    examples: evenly(names.map(shownPath), EXAMPLES).map((fileName) => ({
      fileName,
      parts: usable?.parts(fileName) ?? null,
    })),
    labels: [...labels]
      .map(([scientificName, photos]) => ({ scientificName, photos }))
      .sort((a, b) => b.photos - a.photos || (a.scientificName < b.scientificName ? -1 : 1)),
    unlabelled: scan.photos.length - labelled,
    checklist: tables.checklist && textOf(tables.checklist),
    records: tables.records && textOf(tables.records),
  };
}
