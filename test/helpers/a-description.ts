/* A collection that says all of itself that GBIF asks for. */
import type { Description } from '../../electron/domain/darwin-core/description.ts';

export const DESCRIPTION: Description = {
  title: 'Beetles of the <North> & the South',
  abstract: 'Ground beetles, pinned.\n\nCollected since 1901.',
  creators: [
    { givenName: 'Edith', surname: 'Moser', organisation: '', email: '', orcid: '0000-0002-1825-0097' },
    { givenName: '', surname: '', organisation: 'Museum of Beetles', email: 'info@beetles.example.org', orcid: '' },
  ],
  contact: {
    givenName: 'Otto',
    surname: 'Perrin',
    organisation: 'Museum of Beetles',
    email: 'otto@beetles.example.org',
    orcid: '',
  },
  licence: 'CC-BY-4.0',
  pubDate: '2026-11-30',
  institutionCode: 'MB',
  collectionCode: 'COL',
  mediaBase: 'https://media.beetles.example.org/photos/',
  mediaEnds: 'path',
};
