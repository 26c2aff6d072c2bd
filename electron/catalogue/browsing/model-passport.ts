/*
 * What a model is, learned from and was measured to be: of a run of this catalogue, put together from its rows; of a model
 * that came in a file, the passport that came with it. Runs where the catalogue is open.
 */
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelPassport, PassportTaxon, SpecimenOrigin, WiderName } from '../../contract/model-file.ts';
import { because, ProblemError } from '../../domain/problems.ts';
import type { Taxon } from '../../domain/taxonomy.ts';
import { placeGone } from '../../files/place-gone.ts';
import { readRegularText } from '../../files/read-regular.ts';
import { longest, PASSPORT } from '../../network/passport/layout.ts';
import { decodePassport } from '../../network/passport/passport-file.ts';
import type { Catalogue } from '../opening/catalogue.ts';
import type { ReadHandle } from '../database/database.ts';
import { evaluationOf, listEvaluations } from '../learning/evaluations.ts';
import { modelFolder, modelRow, modelTemperature } from '../learning/models.ts';
import { validationOf } from '../learning/run-parts.ts';
import { widerTaxa } from '../naming/taxa.ts';

/** Lies in the folder of a model that came in a file; written by the trainer (model-file/). */
const FOREIGN_PASSPORT = 'passport.json';
const LONGEST_PASSPORT = longest(PASSPORT) ?? 0;

/** Throws ProblemError 'model-missing', 'model-unreadable'. */
export async function modelPassport({ read, places }: Catalogue, modelId: number): Promise<ModelPassport> {
  const row = modelRow(read, modelId);
  const folder = modelFolder(read, places, modelId);
  if (row.runId === null) {
    const passport = await readChecked(folder, FOREIGN_PASSPORT, decodePassport);
    // It may have got another name here, since names tell models apart.
    return { ...passport, name: row.name, modelId, from: 'file' };
  }
  const { network, members } = await networkOf(folder);
  const taxa = passportTaxa(read, modelId, row.runId);
  const [newest] = listEvaluations(read, modelId);
  const evaluation = newest ? evaluationOf(read, newest.id) : null;
  const sum = (count: (taxon: PassportTaxon) => number) => taxa.reduce((total, taxon) => total + count(taxon), 0);
  return {
    modelId,
    from: 'run',
    name: row.name,
    createdUtc: row.createdUtc,
    software: null,
    licence: null,
    credit: null,
    network: { depth: row.depth, size: row.size, stride: network.stride, width: network.width },
    members,
    taxa,
    learned: {
      learnPhotos: sum((taxon) => taxon.learnPhotos),
      heldOutPhotos: sum((taxon) => taxon.heldOutPhotos),
      ...epochsOf(read, row.runId),
      validation: validationOf(read, row.runId),
    },
    quality: {
      heldOutAccuracy: row.heldOutAccuracy,
      heldOutLoss: row.heldOutLoss,
      temperature: modelTemperature(read, modelId),
      evaluation: evaluation && {
        accuracy: evaluation.accuracy,
        top5: evaluation.top5,
        frame: evaluation.frame,
        sample: evaluation.sample,
      },
    },
    origin: originOf(read, row.runId),
  };
}

/** The part of the trainer's own `model.json` that is needed here. */
const OwnPassport = z.object({
  network: z.object({ stride: z.enum(['in3x3', 'in1x1']), width: z.int().min(1).max(64).default(64) }),
  members: z.int().min(1).max(1000).default(1),
});

/** What the `model.json` in a model's folder says of its networks. Throws ProblemError 'model-unreadable'. */
export async function networkOf(folder: string): Promise<z.infer<typeof OwnPassport>> {
  return await readChecked(folder, 'model.json', (text) => OwnPassport.parse(JSON.parse(text)));
}

async function readChecked<T>(folder: string, name: string, check: (text: string) => T): Promise<T> {
  try {
    return check(await readRegularText(join(folder, name), LONGEST_PASSPORT));
  } catch (error) {
    const gone = placeGone(error, folder);
    if (gone !== null) throw gone;
    throw new ProblemError('model-unreadable', { file: name, reason: because('missing-or-damaged') }, { cause: error });
  }
}

function passportTaxa(db: ReadHandle, modelId: number, runId: number): PassportTaxon[] {
  const counts = db.all<{ label: number; part: string; photos: number; specimens: number }>(
    `SELECT label, part, count(*) AS photos, count(DISTINCT specimen_id) AS specimens
     FROM run_photo JOIN photo ON photo.id = photo_id WHERE run_id = ? GROUP BY label, part`,
    [runId],
  );
  const classes = db.all<WiderName & { label: number; id: number }>(
    `SELECT label, taxon_id AS id, scientific_name AS scientificName, authorship AS scientificNameAuthorship,
       rank AS taxonRank FROM model_class WHERE model_id = ? ORDER BY label`,
    [modelId],
  );
  return classes.map(({ id, label, ...name }) => {
    const of = (part: string) => counts.find((one) => one.label === label && one.part === part);
    return {
      ...name,
      classification: widerTaxa(db, id).reverse().map(widerName),
      learnSpecimens: of('learn')?.specimens ?? 0,
      learnPhotos: of('learn')?.photos ?? 0,
      heldOutPhotos: of('held-out')?.photos ?? 0,
    };
  });
}

function widerName({ scientificName, scientificNameAuthorship, taxonRank }: Taxon): WiderName {
  return { scientificName, scientificNameAuthorship, taxonRank };
}

function epochsOf(db: ReadHandle, runId: number): { epochs: number; bestEpoch: number } {
  const row = db.get<{ epochs: number; bestEpoch: number | null }>(
    `SELECT count(*) AS epochs, max(epoch) FILTER (WHERE kept IN ('best', 'best-and-cycle-end')) AS bestEpoch
     FROM run_epoch WHERE run_id = ?`,
    [runId],
  );
  return { epochs: row?.epochs ?? 0, bestEpoch: row?.bestEpoch ?? 0 };
}

/** The specimens behind a run's photos. */
const SPECIMENS = 'SELECT specimen_id FROM run_photo JOIN photo ON photo.id = photo_id WHERE run_id = :run';

function originOf(db: ReadHandle, runId: number): SpecimenOrigin {
  type Bounds = Record<'west' | 'south' | 'east' | 'north', number | null>;
  const found = db.get<Bounds & { specimens: number; firstYear: string | null; lastYear: string | null }>(
    `SELECT count(*) AS specimens,
       min(decimal_longitude) FILTER (WHERE decimal_latitude IS NOT NULL) AS west,
       max(decimal_longitude) FILTER (WHERE decimal_latitude IS NOT NULL) AS east,
       min(decimal_latitude) FILTER (WHERE decimal_longitude IS NOT NULL) AS south,
       max(decimal_latitude) FILTER (WHERE decimal_longitude IS NOT NULL) AS north,
       min(substr(event_date, 1, 4)) FILTER (WHERE event_date GLOB '[0-9][0-9][0-9][0-9]*') AS firstYear,
       max(substr(event_date, 1, 4)) FILTER (WHERE event_date GLOB '[0-9][0-9][0-9][0-9]*') AS lastYear
     FROM specimen WHERE id IN (${SPECIMENS})`,
    { run: runId },
  );
  const countries = db.all<{ country: string }>(
    `SELECT country FROM specimen WHERE id IN (${SPECIMENS}) AND country IS NOT NULL
     GROUP BY country ORDER BY country`,
    { run: runId },
  );
  const { specimens = 0, west, south, east, north, firstYear, lastYear } = found ?? {};
  const known = west != null && south != null && east != null && north != null;
  return {
    specimens,
    countries: countries.map(({ country }) => country),
    area: known
      ? { west: Math.floor(west), south: Math.floor(south), east: Math.ceil(east), north: Math.ceil(north) }
      : null,
    firstYear: firstYear == null ? null : Number(firstYear),
    lastYear: lastYear == null ? null : Number(lastYear),
  };
}
