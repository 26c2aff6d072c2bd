/*
 * The run that is being set up: every setting as typed or chosen, proposed from what there is to learn until a person
 * changes the first of them.
 */
import { type AdvancedChoices, advancedChoices } from '../../../electron/domain/advanced-settings.ts';
import { FROM_WEIGHTS } from '../../../electron/contract/starting-weights.ts';
import {
  DEFAULT_TRAINING,
  type Depth,
  QUICK_TRAINING,
  type ScheduleKind,
  type StartFrom,
  type TrainingMode,
  type TrainingSettings,
} from '../../../electron/domain/training.ts';
import { FIGURE_NAMES, type FigureName, ungrouped } from '../../../electron/domain/setting-values.ts';
import { type Drafts, draftOf, draftsOf, readSettings } from './fields.ts';
import { proposeSettings } from './proposal.ts';

const UNKNOWN = proposeSettings(0, '');

export class SetUp {
  drafts = $state<Drafts>(draftsOf(UNKNOWN));
  name = $state('');
  mode = $state<TrainingMode>('full');
  depth = $state<Depth>(UNKNOWN.depth);
  startFrom = $state.raw<StartFrom | null>(null);
  /** Photo size of the model that the run begins from; null for weights, which take any. */
  startSize = $state<number | null>(null);
  schedule = $state<ScheduleKind>(UNKNOWN.schedule);
  flip = $state(UNKNOWN.augmentation.flip);
  advanced = $state<AdvancedChoices>(advancedChoices(UNKNOWN));
  /** What the run is called when its field is left empty. */
  proposedName = $state('');
  /** Whether the run leaves out photos that are not there; asked once some are missed. */
  withoutMissing = $state(false);
  #touched = false;

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

  type(field: FigureName, text: string): void {
    this.#touched = true;
    this.drafts[field] = text;
  }

  choose(changes: { readonly depth?: Depth; readonly schedule?: ScheduleKind; readonly flip?: boolean }): void {
    this.#touched = true;
    if (changes.depth !== undefined) this.depth = changes.depth;
    if (changes.schedule !== undefined) this.schedule = changes.schedule;
    if (changes.flip !== undefined) this.flip = changes.flip;
  }

  /** Depth follows from what the run begins from; the rate as well, where a person has not typed another. */
  begin(startFrom: StartFrom, depth: Depth, size: number | null = null): void {
    this.#touched = true;
    this.startFrom = startFrom;
    this.startSize = size;
    this.depth = depth;
    this.#keepStartSize();
    this.#changeRate(DEFAULT_TRAINING.learningRate, FROM_WEIGHTS.learningRate);
  }

  beginFromNothing(): void {
    this.#touched = true;
    this.startFrom = null;
    this.startSize = null;
    this.#changeRate(FROM_WEIGHTS.learningRate, DEFAULT_TRAINING.learningRate);
  }

  #changeRate(from: number, to: number): void {
    const field = 'learningRate';
    if (this.drafts[field] === draftOf(field, from)) this.drafts[field] = draftOf(field, to);
  }

  /** The settings that one mode wants otherwise than the other are proposed anew. */
  chooseMode(mode: TrainingMode): void {
    if (mode === this.mode) return;
    this.#touched = true;
    this.mode = mode;
    const begun = this.startFrom ? { ...DEFAULT_TRAINING, ...FROM_WEIGHTS } : DEFAULT_TRAINING;
    const proposed = mode === 'quick' ? { ...begun, ...QUICK_TRAINING } : begun;
    this.schedule = proposed.schedule;
    for (const field of FIGURE_NAMES) {
      if (field in QUICK_TRAINING) this.drafts[field] = draftOf(field, ungrouped(proposed)[field]);
    }
    this.#keepStartSize();
  }

  /** Embeddings are those that recognition keeps as well only at the model's own size. */
  #keepStartSize(): void {
    if (this.mode === 'quick' && this.startSize !== null) this.drafts.size = draftOf('size', this.startSize);
  }

  chooseAdvanced(changes: Partial<AdvancedChoices>): void {
    this.#touched = true;
    this.advanced = { ...this.advanced, ...changes };
  }

  /** Called whenever it becomes known how much there is to learn from; leaves alone what a person has changed. */
  propose(learnPhotos: number): void {
    if (this.#touched || learnPhotos <= 0) return;
    const proposed = proposeSettings(learnPhotos, this.name);
    const { depth, size, epochs } = proposed;
    // The same again would only ask for the check again, and that for the proposal.
    const now = this.settings;
    if (now && now.depth === depth && now.size === size && now.epochs === epochs) return;
    this.#fill(proposed);
  }

  /** The settings of an earlier run, under a name of its own. */
  take(settings: TrainingSettings): void {
    this.#touched = true;
    this.#fill({ ...settings, name: '' });
  }

  #fill(settings: TrainingSettings): void {
    this.drafts = draftsOf(settings);
    this.name = settings.name;
    this.mode = settings.mode;
    this.startSize = settings.mode === 'quick' && settings.startFrom?.kind === 'model' ? settings.size : null;
    this.depth = settings.depth;
    this.startFrom = settings.startFrom;
    this.schedule = settings.schedule;
    this.flip = settings.augmentation.flip;
    this.advanced = advancedChoices(settings);
  }
}
