/*
 * A Darwin Core Archive whose core are taxa (GBIF's checklists): the core under the headings of meta.xml, vernacular names from
 * their extension, title and version from its metadata. Runs in the catalogue thread; reads only.
 */
import { because } from '../../domain/problems.ts';
import { filesOf, ID, rowsOf } from '../layouts/archive.ts';
import { type Parts, unreadable } from '../layouts/parts.ts';
import { readXml } from '../../archives/xml.ts';
import { recordsOf } from './from-rows.ts';
import type { ReadList, Told } from './listed.ts';
import { withVernacular } from './vernacular.ts';

/** null: its core are no taxa. Throws ProblemError 'csv-unreadable'. */
export async function readTaxonArchive(parts: Parts, meta: Buffer, told: Told): Promise<ReadList> {
  const files = await filesOf(meta).catch((error: unknown) => {
    throw unreadable(parts.file, because('layout-unknown'), error);
  });
  const core = files.find(({ isCore, of }) => isCore && of.toLowerCase() === 'taxon');
  if (!core) throw unreadable(parts.file, because('list-no-taxa'));
  const table = await rowsOf(parts, core);
  if (!table) throw unreadable(parts.file, because('layout-part-missing', { part: core.location }));
  const { records, tellsStatus } = await recordsOf(table, told, ID);
  const names = [];
  for (const file of files.filter(({ isCore, of }) => !isCore && of === 'VernacularName'))
    for (const row of (await rowsOf(parts, file))?.rows ?? [])
      names.push({ id: row.cell(ID), name: row.cell('vernacularname'), language: row.cell('language') });
  const { title, version } = await metadataOf(await parts.read('eml.xml'));
  return {
    title: title ?? parts.file.replace(/\.\w+$/, ''),
    version,
    records: withVernacular(records, names, told),
    tellsStatus,
  };
}

/** The first title and publication date of an EML document. */
async function metadataOf(eml: Buffer | null): Promise<{ title: string | null; version: string | null }> {
  const found = { title: '', pubDate: '' };
  const path: string[] = [];
  async function* whole(bytes: Buffer): AsyncGenerator<Buffer> {
    await Promise.resolve();
    yield bytes;
  }
  if (eml) {
    const isAt = (name: string) => path.length === 3 && path[1] === 'dataset' && path[2] === name;
    const taken = new Set<string>();
    const reading = readXml(whole(eml), {
      open: (name) => void path.push(name),
      text: (text) => {
        for (const one of ['title', 'pubDate'] as const) if (isAt(one) && !taken.has(one)) found[one] += text;
      },
      close: (name) => {
        if (path.length === 3) taken.add(name);
        path.pop();
      },
    });
    // A list may be read without what describes it.
    await reading.catch(() => {});
  }
  const clean = (text: string) => text.replace(/\s+/gu, ' ').trim().slice(0, 300) || null;
  return { title: clean(found.title), version: clean(found.pubDate) };
}
