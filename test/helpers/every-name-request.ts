/* What can be asked of the names, as a part of the working day in every-request.ts. */
import { TAKEN_CHANGES } from '../../electron/contract/lists.ts';
import { context } from './a-catalogue.ts';
import { put } from './a-folder.ts';
import type { Asked, Handlers } from './every-request.ts';

/** `photos`: a folder for the checklist; `taxa`: two species of the catalogue. */
export async function askNames(
  at: <Name extends Asked>(name: Name) => Handlers[Name],
  photos: string,
  taxa: { readonly one: number; readonly two: number },
): Promise<void> {
  const [top] = (await at('names.page')({ under: null, limit: 1 })).rows;
  const { id: ofTop = 0 } = top ?? {};
  await at('names.page')({ under: ofTop, limit: 1 });
  for (const change of [
    { act: 'add', name: 'Cicindela hybrida Linnaeus, 1758', rank: 'species', parentId: null },
    { act: 'correct', taxonId: ofTop, authorship: 'Somebody', rank: 'order', parentId: null },
    { act: 'vernacular', taxonId: taxa.one, names: [{ name: 'a beetle', language: 'en' }] },
    { act: 'synonym', taxonId: taxa.one, acceptedId: taxa.two },
    { act: 'synonym', taxonId: taxa.one, acceptedId: null },
  ] as const) {
    at('names.plan')({ change });
    at('names.do')({ change, by: 'Edith Example' });
    at('actions.undo')({ by: '' });
    at('actions.redo')({ by: '' });
  }
  at('names.pin')({ taxonId: taxa.one, pinned: true });
  at('names.at-hand')();
  at('names.pin')({ taxonId: taxa.one, pinned: false });
  const newer = put(
    photos,
    'newer.csv',
    'taxonID,parentNameUsageID,acceptedNameUsageID,scientificName,scientificNameAuthorship,taxonRank,vernacularName\n' +
      '1,,,Polyphaga,,order,\n2,1,,Cetonia,Fabricius,genus,\n3,2,,Cetonia aurata,"(Linnaeus, 1758)",species,rose chafer\n' +
      '4,2,3,Cetonia funesta,,species,\n5,2,3,Cetonia pisana,,species,black chafer\n',
  );
  for (let version = 1; version <= 2; version++) {
    await at('names.list-plan')({ path: newer });
    await at('job.add-list')({ path: newer, take: [...TAKEN_CHANGES], by: '' }, context());
    put(photos, 'newer.csv', 'scientificName,scientificNameAuthorship,taxonRank\nCetonia,L.,genus\n');
  }
  at('actions.undo')({ by: '' });
  at('actions.undo')({ by: '' });
  await at('names.detail')({ taxonId: taxa.one });
}
