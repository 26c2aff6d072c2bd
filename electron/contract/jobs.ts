/*
 * Long work (import, training, recognition, evaluation, export, sample): the one list of its kinds, and one shape for all.
 * A job has an id, a phase, counts, and exactly one end. Runs everywhere.
 */
import type { EvaluateRequest, Evaluation } from '../domain/evaluation.ts';
import type { LeakageReport, LeakageRequest } from '../domain/leakage.ts';
import type { Problem } from '../domain/problems.ts';
import type { PredictRequest, PredictResult, TrainRequest, TrainResult } from '../domain/training.ts';
import type { ArchiveExportRequest, ArchiveExportResult, CheckArchiveRequest, CheckArchiveResult } from './archives.ts';
import type { Speed, SpeedRequest } from './device.ts';
import type { CsvExportRequest, CsvExportResult, FiguresRequest, FiguresResult } from './exports.ts';
import type { HistoryExportRequest, HistoryExportResult } from './history.ts';
import type { ImportRequest, ImportResult } from './import.ts';
import type { AddListRequest, AddListResult } from './lists.ts';
import type { ExportModelRequest, ExportModelResult, ImportModelRequest, ImportModelResult } from './model-file.ts';
import type { CatalogueFinding } from './collection.ts';
import type { CheckRequest, Mended } from './mending.ts';
import type { PointedAt } from './pointed-at.ts';
import type { RetakesExportRequest, RetakesExportResult } from './retakes.ts';
import type { SampleRequest, SampleResult } from './sample.ts';
import type { AddWeightsRequest, AddWeightsResult } from './starting-weights.ts';
import { JOB_ENDS, JOB_TITLES } from '../domain/language/language.ts';
import type { WatchRequest, WatchResult } from './watch.ts';

/** All that the program must know of a kind of job, besides what its input may be and the work itself. */
interface Facts<Input, Result> {
  /** What the list of work calls it. `nameOf`: a folder's or file's own name; whole paths stay out of the window. */
  readonly title: (input: Input, nameOf: (path: string) => string) => string;
  /** What the list of work says when it is done. */
  readonly ended: (result: Result) => string;
  /** What it does with the catalogue that is open; 'none': it needs none. */
  readonly catalogue: 'writes' | 'reads' | 'none';
  /** Which of its paths the window may name. */
  readonly pointedAt: PointedAt<Input>;
  /** Starts only where nothing else is under way. */
  readonly alone?: true;
}

const inCatalogue = <Input, Result>(facts: Facts<Input, Result>) => ({ ...facts, thread: 'catalogue' as const });
const inTrainer = <Input, Result>(facts: Facts<Input, Result>) => ({ ...facts, thread: 'trainer' as const });

/** Every kind of job: the thread that does it, what it takes, what it gives at its end, what is known of it. */
export const JOBS = {
  sample: inCatalogue<SampleRequest, SampleResult>({
    title: () => JOB_TITLES.sample,
    ended: ({ photos }) => JOB_ENDS.drawn(photos),
    catalogue: 'none',
    pointedAt: { folder: ['sample'] },
  }),
  import: inCatalogue<ImportRequest, ImportResult>({
    title: ({ folder }, nameOf) => JOB_TITLES.import(nameOf(folder)),
    ended: ({ added }) => JOB_ENDS.added(added),
    catalogue: 'writes',
    pointedAt: { folder: ['import', 'sample', 'dropped'], checklist: 'in-folder', records: 'in-folder' },
  }),
  watch: inCatalogue<WatchRequest, WatchResult>({
    title: ({ folder }, nameOf) => JOB_TITLES.watch(nameOf(folder)),
    ended: ({ taken }) => JOB_ENDS.added(taken),
    catalogue: 'writes',
    pointedAt: { folder: ['import', 'dropped'], records: 'in-folder' },
  }),
  'add-list': inCatalogue<AddListRequest, AddListResult>({
    title: ({ path }, nameOf) => JOB_TITLES.addList(nameOf(path)),
    ended: ({ added, changed }) => JOB_ENDS.namesAdded(added, changed),
    catalogue: 'writes',
    pointedAt: { path: ['read-file'] },
  }),
  train: inTrainer<TrainRequest, TrainResult>({
    title: ({ resumeRunId, settings }) =>
      resumeRunId === null ? JOB_TITLES.train(settings.name) : JOB_TITLES.trainResumed,
    ended: () => JOB_ENDS.done,
    catalogue: 'writes',
    pointedAt: {},
  }),
  predict: inTrainer<PredictRequest, PredictResult>({
    title: () => JOB_TITLES.predict,
    ended: JOB_ENDS.recognised,
    catalogue: 'writes',
    pointedAt: {},
  }),
  evaluate: inTrainer<EvaluateRequest, Evaluation>({
    title: () => JOB_TITLES.evaluate,
    ended: ({ accuracy: { right, n } }) => JOB_ENDS.right(right, n),
    catalogue: 'writes',
    pointedAt: {},
  }),
  leakage: inCatalogue<LeakageRequest, LeakageReport>({
    title: () => JOB_TITLES.leakage,
    ended: ({ pairs }) => JOB_ENDS.pairs(pairs.length),
    catalogue: 'writes',
    pointedAt: {},
  }),
  check: inCatalogue<CheckRequest, readonly CatalogueFinding[]>({
    title: () => JOB_TITLES.checkCatalogue,
    ended: (findings) => JOB_ENDS.found(findings.filter(({ verdict }) => verdict !== 'ok').length),
    catalogue: 'reads',
    pointedAt: {},
    // What is being written would be told as left half written.
    alone: true,
  }),
  mend: inCatalogue<CheckRequest, Mended>({
    title: () => JOB_TITLES.mend,
    ended: ({ done }) => JOB_ENDS.mended(done.length),
    catalogue: 'writes',
    pointedAt: {},
    alone: true,
  }),
  measure: inTrainer<SpeedRequest, Speed>({
    title: () => JOB_TITLES.measure,
    ended: ({ learning }) => JOB_ENDS.learnt(learning),
    catalogue: 'none',
    pointedAt: {},
    // Two at once would each be measured too slow.
    alone: true,
  }),
  'export-csv': inCatalogue<CsvExportRequest, CsvExportResult>({
    title: ({ path }, nameOf) => JOB_TITLES.write(nameOf(path)),
    ended: ({ rows }) => JOB_ENDS.rows(rows),
    catalogue: 'reads',
    pointedAt: { path: ['write-file'] },
  }),
  'export-archive': inCatalogue<ArchiveExportRequest, ArchiveExportResult>({
    title: ({ path }, nameOf) => JOB_TITLES.write(nameOf(path)),
    ended: ({ rows }) => JOB_ENDS.rows(Object.values(rows).reduce((sum, one) => sum + one, 0)),
    catalogue: 'reads',
    pointedAt: { path: ['write-file'] },
  }),
  'check-archive': inCatalogue<CheckArchiveRequest, CheckArchiveResult>({
    title: ({ path }, nameOf) => JOB_TITLES.check(nameOf(path)),
    ended: ({ findings }) => JOB_ENDS.found(findings.length),
    catalogue: 'none',
    pointedAt: { path: ['read-file'] },
  }),
  'export-history': inCatalogue<HistoryExportRequest, HistoryExportResult>({
    title: ({ path }, nameOf) => JOB_TITLES.write(nameOf(path)),
    ended: ({ rows }) => JOB_ENDS.rows(rows),
    catalogue: 'reads',
    pointedAt: { path: ['write-file'] },
  }),
  'export-retakes': inCatalogue<RetakesExportRequest, RetakesExportResult>({
    title: ({ path }, nameOf) => JOB_TITLES.write(nameOf(path)),
    ended: ({ rows }) => JOB_ENDS.rows(rows),
    catalogue: 'reads',
    pointedAt: { path: ['write-file'] },
  }),
  'export-figures': inCatalogue<FiguresRequest, FiguresResult>({
    title: ({ folder }, nameOf) => JOB_TITLES.figures(nameOf(folder)),
    ended: ({ files }) => JOB_ENDS.figures(files.length),
    catalogue: 'reads',
    pointedAt: { folder: ['figures'] },
  }),
  'export-model': inTrainer<ExportModelRequest, ExportModelResult>({
    title: ({ path }, nameOf) => JOB_TITLES.write(nameOf(path)),
    ended: ({ modelName }) => JOB_ENDS.modelWritten(modelName),
    catalogue: 'reads',
    pointedAt: { path: ['write-file'] },
  }),
  'import-model': inTrainer<ImportModelRequest, ImportModelResult>({
    title: ({ path }, nameOf) => JOB_TITLES.open(nameOf(path)),
    ended: ({ modelName }) => JOB_ENDS.modelAdded(modelName),
    catalogue: 'writes',
    pointedAt: { path: ['read-file'] },
  }),
  'add-weights': inTrainer<AddWeightsRequest, AddWeightsResult>({
    title: ({ path }, nameOf) => JOB_TITLES.add(nameOf(path)),
    ended: ({ weights, added }) => JOB_ENDS.weightsAdded(weights.name, added),
    catalogue: 'writes',
    pointedAt: { path: ['read-file'] },
  }),
};

type Rows = typeof JOBS;
export type JobKind = keyof Rows;
export type JobInput<K extends JobKind> = Parameters<Rows[K]['title']>[0];
export type JobResult<K extends JobKind> = Parameters<Rows[K]['ended']>[0];

/** The kinds that this thread does. */
export type JobOf<T extends 'catalogue' | 'trainer'> = {
  [K in JobKind]: Rows[K]['thread'] extends T ? K : never;
}[JobKind];

/** As the calls of a thread: `job.import`. */
export type JobCalls<K extends JobKind = JobKind> = {
  [One in K as `job.${One}`]: (input: JobInput<One>) => JobResult<One>;
};

export const JOB_KINDS = Object.keys(JOBS) as JobKind[];

export function factsOf<K extends JobKind>(kind: K): Facts<JobInput<K>, JobResult<K>> {
  const rows: { readonly [One in JobKind]: Facts<JobInput<One>, JobResult<One>> } = JOBS;
  return rows[kind];
}

export function isTrainerJob(kind: JobKind): kind is JobOf<'trainer'> {
  return JOBS[kind].thread === 'trainer';
}

/** Sent at most ten times a second. `total` is 0 while it is not known yet. */
export interface JobProgress {
  /** In a curator's words, such as "Reading photos". */
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  /** Units a second over the last seconds; 0 while unknown. */
  readonly rate: number;
  /** null while unknown. */
  readonly secondsLeft: number | null;
}

/** What a running job can be told. `finish`: end early and keep what is there (training keeps its best). */
export type JobControl = 'pause' | 'resume' | 'cancel' | 'finish';

export type JobState = 'running' | 'paused' | 'done' | 'cancelled' | 'failed';

/** A job as the window sees it; a new snapshot is sent with every change. */
export interface JobSnapshot<K extends JobKind = JobKind> {
  readonly id: string;
  readonly kind: K;
  readonly title: string;
  readonly state: JobState;
  readonly startedUtc: string;
  readonly progress: JobProgress;
  /** Set when state is 'done'. */
  readonly result?: JobResult<K>;
  /** Set when state is 'failed'. */
  readonly problem?: Problem;
}
