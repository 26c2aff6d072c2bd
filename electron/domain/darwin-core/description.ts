/*
 * What a collection says of itself where it is published: title, people, licence, where its photos lie. Kept with the catalogue
 * and written as EML. Pure; runs everywhere.
 */

/** Those under which GBIF publishes, with the address by which each is known. */
export const OPEN_LICENCES = {
  'CC0-1.0': {
    address: 'http://creativecommons.org/publicdomain/zero/1.0/legalcode',
    name: 'Creative Commons CC Zero License (cc0) 1.0',
  },
  'CC-BY-4.0': {
    address: 'http://creativecommons.org/licenses/by/4.0/legalcode',
    name: 'Creative Commons Attribution License (cc-by) 4.0',
  },
  'CC-BY-NC-4.0': {
    address: 'http://creativecommons.org/licenses/by-nc/4.0/legalcode',
    name: 'Creative Commons Attribution Non Commercial License (cc-by-nc) 4.0',
  },
} as const;
export type OpenLicence = keyof typeof OPEN_LICENCES;
export const OPEN_LICENCE_NAMES = Object.keys(OPEN_LICENCES) as readonly OpenLicence[];

export interface Party {
  readonly givenName: string;
  readonly surname: string;
  readonly organisation: string;
  readonly email: string;
  /** Such as 0000-0002-1825-0097, or ''. */
  readonly orcid: string;
}

/** How the address of a photo ends, behind the common beginning. */
export const MEDIA_ENDS = ['path', 'name'] as const;

export interface Description {
  readonly title: string;
  readonly abstract: string;
  readonly creators: readonly Party[];
  readonly contact: Party;
  readonly licence: OpenLicence | null;
  /** YYYY-MM-DD; '': the day on which the archive is written. */
  readonly pubDate: string;
  readonly institutionCode: string;
  readonly collectionCode: string;
  /** What the addresses of all photos begin with; '': they are not public. */
  readonly mediaBase: string;
  readonly mediaEnds: (typeof MEDIA_ENDS)[number];
}

export const NOBODY: Party = { givenName: '', surname: '', organisation: '', email: '', orcid: '' };

export const NO_DESCRIPTION: Description = {
  title: '',
  abstract: '',
  creators: [],
  contact: NOBODY,
  licence: null,
  pubDate: '',
  institutionCode: '',
  collectionCode: '',
  mediaBase: '',
  mediaEnds: 'path',
};

/** As it is kept: with the identifier that all its versions have. */
export interface KeptDescription extends Description {
  /** A UUID; null until something was kept. */
  readonly packageId: string | null;
}

export const MOST_CREATORS = 50;

/** Whether EML can name them: a person needs a surname, an organisation its name. */
export function isNamed({ surname, organisation }: Party): boolean {
  return surname.trim() !== '' || organisation.trim() !== '';
}

export const NEEDED = ['title', 'abstract', 'creators', 'contact', 'licence'] as const;
export type Needed = (typeof NEEDED)[number];

/** What GBIF asks for and is not said yet. */
export function missingIn({ title, abstract, creators, contact, licence }: Description): Needed[] {
  const has: Readonly<Record<Needed, boolean>> = {
    title: title.trim() !== '',
    abstract: abstract.trim() !== '',
    creators: creators.some(isNamed),
    contact: isNamed(contact) && contact.email.trim() !== '',
    licence: licence !== null,
  };
  return NEEDED.filter((one) => !has[one]);
}

/** Host with a dot in it, so none of this computer's or this building's; letters of other alphabets as the network writes them. */
const PUBLIC =
  /^(https?:\/\/(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:[a-z]{2,}|xn--[a-z\d-]+)(?::\d{1,5})?)(\/[^\s?#"<>]*)?$/i;

/** A beginning of addresses that everybody can reach, with its last slash; null: it is none. */
export function readMediaBase(text: string): string | null {
  const [, host, path = '/'] = PUBLIC.exec(text.trim()) ?? [];
  if (host === undefined || /\.(?:local|localhost|internal|lan)(?::|$)/i.test(host)) return null;
  return `${host}${path.endsWith('/') ? path : `${path}/`}`;
}
