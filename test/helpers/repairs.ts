/* A small collection to put right, and all that can be told of it. */
import { collectionFacets, collectionPage } from '../../electron/catalogue/browsing/collection.ts';
import type { Catalogue } from '../../electron/catalogue/opening/catalogue.ts';
import { checkCatalogue } from '../../electron/catalogue/checking/check.ts';
import { repair } from '../../electron/catalogue/repairing/repair.ts';
import type { Repair, RepairResult } from '../../electron/contract/repair.ts';
import { redo, undo } from '../../electron/catalogue/naming/actions.ts';
import { decide } from '../../electron/catalogue/naming/decisions.ts';
import { decision, EVERYTHING, genusAndSpecies, newCatalogue, newSpecimen, UTC } from './a-catalogue.ts';

export const BY = 'Edith Example';

/** 12 (three photos, auratus by Otto), 13 (one photo, nitens by Ada), one without a number (two photos), 7 (a type). */
export function aCollectionToPutRight() {
  const catalogue = newCatalogue();
  const [auratus = 0, nitens = 0] = genusAndSpecies(catalogue, 'Carabus auratus', 'Carabus nitens');
  const views = ['dorsal', 'ventral', 'label'];
  const twelve = newSpecimen(catalogue, { number: '12', views, terms: { locality: 'Kew' } });
  const thirteen = newSpecimen(catalogue, { number: '13', views: ['dorsal'], terms: { country: 'Austria' } });
  const loose = newSpecimen(catalogue, { views: [null, null] });
  const typeTerms = { type_status: 'holotype' };
  const type = newSpecimen(catalogue, { number: '7', views: ['dorsal', 'ventral'], terms: typeTerms });
  decide(catalogue.write, decision([twelve.id], { taxonId: auratus, identifiedBy: 'Otto', remarks: 'wings' }), UTC);
  decide(catalogue.write, decision([thirteen.id], { taxonId: nitens, identifiedBy: 'Ada' }), UTC);
  return { catalogue, auratus, nitens, twelve, thirteen, loose, type };
}

/** As the catalogue thread does it, lists included. */
export function putRight(catalogue: Catalogue, asked: Repair, by = BY): RepairResult {
  const result = repair(catalogue.write, { repair: asked, by }, UTC);
  catalogue.listing.refresh(result.specimenIds, 'everything');
  return result;
}

export function turned(catalogue: Catalogue, way: 'undo' | 'redo') {
  const result = (way === 'undo' ? undo : redo)(catalogue.write, UTC);
  catalogue.listing.refresh(result.specimenIds, 'everything');
  return result;
}

/** What lists show: photos by number, with the names, and the counts. */
export async function shown(catalogue: Catalogue) {
  const { cards, total } = await collectionPage(catalogue, {
    filter: EVERYTHING,
    order: 'catalogue-number',
    limit: 100,
  });
  const facets = await collectionFacets(catalogue, EVERYTHING);
  return {
    total,
    photos: cards.map(
      ({ photoId, specimenId, catalogNumber, status, scientificName, view, views }) =>
        `${photoId} of ${specimenId} ${catalogNumber ?? '-'} ${view ?? '-'} ${views} ${status} ${scientificName ?? '-'}`,
    ),
    statuses: facets.statuses.map(({ photos }) => photos),
    taxa: facets.taxa.map(({ label, photos }) => `${label} ${photos}`),
    counts: [catalogue.listing.columns.photoCount, catalogue.listing.columns.specimenCount],
  };
}

/** What is derived is true, and nothing dangles. */
export async function faults(catalogue: Catalogue): Promise<string[]> {
  const findings = await checkCatalogue(catalogue);
  return findings.filter(({ verdict }) => verdict === 'bad').map(({ sentence }) => sentence);
}
