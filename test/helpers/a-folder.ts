/* Folders of small real photos. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import type { ImportRequest, ImportResult } from '../../electron/contract/import.ts';
import { importFolder, type ImportSurroundings } from '../../electron/importing/import-job.ts';
import type { CallContext } from '../../electron/calls/call.ts';
import { context, newCatalogue, temporaryFolder } from './a-catalogue.ts';

let drawn = 0;

/** A small picture; each call's differs from all others. */
export async function picture(
  format: 'jpeg' | 'png' | 'tiff' | 'webp' = 'jpeg',
  more: { orientation?: number; width?: number; height?: number; dim?: boolean } = {},
): Promise<Buffer> {
  drawn += 1;
  const { width = 60, height = 40, orientation } = more;
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at++)
    pixels[at] = (at * 31 + drawn * 97 + ((at * drawn) >> 5)) & (more.dim === true ? 63 : 255);
  const image = sharp(pixels, { raw: { width, height, channels: 3 } });
  return await (orientation === undefined ? image : image.withMetadata({ orientation })).toFormat(format).toBuffer();
}

/** A TIFF with these pictures as its pages. */
export async function tiffOf(pictures: readonly Buffer[]): Promise<Buffer> {
  return await sharp([...pictures], { join: { animated: true } })
    .tiff({ compression: 'deflate' })
    .toBuffer();
}

/** A TIFF with grey pages of these sizes, px, none of which is marked as a copy of another. */
export function greyPages(...sizes: readonly (readonly [width: number, height: number])[]): Buffer {
  const parts = [Buffer.from('49492a0008000000', 'hex')];
  let at = 8;
  for (const [index, [width, height]] of sizes.entries()) {
    const pixelsAt = at + 2 + 8 * 12 + 4;
    const end = pixelsAt + width * height;
    const tags: readonly (readonly [number, number])[] = [
      [256, width],
      [257, height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, pixelsAt],
      [278, height],
      [279, width * height],
    ];
    const directory = Buffer.alloc(pixelsAt - at);
    directory.writeUInt16LE(tags.length, 0);
    for (const [place, [tag, value]] of tags.entries()) {
      directory.writeUInt16LE(tag, 2 + place * 12);
      directory.writeUInt16LE(4, 4 + place * 12);
      directory.writeUInt32LE(1, 6 + place * 12);
      directory.writeUInt32LE(value, 10 + place * 12);
    }
    directory.writeUInt32LE(index === sizes.length - 1 ? 0 : end, directory.length - 4);
    parts.push(directory, Buffer.alloc(width * height, 40 * (index + 1)));
    at = end;
  }
  return Buffer.concat(parts);
}

export function put(folder: string, path: string, content: Buffer | string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

export async function putPictures(folder: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) put(folder, path, await picture());
}

export function request(folder: string, more: Partial<ImportRequest> = {}): ImportRequest {
  return {
    folder,
    labels: 'folders',
    identifiedBy: 'Edith Example',
    nameRule: null,
    checklist: null,
    records: null,
    ...more,
  };
}

export async function imported(
  catalogue: Catalogue,
  wanted: ImportRequest,
  more: { call?: CallContext; surroundings?: Partial<ImportSurroundings> } = {},
): Promise<ImportResult> {
  const onWritten = (specimenIds: readonly number[]) => catalogue.listing.refresh(specimenIds, 'everything');
  return await importFolder(catalogue, wanted, more.call ?? context(), { onWritten, ...more.surroundings });
}

/** Everything an import writes that does not depend on when it ran, in an order that does not depend on ids. */
export function contents({ read }: Catalogue): unknown {
  return {
    photos: read.all(
      `SELECT folder, relative_path, view, hex(sha256) AS sha256, bytes, width, height, orientation, trouble, taken_local,
         catalog_number FROM photo JOIN source ON source.id = source_id JOIN specimen ON specimen.id = specimen_id
       ORDER BY folder, relative_path`,
    ),
    specimens: read.all(
      `SELECT catalog_number, locality, type_status, shown_status, scientific_name, shown_qualifier, shown_determiner,
         (SELECT group_concat(file_name ORDER BY file_name) FROM photo WHERE specimen_id = specimen.id) AS files,
         (SELECT count(*) FROM determination WHERE specimen_id = specimen.id) AS determinations
       FROM specimen LEFT JOIN taxon ON taxon.id = shown_taxon_id ORDER BY catalog_number, files`,
    ),
    taxa: read.all('SELECT scientific_name, rank, authorship FROM taxon ORDER BY scientific_name, rank'),
  };
}

/** Photos with a table of records beside them, and an empty catalogue. */
export async function withTable(photos: readonly string[], table: string) {
  const folder = temporaryFolder();
  await putPictures(folder, photos);
  put(folder, 'catalogue.csv', table);
  return { folder, catalogue: newCatalogue() };
}
