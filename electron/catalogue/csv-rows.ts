/*
 * The rows of a CSV export, walked in the order of the catalogue numbers. A machine's names stand in the predicted
 * columns alone; identifiedBy and what goes with it come from persons alone. Runs in the catalogue thread.
 */
import { type Status, STATUSES } from '../contract/collection.ts';
import type { CsvChoice, CsvColumn } from '../contract/exports.ts';
import { assertNever } from '../contract/problems.ts';
import type { Rank } from '../contract/taxonomy.ts';
import type { Catalogue } from './catalogue.ts';
import type { ReadHandle } from './database.ts';
import { newestAnswer, type PooledAnswer } from './predictions.ts';
import { taxon, widerTaxa } from './taxa.ts';

/** Between several values in one cell, as Darwin Core recommends. */
const SEPARATOR = ' | ';

interface SpecimenRow {
  readonly occurrenceId: string;
  readonly catalogNumber: string | null;
  readonly typeStatus: string | null;
  readonly basisOfRecord: string;
  readonly country: string | null;
  readonly stateProvince: string | null;
  readonly locality: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly uncertainty: number | null;
  readonly eventDate: string | null;
  readonly recordedBy: string | null;
  readonly status: Status;
  readonly qualifier: string | null;
  /** The determination that the name stands on, a person's. */
  readonly taxonId: number | null;
  readonly identifiedBy: string | null;
  readonly identifiedUtc: string | null;
  readonly remarks: string | null;
}

export const SPECIMEN_SQL = `
  SELECT occurrence_id AS occurrenceId, catalog_number AS catalogNumber, type_status AS typeStatus,
    basis_of_record AS basisOfRecord, country, state_province AS stateProvince, locality,
    decimal_latitude AS latitude, decimal_longitude AS longitude, coordinate_uncertainty_m AS uncertainty,
    event_date AS eventDate, recorded_by AS recordedBy, shown_status AS status,
    determination.qualifier, determination.taxon_id AS taxonId, identified_by AS identifiedBy,
    identified_utc AS identifiedUtc, remarks
  FROM specimen LEFT JOIN determination ON determination.id = shown_determination_id AND by_model_id IS NULL
  WHERE specimen.id = ?`;

interface PhotoRow {
  readonly fileName: string;
  readonly view: string | null;
  readonly sha256: string | null;
  readonly folder: string;
}

export const PHOTOS_SQL = `
  SELECT file_name AS fileName, view, lower(hex(sha256)) AS sha256, folder
  FROM photo JOIN source ON source.id = source_id WHERE specimen_id = ? ORDER BY photo.id`;

/** Everything that one row is made of. */
interface Subject {
  readonly specimen: SpecimenRow;
  readonly photos: readonly PhotoRow[];
  /** The photos that this row is about: all of them, or one. */
  readonly own: readonly PhotoRow[];
  readonly answer: PooledAnswer | null;
}

export interface CsvSource {
  /** Ids of the specimens to write, in order. */
  readonly specimens: readonly number[];
  readonly total: number;
  /** The rows of one specimen: one, or one for each photo. */
  rows(specimenId: number): string[][];
}

export async function csvSource({ read: db, listing }: Catalogue, choice: CsvChoice): Promise<CsvSource> {
  const ids = await listing.specimens('catalogue-number');
  const { columns, tree } = listing;
  const statuses = choice.statuses.map((status) => STATUSES.indexOf(status));
  const taxa = choice.taxonIds.length === 0 ? null : tree.withNarrower(choice.taxonIds);
  const specimens: number[] = [];
  let total = 0;
  for (const id of ids) {
    const photos = columns.viewCount[id] ?? 0;
    if (photos === 0 || (statuses.length > 0 && !statuses.includes(columns.status[id] ?? 255))) continue;
    if (taxa && taxa[columns.taxon[id] ?? 0] !== 1) continue;
    specimens.push(id);
    total += choice.rows === 'photo' ? photos : 1;
  }
  const names = nameCells(db);
  const wantsAnswer = choice.columns.some((column) => column.startsWith('predicted') || column === 'modelName');
  return {
    specimens,
    total,
    rows: (specimenId) => {
      const specimen = db.get<SpecimenRow>(SPECIMEN_SQL, [specimenId]);
      if (!specimen) return [];
      const photos = db.all<PhotoRow>(PHOTOS_SQL, [specimenId]);
      const answer = wantsAnswer ? newestAnswer(db, specimenId) : null;
      const row = (own: readonly PhotoRow[]) =>
        choice.columns.map((column) => cell(column, { specimen, photos, own, answer }, names));
      return choice.rows === 'photo' ? photos.map((photo) => row([photo])) : [row(photos)];
    },
  };
}

interface NameCells {
  scientificName(taxonId: number): string;
  of(taxonId: number | null, part: 'authorship' | 'rank' | 'vernacular' | Rank): string;
  model(modelId: number): string;
}

/** What names look like in cells, looked up once each. */
function nameCells(db: ReadHandle): NameCells {
  const taxa = new Map<number, Readonly<Record<string, string>>>();
  const models = new Map<number, string>();
  const partsOf = (id: number): Readonly<Record<string, string>> => {
    const known = taxa.get(id);
    if (known) return known;
    const { scientificName, scientificNameAuthorship, taxonRank, vernacularName } = taxon(db, id);
    const parts: Record<string, string> = {
      name: scientificName,
      authorship: scientificNameAuthorship ?? '',
      rank: taxonRank,
      vernacular: vernacularName ?? '',
      [taxonRank]: scientificName,
    };
    for (const wider of widerTaxa(db, id)) parts[wider.taxonRank] ??= wider.scientificName;
    taxa.set(id, parts);
    return parts;
  };
  return {
    scientificName: (id) => partsOf(id)['name'] ?? '',
    of: (id, part) => (id === null ? '' : (partsOf(id)[part] ?? '')),
    model: (id) => {
      const known = models.get(id) ?? db.value<string>('SELECT name FROM model WHERE id = ?', [id]);
      models.set(id, known);
      return known;
    },
  };
}

function cell(column: CsvColumn, { specimen, photos, own, answer }: Subject, names: NameCells): string {
  const { taxonId } = specimen;
  switch (column) {
    case 'occurrenceID':
      return specimen.occurrenceId;
    case 'catalogNumber':
      return specimen.catalogNumber ?? '';
    case 'scientificName':
      return taxonId === null ? '' : names.scientificName(taxonId);
    case 'scientificNameAuthorship':
      return names.of(taxonId, 'authorship');
    case 'taxonRank':
      return names.of(taxonId, 'rank');
    case 'vernacularName':
      return names.of(taxonId, 'vernacular');
    case 'kingdom':
    case 'phylum':
    case 'class':
    case 'order':
    case 'family':
    case 'genus':
      return names.of(taxonId, column);
    case 'identificationQualifier':
      return specimen.qualifier ?? '';
    case 'identifiedBy':
      return specimen.identifiedBy ?? '';
    case 'dateIdentified':
      return specimen.identifiedUtc?.slice(0, 10) ?? '';
    case 'identificationVerificationStatus':
      return verification(specimen.status);
    case 'identificationRemarks':
      return specimen.remarks ?? '';
    case 'typeStatus':
      return specimen.typeStatus ?? '';
    case 'country':
      return specimen.country ?? '';
    case 'stateProvince':
      return specimen.stateProvince ?? '';
    case 'locality':
      return specimen.locality ?? '';
    case 'decimalLatitude':
      return number(specimen.latitude);
    case 'decimalLongitude':
      return number(specimen.longitude);
    case 'coordinateUncertaintyInMeters':
      return number(specimen.uncertainty);
    case 'eventDate':
      return specimen.eventDate ?? '';
    case 'recordedBy':
      return specimen.recordedBy ?? '';
    case 'basisOfRecord':
      return specimen.basisOfRecord;
    case 'status':
      return specimen.status;
    case 'predictedName':
    case 'predictedCertainty':
      return predicted(column === 'predictedName', answer?.top[0], names);
    case 'predictedSecondName':
    case 'predictedSecondCertainty':
      return predicted(column === 'predictedSecondName', answer?.top[1], names);
    case 'modelName':
      return answer ? names.model(answer.modelId) : '';
    case 'fileNames':
      return list(photos.map(({ fileName }) => fileName));
    case 'fileName':
      return list(own.map(({ fileName }) => fileName));
    case 'view':
      return list(own.map(({ view }) => view));
    case 'sha256':
      return list(own.map(({ sha256 }) => sha256));
    case 'sourceFolder':
      return list([...new Set(own.map(({ folder }) => folder))]);
    default:
      return assertNever(column);
  }
}

function verification(status: Status): string {
  switch (status) {
    case 'verified':
      return 'ValidatedByHuman';
    case 'proposed':
      return 'PredictedByMachine';
    case 'doubtful':
      return 'Doubtful';
    case 'unnamed':
      return '';
    default:
      return assertNever(status);
  }
}

function predicted(wantsName: boolean, place: PooledAnswer['top'][number] | undefined, names: NameCells): string {
  if (!place) return '';
  return wantsName ? names.scientificName(place.taxonId) : place.probability.toFixed(4);
}

function number(value: number | null): string {
  return value === null ? '' : String(value);
}

function list(values: readonly (string | null)[]): string {
  return values.filter((value) => value !== null).join(SEPARATOR);
}
