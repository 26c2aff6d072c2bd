/* Training runs: settings, frozen class list, split, figures, log. Runs where the catalogue is open. */
import { mkdirSync } from 'node:fs';
import { because, ProblemError } from '../../domain/problems.ts';
import { type LogLine, newsSentence, readNews, type RunNews } from '../../domain/run-news.ts';
import type { ClassTaxon, LabelledPhoto, RunFiles, TrainerStore } from '../../contract/threads.ts';
import {
  type SplitPart,
  type EpochFigures,
  type RunDetail,
  type RunState,
  type RunSummary,
  type StepFigures,
  type TrainingSettings,
  type ValidationPart,
  keptSettings,
} from '../../domain/training.ts';
import type { PresentPhotos } from '../../reader/present-photos.ts';
import type { ReadHandle, WriteHandle } from '../database/database.ts';
import { runPath } from '../database/inside.ts';
import { photosThatAreThere } from '../specimens/photo-rows.ts';
import type { CataloguePlaces } from '../database/places.ts';
import { type GivenHeldOut, isGivenHeldOut } from '../../domain/given-part.ts';
import { bytesIn } from '../../files/room.ts';
import { COUNTED, NAMES_GIVEN } from '../../domain/language/language.ts';
import { inputKey } from '../../network/backbone.ts';
import { isRemoved } from './removed.ts';
import { type PhotoAtStart, photosAtStart, RAN_ON_COLUMN } from './run-inputs.ts';
import { type KeptSettings, validationOf } from './run-parts.ts';

/** On opening: the program that kept these runs going is dead, or the catalogue would be locked. */
export function endInterruptedRuns(db: WriteHandle): void {
  db.run(`UPDATE run SET state = 'interrupted' WHERE state IN ('running', 'paused')`);
}

/** The trainer is gone while the catalogue is open. Gives the runs that it kept going. */
export function endLostRuns(db: WriteHandle, utc: string): number[] {
  return db.transaction(() => {
    const lost = db.all<{ id: number }>(`SELECT id FROM run WHERE state IN ('running', 'paused') ORDER BY id`);
    for (const { id } of lost) {
      setRunState(db, id, 'interrupted', utc);
      addLogLine(db, id, utc, { code: 'stopped-unexpectedly', values: {} }, true);
    }
    return lost.map(({ id }) => id);
  });
}

export function beginRun(
  db: WriteHandle,
  places: CataloguePlaces,
  input: Parameters<TrainerStore['runs.begin']>[0],
  utc: string,
): { runId: number; folder: string } {
  const { settings, classes, photos, stepsPerEpoch } = input;
  return db.transaction(() => {
    const atStart = photosAtStart(
      db,
      photos.map(({ photoId }) => photoId),
    );
    const given = givenAmong(photos, atStart);
    const validation = validationAmong(photos, atStart);
    const kept: KeptSettings = { ...settings, validation, ...(given ? { given } : {}) };
    const { id } = db.runOne(
      `INSERT INTO run (name, state, settings, seed, steps_per_epoch, folder, started_utc)
       VALUES (?, 'running', ?, ?, ?, '', ?)`,
      [settings.name, JSON.stringify(kept), settings.seed, stepsPerEpoch, utc],
    );
    const name = settings.name.trim() || NAMES_GIVEN.run(id);
    const folder = `run-${id}`;
    db.runOne('UPDATE run SET name = ?, folder = ? WHERE id = ?', [name, folder, id]);
    for (const [label, taxon] of classes.entries()) {
      db.runOne(
        'INSERT INTO run_class (run_id, label, taxon_id, scientific_name, authorship, rank) VALUES (?, ?, ?, ?, ?, ?)',
        [id, label, taxon.id, taxon.scientificName, taxon.scientificNameAuthorship, taxon.taxonRank],
      );
    }
    for (const { photoId, label, part, box } of photos) {
      const heldOutFor = part === 'validation' || part === 'test' ? part : null;
      const sha256 = atStart.get(photoId)?.sha256;
      // null: it cannot be read.
      const input = sha256 ? inputKey({ sha256, box }) : null;
      const values = [id, photoId, label, part === 'learn' ? 'learn' : 'held-out', heldOutFor, input];
      db.runOne(
        `INSERT INTO run_photo (run_id, photo_id, label, part, held_out_for, input) VALUES (?, ?, ?, ?, ?, unhex(?))`,
        values,
      );
    }
    const absolute = runPath(places, folder);
    mkdirSync(absolute, { recursive: true });
    return { runId: id, folder: absolute };
  });
}

type BegunPhotos = Parameters<TrainerStore['runs.begin']>[0]['photos'];
type AtStart = ReadonlyMap<number, PhotoAtStart>;

function validationAmong(photos: BegunPhotos, atStart: AtStart): ValidationPart | null {
  const specimens = photos
    .filter(({ part }) => part === 'validation')
    .map(({ photoId }) => atStart.get(photoId)?.specimenId);
  return specimens.length === 0 ? null : { photos: specimens.length, specimens: new Set(specimens).size };
}

/** Photos whose part in the run is the one that they came with; null: none was held out for that. */
function givenAmong(photos: BegunPhotos, atStart: AtStart): GivenHeldOut | null {
  const given = { validation: 0, test: 0 };
  for (const { photoId, part } of photos) {
    const came = part === 'learn' ? null : (atStart.get(photoId)?.givenPart ?? null);
    if (isGivenHeldOut(came)) given[came] += 1;
  }
  return given.validation + given.test === 0 ? null : given;
}

interface RunRow {
  readonly id: number;
  readonly name: string;
  readonly state: RunState;
  readonly settings: string;
  readonly stepsPerEpoch: number;
  readonly folder: string;
  readonly startedUtc: string;
  readonly epochsDone: number;
  readonly bestHeldOutAccuracy: number | null;
  readonly modelId: number | null;
}

const RUN_SQL = `SELECT id, name, state, settings, steps_per_epoch AS stepsPerEpoch, folder, started_utc AS startedUtc,
    (SELECT ifnull(max(epoch), 0) FROM run_epoch WHERE run_id = run.id) AS epochsDone,
    (SELECT max(held_out_accuracy) FROM run_epoch WHERE run_id = run.id) AS bestHeldOutAccuracy,
    (SELECT max(model.id) FROM model WHERE run_id = run.id) AS modelId
  FROM run`;

function runRow(db: ReadHandle, runId: number): RunRow {
  const row = db.get<RunRow>(`${RUN_SQL} WHERE id = ?`, [runId]);
  if (!row) throw new ProblemError('run-not-resumable', { run: runId, reason: because('not-in-catalogue') });
  return row;
}

function settingsOf({ settings }: Pick<RunRow, 'settings'>): TrainingSettings {
  // Whoever sent the catalogue may have written anything that is JSON.
  const { validation: _, given: _given, ...kept } = (JSON.parse(settings) ?? {}) as KeptSettings;
  return keptSettings(kept);
}

function summary(db: ReadHandle, places: CataloguePlaces, row: RunRow): RunSummary {
  const { settings, stepsPerEpoch: _, folder, ...shown } = row;
  return {
    ...shown,
    epochs: settingsOf({ settings }).epochs,
    resumable: row.state !== 'done' && row.state !== 'running' && !isRemoved(db, 'run', row.id),
    bytes: folder === '' ? 0 : bytesIn(runPath(places, folder)),
  };
}

/** The end of a sentence about a run whose folder was removed. */
export const REMOVED_RUN = because('checkpoints-removed');

/** Newest first. */
export function listRuns(db: ReadHandle, places: CataloguePlaces): RunSummary[] {
  return db.all<RunRow>(`${RUN_SQL} ORDER BY id DESC`).map((row) => summary(db, places, row));
}

/** Throws ProblemError 'run-not-resumable' where there is none. */
export function runSummary(db: ReadHandle, places: CataloguePlaces, runId: number): RunSummary {
  return summary(db, places, runRow(db, runId));
}

const MOST_STEPS = 2_000;

export function runDetail(db: ReadHandle, places: CataloguePlaces, runId: number): RunDetail {
  const row = runRow(db, runId);
  const part = (wanted: SplitPart) =>
    db.value<number>('SELECT count(*) FROM run_photo WHERE run_id = ? AND part = ?', [runId, wanted]);
  return {
    ...summary(db, places, row),
    settings: settingsOf(row),
    stepsPerEpoch: row.stepsPerEpoch,
    classes: runClasses(db, runId).map(({ scientificName }) => scientificName),
    learnPhotos: part('learn'),
    heldOutPhotos: part('held-out'),
    validation: validationOf(db, runId),
    steps: thinnedSteps(db, runId),
    epochFigures: db.all<EpochFigures>(
      `SELECT epoch, loss, accuracy, held_out_loss AS heldOutLoss, held_out_accuracy AS heldOutAccuracy,
         learning_rate AS learningRate, kept FROM run_epoch WHERE run_id = ? ORDER BY epoch`,
      [runId],
    ),
    log: logOf(db, runId),
  };
}

function logOf(db: ReadHandle, runId: number): LogLine[] {
  return db
    .all<{ timeUtc: string; sentence: string; strong: number }>(
      'SELECT time_utc AS timeUtc, sentence, strong FROM run_log WHERE run_id = ? ORDER BY id',
      [runId],
    )
    .map(({ timeUtc, sentence, strong }) => {
      const news = readNews(sentence);
      return { timeUtc, strong: strong === 1, sentence: news ? newsSentence(news) : sentence, news };
    });
}

/** Every so manyth step, the first and the last always among them. */
function thinnedSteps(db: ReadHandle, runId: number): StepFigures[] {
  const ends = db.get<{ first: number | null; last: number | null }>(
    'SELECT min(step) AS first, max(step) AS last FROM run_step WHERE run_id = ?',
    [runId],
  );
  if (!ends || ends.first === null || ends.last === null) return [];
  const { first, last } = ends;
  const stride = Math.max(1, Math.ceil((last - first) / (MOST_STEPS - 2)));
  return db.all<StepFigures>(
    `SELECT step, loss, accuracy, learning_rate AS learningRate FROM run_step
     WHERE run_id = ? AND (step = ? OR (step - ?) % ? = 0) ORDER BY step`,
    [runId, last, first, stride],
  );
}

function runClasses(db: ReadHandle, runId: number): ClassTaxon[] {
  return db.all<ClassTaxon>(
    `SELECT taxon_id AS id, scientific_name AS scientificName, authorship AS scientificNameAuthorship, rank AS taxonRank
     FROM run_class WHERE run_id = ? ORDER BY label`,
    [runId],
  );
}

/**
 * Throws ProblemError 'run-not-resumable', 'photos-away'. Photos that are gone, or have another content or box than as the run
 * began, are left out and told in the log; with `present`
 * those whose folder is away as well, and where no photo is left it throws 'photos-unreadable'.
 */
export async function reopenRun(
  db: WriteHandle,
  places: CataloguePlaces,
  runId: number,
  utc: string,
  present: PresentPhotos | null = null,
): Promise<RunFiles> {
  const row = runRow(db, runId);
  const reason = row.state === 'done' ? because('run-finished') : isRemoved(db, 'run', runId) ? REMOVED_RUN : null;
  if (reason) throw new ProblemError('run-not-resumable', { run: row.name, reason });
  const rows = db.all<{ photoId: number; label: number; part: SplitPart; ranOn: string | null }>(
    `SELECT photo_id AS photoId, label, part, ${RAN_ON_COLUMN} FROM run_photo WHERE run_id = ? ORDER BY photo_id`,
    [runId],
  );
  const ids = rows.map(({ photoId }) => photoId);
  const there = await photosThatAreThere(db, ids, present);
  const photos = rows.flatMap(({ photoId, label, part, ranOn }): (LabelledPhoto & { part: SplitPart })[] => {
    const photo = there.get(photoId);
    return photo && (ranOn === null || ranOn === inputKey(photo)) ? [{ ...photo, label, part }] : [];
  });
  const gone = rows.length - there.size;
  const other = there.size - photos.length;
  if (present && photos.length === 0)
    throw new ProblemError('photos-unreadable', { photos: COUNTED.photos(rows.length) });
  db.transaction(() => {
    if (gone > 0) {
      const values = { lost: gone, photos: rows.length };
      addLogLine(db, runId, utc, { code: 'photos-lost', values }, true);
    }
    if (other > 0) {
      const values = { other, photos: rows.length };
      addLogLine(db, runId, utc, { code: 'photos-other', values }, true);
    }
    setRunState(db, runId, 'running', utc);
  });
  return {
    runId,
    folder: runPath(places, row.folder),
    settings: settingsOf(row),
    classes: runClasses(db, runId),
    photos,
    validation: validationOf(db, runId),
    missing: present?.missing ?? [],
  };
}

/** A resumed run repeats what lay after its checkpoint: steps already there are replaced, later ones forgotten. */
export function addSteps(db: WriteHandle, runId: number, steps: readonly StepFigures[]): void {
  db.transaction(() => {
    const last = steps.at(-1);
    if (last) db.run('DELETE FROM run_step WHERE run_id = ? AND step > ?', [runId, last.step]);
    const sql = `INSERT OR REPLACE INTO run_step (run_id, step, loss, accuracy, learning_rate)
      VALUES (:runId, :step, :loss, :accuracy, :learningRate)`;
    for (const figures of steps) db.run(sql, { runId, ...figures });
  });
}

/** Epochs after it belong to a session that is repeated. They are removed, like its steps. */
export function addEpoch(db: WriteHandle, runId: number, figures: EpochFigures): void {
  db.run('DELETE FROM run_epoch WHERE run_id = ? AND epoch > ?', [runId, figures.epoch]);
  db.run(
    `INSERT OR REPLACE INTO run_epoch (run_id, epoch, loss, accuracy, held_out_loss, held_out_accuracy, learning_rate, kept)
     VALUES (:runId, :epoch, :loss, :accuracy, :heldOutLoss, :heldOutAccuracy, :learningRate, :kept)`,
    { runId, ...figures },
  );
}

/** News stand in the column of the sentences that older runs have, so that any language can word them. */
export function addLogLine(db: WriteHandle, runId: number, timeUtc: string, news: RunNews, strong: boolean): void {
  const values = [runId, timeUtc, JSON.stringify(news), strong ? 1 : 0];
  db.runOne('INSERT INTO run_log (run_id, time_utc, sentence, strong) VALUES (?, ?, ?, ?)', values);
}

export function setRunState(db: WriteHandle, runId: number, state: RunState, utc: string): void {
  const ended = state === 'running' || state === 'paused' ? null : utc;
  db.runOne('UPDATE run SET state = ?, ended_utc = ? WHERE id = ?', [state, ended, runId]);
}
