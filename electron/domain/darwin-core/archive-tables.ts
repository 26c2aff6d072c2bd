/*
 * What stands in the files of a Darwin Core Archive of ours: the kinds of rows, and the columns of each file under the
 * addresses of their terms. Pure; runs everywhere.
 */
const DWC = 'http://rs.tdwg.org/dwc/terms/';
const DCTERMS = 'http://purl.org/dc/terms/';
const DC = 'http://purl.org/dc/elements/1.1/';
const AC = 'http://rs.tdwg.org/ac/terms/';
const EXIF = 'http://ns.adobe.com/exif/1.0/';

/** What a row of a file is. */
export const ROW_TYPES = {
  occurrence: `${DWC}Occurrence`,
  identification: `${DWC}Identification`,
  media: `${AC}Multimedia`,
} as const;

export interface ArchiveColumn {
  readonly name: string;
  /** The address by which the standard names it. */
  readonly term: string;
}

/** Terms that catalogues keep as a table wrote them; each gets a column of its own where a specimen has it. */
export const KEPT_TERMS = [
  'otherCatalogNumbers',
  'recordNumber',
  'fieldNumber',
  'individualCount',
  'sex',
  'lifeStage',
  'caste',
  'reproductiveCondition',
  'preparations',
  'disposition',
  'establishmentMeans',
  'occurrenceRemarks',
  'recordedByID',
  'eventTime',
  'samplingProtocol',
  'habitat',
  'eventRemarks',
  'continent',
  'countryCode',
  'county',
  'municipality',
  'island',
  'waterBody',
  'verbatimLocality',
  'locationRemarks',
  'minimumElevationInMeters',
  'maximumElevationInMeters',
  'verbatimElevation',
  'minimumDepthInMeters',
  'maximumDepthInMeters',
  'geodeticDatum',
  'verbatimCoordinates',
  'georeferencedBy',
  'georeferenceRemarks',
  'nomenclaturalCode',
] as const;

/** Of these, those that tell nothing of where a specimen was found. */
export const NO_PLACE: ReadonlySet<string> = new Set([
  'individualCount',
  'sex',
  'lifeStage',
  'caste',
  'reproductiveCondition',
  'preparations',
  'disposition',
  'establishmentMeans',
  'recordedByID',
  'continent',
  'countryCode',
  'nomenclaturalCode',
]);

const OCCURRENCE = [
  'occurrenceID',
  'basisOfRecord',
  'license',
  'institutionCode',
  'collectionCode',
  'datasetName',
  'catalogNumber',
  'occurrenceStatus',
  'scientificName',
  'scientificNameAuthorship',
  'taxonRank',
  'kingdom',
  'phylum',
  'class',
  'order',
  'family',
  'genus',
  'vernacularName',
  'identificationQualifier',
  'verbatimIdentification',
  'identificationID',
  'identifiedBy',
  'identifiedByID',
  'dateIdentified',
  'identificationVerificationStatus',
  'identificationRemarks',
  'typeStatus',
  'recordedBy',
  'eventDate',
  'verbatimEventDate',
  'country',
  'stateProvince',
  'locality',
  'decimalLatitude',
  'decimalLongitude',
  'coordinateUncertaintyInMeters',
  'verbatimLatitude',
  'verbatimLongitude',
  'dataGeneralizations',
  'informationWithheld',
  ...KEPT_TERMS,
  'dynamicProperties',
] as const;
export type OccurrenceTerm = (typeof OCCURRENCE)[number];

/** Columns that are there even where no row says anything. */
export const ALWAYS: ReadonlySet<string> = new Set([
  'occurrenceID',
  'basisOfRecord',
  'license',
  'catalogNumber',
  'occurrenceStatus',
  'scientificName',
  'identifiedBy',
  'dateIdentified',
  'eventDate',
]);

/** All others are Darwin Core's own. */
const OF_OTHERS: Readonly<Record<string, string>> = { license: DCTERMS };

function column(name: string): ArchiveColumn {
  return { name, term: (OF_OTHERS[name] ?? DWC) + name };
}

export const OCCURRENCE_COLUMNS: readonly ArchiveColumn[] = OCCURRENCE.map(column);

const IDENTIFICATION = [
  'identificationID',
  'identifiedBy',
  'identifiedByID',
  'dateIdentified',
  'scientificName',
  'scientificNameAuthorship',
  'taxonRank',
  'identificationQualifier',
  'verbatimIdentification',
  'identificationVerificationStatus',
  'identificationRemarks',
] as const;
export type IdentificationTerm = (typeof IDENTIFICATION)[number];

/** The identifier of the record comes before them; it is no term of this file. */
export const IDENTIFICATION_COLUMNS: readonly ArchiveColumn[] = IDENTIFICATION.map(column);

const MEDIA = {
  identifier: DCTERMS,
  type: DC,
  format: DC,
  accessURI: AC,
  rights: DCTERMS,
  subjectOrientationLiteral: AC,
  subjectPartLiteral: AC,
  hashFunction: AC,
  hashValue: AC,
  PixelXDimension: EXIF,
  PixelYDimension: EXIF,
  hasROI: AC,
  isROIOf: AC,
  xFrac: AC,
  yFrac: AC,
  widthFrac: AC,
  heightFrac: AC,
} as const;
export type MediaTerm = keyof typeof MEDIA;

export const MEDIA_COLUMNS: readonly ArchiveColumn[] = Object.entries(MEDIA).map(([name, of]) => ({
  name,
  term: of + name,
}));
