/*
 * An import on its way: the folder looked over, the rule tried, the job that reads. Lives as long as its catalogue is open,
 * so that one can leave the screen and come back.
 */
import type { ImportPlan, ImportRequest } from '../../electron/contract/import.ts';
import type { JobSnapshot } from '../../electron/contract/jobs.ts';
import type { Problem } from '../../electron/domain/problems.ts';
import { problemOf, request, startJob } from '../bridge.ts';
import type { Session } from './session.svelte.ts';

export class ImportDesk {
  folder = $state<string | null>(null);
  /** As typed; null: the rule that the program guessed. */
  rule = $state<string | null>(null);
  useLabels = $state(true);
  /** Whether links out of the folder are followed. */
  followLinks = $state(false);
  /** Who vouches for names from folder names. */
  identifiedBy = $state('');
  starting = $state(false);
  problem = $state.raw<Problem | null>(null);
  #jobId = $state<string | null>(null);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The import that is under way, else the one that this desk started last. */
  get job(): JobSnapshot<'import'> | null {
    const running = this.#session.underWay.find(({ kind }) => kind === 'import');
    return (running ?? this.#session.job(this.#jobId)) as JobSnapshot<'import'> | null;
  }

  /** What is asked of the folder now. */
  get request(): ImportRequest | null {
    if (this.folder === null) return null;
    return {
      folder: this.folder,
      labels: this.useLabels ? 'folders' : 'none',
      identifiedBy: this.identifiedBy.trim(),
      nameRule: this.rule,
      checklist: null,
      records: null,
      followLinks: this.followLinks,
    };
  }

  lookOver(folder: string): void {
    this.folder = folder;
    this.rule = null;
    this.useLabels = true;
    this.followLinks = false;
    this.identifiedBy = this.#session.preferences.determiner;
    this.problem = null;
    this.#jobId = null;
  }

  /** Back to the empty desk. */
  clear(): void {
    this.folder = null;
    this.problem = null;
    this.#jobId = null;
  }

  async choose(): Promise<void> {
    const folder = await this.#session.attempt(() => request('dialog.folder', { purpose: 'import' }));
    if (folder) this.lookOver(folder);
  }

  async start(preview: ImportPlan): Promise<void> {
    const { request: asked } = this;
    if (!asked || this.starting) return;
    const labels = preview.labels.length === 0 ? 'none' : asked.labels;
    this.starting = true;
    this.problem = null;
    try {
      this.#jobId = await startJob('import', {
        ...asked,
        labels,
        nameRule: preview.rule === '' ? null : preview.rule,
      });
      const unnamed = this.#session.preferences.determiner === '' && asked.identifiedBy !== '';
      if (labels === 'folders' && unnamed) await this.#session.prefer({ determiner: asked.identifiedBy });
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.starting = false;
    }
  }
}
