/* What the history is narrowed to, and the table that is written of it. Lives as long as its catalogue is open. */
import { createContext } from 'svelte';
import { type ActKind, ALL_HISTORY, type HistoryFilter } from '../../../electron/contract/history.ts';
import type { JobSnapshot } from '../../../electron/contract/jobs.ts';
import { HISTORY } from '../../../electron/domain/language/window.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import { fileWords } from '../../state/csv-choice.ts';
import { problemOf, request, startJob } from '../../bridge.ts';
import type { Session } from '../../state/session.svelte.ts';

export class HistoryDesk {
  by = $state<string | null>(null);
  kind = $state<ActKind | 'all'>('all');
  /** Days of the calendar, as a date field has them; empty: none. */
  from = $state('');
  to = $state('');
  number = $state('');
  specimen = $state.raw<{ readonly specimenId: number; readonly label: string } | null>(null);
  problem = $state.raw<Problem | null>(null);
  #jobId = $state<string | null>(null);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly filter = $derived.by<HistoryFilter>(() => ({
    ...ALL_HISTORY,
    kinds: this.kind === 'all' ? [] : [this.kind],
    by: this.by,
    fromUtc: beginOf(this.from, 0),
    untilUtc: beginOf(this.to, 1),
    number: this.number.trim() || null,
    specimenId: this.specimen?.specimenId ?? null,
  }));

  readonly everything = $derived(JSON.stringify(this.filter) === JSON.stringify(ALL_HISTORY));

  get job(): JobSnapshot<'export-history'> | null {
    return this.#session.job(this.#jobId) as JobSnapshot<'export-history'> | null;
  }

  clear(): void {
    this.by = null;
    this.kind = 'all';
    this.from = this.to = this.number = '';
    this.specimen = null;
    this.problem = null;
    this.#jobId = null;
  }

  async write(): Promise<void> {
    const { catalogue } = this.#session;
    if (!catalogue) return;
    this.problem = null;
    try {
      const path = await request('dialog.save-csv', { name: HISTORY.file(fileWords(catalogue.name)) });
      // The system's dialog has asked already whether a file that is there may be replaced.
      if (path) this.#jobId = await startJob('export-history', { filter: this.filter, path, replace: true });
    } catch (error) {
      this.problem = problemOf(error);
    }
  }
}

/** Midnight here, of this day or so many after it. */
function beginOf(day: string, after: number): string | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined) return null;
  return new Date(Number(year), Number(month) - 1, Number(date) + after).toISOString();
}

export const [useHistoryDesk, provideHistoryDesk] = createContext<HistoryDesk>();
