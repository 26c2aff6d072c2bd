// Makes a catalogue of made-up specimens (test/helpers/large-catalogue.ts) for the rows that need a large one. Run
// through Vite, since Node 20 cannot read TypeScript by itself.
import { runnerImport } from 'vite';
import { openCatalogue } from '../../dist/electron/catalogue/opening/catalogue.js';

/** @param {string} folder that is new @param {{photos: number, photosPerSpecimen: number, taxa: number}} size */
export async function makeCatalogue(folder, size) {
  const { module } = await runnerImport(new URL('../helpers/large-catalogue.ts', import.meta.url).pathname);
  const catalogue = openCatalogue(folder, { create: true });
  module.fillCatalogue(catalogue.write, size);
  catalogue.close();
}
