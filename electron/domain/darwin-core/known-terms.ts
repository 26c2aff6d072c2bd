/*
 * The terms that an archive's columns may have: Darwin Core as of 2026-05-26, Audiovisual Core as GBIF registered it on
 * 2026-04-10, Dublin Core; and the kinds of rows that GBIF registered. Pure; runs everywhere.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const DARWIN_CORE = words(`
  acceptedNameUsage acceptedNameUsageID agentID agentRemarks agentRoleOrder agentType assayType assertionBy
  assertionEffectiveDate assertionError assertionID assertionMadeDate assertionProtocols assertionReferences
  assertionRemarks assertionType assertionUnit assertionValue associatedMedia associatedOccurrences
  associatedOrganisms associatedReferences associatedSequences associatedTaxa basisOfRecord bed behavior caste
  catalogNumber causeOfDeath class collectionCode collectionID continent coordinatePrecision
  coordinateUncertaintyInMeters country countryCode county cultivarEpithet dataGeneralizations datasetID
  datasetName dateIdentified day decimalLatitude decimalLongitude degreeOfEstablishment digitalSpecimenID
  discipline disposition dynamicProperties earliestAgeOrLowestStage earliestEonOrLowestEonothem
  earliestEpochOrLowestSeries earliestEraOrLowestErathem earliestPeriodOrLowestSystem endDayOfYear
  establishmentMeans eventCategory eventDate eventID eventRemarks eventTime eventType family feedbackURL
  fieldNotes fieldNumber footprintSRS footprintSpatialFit footprintWKT formation fundingAttributionID
  genericName genus geodeticDatum geologicalContextID georeferenceProtocol georeferenceRemarks
  georeferenceSources georeferenceVerificationStatus georeferencedBy georeferencedDate group habitat
  higherClassification higherGeography higherGeographyID highestBiostratigraphicZone identificationID
  identificationQualifier identificationReferences identificationRemarks identificationType
  identificationVerificationStatus identifiedBy identifiedByID individualCount informationWithheld
  infragenericEpithet infraspecificEpithet institutionCode institutionID isAcceptedIdentification island
  islandGroup kingdom latestAgeOrHighestStage latestEonOrHighestEonothem latestEpochOrHighestSeries
  latestEraOrHighestErathem latestPeriodOrHighestSystem lifeStage lithostratigraphicTerms locality
  locationAccordingTo locationID locationRemarks lowestBiostratigraphicZone materialEntityCategory
  materialEntityID materialEntityRemarks materialEntityType materialSampleID maximumDepthInMeters
  maximumDistanceAboveSurfaceInMeters maximumElevationInMeters measurementAccuracy measurementDeterminedBy
  measurementDeterminedDate measurementID measurementMethod measurementRemarks measurementType measurementUnit
  measurementValue member minimumDepthInMeters minimumDistanceAboveSurfaceInMeters minimumElevationInMeters
  molecularProtocolID month municipality nameAccordingTo nameAccordingToID namePublishedIn namePublishedInID
  namePublishedInYear nomenclaturalCode nomenclaturalStatus nucleotideSequenceRemarks objectQuantity
  objectQuantityType occurrenceID occurrenceRemarks occurrenceStatus order organismID
  organismInteractionDescription organismInteractionID organismInteractionType organismName organismQuantity
  organismQuantityType organismRemarks organismScope originalNameUsage originalNameUsageID otherCatalogNumbers
  ownerInstitutionCode parentEventID parentMeasurementID parentNameUsage parentNameUsageID pathway phylum
  pointRadiusSpatialFit preferredSpatialRepresentation preparations previousIdentifications
  processedTotalReadCount projectID projectTitle protocolDescription protocolID protocolReferences
  protocolRemarks protocolType readCount recordNumber recordedBy recordedByID referenceID referenceRemarks
  referenceType relatedResourceID relationshipAccordingTo relationshipEstablishedDate relationshipOfResource
  relationshipOfResourceID relationshipRemarks reproductiveCondition resourceID resourceRelationshipID
  sampleSizeUnit sampleSizeValue sampledSubstrateCategory sampledSubstrateLayer samplingEffort samplingProtocol
  scientificName scientificNameAuthorship scientificNameID sequence sex siteNumber specificEpithet
  startDayOfYear stateProvince subfamily subgenus subtribe superfamily taxonConceptID taxonFormula taxonID
  taxonRank taxonRemarks taxonomicStatus tribe typeOfType typeStatus typifiedName verbatimAssertionType
  verbatimCoordinateSystem verbatimCoordinates verbatimDepth verbatimElevation verbatimEventDate
  verbatimIdentification verbatimLabel verbatimLatitude verbatimLocality verbatimLongitude
  verbatimMeasurementType verbatimSRS verbatimTaxonRank vernacularName verticalDatum vitality waterBody year
`);

const AUDIOVISUAL = words(`
  IDofContainingCollection accessURI associatedObservationReference associatedSpecimenReference
  attributionLinkURL attributionLogoURL caption captureDevice commenter commenterLiteral comments derivedFrom
  digitizationDate endTime endTimestamp frameRate freqHigh freqLow fundingAttribution furtherInformationURL
  hasROI hasServiceAccessPoint hashFunction hashValue heightFrac isROIOf licenseLogoURL licensingException
  mediaDuration mediaSpeed metadataCreator metadataCreatorLiteral metadataLanguage metadataLanguageLiteral
  metadataProvider metadataProviderLiteral otherScientificName physicalSetting provider providerID
  providerLiteral providerManagedID radius relatedResourceID resourceCreationTechnique reviewer reviewerComments
  reviewerLiteral serviceExpectation startTime startTimestamp subjectCategoryVocabulary subjectOrientation
  subjectOrientationLiteral subjectPart subjectPartLiteral subtype subtypeLiteral tag taxonCount taxonCoverage
  timeOfDay variant variantDescription variantLiteral widthFrac xFrac yFrac
`);

/** Whose columns may be called anything that their own page says; not listed here. */
const OTHERS =
  /^http:\/\/(?:purl\.org\/dc\/(?:terms|elements\/1\.1)|rs\.gbif\.org\/terms|ns\.adobe\.com|iptc\.org\/std|rs\.tdwg\.org\/(?:dwc\/iri|chrono\/terms|eco\/terms)|eol\.org\/schema|purl\.org\/(?:germplasm|ontology)|gensc\.org\/ns)\//;

const DWC = 'http://rs.tdwg.org/dwc/terms/';
const AC = 'http://rs.tdwg.org/ac/terms/';

/** Whether GBIF reads such a column. */
export function isKnownTerm(address: string): boolean {
  if (address.startsWith(DWC)) return DARWIN_CORE.has(address.slice(DWC.length));
  if (address.startsWith(AC)) return AUDIOVISUAL.has(address.slice(AC.length));
  return OTHERS.test(address);
}

/** What a core can be about. */
const CORES = words('Occurrence Event Taxon MaterialEntity MaterialSample');

export function isKnownCore(rowType: string): boolean {
  return rowType.startsWith(DWC) && CORES.has(rowType.slice(DWC.length));
}

const EXTENSIONS = words(`
  Occurrence Event Taxon Identification MeasurementOrFact ResourceRelationship ChronometricAge MaterialEntity
  NucleotideAnalysis NucleotideSequence Organism
`);

const EXTENSIONS_OF_OTHERS =
  /^http:\/\/(?:rs\.gbif\.org\/terms|rs\.tdwg\.org\/(?:ac\/terms\/(?:Multimedia|Media)$|chrono\/terms|eco\/terms)|rs\.iobis\.org\/obis\/terms|eol\.org\/schema|purl\.org\/germplasm|data\.ggbn\.org\/schemas)/;

export function isKnownExtension(rowType: string): boolean {
  return rowType.startsWith(DWC) ? EXTENSIONS.has(rowType.slice(DWC.length)) : EXTENSIONS_OF_OTHERS.test(rowType);
}
