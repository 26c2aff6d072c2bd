/*
 * Everything that was ever said of specimens and still stands, as rows of the Identification extension: each person's
 * determination, and each model's prediction, as a machine's. Runs in the catalogue thread.
 */
import type { ReadHandle } from '../../catalogue/database/database.ts';
import { allAnswers, type PooledAnswer } from '../../catalogue/naming/predictions.ts';
import { taxon } from '../../catalogue/naming/taxa.ts';
import { archiveCell } from '../../domain/darwin-core/archive-cell.ts';
import { IDENTIFICATION_COLUMNS, type IdentificationTerm } from '../../domain/darwin-core/archive-tables.ts';
import { ARCHIVE } from '../../domain/language/language.ts';
import { orcidAddress } from '../../domain/people.ts';
import { LABEL } from '../../domain/taxonomy.ts';
import type { ModelSaid } from './models-said.ts';
import { nameUuid } from './name-uuid.ts';

export type Said = Readonly<Record<IdentificationTerm, string>>;

export interface SaidOfSpecimen {
  /** Of the determination that its name stands on; '' where there is none. */
  readonly acceptedId: string;
  readonly rows: readonly Said[];
}

interface DeterminationRow {
  readonly specimenId: number;
  readonly occurrenceID: string;
  readonly isShown: 0 | 1;
  readonly isDoubtful: 0 | 1;
  readonly isUnverified: 0 | 1;
  readonly taxonId: number;
  readonly qualifier: string | null;
  readonly identifiedBy: string;
  readonly orcid: string | null;
  readonly utc: string;
  readonly remarks: string | null;
  readonly verbatim: string | null;
  readonly sensitive: 0 | 1;
}

/**
 * Names that persons gave and that nobody took back. What was said of a whole folder or table at once, or of all that a label
 * stood on, nobody verified one by one.
 */
const DETERMINATIONS = `SELECT specimen_id AS specimenId, occurrence_id AS occurrenceID,
    determination.id = shown_determination_id AS isShown, shown_status = 'doubtful' AS isDoubtful,
    (SELECT kind FROM action WHERE action.id = determination.action_id) = 'import'
      OR EXISTS (SELECT 1 FROM label_tie WHERE label_tie.action_id = determination.action_id) AS isUnverified,
    taxon_id AS taxonId, qualifier, identified_by AS identifiedBy, identified_utc AS utc, remarks, verbatim,
    (SELECT orcid FROM person WHERE person.name = determination.identified_by) AS orcid,
    sensitive_place IS NOT NULL AS sensitive
  FROM json_each(?) AS wanted JOIN specimen ON specimen.id = wanted.value
    JOIN determination ON specimen_id = specimen.id
  WHERE verdict = 'identified' AND by_model_id IS NULL AND ifnull((
    SELECT withdrawn FROM withdrawal WHERE determination_id = determination.id ORDER BY id DESC LIMIT 1
  ), 0) = 0
  ORDER BY wanted.key, determination.id`;

/** When models answered last for a specimen. */
const ANSWERED = `SELECT specimen_id AS specimenId, model_id AS modelId, max(answered_utc) AS utc,
    (SELECT occurrence_id FROM specimen WHERE specimen.id = specimen_id) AS occurrenceID
  FROM json_each(:specimens) AS wanted JOIN photo ON specimen_id = wanted.value
    JOIN json_each(:models) AS known
    JOIN answered_photo ON model_id = known.value AND photo_id = photo.id
  GROUP BY 1, 2`;

interface AnsweredRow {
  readonly specimenId: number;
  readonly modelId: number;
  readonly utc: string;
  readonly occurrenceID: string;
}

const NOTHING_SAID: SaidOfSpecimen = { acceptedId: '', rows: [] };

/** Gives what was said of a batch of specimens; `models`: whose predictions are told. */
export function identifications(
  db: ReadHandle,
  models: ReadonlyMap<number, ModelSaid>,
): (specimenIds: readonly number[]) => (specimenId: number) => SaidOfSpecimen {
  const nameOf = nameCells(db);
  return (specimenIds) => {
    const ids = JSON.stringify(specimenIds);
    const said = new Map<number, { acceptedId: string; rows: Said[] }>();
    const of = (id: number) => {
      const known = said.get(id) ?? { acceptedId: '', rows: [] };
      said.set(id, known);
      return known;
    };
    const ordinals = new Map<string, number>();
    for (const row of db.all<DeterminationRow>(DETERMINATIONS, [ids])) {
      const key = JSON.stringify([row.occurrenceID, row.identifiedBy, row.utc]);
      const ordinal = (ordinals.get(key) ?? 0) + 1;
      ordinals.set(key, ordinal);
      const one = ofPerson(row, ordinal, nameOf);
      const own = of(row.specimenId);
      own.rows.push(one);
      if (row.isShown === 1) own.acceptedId = one.identificationID;
    }
    if (models.size > 0) {
      const answers = allAnswers(db, specimenIds);
      const values = { specimens: ids, models: JSON.stringify([...models.keys()]) };
      for (const row of db.all<AnsweredRow>(ANSWERED, values)) {
        const answer = answers.get(row.specimenId)?.find(({ modelId }) => modelId === row.modelId);
        const model = models.get(row.modelId);
        if (answer && model) of(row.specimenId).rows.push(ofMachine(row, answer, model, nameOf));
      }
    }
    return (id) => said.get(id) ?? NOTHING_SAID;
  };
}

/** The cells of such a row behind the record's identifier. */
export function cellsOf(said: Said): string[] {
  return IDENTIFICATION_COLUMNS.map(({ name }) => archiveCell(said[name as IdentificationTerm]));
}

function ofPerson(row: DeterminationRow, ordinal: number, nameOf: NameOf): Said {
  const { name, verbatim } = nameOf(row.taxonId);
  const isDoubtful = row.isShown === 1 && row.isDoubtful === 1;
  return {
    ...name,
    identificationID: `urn:uuid:${nameUuid('person', row.occurrenceID, row.identifiedBy, row.utc, String(ordinal))}`,
    identifiedBy: row.identifiedBy,
    identifiedByID: row.orcid === null ? '' : orcidAddress(row.orcid),
    dateIdentified: row.utc.slice(0, 10),
    identificationQualifier: row.qualifier ?? '',
    verbatimIdentification: row.verbatim ?? verbatim,
    identificationVerificationStatus: isDoubtful
      ? 'Doubtful'
      : row.isUnverified === 1
        ? 'Unverified'
        : 'ValidatedByHuman',
    // A remark may say where it was.
    identificationRemarks: row.sensitive === 1 ? '' : (row.remarks ?? ''),
  };
}

function ofMachine(row: AnsweredRow, answer: PooledAnswer, model: ModelSaid, nameOf: NameOf): Said {
  const [first, second] = answer.top;
  const { name, verbatim } = nameOf(first?.taxonId ?? 0);
  const runnerUp = second && nameOf(second.taxonId);
  const key = model.agentId === '' ? `${model.name} ${model.createdUtc}` : model.agentId;
  return {
    ...name,
    identificationID: `urn:uuid:${nameUuid('machine', row.occurrenceID, key, row.utc)}`,
    identifiedBy: model.agent,
    identifiedByID: model.agentId,
    dateIdentified: row.utc.replace(/\.\d+Z$/, 'Z'),
    identificationQualifier: '',
    verbatimIdentification: verbatim,
    identificationVerificationStatus: 'PredictedByMachine',
    identificationRemarks: ARCHIVE.machineRemark(
      first?.probability ?? 0,
      runnerUp ? { name: runnerUp.name.scientificName || runnerUp.verbatim, certainty: second.probability } : null,
    ),
  };
}

type NameOf = (taxonId: number) => {
  readonly name: Pick<Said, 'scientificName' | 'scientificNameAuthorship' | 'taxonRank'>;
  /** A label, which is no scientific name. */
  readonly verbatim: string;
};

function nameCells(db: ReadHandle): NameOf {
  const known = new Map<number, ReturnType<NameOf>>();
  return (taxonId) => {
    const found = known.get(taxonId);
    if (found) return found;
    const { scientificName, scientificNameAuthorship, taxonRank } = taxon(db, taxonId);
    const isLabel = taxonRank === LABEL;
    const name = {
      scientificName: isLabel ? '' : scientificName,
      scientificNameAuthorship: isLabel ? '' : (scientificNameAuthorship ?? ''),
      taxonRank: isLabel ? '' : taxonRank,
    };
    const cells = { name, verbatim: isLabel ? scientificName : '' };
    known.set(taxonId, cells);
    return cells;
  };
}
