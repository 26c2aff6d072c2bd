/*
 * Long work (import, training, recognition, evaluation, export, sample): one shape for all. A job has an id, a phase,
 * counts, and exactly one end. Runs everywhere; imports only the contract.
 */
import type { EvaluateRequest, Evaluation } from '../domain/evaluation.ts';
import type { LeakageReport, LeakageRequest } from '../domain/leakage.ts';
import type { Speed, SpeedRequest } from './device.ts';
import type { CsvExportRequest, CsvExportResult, FiguresRequest, FiguresResult } from './exports.ts';
import type { ImportRequest, ImportResult } from './import.ts';
import type { ExportModelRequest, ExportModelResult, ImportModelRequest, ImportModelResult } from './model-file.ts';
import type { Problem } from '../domain/problems.ts';
import type { SampleRequest, SampleResult } from './sample.ts';
import type { PredictRequest, PredictResult, TrainRequest, TrainResult } from '../domain/training.ts';
import type { AddWeightsRequest, AddWeightsResult } from './starting-weights.ts';

/** Every kind of job with what it takes and what it gives at its end. */
export interface Jobs {
  sample: (input: SampleRequest) => SampleResult;
  import: (input: ImportRequest) => ImportResult;
  train: (input: TrainRequest) => TrainResult;
  predict: (input: PredictRequest) => PredictResult;
  evaluate: (input: EvaluateRequest) => Evaluation;
  leakage: (input: LeakageRequest) => LeakageReport;
  measure: (input: SpeedRequest) => Speed;
  'export-csv': (input: CsvExportRequest) => CsvExportResult;
  'export-figures': (input: FiguresRequest) => FiguresResult;
  'export-model': (input: ExportModelRequest) => ExportModelResult;
  'import-model': (input: ImportModelRequest) => ImportModelResult;
  'add-weights': (input: AddWeightsRequest) => AddWeightsResult;
}

export type JobKind = keyof Jobs;
export type JobInput<K extends JobKind> = Parameters<Jobs[K]>[0];
export type JobResult<K extends JobKind> = ReturnType<Jobs[K]>;

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
