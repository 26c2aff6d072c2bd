/* How many photos a file holds, told without decoding it. Runs in the photo reader. */
import type { PathText } from '../domain/path-text.ts';
import { textOf } from '../files/path-text.ts';
import { type OpenFile, openRegular, readPart } from './open-file.ts';
import { pagesOf } from './tiff-page.ts';
import { type ByteSource, readFrom, Tiff } from './tiff-tags.ts';

interface FileFound {
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** The plan of a folder is asked for again with each choice in it. */
const known = new Map<string, FileFound & { readonly pages: number }>();
const MOST_KNOWN = 100_000;

/** 1 of all that is no TIFF, or cannot be read: reading the photo tells why. */
export async function countPages(path: PathText, { bytes, modifiedMs }: FileFound, follow: boolean): Promise<number> {
  const text = textOf(path);
  if (!/\.tiff?$/i.test(text)) return 1;
  const before = known.get(text);
  if (before?.bytes === bytes && before.modifiedMs === modifiedMs) return before.pages;
  try {
    const file = await openRegular(path, follow);
    try {
      const pages = await pagesIn(fromBlocks(file));
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(text, { bytes, modifiedMs, pages });
      return pages;
    } finally {
      await file.handle.close();
    }
  } catch {
    return 1;
  }
}

async function pagesIn(source: ByteSource): Promise<number> {
  const tiff = await readFrom(source, Tiff.at(0));
  const pages = tiff && (await readFrom(source, pagesOf(tiff)));
  return pages && !pages.isRaw ? pages.photos.length : 1;
}

/** A page's tags lie together, so that one look is enough for most of them. */
const BLOCK = 4096;

function fromBlocks({ handle, bytes }: Pick<OpenFile, 'handle' | 'bytes'>): ByteSource {
  let block: { readonly from: number; readonly read: Buffer } = { from: 0, read: Buffer.alloc(0) };
  const part = async (from: number, length: number) => {
    const isInside = from >= block.from && from + length <= block.from + block.read.length;
    if (!isInside)
      block = {
        from,
        read: await readPart(handle, from, Math.min(Math.max(length, BLOCK), Math.max(0, bytes - from))),
      };
    return block.read.subarray(from - block.from, from - block.from + length);
  };
  return { bytes, part };
}
