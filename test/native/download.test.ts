// Nothing enters the cache under a hash that is not its own.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cachedDownload } from '../../native/download.mjs';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
let cache: string;
beforeEach(() => {
  cache = mkdtempSync(path.join(tmpdir(), 'vasculum-cache-'));
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

/** A fetch that brings a file of this text, and counts how often it was asked. */
function bringing(text: string) {
  const fetch = async (folder: string) => {
    fetch.times++;
    writeFileSync(path.join(folder, 'library.whl'), text);
  };
  fetch.times = 0;
  return fetch;
}

describe('a pinned download', () => {
  it('is fetched once and then taken from the cache', async () => {
    const fetch = bringing('the right bytes');
    const first = await cachedDownload(cache, hashOf('the right bytes'), fetch);
    const second = await cachedDownload(cache, hashOf('the right bytes'), fetch);
    expect(second).toBe(first);
    expect(readFileSync(first, 'utf8')).toBe('the right bytes');
    expect(fetch.times).toBe(1);
  });

  it('is refused with a wrong hash, naming both hashes, and leaves nothing behind', async () => {
    const pinned = hashOf('the right bytes');
    const refusal = cachedDownload(cache, pinned, bringing('other bytes'));
    await expect(refusal).rejects.toThrow(/library\.whl is not the file that was pinned/);
    await expect(refusal).rejects.toThrow(pinned);
    await expect(refusal).rejects.toThrow(hashOf('other bytes'));
    expect(readdirSync(path.join(cache, 'downloads'))).toEqual([]);
  });

  it('is fetched again when the cached file was damaged', async () => {
    const fetch = bringing('the right bytes');
    const file = await cachedDownload(cache, hashOf('the right bytes'), fetch);
    writeFileSync(file, 'the right byt');
    const again = await cachedDownload(cache, hashOf('the right bytes'), fetch);
    expect(readFileSync(again, 'utf8')).toBe('the right bytes');
    expect(fetch.times).toBe(2);
  });

  it('leaves nothing behind when fetching fails', async () => {
    const pinned = hashOf('the right bytes');
    const failing = async (folder: string) => {
      writeFileSync(path.join(folder, 'half'), 'the right');
      throw new Error('the network went away');
    };
    await expect(cachedDownload(cache, pinned, failing)).rejects.toThrow('the network went away');
    expect(existsSync(path.join(cache, 'downloads', pinned))).toBe(false);
    expect(readdirSync(path.join(cache, 'downloads'))).toEqual([]);
  });
});
