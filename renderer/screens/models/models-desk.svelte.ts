/*
 * Which model is looked at, and the work on models under way: opening a file, writing one, recognising photos. Lives as
 * long as its catalogue is open; the last licence and credit are remembered between starts.
 */
import { createContext } from 'svelte';
import type { JobKind, JobSnapshot } from '../../../electron/contract/jobs.ts';
import {
  type ExportModelRequest,
  type Licence,
  LICENCES,
  MODEL_FILE_ENDING,
  type SelfTestPictures,
} from '../../../electron/contract/model-file.ts';
import { MODELS } from '../../../electron/domain/language/window.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import type { ModelSummary } from '../../../electron/domain/training.ts';
import { problemOf, request, startJob } from '../../bridge.ts';
import { kept } from '../../state/kept.ts';
import { AddingWeights } from './adding-weights.svelte.ts';
import type { Session } from '../../state/session.svelte.ts';

const keptLicence = kept<string>('model-licence', 'CC-BY-4.0');
const keptCredit = kept<string>('model-credit', '');

type Work = 'import-model' | 'export-model' | 'predict';

export class ModelsDesk {
  /** Trained models, the networks they are made of, or weights for runs to begin from. */
  page = $state<'models' | 'network' | 'weights'>('models');
  /** null: the newest. */
  chosen = $state<number | null>(null);
  licence = $state<Licence>(LICENCES.find((licence) => licence === keptLicence.get()) ?? 'CC-BY-4.0');
  credit = $state(keptCredit.get());
  pictures = $state<SelfTestPictures>('held-out');
  /** Why a job could not be begun. */
  problem = $state.raw<{ readonly work: Work; readonly problem: Problem } | null>(null);
  /** True while a dialog is open or a job is being begun. */
  busy = $state(false);
  #jobs = $state.raw<Partial<Record<Work, string>>>({});
  /** Weights on their way into the catalogue, wherever they were chosen or dropped. */
  readonly adding: AddingWeights;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
    this.adding = new AddingWeights(session);
  }

  /** The job of this kind that runs, else the one that was begun here last. */
  job<K extends Work & JobKind>(kind: K): JobSnapshot<K> | null {
    const running = this.#session.underWay.find((job) => job.kind === kind);
    return (running ?? this.#session.job(this.#jobs[kind] ?? null)) as JobSnapshot<K> | null;
  }

  /** What went wrong with it, wherever it did. */
  problemWith(kind: Work): Problem | null {
    if (this.problem?.work === kind) return this.problem.problem;
    const job = this.job(kind);
    return job?.state === 'failed' ? (job.problem ?? null) : null;
  }

  clear(): void {
    this.page = 'models';
    this.chosen = null;
    this.problem = null;
    this.adding.forget();
    this.#jobs = {};
  }

  /** Another model is looked at: what was said about the one before goes. */
  choose(modelId: number): void {
    if (this.chosen === modelId) return;
    this.chosen = modelId;
    this.forget('export-model');
    this.forget('predict');
  }

  forget(kind: Work): void {
    if (this.problem?.work === kind) this.problem = null;
    this.#jobs = { ...this.#jobs, [kind]: undefined };
  }

  /** A file that was dropped, or one that is now asked for. */
  async openFile(dropped?: string): Promise<void> {
    await this.#begin('import-model', async () => {
      const path = dropped ?? (await request('dialog.open-model'));
      return path === null ? null : startJob('import-model', { path });
    });
  }

  async writeFile({ id, name, runId }: ModelSummary): Promise<void> {
    keptLicence.set(this.licence);
    keptCredit.set(this.credit);
    const wish: Pick<ExportModelRequest, 'licence' | 'credit' | 'pictures'> = {
      licence: this.licence,
      credit: this.credit,
      pictures: runId === null ? 'held-out' : this.pictures,
    };
    await this.#begin('export-model', async () => {
      const path = await request('dialog.save-model', { name: modelFileName(name) });
      // The system's dialog has asked already whether a file that is there may be replaced.
      return path === null ? null : startJob('export-model', { modelId: id, path, replace: true, ...wish });
    });
  }

  async recognise(modelId: number, withoutMissing = false): Promise<void> {
    const input = { modelId, photos: 'unnamed', shard: null, withoutMissing } as const;
    await this.#begin('predict', () => startJob('predict', input));
  }

  async #begin(kind: Work, begin: () => Promise<string | null>): Promise<void> {
    if (this.busy || this.#session.underWay.some((job) => job.kind === kind)) return;
    this.busy = true;
    this.forget(kind);
    try {
      const id = await begin();
      if (id !== null) this.#jobs = { ...this.#jobs, [kind]: id };
    } catch (error) {
      this.problem = { work: kind, problem: problemOf(error) };
    } finally {
      this.busy = false;
    }
  }
}

/** A name that every system takes for a file. */
export function modelFileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N} _-]+/gu, '').trim() || MODELS.fileName;
  return `${plain.replace(/\s+/g, '-').toLowerCase()}${MODEL_FILE_ENDING}`;
}

export const [useModelsDesk, provideModelsDesk] = createContext<ModelsDesk>();
