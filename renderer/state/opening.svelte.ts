/*
 * Ways into a catalogue: open one, make one from a folder of photos, try the sample, drop a folder. What goes wrong is
 * kept to be shown in place, on the Start screen or above what is open.
 */
import type { JobProgress } from '../../electron/contract/jobs.ts';
import { MODEL_FILE_ENDING } from '../../electron/contract/model-file.ts';
import { type Problem, ProblemError, toProblem } from '../../electron/domain/problems.ts';
import type { Dropped } from '../../electron/contract/requests.ts';
import type { SavedTable } from '../../electron/contract/salvage.ts';
import { WEIGHTS_ENDINGS } from '../../electron/contract/starting-weights.ts';
import { listen, pathOfDropped, problemOf, request } from '../bridge.ts';
import type { Router } from './router.svelte.ts';
import type { Session } from './session.svelte.ts';

const NO_USE = toProblem(new ProblemError('dropped-no-use'));
const NO_CATALOGUE = toProblem(new ProblemError('dropped-too-early'));

const ENDINGS = [MODEL_FILE_ENDING, ...WEIGHTS_ENDINGS.map((ending) => `.${ending}`)];

/** Nobody works in such a catalogue: what was open is closed for the ways to mend it. */
const TO_MEND: ReadonlySet<string> = new Set(['catalogue-damaged', 'catalogue-foreign']);

export type Way = 'open' | 'new' | 'sample' | 'restore' | 'save';

export class Opening {
  /** Under way now. */
  busy = $state<Way | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** The folder of a catalogue whose file is damaged or was changed by others, and so was not opened; `problem` says how. */
  damaged = $state<string | null>(null);
  /** The folder of a catalogue that was not opened because somebody else has it open. */
  inUse = $state<string | null>(null);
  /** What was saved of a damaged catalogue into the one that is open now. */
  saved = $state.raw<readonly SavedTable[] | null>(null);
  /** How far the saving of a damaged catalogue is. */
  saving = $state.raw<JobProgress | null>(null);
  /** Photos that a new catalogue is being made for; the place of the catalogue is still to be chosen. */
  photos = $state<string | null>(null);
  readonly #session: Session;
  readonly #router: Router;

  constructor(session: Session, router: Router) {
    this.#session = session;
    this.#router = router;
  }

  /** Where the window goes when a catalogue was opened. */
  arrived(): void {
    const folder = this.photos;
    this.photos = null;
    this.forgetDamaged();
    this.#router.go(folder === null ? 'collection' : { screen: 'import', folder });
  }

  async open(): Promise<void> {
    const folder = await this.#session.attempt(() => request('dialog.folder', { purpose: 'open-catalogue' }));
    if (folder) await this.openFolder(folder);
  }

  /** `look`: nothing is written to it, and somebody else may have it open. */
  async openFolder(folder: string, look = false): Promise<void> {
    this.photos = null;
    this.damaged = null;
    await this.#try('open', () => request('app.open', look ? { folder, look } : { folder }), folder);
  }

  /** Puts a copy in the place of a catalogue's file and opens it; true when that was done. */
  async restore(folder: string, name: string): Promise<boolean> {
    return await this.#try('restore', () => request('backups.restore', { folder, name }), folder);
  }

  /** Asks for a new or empty folder, saves there what can be read of a damaged catalogue, and opens it. */
  async saveReadable(folder: string): Promise<void> {
    const into = await this.#session.attempt(() => request('dialog.folder', { purpose: 'new-catalogue' }));
    if (!into) return;
    this.saving = null;
    const stop = listen('saving', (progress) => (this.saving = progress));
    const save = async () => {
      const { tables } = await request('app.save-readable', { folder, into });
      this.saved = tables;
    };
    await this.#try('save', save, folder);
    stop();
  }

  forgetDamaged(): void {
    this.damaged = null;
    this.problem = null;
  }

  /** First the photos; the Start screen then asks for the place of the catalogue. */
  async newFromFolder(): Promise<void> {
    const folder = await this.#session.attempt(() => request('dialog.folder', { purpose: 'import' }));
    if (!folder) return;
    if (this.#session.catalogue && !(await this.close())) return;
    this.#startNew(folder);
  }

  #startNew(folder: string): void {
    this.problem = null;
    this.photos = folder;
    this.#router.go('start');
  }

  /** The second step: a new or empty folder for the catalogue itself. */
  async createForPhotos(): Promise<void> {
    const folder = await this.#session.attempt(() => request('dialog.folder', { purpose: 'new-catalogue' }));
    if (folder) await this.#try('new', () => request('app.create', { folder }));
  }

  forgetPhotos(): void {
    this.photos = null;
    this.problem = null;
  }

  async trySample(): Promise<void> {
    this.photos = null;
    await this.#try('sample', () => request('app.try-sample'));
  }

  async close(): Promise<boolean> {
    const before = this.#session.problems;
    this.saved = null;
    const closed = (await this.#session.attempt(() => request('app.close'))) === null;
    if (closed) this.#session.forget(before);
    return closed;
  }

  /** A folder dropped on the window: a catalogue is opened, photos are imported. A file of use is handed to `take`. */
  async drop(data: DataTransfer, take: (file: Dropped) => void): Promise<void> {
    const item = [...data.items].find(({ kind }) => kind === 'file');
    const file = item?.getAsFile();
    if (!file) return;
    const isFile = item?.webkitGetAsEntry()?.isDirectory === false;
    if (isFile && !ENDINGS.some((ending) => file.name.toLowerCase().endsWith(ending))) {
      this.#tell(NO_USE);
      return;
    }
    if (isFile && !this.#session.catalogue) {
      this.#tell(NO_CATALOGUE);
      return;
    }
    this.problem = null;
    for (const said of [NO_USE, NO_CATALOGUE]) this.#session.dismiss(said);
    const dropped = await this.#session.attempt(() => request('app.dropped', { path: pathOfDropped(file) }));
    if (!dropped) return;
    const { path, kind } = dropped;
    if (kind === 'catalogue') await this.openFolder(path);
    else if (kind !== 'photos') take(dropped);
    else if (this.#session.catalogue) this.#router.go({ screen: 'import', folder: path });
    else this.#startNew(path);
  }

  /** `folder`: of the catalogue that this is about. */
  async #try(way: Way, act: () => Promise<unknown>, folder: string | null = null): Promise<boolean> {
    this.busy = way;
    // What is damaged stays on screen while it is being saved or restored.
    if (folder === null || folder !== this.damaged) this.problem = null;
    this.saved = null;
    this.inUse = null;
    const before = this.#session.catalogue ? this.#session.problems : [];
    try {
      await act();
      this.#session.forget(before);
      return true;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'catalogue-in-use') this.inUse = folder;
      if (folder !== null && (TO_MEND.has(problem.code) || this.damaged === folder)) {
        const open = this.#session.catalogue;
        if (open && open.folder !== folder) await this.close();
        this.damaged = folder;
        this.problem = problem;
        this.#router.go('start');
      } else if (way === 'open' && problem.code !== 'cancelled') this.problem = problem;
      else this.#tell(problem);
      return false;
    } finally {
      this.busy = null;
    }
  }

  /** In place on the Start screen, else in the status bar. What a person stopped is no problem. */
  #tell(problem: Problem): void {
    if (this.#session.catalogue) this.#session.tell(problem);
    else if (problem.code !== 'cancelled') this.problem = problem;
  }
}
