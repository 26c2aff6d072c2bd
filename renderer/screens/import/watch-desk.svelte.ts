/*
 * A folder that is watched: how it is asked for, and the running list as it grows. Lives as long as its catalogue is open, so
 * that one can leave the screen and come back.
 */
import { createContext } from 'svelte';
import type { JobSnapshot } from '../../../electron/contract/jobs.ts';
import type { LastWatch, WatchAct, WatchEntry, WatchNews, WatchRequest } from '../../../electron/contract/watch.ts';
import type { Problem } from '../../../electron/domain/problems.ts';
import { WATCH } from '../../../electron/domain/language/window.ts';
import { controlJob, problemOf, request, startJob } from '../../bridge.ts';
import type { Session } from '../../state/session.svelte.ts';
import { isUnderWay } from '../../state/job-words.ts';
import { kept } from '../../state/kept.ts';
import { play } from './sound.ts';

export const [useWatchDesk, provideWatchDesk] = createContext<WatchDesk>();

const soundKept = kept<boolean>('watch-sound', true);
const MOST_SHOWN = 200;

export class WatchDesk {
  folder = $state<string | null>(null);
  numberBy = $state<'code' | 'rule'>('code');
  rule = $state('');
  codesToo = $state(true);
  viewsBy = $state<'order' | 'name'>('order');
  views = $state<string>(WATCH.viewsExample);
  present = $state(false);
  starting = $state(false);
  problem = $state.raw<Problem | null>(null);
  entries = $state.raw<readonly WatchEntry[]>([]);
  news = $state.raw<WatchNews | null>(null);
  #sound = $state(soundKept.get());
  #jobId = $state<string | null>(null);
  #after = 0;
  #asking = false;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  get sound(): boolean {
    return this.#sound;
  }

  set sound(on: boolean) {
    this.#sound = on;
    soundKept.set(on);
  }

  /** What is under way, else what this desk began last. */
  get job(): JobSnapshot<'watch'> | null {
    const running = this.#session.underWay.find(({ kind }) => kind === 'watch');
    return (running ?? this.#session.job(this.#jobId)) as JobSnapshot<'watch'> | null;
  }

  get viewList(): readonly string[] {
    return this.views
      .split(',')
      .map((view) => view.trim())
      .filter((view) => view !== '');
  }

  get hindrance(): 'folder' | 'rule' | 'views' | null {
    if (this.folder === null) return 'folder';
    if (this.numberBy === 'rule' && this.rule.trim() === '') return 'rule';
    return this.viewsBy === 'order' && this.viewList.length === 0 ? 'views' : null;
  }

  async choose(): Promise<void> {
    const folder = await this.#session.attempt(() => request('dialog.folder', { purpose: 'import' }));
    if (folder) this.folder = folder;
  }

  /** As it was asked for last. */
  goOnWith({ folder, nameRule, codes, views, present }: LastWatch): void {
    this.folder = folder;
    this.numberBy = nameRule === null ? 'code' : 'rule';
    this.rule = nameRule ?? '';
    this.codesToo = codes;
    this.viewsBy = views === null ? 'name' : 'order';
    this.views = views?.join(', ') ?? WATCH.viewsExample;
    this.present = present === 'take';
  }

  async begin(): Promise<void> {
    if (this.folder === null || this.hindrance !== null || this.starting) return;
    const isByRule = this.numberBy === 'rule';
    const asked: WatchRequest = {
      folder: this.folder,
      labels: 'none',
      identifiedBy: '',
      records: null,
      nameRule: isByRule ? this.rule.trim() : null,
      codes: !isByRule || this.codesToo,
      views: this.viewsBy === 'order' ? this.viewList : null,
      present: this.present ? 'take' : 'leave',
    };
    this.starting = true;
    this.problem = null;
    this.#empty();
    try {
      this.#jobId = await startJob('watch', asked);
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.starting = false;
    }
  }

  /** What came since it was asked last. */
  async read(): Promise<void> {
    const { job } = this;
    if (this.#asking || !job || !isUnderWay(job)) return;
    this.#asking = true;
    try {
      const news = await request('watch.news', { after: this.#after });
      if (news) this.#take(news);
    } catch (error) {
      this.#session.tell(problemOf(error));
    } finally {
      this.#asking = false;
    }
  }

  #take(news: WatchNews): void {
    const isFirst = this.#after === 0;
    this.#after = news.change;
    this.news = news;
    if (news.entries.length === 0) return;
    const changed = new Set(news.entries.map(({ id }) => id));
    const [newest] = news.entries;
    const isNew = newest !== undefined && newest.id > (this.entries[0]?.id ?? 0);
    const all = [...news.entries, ...this.entries.filter(({ id }) => !changed.has(id))];
    this.entries = all.toSorted((a, b) => b.id - a.id).slice(0, MOST_SHOWN);
    if (this.sound && isNew && !isFirst) play(isGood(newest) ? 'good' : 'look');
  }

  async act(act: WatchAct): Promise<void> {
    await this.#session.attempt(() => request('watch.act', { act, by: this.#session.preferences.determiner }));
    await this.read();
  }

  async decide(id: number, catalogNumber: string | null, view: string): Promise<void> {
    await this.#session.attempt(() =>
      request('watch.decide', { id, catalogNumber, view: view.trim() === '' ? null : view.trim() }),
    );
    await this.read();
  }

  async stop(): Promise<void> {
    const { job } = this;
    if (job) await this.#session.attempt(() => controlJob(job.id, 'cancel'));
  }

  /** Back to how it is asked for. */
  clear(): void {
    this.#jobId = null;
    this.problem = null;
    this.#empty();
  }

  #empty(): void {
    this.entries = [];
    this.news = null;
    this.#after = 0;
  }
}

export function isGood({ state, flaws, contradicts }: WatchEntry): boolean {
  return state === 'taken' && flaws.length === 0 && !contradicts;
}
