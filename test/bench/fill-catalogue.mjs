// Makes a catalogue of made-up specimens (test/helpers/large-catalogue.ts) for the rows that need a large one. Run
// through Vite, since Node 20 cannot read TypeScript by itself.
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { runnerImport } from 'vite';
import { cataloguePlaces } from '../../dist/electron/catalogue/database/places.js';
import { openCatalogue } from '../../dist/electron/catalogue/opening/catalogue.js';
import { thumbnailFile } from '../../dist/electron/photos/write-thumbnail.js';

/** @param {string} folder that is new @param {{photos: number, photosPerSpecimen: number, taxa: number}} size */
export async function makeCatalogue(folder, size) {
  const { module } = await runnerImport(new URL('../helpers/large-catalogue.ts', import.meta.url).pathname);
  const catalogue = openCatalogue(folder, { create: true });
  module.fillCatalogue(catalogue.write, size);
  catalogue.close();
}

/** An embedding of 512 numbers for each photo: 1,000 looks, none of them alike to the last bit. */
export function makeEmbeddings(folder) {
  const features = 512;
  const { write: db, close } = openCatalogue(folder, { create: false });
  let state = 1;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const looks = Array.from({ length: 1_000 }, () => Float32Array.from({ length: features }, next));
  const photos = db.ids('SELECT id FROM photo');
  db.transaction(() => {
    db.run('INSERT INTO backbone (identity, features) VALUES (randomblob(32), ?)', [features]);
    for (const photo of photos) {
      const look = looks[(photo * 7919) % looks.length] ?? [];
      const vector = Float32Array.from(look, (value) => Math.max(0, value + next() - 0.5));
      const kept = [new Uint8Array(vector.buffer), photo];
      db.run('INSERT INTO embedding (backbone_id, sha256, vector) SELECT 1, sha256, ? FROM photo WHERE id = ?', kept);
    }
  });
  close();
}

/** Twelve small pictures under a hundred thousand names: what is on disk for each photo is found by its content's hash. */
export async function makeThumbnails(catalogue, photos) {
  const places = cataloguePlaces(catalogue);
  const drawn = [];
  for (let number = 0; number < 12; number++) {
    const noise = /** @type {const} */ ({ type: 'gaussian', mean: 100 + 8 * number, sigma: 30 });
    const small = sharp({ create: { width: 320, height: 240, channels: 3, background: '#888', noise } });
    const file = path.join(places.thumbnails, `drawn-${number}.jpg`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, await small.blur(2).jpeg({ quality: 82 }).toBuffer());
    drawn.push(file);
  }
  for (let photo = 0; photo < photos; photo++) {
    const specimen = (photo >> 1) + 1;
    // As large-catalogue.ts makes them up.
    const sha256 = String(specimen * 7919).padStart(32, '0') + String(photo & 1).padStart(32, '0');
    const file = thumbnailFile(places, sha256);
    mkdirSync(path.dirname(file), { recursive: true });
    linkSync(drawn[photo % drawn.length], file);
  }
}
