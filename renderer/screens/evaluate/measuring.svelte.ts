/*
 * Everything that Evaluate reads: the models, the evaluations of the chosen one, its figures; and the job that measures.
 * Made by the screen, in its script.
 */
import type { EvaluateRequest, Evaluation, EvaluationSummary } from '../../../electron/domain/evaluation.ts';
import type { JobSnapshot } from '../../../electron/contract/jobs.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import type { ModelSummary } from '../../../electron/domain/training.ts';
import { problemOf, request, startJob } from '../../bridge.ts';
import { isUnderWay } from '../../state/job-words.ts';
import { Reading } from '../../state/reading.svelte.ts';
import type { Session } from '../../state/session.svelte.ts';
import type { EvaluateDesk } from './evaluate-desk.svelte.ts';

export class Measuring {
  readonly desk: EvaluateDesk;
  readonly #session: Session;
  readonly #models: Reading<object, readonly ModelSummary[]>;
  readonly #list: Reading<object, readonly EvaluationSummary[]>;
  readonly #figures: Reading<number, Evaluation>;
  /** Why the job could not even start. */
  #refused = $state.raw<Problem | null>(null);
  #asked: EvaluateRequest | null = null;

  constructor(session: Session, desk: EvaluateDesk) {
    this.#session = session;
    this.desk = desk;
    const ended = $derived(session.jobs.filter((job) => !isUnderWay(job)).length);
    const written = $derived<object>({ changes: session.changes, ended });
    this.#models = new Reading(
      () => written,
      () => request('models.list'),
    );
    this.#list = new Reading(
      () => written,
      () => request('evaluations.list', { modelId: null }),
    );
    const wanted = $derived(this.summary?.id ?? null);
    this.#figures = new Reading(
      () => wanted,
      (evaluationId) => request('evaluations.one', { evaluationId }),
    );
  }

  /** Newest first; null until it is known. */
  get models(): readonly ModelSummary[] | null {
    return this.#models.value;
  }

  /** Of all models, newest first; null until it is known. */
  get list(): readonly EvaluationSummary[] | null {
    return this.#list.value;
  }

  readonly model = $derived.by(
    (): ModelSummary | null => this.models?.find(({ id }) => id === this.desk.modelId) ?? this.models?.[0] ?? null,
  );
  /** Of the chosen model, newest first. */
  readonly ofModel = $derived.by((): readonly EvaluationSummary[] => {
    const { model } = this;
    return (this.list ?? []).filter(({ modelId }) => modelId === model?.id);
  });
  readonly summary = $derived.by(
    (): EvaluationSummary | null =>
      this.ofModel.find(({ id }) => id === this.desk.evaluationId) ?? this.ofModel[0] ?? null,
  );
  /** null while it is not the one that was chosen. */
  readonly evaluation = $derived.by((): Evaluation | null => {
    const { value } = this.#figures;
    return value !== null && value.id === this.summary?.id ? value : null;
  });
  /** What kept the figures from being read. */
  readonly unread = $derived.by(
    (): Problem | null => this.#models.problem ?? this.#list.problem ?? (this.summary ? this.#figures.problem : null),
  );
  readonly known = $derived.by(() => this.models !== null && this.list !== null);

  /** The measuring that is under way, whoever began it, else the last one begun here. */
  readonly job = $derived.by((): JobSnapshot | null => {
    const running = this.#session.underWay.find(({ kind }) => kind === 'evaluate');
    return running ?? this.#session.job(this.desk.jobId);
  });
  readonly underWay = $derived.by(() => (this.job && isUnderWay(this.job) ? this.job : null));
  /** Why measuring the chosen model failed. */
  readonly failed = $derived.by((): Problem | null => {
    if (this.desk.jobModelId !== this.model?.id) return null;
    return this.#refused ?? (this.job?.state === 'failed' ? (this.job.problem ?? null) : null);
  });

  /** As asked last, but without photos that are missing; on all that judge the model where something else was asked last. */
  async measureWithoutMissing(modelId: number): Promise<void> {
    const asked = this.#asked?.modelId === modelId ? this.#asked : wholeOf(modelId);
    await this.measure({ ...asked, withoutMissing: true });
  }

  async measure(input: EvaluateRequest): Promise<void> {
    this.#refused = null;
    this.#asked = input;
    this.desk.jobId = null;
    this.desk.jobModelId = input.modelId;
    try {
      this.desk.jobId = await startJob('evaluate', input);
      // The new figures are what one wants to see at its end.
      this.desk.evaluationId = null;
    } catch (error) {
      this.#refused = problemOf(error);
    }
  }
}

/** All photos that judge the model. */
export function wholeOf(modelId: number): EvaluateRequest {
  return { modelId, sample: null, seed: 20260 };
}
