/* A Darwin Core Archive being chosen, described and written. Outlives the screen; the description is kept with the catalogue. */
import { type ArchiveChoice, DEFAULT_ARCHIVE } from '../../electron/contract/archives.ts';
import type { JobSnapshot } from '../../electron/contract/jobs.ts';
import { type Description, NO_DESCRIPTION } from '../../electron/domain/darwin-core/description.ts';
import { PUBLISH } from '../../electron/domain/language/window.ts';
import type { Problem } from '../../electron/domain/problems.ts';
import { problemOf, request, startJob } from '../bridge.ts';
import { fileWords } from './csv-choice.ts';
import type { Session } from './session.svelte.ts';

export class ArchiveDesk {
  /** Whether the archive is looked at, and not a table. */
  chosen = $state(false);
  /** Whether the description is being written. */
  describing = $state(false);
  choice = $state.raw<ArchiveChoice>(DEFAULT_ARCHIVE);
  /** As it is being written; null while it is not read yet. */
  draft = $state.raw<Description | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  #jobId = $state<string | null>(null);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  get job(): JobSnapshot<'export-archive'> | null {
    const running = this.#session.underWay.find(({ kind }) => kind === 'export-archive');
    return (running ?? this.#session.job(this.#jobId)) as JobSnapshot<'export-archive'> | null;
  }

  /** What was said about a file written before is no longer about this choice. */
  choose(choice: ArchiveChoice): void {
    this.choice = choice;
    this.#jobId = null;
    this.problem = null;
  }

  reset(): void {
    this.chosen = false;
    this.describing = false;
    this.draft = null;
    this.choose({ ...DEFAULT_ARCHIVE, machine: this.choice.machine, grid: this.choice.grid });
  }

  async describe(): Promise<void> {
    this.describing = true;
    try {
      const { packageId: _, ...kept } = await request('description.kept');
      this.draft = kept.creators.length > 0 ? kept : { ...kept, creators: [NO_DESCRIPTION.contact] };
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  /** Gives whether it was kept. */
  async keep(description: Description): Promise<boolean> {
    this.problem = null;
    this.#jobId = null;
    try {
      await request('description.keep', description);
      this.describing = false;
      this.draft = null;
      return true;
    } catch (error) {
      this.problem = problemOf(error);
      return false;
    }
  }

  /** `taxonIds`: the archive is limited to these. */
  async write(taxonIds: readonly number[]): Promise<void> {
    if (this.busy || !this.#session.catalogue) return;
    this.busy = true;
    this.problem = null;
    this.#jobId = null;
    try {
      const path = await request('dialog.save-archive', {
        name: PUBLISH.file(fileWords(this.#session.catalogue.name)),
      });
      // The system's dialog has asked already whether a file that is there may be replaced.
      if (path)
        this.#jobId = await startJob('export-archive', { choice: { ...this.choice, taxonIds }, path, replace: true });
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.busy = false;
    }
  }
}
