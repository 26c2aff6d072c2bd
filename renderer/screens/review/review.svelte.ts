/*
 * The review of one specimen after the other: the queue, the place in it, what is chosen before deciding, and the
 * decisions, which are shown at once and carried out in the order of the keys, each on the specimen that was on screen.
 */
import { SvelteMap } from 'svelte/reactivity';
import type { NamedSpecimen } from '../../../electron/contract/look-alikes.ts';
import type { ReviewQueueItem, ReviewSpecimen } from '../../../electron/contract/review.ts';
import { REVIEW } from '../../../electron/domain/language/window.ts';
import type { Qualifier } from '../../../electron/domain/taxonomy.ts';
import { problemOf, request } from '../../bridge.ts';
import type { Session, Turn } from '../../state/session.svelte.ts';
import {
  type Act,
  advances,
  afterwards,
  copied,
  type Decision,
  type Draft,
  type Meant,
  meaningOf,
  moveRank,
  NO_DRAFT,
  ranksUpOf,
} from './decide.ts';
import { Evidence } from './evidence.svelte.ts';
import { Groups } from './groups.svelte.ts';
import { HeatMaps } from './heat-map.svelte.ts';
import { InOrder } from './in-order.ts';
import { Queue } from './queue.svelte.ts';
import { PhotoShelf } from './photo-shelf.svelte.ts';
import { countDecision, decidedToday } from './today.ts';
import type { Mark } from './walk.ts';

export class Review {
  readonly queue: Queue;
  draft = $state.raw<Draft>(NO_DRAFT);
  /** Index of the photo on screen among the specimen's; null: the one that the queue shows first. */
  view = $state<number | null>(null);
  /** What could not be done, in words, until the next act. */
  note = $state.raw<{ readonly sentence: string; readonly specimenId: number | null } | null>(null);
  /** The decision before, for copying. */
  last = $state.raw<Decision | null>(null);
  /** When each decision of this session was made, ms. */
  times = $state.raw<readonly number[]>([]);
  today = $state(decidedToday());
  readonly #session: Session;
  readonly #details = new SvelteMap<number, ReviewSpecimen>();
  readonly #asked = new Map<number, Promise<ReviewSpecimen>>();
  readonly #inOrder = new InOrder();

  readonly current = $derived.by(() => this.queue.current);
  /** All that is known of the specimen on screen; null until it has come. */
  readonly specimen = $derived.by(() => (this.current ? (this.#details.get(this.current.specimenId) ?? null) : null));

  /** Index of the photo on screen. */
  readonly viewAt = $derived.by(() => {
    const first = this.specimen?.photos.findIndex(({ photoId }) => photoId === this.current?.photoId) ?? 0;
    return this.view ?? Math.max(0, first);
  });
  readonly shelf: PhotoShelf;
  readonly heat = new HeatMaps();
  readonly evidence = new Evidence();
  readonly groups: Groups;
  /** One after the other, what looks alike together, or one beside two names. */
  layout = $state<'single' | 'grid' | 'table'>('single');
  /** Where the light table leads back to. */
  back = $state<'single' | 'grid' | 'table'>('single');
  /** What the light table begins with beside the one on screen; null: the best of the first name. */
  laid = $state.raw<NamedSpecimen | null>(null);

  /** `opening`: differs for each catalogue that is opened, see photoUrl. */
  constructor(session: Session, opening: number) {
    this.#session = session;
    this.shelf = new PhotoShelf(opening);
    this.queue = new Queue(() => this.#arrived());
    this.groups = new Groups(session, (specimens) => this.#count(specimens));
  }

  // -- where one is ----------------------------------------------------------------------------------------------

  #arrived(): void {
    this.draft = NO_DRAFT;
    this.view = null;
    this.laid = null;
    const { current } = this;
    if (!current) return;
    this.#know(current.specimenId).catch((error: unknown) => this.#say(problemOf(error).message, null));
    this.shelf.take(current.photoId);
    this.evidence.want(current.specimenId, () => this.current?.specimenId === current.specimenId);
    for (const { specimenId, photoId } of this.queue.ahead(3)) {
      this.#know(specimenId).catch(() => {});
      this.shelf.take(photoId);
      this.evidence.want(specimenId);
    }
  }

  #know(specimenId: number): Promise<ReviewSpecimen> {
    const known = this.#details.get(specimenId);
    return known ? Promise.resolve(known) : (this.#asked.get(specimenId) ?? this.#ask(specimenId));
  }

  /** An answer that a later act or question has overtaken is not kept. */
  #ask(specimenId: number): Promise<ReviewSpecimen> {
    const asked = request('review.specimen', { specimenId, modelId: this.queue.modelId }).then(
      (specimen) => {
        if (this.#asked.get(specimenId) !== asked) return this.#details.get(specimenId) ?? specimen;
        this.#asked.delete(specimenId);
        this.#details.set(specimenId, specimen);
        return specimen;
      },
      (error: unknown) => {
        if (this.#asked.get(specimenId) === asked) this.#asked.delete(specimenId);
        throw error;
      },
    );
    this.#asked.set(specimenId, asked);
    return asked;
  }

  /** Known no more; read again where it is on screen, the old standing there meanwhile. */
  #forget(specimenId: number): void {
    this.#asked.delete(specimenId);
    if (this.current?.specimenId === specimenId) this.#ask(specimenId).catch(() => {});
    else this.#details.delete(specimenId);
  }

  /** The catalogue was written from elsewhere: an import, a model's answers. */
  async refresh(): Promise<void> {
    await this.#inOrder.idle();
    for (const specimenId of this.#details.keys()) this.#forget(specimenId);
    this.evidence.forget(this.current?.specimenId ?? null);
    await this.groups.refresh();
  }

  /** null: the newest model. */
  async useModel(modelId: number | null): Promise<void> {
    const keep = this.current?.specimenId ?? null;
    this.queue.modelId = modelId;
    await this.refresh();
    await this.queue.read(keep);
  }

  /** One that the queue may not hold, such as a specimen asked for by the collection. */
  async show(specimenId: number): Promise<void> {
    if (this.queue.show(specimenId)) return;
    const specimen = await this.#session.attempt(() => this.#know(specimenId));
    if (specimen) this.queue.insert(itemOf(specimen));
  }

  /** A specimen that was named beside the one on screen. */
  lay(beside: NamedSpecimen): void {
    this.laid = beside;
    this.back = this.layout;
    this.layout = 'table';
  }

  turnView(by: 1 | -1): void {
    const count = this.specimen?.photos.length ?? 0;
    if (count > 1) this.view = (this.viewAt + by + count) % count;
  }

  // -- what is chosen before deciding ----------------------------------------------------------------------------

  rank(by: 1 | -1): void {
    if (!this.specimen) return;
    this.draft = { ...this.draft, ranksUp: moveRank(this.specimen, ranksUpOf(this.specimen, this.draft), by) };
  }

  chooseRank(ranksUp: number): void {
    this.draft = { ...this.draft, ranksUp };
  }

  /** The same once more takes it away. */
  qualify(qualifier: Qualifier): void {
    this.draft = { ...this.draft, qualifier: this.draft.qualifier === qualifier ? null : qualifier };
  }

  // -- deciding --------------------------------------------------------------------------------------------------

  act(act: Act): void {
    const entry = this.current;
    if (!entry) return;
    this.note = null;
    const { specimenId } = entry;
    const known = this.#details.get(specimenId);
    // Until it is known, the button shows the name itself, so that is what it takes.
    const draft = known ? this.draft : { ...this.draft, ranksUp: this.draft.ranksUp ?? 0 };
    const meant = known ? meaningOf(act, known, draft, this.last) : null;
    if (meant && 'refusal' in meant) {
      this.#say(meant.refusal, specimenId);
      return;
    }
    // Whoever has no name yet is asked for it, with the specimen still before their eyes.
    const named = this.#session.preferences.determiner !== '';
    if (named && known && meant) this.#assume(known, meant.decision, act);
    if (named && advances(act)) {
      this.queue.mark(specimenId, markOf(meant, act));
      this.queue.toNextWaiting();
    }
    void this.#inOrder.add(() => this.#carryOut(specimenId, act, draft, meant, named));
  }

  /** On screen, before the catalogue has answered. */
  #assume(specimen: ReviewSpecimen, decision: Decision, act: Act): void {
    this.last = copied(decision, this.last);
    this.#asked.delete(specimen.specimenId);
    this.#details.set(specimen.specimenId, afterwards(specimen, decision));
    if (!advances(act)) this.draft = NO_DRAFT;
  }

  async #carryOut(specimenId: number, act: Act, draft: Draft, before: Meant | null, shown: boolean): Promise<void> {
    const specimen = await this.#know(specimenId).catch(() => null);
    const meant = before ?? (specimen && meaningOf(act, specimen, draft, this.last));
    if (!meant || 'refusal' in meant) {
      this.#putBack(specimenId, meant?.refusal ?? REVIEW.refusals.unreadable);
      return;
    }
    const { verdict, taxon, qualifier } = meant.decision;
    const result = await this.#session.decide({
      specimenIds: [specimenId],
      verdict,
      taxonId: taxon?.id ?? null,
      qualifier,
      remarks: null,
      modelId: specimen?.modelId ?? null,
    });
    if (!result) {
      const named = this.#session.preferences.determiner !== '';
      this.#putBack(specimenId, named ? REVIEW.refusals.notSaved(this.#session.problems[0]?.message ?? '') : null);
      return;
    }
    this.last = copied(meant.decision, this.last);
    this.#count(1);
    if (advances(act)) this.groups.leave([specimenId]);
    if (!shown && advances(act)) {
      this.queue.mark(specimenId, markOf(meant, act));
      if (this.current?.specimenId === specimenId) this.queue.toNextWaiting();
    }
    // Keys that follow on this specimen stand on what was assumed; the last of them reads what came of all.
    if (this.#inOrder.waiting <= 1) this.#forget(specimenId);
  }

  #count(decided: number): void {
    this.times = [...this.times, ...Array.from({ length: decided }, () => Date.now())];
    this.today = countDecision(decided);
  }

  #putBack(specimenId: number, sentence: string | null): void {
    this.queue.mark(specimenId, null);
    if (this.current === null) this.queue.show(specimenId);
    this.#forget(specimenId);
    if (sentence !== null) this.#say(sentence, specimenId);
  }

  #say(sentence: string, specimenId: number | null): void {
    this.note = { sentence, specimenId };
  }

  skip(): void {
    const entry = this.current;
    if (!entry) return;
    this.note = null;
    if (entry.mark === null) this.queue.mark(entry.specimenId, 'skipped');
    this.queue.toNextWaiting();
  }

  /** Photos may be another specimen's, and specimens be gone: all is read again. */
  async putRight(): Promise<void> {
    this.view = null;
    await this.refresh();
    await this.queue.read(this.current?.specimenId ?? null);
  }

  // -- undoing ---------------------------------------------------------------------------------------------------

  undo(): void {
    void this.#inOrder.add(() => this.#session.undo());
  }

  redo(): void {
    void this.#inOrder.add(() => this.#session.redo());
  }

  /** What an undo or redo, from here or from the frame, means for the queue: what was undone is shown again. */
  async turned({ way, result }: Turn): Promise<void> {
    this.note = null;
    if (result.repaired) return this.putRight();
    const decided = result.specimenIds.length;
    this.today = countDecision(way === 'undo' ? -decided : decided);
    if (way === 'undo') this.times = this.times.slice(0, -decided);
    await this.groups.turned(way, result);
    for (const specimenId of result.specimenIds) {
      this.#asked.delete(specimenId);
      this.#details.delete(specimenId);
      this.queue.mark(specimenId, way === 'undo' ? null : 'verified');
    }
    const [first] = result.specimenIds;
    if (first === undefined) return;
    if (this.layout === 'grid') return;
    if (way === 'undo') return this.show(first);
    const specimen = await this.#session.attempt(() => this.#know(first));
    if (specimen) this.queue.mark(first, specimen.status === 'proposed' ? null : specimen.status);
    if (this.current?.specimenId === first) this.queue.toNextWaiting();
  }
}

function markOf(meant: Meant | null, act: Act): Mark {
  const verdict = meant && 'decision' in meant ? meant.decision.verdict : null;
  if (verdict === 'doubtful' || act.kind === 'doubtful') return 'doubtful';
  if (verdict === 'none-of-these' || act.kind === 'none') return 'none-of-these';
  if (verdict === 'cleared' || act.kind === 'clear') return 'cleared';
  return 'verified';
}

function itemOf(specimen: ReviewSpecimen): ReviewQueueItem {
  const { specimenId, catalogNumber, status, photos, current, proposals } = specimen;
  const best = proposals.find(({ rejected }) => !rejected);
  return {
    specimenId,
    photoId: (photos.find(({ trouble }) => trouble === null) ?? photos[0])?.photoId ?? 0,
    catalogNumber,
    status,
    scientificName: (current?.taxon ?? best?.taxon)?.scientificName ?? null,
    certainty: current ? null : (best?.certainty ?? null),
  };
}
