/*
 * A weights file on its way into the catalogue: chosen in a dialog or offered by the program, read and checked as a job.
 */
import type { JobSnapshot } from '../../../electron/contract/jobs.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import { type AddWeightsResult, partsToChoose } from '../../../electron/contract/starting-weights.ts';
import { problemOf, request, startJob } from '../../bridge.ts';
import { isUnderWay, resultOf } from '../../state/job-words.ts';
import type { Session } from '../../state/session.svelte.ts';

export class AddingWeights {
  #jobId = $state<string | null>(null);
  #refused = $state.raw<Problem | null>(null);
  #path = $state<string | null>(null);
  readonly #session: Session;

  /** The job under way, else the one that was started here last. */
  readonly job = $derived.by((): JobSnapshot | null => {
    const running = this.#session.underWay.find(({ kind }) => kind === 'add-weights');
    return running ?? this.#session.job(this.#jobId);
  });
  readonly busy = $derived(this.job !== null && isUnderWay(this.job));
  readonly added = $derived<AddWeightsResult | null>(resultOf(this.job, 'add-weights'));
  readonly #failed = $derived(this.#refused ?? (this.job?.state === 'failed' ? (this.job.problem ?? null) : null));
  /** Of a file that holds several networks, those to choose from. */
  readonly parts = $derived(this.#failed && this.#path !== null ? partsToChoose(this.#failed) : []);
  /** Why the file that was chosen last could not be added. */
  readonly problem = $derived(this.parts.length > 0 ? null : this.#failed);

  constructor(session: Session) {
    this.#session = session;
  }

  /** What was said about the last file goes. */
  forget(): void {
    this.#refused = null;
    this.#jobId = null;
    this.#path = null;
  }

  async choose(): Promise<void> {
    const path = await this.#session.attempt(() => request('dialog.weights'));
    if (path) await this.add(path);
  }

  /** The network that was chosen of the file that was refused. */
  async addPart(part: string): Promise<void> {
    if (this.#path !== null) await this.add(this.#path, part);
  }

  async add(path: string, part?: string): Promise<void> {
    this.forget();
    this.#path = path;
    try {
      this.#jobId = await startJob('add-weights', { path, ...(part !== undefined && { part }) });
    } catch (error) {
      this.#refused = problemOf(error);
    }
  }
}
