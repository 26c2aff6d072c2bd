/*
 * The run that is being set up: every setting as typed or chosen; those that a person has not set are proposed anew from those
 * that she has, and from what there is to learn.
 */
import { type AdvancedChoices, advancedChoices } from '../../../electron/domain/advanced-settings.ts';
import { type Beginning, type Given, proposalFor } from '../../../electron/domain/proposal.ts';
import { FIGURE_NAMES, type FigureName, SETTING_NAMES } from '../../../electron/domain/setting-values.ts';
import type { SettingName } from '../../../electron/domain/settings.ts';
import {
  DEFAULT_TRAINING,
  type Depth,
  QUICK_TRAINING,
  type ScheduleKind,
  type StartFrom,
  type TrainingMode,
  type TrainingSettings,
} from '../../../electron/domain/training.ts';
import { type Drafts, draftOf, draftsOf, readField, readSettings } from './fields.ts';

export class SetUp {
  drafts = $state<Drafts>(draftsOf(DEFAULT_TRAINING));
  name = $state('');
  mode = $state<TrainingMode>('full');
  depth = $state<Depth>(DEFAULT_TRAINING.depth);
  /** null: from nothing. */
  start = $state.raw<Beginning | null>(null);
  schedule = $state<ScheduleKind>(DEFAULT_TRAINING.schedule);
  flip = $state(DEFAULT_TRAINING.augmentation.flip);
  advanced = $state<AdvancedChoices>(advancedChoices(DEFAULT_TRAINING));
  /** What the run is called when its field is left empty. */
  proposedName = $state('');
  /** Whether the run leaves out photos that are not there; asked once some are missed. */
  withoutMissing = $state(false);
  /** What a person has set; that stands. */
  readonly #chosen = new Set<SettingName>();
  #learnPhotos = 0;

  readonly #read = $derived(
    readSettings(
      this.drafts,
      {
        name: this.name.trim() || this.proposedName,
        mode: this.mode,
        depth: this.depth,
        startFrom: this.startFrom,
        schedule: this.schedule,
        flip: this.flip,
        ...this.advanced,
      },
      DEFAULT_TRAINING,
    ),
  );
  /** null while a field is wrong. */
  readonly settings = $derived(this.#read.settings);
  readonly faults = $derived(this.#read.faults);

  get startFrom(): StartFrom | null {
    return this.start?.startFrom ?? null;
  }

  /** Photo size that cannot be chosen: embeddings are those that recognition keeps as well only at the model's own. */
  get fixedSize(): number | null {
    return this.mode === 'quick' ? (this.start?.size ?? null) : null;
  }

  type(field: FigureName, text: string): void {
    this.drafts[field] = text;
    this.#choose(field);
  }

  choose(changes: { readonly depth?: Depth; readonly schedule?: ScheduleKind; readonly flip?: boolean }): void {
    if (changes.depth !== undefined) this.depth = changes.depth;
    if (changes.schedule !== undefined) this.schedule = changes.schedule;
    if (changes.flip !== undefined) this.flip = changes.flip;
    this.#choose(...(Object.keys(changes) as SettingName[]));
  }

  chooseAdvanced(changes: Partial<AdvancedChoices>): void {
    this.advanced = { ...this.advanced, ...changes };
    this.#choose(...(Object.keys(changes) as SettingName[]));
  }

  #choose(...names: readonly SettingName[]): void {
    for (const name of names) this.#chosen.add(name);
    this.#propose();
  }

  /** Depth follows from what the run begins from; the rate as well, where a person has not typed another. */
  begin(start: Beginning | null): void {
    // A run of before, whose settings were taken, may have been proposed the usual rate or that for few photos.
    const proposed = [0, this.#learnPhotos].map((photos) => proposalFor({ mode: this.mode }, photos, this.start));
    const isProposed = proposed.some(
      ({ settings }) => this.drafts.learningRate === draftOf('learningRate', settings.learningRate),
    );
    if (isProposed) this.#chosen.delete('learningRate');
    this.#chosen.delete('depth');
    this.start = start;
    this.#propose();
  }

  /** The settings that one mode wants otherwise than the other are proposed anew. */
  chooseMode(mode: TrainingMode): void {
    if (mode === this.mode) return;
    this.mode = mode;
    for (const name of Object.keys(QUICK_TRAINING)) this.#chosen.delete(name as SettingName);
    this.#propose();
  }

  /** Called whenever it becomes known how much there is to learn from. */
  propose(learnPhotos: number): void {
    // The same again would only ask for the check again, and that for the proposal.
    if (learnPhotos <= 0 || learnPhotos === this.#learnPhotos) return;
    this.#learnPhotos = learnPhotos;
    this.#propose();
  }

  #propose(): void {
    this.#fill(proposalFor(this.#given(), this.#learnPhotos, this.start).settings);
  }

  /** A field that is wrong gives nothing, and stays as it is. */
  #given(): Given {
    const figures = FIGURE_NAMES.flatMap((field) => {
      const typed = readField(field, this.drafts[field]);
      return 'value' in typed ? [[field, typed.value]] : [];
    });
    const { depth, schedule, flip, advanced } = this;
    const values = { ...Object.fromEntries(figures), depth, schedule, flip, ...advanced } as Given;
    return { ...Object.fromEntries(Object.entries(values).filter(([name]) => this.#stands(name))), mode: this.mode };
  }

  #stands(name: string): boolean {
    return this.#chosen.has(name as SettingName) && !(name === 'size' && this.fixedSize !== null);
  }

  /** The settings of an earlier run, under a name of its own. */
  take(settings: TrainingSettings): void {
    const { startFrom, depth, mode } = settings;
    this.name = '';
    this.mode = mode;
    const size = startFrom?.kind === 'model' && mode === 'quick' ? settings.size : null;
    this.start = startFrom && { startFrom, depth, size };
    this.#chosen.clear();
    this.#fill(settings);
    for (const name of SETTING_NAMES) this.#chosen.add(name);
  }

  /** All but what stands. */
  #fill(settings: TrainingSettings): void {
    const drafts = draftsOf(settings);
    for (const field of FIGURE_NAMES) if (!this.#stands(field)) this.drafts[field] = drafts[field];
    const { depth, schedule, augmentation } = settings;
    if (!this.#stands('depth')) this.depth = depth;
    if (!this.#stands('schedule')) this.schedule = schedule;
    if (!this.#stands('flip')) this.flip = augmentation.flip;
    const advanced = Object.entries(advancedChoices(settings)).filter(([name]) => !this.#stands(name));
    this.advanced = { ...this.advanced, ...Object.fromEntries(advanced) };
  }
}
