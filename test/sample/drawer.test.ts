import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawerUrl } from '../../electron/contract/requests.ts';
import { DRAWER_TAXA } from '../../electron/contract/sample.ts';
import { resource } from '../../electron/files/program-folder.ts';
import { photoResponder } from '../../electron/main/photo-protocol.ts';
import { DEFAULT_TAXA, taxonById } from '../../electron/sample/draw/taxa.ts';

it('the drawer shows the taxa of the sample', () => {
  expect(DRAWER_TAXA).toEqual(DEFAULT_TAXA.map((id) => ({ id, scientificName: taxonById(id).scientificName })));
});

it.each(DRAWER_TAXA)('a picture of $scientificName is served', async ({ id }) => {
  expect(existsSync(resource('sample', 'drawer', `${id}.jpg`))).toBe(true);
  const response = await photoResponder(async () => null)(new Request(drawerUrl(id)));
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('image/jpeg');
});
