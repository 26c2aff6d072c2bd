/*
 * A table being chosen and written. The choice outlives the screen; columns are remembered between starts.
 */
import { CSV_COLUMNS, type CsvChoice, type CsvColumn, DEFAULT_CSV } from '../../electron/contract/exports.ts';
import type { JobSnapshot } from '../../electron/contract/jobs.ts';
import type { Problem } from '../../electron/domain/problems.ts';
import { problemOf, request, startJob } from '../bridge.ts';
import { csvFileName } from './csv-choice.ts';
import { kept } from './kept.ts';
import type { Session } from './session.svelte.ts';

const keptColumns = kept<readonly string[]>('csv-columns', DEFAULT_CSV.columns);

export class ExportDesk {
  #choice = $state.raw<CsvChoice>({ ...DEFAULT_CSV, columns: columnsKept() });
  /** The taxon that the table is limited to, with its name. */
  taxon = $state.raw<{ readonly id: number; readonly name: string; readonly italic: boolean } | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  #jobId = $state<string | null>(null);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  get choice(): CsvChoice {
    return this.#choice;
  }

  set choice(choice: CsvChoice) {
    this.#choice = choice;
    keptColumns.set(choice.columns);
    // What is said about a file written before is no longer about this choice.
    this.#jobId = null;
    this.problem = null;
  }

  /** What is asked for: the choice, limited to the taxon. */
  get asked(): CsvChoice {
    return { ...this.#choice, taxonIds: this.taxon ? [this.taxon.id] : [] };
  }

  get job(): JobSnapshot<'export-csv'> | null {
    const running = this.#session.underWay.find(({ kind }) => kind === 'export-csv');
    return (running ?? this.#session.job(this.#jobId)) as JobSnapshot<'export-csv'> | null;
  }

  reset(): void {
    this.taxon = null;
    this.problem = null;
    this.#jobId = null;
    this.#choice = { ...this.#choice, statuses: [] };
  }

  async write(): Promise<void> {
    if (this.busy || !this.#session.catalogue) return;
    this.busy = true;
    this.problem = null;
    this.#jobId = null;
    try {
      const name = csvFileName(this.#session.catalogue.name, this.#choice.rows);
      const path = await request('dialog.save-csv', { name });
      // The system's dialog has asked already whether a file that is there may be replaced.
      if (path) this.#jobId = await startJob('export-csv', { choice: this.asked, path, replace: true });
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.busy = false;
    }
  }
}

function columnsKept(): CsvColumn[] {
  const columns = keptColumns.get();
  const known = CSV_COLUMNS.filter((column) => columns.includes(column));
  return known.length === 0 ? [...DEFAULT_CSV.columns] : known;
}
