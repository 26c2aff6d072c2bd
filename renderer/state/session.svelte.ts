/*
 * What the whole window shares: the open catalogue, recents, preferences, jobs, the device, what was done last and what
 * went wrong. Holds no list of photos; screens read those themselves when `changes` rises.
 */
import { SvelteSet } from 'svelte/reactivity';
import type { CatalogueSummary } from '../../electron/contract/collection.ts';
import type { JobControl, JobSnapshot } from '../../electron/contract/jobs.ts';
import { FRAME } from '../../electron/domain/language/window.ts';
import type { Language } from '../../electron/domain/language/spoken.ts';
import type { Person } from '../../electron/domain/people.ts';
import { type Problem, ProblemError, toProblem } from '../../electron/domain/problems.ts';
import { type Preferences, type RecentCatalogue, TEXT_SIZES } from '../../electron/contract/requests.ts';
import type { ActionResult, DecisionRequest } from '../../electron/contract/review.ts';
import type { NameAct, NameActResult } from '../../electron/contract/names.ts';
import type { Repair, SettleRequest } from '../../electron/contract/repair.ts';
import type { DeviceInfo } from '../../electron/contract/device.ts';
import { controlJob, listen, problemOf, request } from '../bridge.ts';
import { FiguresDesk } from './figures-desk.svelte.ts';
import { isUnderWay, resultOf } from './job-words.ts';
import { speakHere } from './language.ts';
import { rememberPace, rememberPass } from './pace-memory.ts';

export type Decision = Omit<DecisionRequest, 'identifiedBy'>;

/** An act taken back or done again, from wherever it was asked. */
export interface Turn {
  readonly way: 'undo' | 'redo';
  readonly result: ActionResult;
}

export class Session {
  /** False until the first answer of main. */
  ready = $state(false);
  version = $state('');
  electron = $state('');
  notices = $state<string | null>(null);
  catalogue = $state.raw<CatalogueSummary | null>(null);
  recents = $state.raw<readonly RecentCatalogue[]>([]);
  preferences = $state.raw<Preferences>({
    theme: 'system',
    language: 'system',
    textSize: 1,
    determiner: '',
    people: [],
  });
  /** Rises when another language is spoken: what is shown is made anew then. */
  spoken = $state(0);
  /** Oldest first; those that ended as well. */
  jobs = $state.raw<readonly JobSnapshot[]>([]);
  device = $state.raw<DeviceInfo | null>(null);
  /** What a person just did, until the next act: "VC 104 233: Carabus auronitens". */
  done = $state.raw<string | null>(null);
  /** The newest undo or redo: screens follow it to the specimens it was about. */
  turned = $state.raw<Turn | null>(null);
  /** Newest first: what stopped or failed without being asked for. */
  problems = $state.raw<readonly Problem[]>([]);
  /** Rises whenever the catalogue was written or another was opened: what was read from it is out of date. */
  changes = $state(0);
  /** Part of the addresses of photos, see photoUrl: new with each catalogue opened, each loading of the page, and when refused photos may be read. */
  opening = $state(Date.now() % 1_000_000);
  /** Rises when photos were turned: their pictures are to be fetched anew. */
  picturesChanged = $state(0);
  /** Imports that did not end and that a person put off, by catalogue and import: whatever is opened meanwhile. */
  readonly importsPutOff = new SvelteSet<string>();
  readonly figures = new FiguresDesk();
  /** The copies of the catalogue are shown. */
  backupsOpen = $state(false);
  /** True while it is asked who sits at the desk: a decision waits for it, or a session of naming begins. */
  askingName = $state(false);
  /** Who works here and who sits at the desk are shown. */
  peopleOpen = $state(false);
  /** The open catalogue knows another ORCID under the name of who sits at the desk. */
  orcidClash = $state.raw<Problem | null>(null);
  /** Who sits at the desk; null until a name was given. */
  readonly person = $derived.by(
    () => this.preferences.people.find(({ name }) => name === this.preferences.determiner) ?? null,
  );

  readonly underWay = $derived(this.jobs.filter((job) => isUnderWay(job)));

  #nameGiven: ((name: string | null) => void) | null = null;
  /** The catalogue in which it was asked, or in which a name was given. */
  #askedIn: string | null = null;
  /** What the catalogue was told last of a person. */
  #orcidKept = '';

  /** Begins to listen; returns the function that ends it. `opened` is told of every catalogue opened or closed. */
  begin(opened: (catalogue: CatalogueSummary | null) => void): () => void {
    const stops = [
      listen('job', (job) => this.#takeJob(job)),
      listen('catalogue.changed', (catalogue) => {
        this.catalogue = catalogue;
        this.changes += 1;
      }),
      listen('catalogue.opened', (catalogue) => {
        this.catalogue = catalogue;
        this.done = null;
        this.figures.clear();
        this.changes += 1;
        this.opening += 1;
        opened(catalogue);
        void this.readRecents();
      }),
      listen('recents', (recents) => (this.recents = recents)),
      listen('problem', (problem) => this.tell(problem)),
      listen('language', (language) => void this.attempt(() => this.#speak(language))),
    ];
    void this.#readState(opened);
    return () => stops.forEach((stop) => stop());
  }

  async #speak(language: Language): Promise<void> {
    await speakHere(language);
    this.spoken += 1;
  }

  async #readState(opened: (catalogue: CatalogueSummary | null) => void): Promise<void> {
    try {
      const state = await request('app.state');
      this.version = state.version;
      this.electron = state.electron;
      this.notices = state.notices;
      this.preferences = state.preferences;
      this.recents = state.recents;
      this.jobs = state.jobs;
      // Opened while main was asked: that was told.
      const told = this.catalogue !== null;
      this.catalogue = state.catalogue;
      if (state.catalogue && !told) opened(state.catalogue);
      this.ready = true;
      this.device = state.device ?? (await request('app.device'));
    } catch (error) {
      this.tell(problemOf(error));
    } finally {
      this.ready = true;
    }
  }

  async readRecents(): Promise<void> {
    await this.attempt(async () => {
      this.recents = (await request('app.state')).recents;
    });
  }

  #takeJob(job: JobSnapshot): void {
    const at = this.jobs.findIndex(({ id }) => id === job.id);
    const speed = resultOf(job, 'measure');
    if (speed) {
      rememberPace(speed, speed.learning);
      rememberPass(speed, speed.recognition);
    }
    this.jobs = at < 0 ? [...this.jobs, job] : this.jobs.with(at, job);
  }

  job(id: string | null): JobSnapshot | null {
    return this.jobs.find((job) => job.id === id) ?? null;
  }

  /** Puts a problem before the person, in the status bar: for what has no place of its own on the screen. */
  tell(problem: Problem): void {
    if (problem.code === 'cancelled') return;
    this.problems = [problem, ...this.problems.filter(({ message }) => message !== problem.message)];
  }

  /** Another catalogue is open: what was told of the one before, and its jobs that ended, are no news of this one. */
  forget(problems: readonly Problem[]): void {
    this.problems = this.problems.filter((problem) => !problems.includes(problem));
    this.jobs = this.underWay;
  }

  dismiss(problem: Problem): void {
    this.problems = this.problems.filter((other) => other !== problem);
  }

  /** Runs what has no place of its own to show a problem in; undefined when it failed. */
  async attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      this.tell(problemOf(error));
      return undefined;
    }
  }

  steer({ id }: Pick<JobSnapshot, 'id'>, control: JobControl): void {
    void this.attempt(() => controlJob(id, control));
  }

  showInFolder(path: string): void {
    void this.attempt(() => request('app.show-in-folder', { path }));
  }

  async prefer(changes: Partial<Preferences>): Promise<void> {
    await this.attempt(async () => {
      this.preferences = await request('app.preferences', changes);
    });
  }

  stepTextSize(step: 1 | -1): void {
    const size = TEXT_SIZES[TEXT_SIZES.indexOf(this.preferences.textSize) + step];
    if (size !== undefined) void this.prefer({ textSize: size });
  }

  /** The name that stands on determinations; asked for once, in the status bar. null: the person gave none. */
  async determiner(): Promise<string | null> {
    const name = this.preferences.determiner === '' ? await this.#nameAsked() : this.preferences.determiner;
    return name !== null && (await this.keepOrcid(name)) ? name : null;
  }

  #nameAsked(): Promise<string | null> {
    this.#nameGiven?.(null);
    this.askingName = true;
    return new Promise((resolve) => (this.#nameGiven = resolve));
  }

  /** Before specimens are named: who does it, where nobody is known, or where several work here. Once a catalogue and session. */
  askWhoNames(): void {
    const folder = this.catalogue?.folder ?? null;
    if (folder === null || this.catalogue?.readOnly !== null || this.#askedIn === folder) return;
    this.#askedIn = folder;
    const { determiner, people } = this.preferences;
    if (determiner === '' || people.length > 1) this.askingName = true;
  }

  /**
   * Takes the desk: a new person, one whose entry was put right, or another one. `before`: what the entry was called. Known
   * here at once, before it is kept: a key pressed meanwhile names under it.
   */
  async takeDesk(person: Person, before = person.name): Promise<void> {
    const at = this.preferences.people.findIndex(({ name }) => name === before);
    const others = this.preferences.people.filter(({ name }, index) => index === at || name !== person.name);
    const here = others.findIndex(({ name }) => name === before);
    const people = here < 0 ? [...others, person] : others.with(here, person);
    this.preferences = { ...this.preferences, determiner: person.name, people };
    this.#endAsking(person.name);
    await this.prefer({ determiner: person.name, people });
    // Here or with the first determination: where the catalogue knows another ORCID, it is better told at once.
    if (this.catalogue?.readOnly === null) await this.keepOrcid(person.name);
  }

  /** A person who works here no more. What they named stays theirs. */
  async forgetPerson({ name }: Person): Promise<void> {
    const people = this.preferences.people.filter((person) => person.name !== name);
    const determiner = this.preferences.determiner === name ? '' : this.preferences.determiner;
    await this.prefer({ determiner, people });
  }

  /** The person would rather not say. */
  leaveUnasked(): void {
    this.#endAsking(null);
  }

  #endAsking(name: string | null): void {
    this.#askedIn = this.catalogue?.folder ?? null;
    this.orcidClash = null;
    this.askingName = false;
    this.#nameGiven?.(name);
    this.#nameGiven = null;
  }

  /** The ORCID goes with the catalogue before the first determination. False: it could not, and the person was told. */
  async keepOrcid(name: string, replace = false): Promise<boolean> {
    const orcid = this.preferences.people.find((person) => person.name === name)?.orcid ?? null;
    const key = `${this.opening} ${name} ${orcid}`;
    if (orcid === null || key === this.#orcidKept) return true;
    try {
      await request('people.keep', { name, orcid, replace });
      this.#orcidKept = key;
      this.orcidClash = null;
      return true;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'orcid-of-another') {
        this.orcidClash = problem;
        this.peopleOpen = true;
      } else this.tell(problem);
      return false;
    }
  }

  /** True where nothing can be changed: told now, not after a question. */
  #onlyToLook(): boolean {
    const reason = this.catalogue?.readOnly ?? null;
    if (reason === null) return false;
    this.tell(toProblem(new ProblemError('catalogue-read-only', { reason })));
    return true;
  }

  /** One act of the person at the desk. null: not done, and the person was told why. */
  async decide(decision: Decision): Promise<ActionResult | null> {
    const identifiedBy = this.#onlyToLook() ? null : await this.determiner();
    if (identifiedBy === null) return null;
    return this.#act(() => request('review.decide', { ...decision, identifiedBy }));
  }

  /** All that a person called by this label is of that taxon. null: not done, and the person was told why. */
  async tie(labelId: number, taxonId: number): Promise<ActionResult | null> {
    const identifiedBy = this.#onlyToLook() ? null : await this.determiner();
    if (identifiedBy === null) return null;
    return this.#act(() => request('names.tie-label', { labelId, taxonId, identifiedBy }));
  }

  /** The same for what was read in wrongly. A name is asked for where a doubt may have to stand under it. */
  async repair(repair: Repair): Promise<ActionResult | null> {
    const by = repair.act === 'join' ? await this.determiner() : this.preferences.determiner;
    if (by === null) return null;
    const result = await this.#act(() => request('repair.do', { repair, by }));
    if (result && repair.act === 'turn') this.picturesChanged += 1;
    return result;
  }

  /** A name is added or corrected. null: not done, and the person was told why. */
  async changeName(change: NameAct): Promise<NameActResult | null> {
    if (this.#onlyToLook()) return null;
    return this.#act(() => request('names.do', { change, by: this.preferences.determiner }));
  }

  /** What an import found against the catalogue. A name is asked for where determinations stand under it. */
  async settle({ which, take }: Omit<SettleRequest, 'by'>, names: boolean): Promise<ActionResult | null> {
    const by = names ? await this.determiner() : this.preferences.determiner;
    if (by === null) return null;
    return this.#act(() => request('contradictions.settle', { which, take, by }));
  }

  async undo(): Promise<ActionResult | null> {
    if (!this.catalogue?.undo) return null;
    return this.#turn(
      'undo',
      await this.#act(() => request('actions.undo', { by: this.preferences.determiner }), FRAME.undo.undone),
    );
  }

  async redo(): Promise<ActionResult | null> {
    if (!this.catalogue?.redo) return null;
    return this.#turn(
      'redo',
      await this.#act(() => request('actions.redo', { by: this.preferences.determiner }), FRAME.undo.redone),
    );
  }

  #turn(way: Turn['way'], result: ActionResult | null): ActionResult | null {
    if (result) this.turned = { way, result };
    if (result?.pictures) this.picturesChanged += 1;
    return result;
  }

  async #act<R extends ActionResult>(act: () => Promise<R>, told = (what: string) => what): Promise<R | null> {
    const result = await this.attempt(act);
    if (!result) return null;
    this.done = [told(result.description), ...(result.told ?? [])].join('. ');
    if (this.catalogue) this.catalogue = { ...this.catalogue, undo: result.undo, redo: result.redo };
    return result;
  }
}
