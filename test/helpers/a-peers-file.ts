/* Files of other programs, as they lie in a folder or a zip, and what rows of them say of the photos beside. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathOfPlain } from '../../electron/files/path-text.ts';
import { readLayout } from '../../electron/importing/layouts/read-layout.ts';
import { matchRows } from '../../electron/importing/tables/match.ts';
import { readerOfThread } from '../../electron/reader/of-thread.ts';
import { zipOf as zipOfContents } from '../hostile/zip-files.ts';
import { temporaryFolder } from './a-catalogue.ts';

export type Files = Readonly<Record<string, string | object>>;

const written = (content: string | object) =>
  Buffer.isBuffer(content) || typeof content === 'string' ? content : JSON.stringify(content);

/** Writes them and reads `name`. */
export async function layoutOf(files: Files, name: string, photos: readonly string[] = []) {
  const folder = temporaryFolder();
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), written(content));
  }
  const { table, peer, notes, boxes } = await readLayout(pathOfPlain(join(folder, name)), readerOfThread, photos);
  const choice = { columns: null, agreeSpoilt: false };
  const { rows, report } = await matchRows(table, { photos, numbers: [] }, choice);
  const said = Object.fromEntries(
    rows.flatMap(({ photos: of, content }) =>
      of.map((photo) => [
        photo,
        { ...content, other: JSON.parse(content.terms.other_terms ?? '{}') as Record<string, string> },
      ]),
    ),
  );
  return {
    table,
    peer,
    report,
    said,
    told: notes.map(({ why, of }) => [why.code, ...of.first]),
    boxes: boxes.boxes,
    toldOfBoxes: boxes.notes.map(({ why, of }) => [why.code, ...of.first]),
  };
}

export async function zipOf(files: Files): Promise<Buffer> {
  return await zipOfContents(Object.fromEntries(Object.entries(files).map(([name, one]) => [name, written(one)])));
}
