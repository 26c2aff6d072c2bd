/*
 * What a collection says of itself, as EML: GBIF's profile 1.3 on EML 2.2.0, elements in the order of its schema. Pure.
 */
import { isNamed, type KeptDescription, OPEN_LICENCES, type Party } from '../../domain/darwin-core/description.ts';
import { ARCHIVE } from '../../domain/language/language.ts';
import type { Coverage } from './coverage.ts';
import { element, type Xml, xmlText } from './xml-text.ts';

export interface EmlParts {
  readonly description: KeptDescription;
  /** A UUID. */
  readonly packageId: string;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly coverage: Coverage;
  /** Paragraphs. */
  readonly methods: readonly string[];
}

const EML = 'https://eml.ecoinformatics.org/eml-2.2.0';

export function emlXml({ description, packageId, today, coverage, methods }: EmlParts): string {
  const { title, creators, contact, licence, abstract } = description;
  const pubDate = description.pubDate === '' ? today : description.pubDate;
  const named = creators.filter(isNamed);
  return xmlText(
    element(
      'eml:eml',
      [
        element('dataset', [
          element('alternateIdentifier', packageId),
          element('title', title.trim(), { 'xml:lang': 'eng' }),
          ...named.map((party) => element('creator', partsOfParty(party))),
          ...named.slice(0, 1).map((party) => element('metadataProvider', partsOfParty(party))),
          element('pubDate', pubDate),
          element('language', 'ENGLISH'),
          element('abstract', paragraphs(abstract)),
          licence === null ? null : element('intellectualRights', [rights(OPEN_LICENCES[licence])]),
          coverageElement(coverage),
          ...(isNamed(contact) ? [element('contact', partsOfParty(contact))] : []),
          element(
            'methods',
            methods.map((text) => element('methodStep', [element('description', [element('para', text)])])),
          ),
        ]),
      ],
      {
        'xmlns:eml': EML,
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': `${EML} https://rs.gbif.org/schema/eml-gbif-profile/1.3/eml.xsd`,
        packageId: `${packageId}/${pubDate}`,
        system: 'http://gbif.org',
        scope: 'system',
        'xml:lang': 'eng',
      },
    ),
  );
}

/** Its parts, in their order. */
function partsOfParty({ givenName, surname, organisation, email, orcid }: Party): (Xml | null)[] {
  const text = (name: string, value: string) => (value.trim() === '' ? null : element(name, value.trim()));
  return [
    surname.trim() === ''
      ? null
      : element('individualName', [text('givenName', givenName), element('surName', surname.trim())]),
    text('organizationName', organisation),
    text('electronicMailAddress', email),
    orcid === '' ? null : element('userId', orcid, { directory: 'https://orcid.org/' }),
  ];
}

function paragraphs(text: string): Xml[] {
  const parts = text.split(/\n\s*\n/).map((part) => part.replace(/\s+/g, ' ').trim());
  return parts.map((part) => element('para', part));
}

function rights({ address, name }: { readonly address: string; readonly name: string }): Xml {
  return element('para', [element('ulink', [element('citetitle', name)], { url: address })]);
}

function coverageElement({ box, countries, dates, taxa }: Coverage): Xml | null {
  const parts = [
    box === null
      ? null
      : element('geographicCoverage', [
          element('geographicDescription', ARCHIVE.places(countries)),
          element('boundingCoordinates', [
            element('westBoundingCoordinate', String(box.west)),
            element('eastBoundingCoordinate', String(box.east)),
            element('northBoundingCoordinate', String(box.north)),
            element('southBoundingCoordinate', String(box.south)),
          ]),
        ]),
    dates === null ? null : element('temporalCoverage', [dateElement(dates)]),
    taxa.length === 0
      ? null
      : element(
          'taxonomicCoverage',
          taxa.map(({ rank, name }) =>
            element('taxonomicClassification', [element('taxonRankName', rank), element('taxonRankValue', name)]),
          ),
        ),
  ];
  return parts.every((part) => part === null) ? null : element('coverage', parts);
}

function dateElement({ from, until }: { readonly from: string; readonly until: string }): Xml {
  const date = (name: string, text: string) => element(name, [element('calendarDate', dayOrYear(text))]);
  return from === until
    ? date('singleDateTime', from)
    : element('rangeOfDates', [date('beginDate', from), date('endDate', until)]);
}

/** EML knows no month. */
function dayOrYear(text: string): string {
  return text.length === 7 ? text.slice(0, 4) : text;
}
