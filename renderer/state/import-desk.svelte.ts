/*
 * An import on its way: the folder looked over, what a person chose in its plan, the job that reads. Lives as long as its
 * catalogue is open, so that one can leave the screen and come back.
 */
import type {
  FolderChoice,
  ImportPlan,
  ImportRequest,
  PlanChoices,
  TableChoice,
} from '../../electron/contract/import.ts';
import type { JobSnapshot } from '../../electron/contract/jobs.ts';
import type { Problem } from '../../electron/domain/problems.ts';
import { problemOf, request, startJob } from '../bridge.ts';
import { givesNames, photosToRead } from './import-plan.ts';
import type { Session } from './session.svelte.ts';

const NO_CHOICES: PlanChoices = { folders: {}, patterns: {} };

export class ImportDesk {
  folder = $state<string | null>(null);
  /** Rises with each folder looked over, the same one again as well. */
  looked = $state(0);
  labels = $state<ImportRequest['labels']>('folders');
  /** As typed; null: specimens are told apart by evidence. */
  rule = $state<string | null>(null);
  choices = $state.raw<PlanChoices>(NO_CHOICES);
  /** A table of records that was chosen; null: the one that lies in the folder, if any. */
  records = $state<string | null>(null);
  /** Whether it began with what was chosen for this folder last. */
  fromBefore = $state(false);
  /** Whether links out of the folder are followed. */
  followLinks = $state(false);
  /** Whether photos that were taken out come in again. */
  again = $state(false);
  /** Whether known photos are read to their ends. */
  contents = $state(false);
  /** Whether barcodes and the like are read from the photos. */
  codes = $state(false);
  /** What networks look at in photos, where that was said. */
  learnFrom = $state<ImportRequest['learnFrom'] | null>(null);
  /** Which pages of TIFF files are read, where that was said. */
  pages = $state<ImportRequest['pages'] | null>(null);
  /** Who vouches for names from folder names. */
  identifiedBy = $state('');
  starting = $state(false);
  problem = $state.raw<Problem | null>(null);
  #proposed: ImportRequest['labels'] | null = null;
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

  /** What is asked of the folder now, but for who vouches. */
  get asked(): Omit<ImportRequest, 'identifiedBy'> | null {
    if (this.folder === null) return null;
    const { patterns, table } = this.choices;
    const folders = this.#foldersChosen();
    const any = table !== undefined || Object.keys(folders).length + Object.keys(patterns).length > 0;
    return {
      folder: this.folder,
      labels: this.labels,
      nameRule: this.rule === '' ? null : this.rule,
      checklist: null,
      records: this.records,
      followLinks: this.followLinks,
      again: this.again,
      contents: this.contents,
      codes: this.codes,
      ...(this.learnFrom && { learnFrom: this.learnFrom }),
      ...(this.pages && { pages: this.pages }),
      ...(any ? { choices: { folders, patterns, ...(table && { table }) } } : {}),
    };
  }

  /** Where no names are taken, nobody vouches for those that were typed before. */
  #foldersChosen(): PlanChoices['folders'] {
    const { folders } = this.choices;
    if (this.labels !== 'none') return folders;
    return Object.fromEntries(Object.entries(folders).filter(([, { as }]) => as === 'out' || as === 'none'));
  }

  lookOver(folder: string): void {
    this.clear();
    this.folder = folder;
    this.looked += 1;
    this.#anew('folders');
    this.followLinks = false;
    this.again = false;
    this.contents = false;
    this.codes = false;
    this.identifiedBy = this.#session.preferences.determiner;
    this.#proposed = null;
  }

  /** Begins with what was chosen last, else with what is proposed, by the first plan of a folder; later ones change nothing. */
  begin({ proposed, before }: ImportPlan): void {
    if (this.#proposed !== null) return;
    this.#proposed = proposed;
    if (!before) {
      this.labels = proposed;
      return;
    }
    this.labels = before.labels;
    this.rule = before.nameRule;
    this.records = before.records;
    this.learnFrom = before.learnFrom ?? null;
    this.pages = before.pages ?? null;
    this.choices = before.choices ?? NO_CHOICES;
    this.fromBefore = true;
  }

  /** Without what was chosen last time and since. */
  beginAnew(): void {
    this.#anew(this.#proposed ?? 'folders');
  }

  #anew(labels: ImportRequest['labels']): void {
    this.labels = labels;
    this.rule = null;
    this.records = null;
    this.learnFrom = null;
    this.pages = null;
    this.choices = NO_CHOICES;
    this.fromBefore = false;
  }

  /** null: as the folders say themselves. */
  chooseFolders(folders: readonly string[], choice: FolderChoice | null): void {
    const chosen = new Map(Object.entries(this.choices.folders));
    for (const folder of folders) {
      if (choice) chosen.set(folder, choice);
      else chosen.delete(folder);
    }
    this.choices = { ...this.choices, folders: Object.fromEntries(chosen) };
  }

  /** null: as they are told apart by evidence. */
  choosePattern(pattern: string, choice: 'number' | 'alone' | null): void {
    const chosen = new Map(Object.entries(this.choices.patterns));
    if (choice) chosen.set(pattern, choice);
    else chosen.delete(pattern);
    this.choices = { ...this.choices, patterns: Object.fromEntries(chosen) };
  }

  /** What was chosen for the records before stays. */
  chooseTable(choice: Partial<TableChoice>): void {
    const { table = { columns: null, agreeSpoilt: false } } = this.choices;
    this.choices = { ...this.choices, table: { ...table, ...choice } };
  }

  /** null: the one that lies in the folder. Another table has other columns. */
  useTable(file: string | null): void {
    this.records = file;
    const { table: _, ...choices } = this.choices;
    this.choices = choices;
  }

  async chooseTableFile(): Promise<void> {
    const file = await this.#session.attempt(() => request('dialog.open-table'));
    if (file) this.useTable(file);
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

  /** Why it cannot begin yet; null: it can. */
  hindrance(plan: ImportPlan): 'no-photos' | 'rule' | 'who' | null {
    if (plan.ruleTrouble !== null) return 'rule';
    if (photosToRead(plan) === 0) return 'no-photos';
    return givesNames(plan) && this.identifiedBy.trim() === '' ? 'who' : null;
  }

  async start(plan: ImportPlan): Promise<void> {
    const { asked } = this;
    if (!asked || this.starting) return;
    const identifiedBy = this.identifiedBy.trim();
    this.starting = true;
    this.problem = null;
    try {
      // Nobody needs to vouch where no folder says a name.
      const labels = identifiedBy === '' ? 'none' : asked.labels;
      if (identifiedBy !== '' && !(await this.#session.keepOrcid(identifiedBy))) return;
      this.#jobId = await startJob('import', { ...asked, labels, identifiedBy });
      if (givesNames(plan) && this.#session.preferences.determiner === '')
        await this.#session.prefer({ determiner: identifiedBy });
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.starting = false;
    }
  }
}
