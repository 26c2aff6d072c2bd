/* A checklist that is looked at before it is written, and the writing. Lives as long as its catalogue is open. */
import {
  type AddListResult,
  type ListChange,
  type ListPlan,
  TAKEN_CHANGES,
  type TakenChange,
} from '../../../electron/contract/lists.ts';
import type { JobSnapshot } from '../../../electron/contract/jobs.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import { problemOf, request, startJob } from '../../bridge.ts';
import { folderName } from '../../state/folder-name.ts';
import { resultOf } from '../../state/job-words.ts';
import type { Session } from '../../state/session.svelte.ts';

export class ListDesk {
  /** null: no list is looked at. */
  path = $state<string | null>(null);
  plan = $state.raw<ListPlan | null>(null);
  problem = $state.raw<Problem | null>(null);
  take = $state.raw<readonly TakenChange[]>(TAKEN_CHANGES);
  shown = $state<ListChange>('new');
  busy = $state(false);
  #job = $state<string | null>(null);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  get file(): string {
    return this.path === null ? '' : folderName(this.path);
  }

  get job(): JobSnapshot<'add-list'> | null {
    return this.#session.job(this.#job) as JobSnapshot<'add-list'> | null;
  }

  get result(): AddListResult | null {
    return resultOf(this.job, 'add-list');
  }

  /** How many changes would be written. */
  get due(): number {
    return this.take.reduce((sum, kind) => sum + (this.plan?.changes[kind].count ?? 0), 0);
  }

  clear(): void {
    this.path = null;
    this.plan = null;
    this.problem = null;
    this.#job = null;
    this.take = TAKEN_CHANGES;
    this.shown = 'new';
  }

  async open(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const path = await request('dialog.open-list');
      if (path === null) return;
      this.clear();
      this.path = path;
      const plan = await request('names.list-plan', { path });
      if (this.path !== path) return;
      this.plan = plan;
      this.shown = (Object.keys(plan.changes) as ListChange[]).find((kind) => plan.changes[kind].count > 0) ?? 'new';
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.busy = false;
    }
  }

  toggle(kind: TakenChange): void {
    this.take = this.take.includes(kind) ? this.take.filter((one) => one !== kind) : [...this.take, kind];
  }

  async write(): Promise<void> {
    if (this.busy || this.path === null) return;
    this.busy = true;
    this.problem = null;
    try {
      this.#job = await startJob('add-list', {
        path: this.path,
        take: [...this.take],
        by: this.#session.preferences.determiner,
      });
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.busy = false;
    }
  }
}
