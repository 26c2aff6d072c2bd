// One turn of the row `import`: a thumbnail by sharp and the SHA-256 of each photo, as many under way as in Vasculum's
// import, and nothing else. Input: the photos' folder, an empty folder for the thumbnails.
import { webcrypto } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';

const [photos = '', thumbnails = ''] = process.argv.slice(2);
const names = await readdir(photos);
sharp.cache(false);
const start = performance.now();
const before = process.cpuUsage();
const left = names.values();
const hashes = new Map();
await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
if (hashes.size !== names.length) throw new Error('not every photo was read');
const figures = {
  photosPerSecond: names.length / seconds,
  photosPerCpuSecond: names.length / ((user + system) / 1e6),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

async function work() {
  for (const name of left) {
    const content = await readFile(path.join(photos, name));
    hashes.set(name, Buffer.from(await webcrypto.subtle.digest('SHA-256', content)).toString('hex'));
    await sharp(content)
      .autoOrient()
      .resize({ width: 320, height: 320, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 82 })
      .toFile(path.join(thumbnails, name));
  }
}
